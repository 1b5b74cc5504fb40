package org.intake.domain.screening;

import java.util.Comparator;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Place;
import org.jspecify.annotations.Nullable;

/// One thing that a rule has read: a field, or a document as a whole (`fieldId` null).
public record Evidence(String documentId, @Nullable String fieldId, Place place)
    implements Comparable<Evidence> {
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::documentId)
          .thenComparingInt(evidence -> evidence.place().page())
          .thenComparing(evidence -> evidence.fieldId() == null ? "" : evidence.fieldId())
          .thenComparing(Evidence::position)
          .thenComparing(evidence -> evidence.place().text());

  private static String position(Evidence evidence) {
    Box box = evidence.place().box();
    CellRef cell = evidence.place().cell();
    Integer paragraph = evidence.place().paragraph();
    return (box == null ? "" : box.toString())
        + (cell == null ? "" : cell.toString())
        + (paragraph == null ? "" : paragraph.toString());
  }

  @Override
  public int compareTo(Evidence other) {
    return ORDER.compare(this, other);
  }
}
