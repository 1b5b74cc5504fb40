package org.intake.application.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Stored;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;

/// What waits for an officer's eye, worst first: the least certain reading comes before all others,
/// because that is where the errors are.
public final class OpenItems {
  /// A call has at most some 80 cases; the bound is there so that no call can make a request
  /// endless.
  private static final int CASES = 1000;

  private static final Comparator<Item> WORST_FIRST =
      Comparator.comparingDouble(Item::confidence)
          .thenComparingInt(item -> rank(item.finding().effect()))
          .thenComparing(item -> item.file().receivedAt())
          .thenComparing(item -> item.file().id())
          .thenComparing(Item::finding, Finding.ORDER);

  private final ListAll lists;

  public OpenItems(Ledger ledger) {
    this.lists = new ListAll(ledger);
  }

  /// One open finding of a case. `confidence` is the least of the fields that it has read; 1 where
  /// it has read none.
  public record Item(CaseRecord file, long revision, Finding finding, double confidence) {}

  public List<Item> worstFirst(String call) {
    return lists
        .all(
            List.of(
                new Listing.CasesAt(call, CaseStatus.MANUAL_CHECK),
                new Listing.CasesAt(call, CaseStatus.DEFICIENT),
                new Listing.CasesAt(call, CaseStatus.BATCH_HOLD)),
            CASES)
        .stream()
        .flatMap(OpenItems::of)
        .sorted(WORST_FIRST)
        .toList();
  }

  private static Stream<Item> of(Stored<CaseRecord> stored) {
    CaseRecord file = stored.value();
    Map<String, CaseField> fields = new TreeMap<>();
    file.fields().forEach(field -> fields.putIfAbsent(field.id(), field));
    return file.findings().stream()
        .filter(finding -> CaseScreening.isOpen(file, finding))
        .map(finding -> new Item(file, stored.revision(), finding, confidence(finding, fields)));
  }

  private static double confidence(Finding finding, Map<String, CaseField> fields) {
    return finding.evidence().stream()
        .map(Evidence::fieldId)
        .flatMap(id -> Stream.ofNullable(id == null ? null : fields.get(id)))
        .mapToDouble(field -> field.read().confidence())
        .min()
        .orElse(1);
  }

  private static int rank(Effect effect) {
    return switch (effect) {
      case BLOCK -> 0;
      case BATCH -> 1;
      case FIX -> 2;
      case DUTY -> 3;
    };
  }
}
