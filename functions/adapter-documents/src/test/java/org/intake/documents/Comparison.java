package org.intake.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.intake.documents.text.Key;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.testkit.documents.PieceType;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.Truth;
import org.intake.testkit.documents.TruthValue;
import org.jspecify.annotations.Nullable;

/// Counts how much of generated files was read right, and lists what was not.
final class Comparison {
  private final List<String> wrong = new ArrayList<>();
  private int fields;
  private int right;

  void add(SampleFile file, FileReading reading) {
    for (Truth.Document truth : file.truth().documents()) {
      Optional<ReadDocument> read = match(reading, truth);
      fields += truth.fields().size();
      if (read.isEmpty()) {
        wrong.add(file.name() + ": no " + truth.type() + " " + truth.park());
        continue;
      }
      cover(file, truth, read.get());
      truth.fields().forEach(field -> field(file, field, read.get()));
    }
    if (reading.documents().size() > Math.max(1, file.truth().documents().size())) {
      wrong.add(file.name() + ": documents that are not there");
    }
  }

  private static Optional<ReadDocument> match(FileReading reading, Truth.Document truth) {
    return reading.documents().stream()
        .filter(document -> document.type().code().equals(truth.type().name()))
        .filter(document ->
            truth.type() != PieceType.FORM_PART_2 || Objects.equals(document.park(), truth.park()))
        .findFirst();
  }

  private void cover(SampleFile file, Truth.Document truth, ReadDocument read) {
    boolean covered =
        truth.condition() == null
            || read.covers().stream()
                .anyMatch(cover ->
                    cover.condition().equals(truth.condition())
                        && Objects.equals(cover.park(), truth.park()));
    if (!covered) {
      wrong.add(file.name() + ": covers " + read.covers() + " instead of " + truth.condition());
    }
  }

  private void field(SampleFile file, Truth.Field truth, ReadDocument read) {
    Optional<ReadField> found = Readings.field(read, truth.name());
    if (found.isEmpty() || !same(truth.value(), found.get().value())) {
      wrong.add(
          file.name()
              + ": "
              + truth.name()
              + " is "
              + truth.value()
              + ", read "
              + found.map(ReadField::value).orElse(null));
      return;
    }
    right++;
    if (!found.get().doubts().isEmpty()) {
      wrong.add(file.name() + ": " + truth.name() + " in doubt: " + found.get().doubts());
    }
    if (!isPlaced(truth, found.get().place())) {
      wrong.add(file.name() + ": " + truth.name() + " at " + found.get().place());
    }
  }

  private static boolean isPlaced(Truth.Field truth, Place place) {
    if (truth.places().isEmpty()) {
      return place.box() != null || place.cell() != null || place.paragraph() != null;
    }
    return overlap(truth, place) > 0.5;
  }

  /// How much of both places is one, on the page where the value begins.
  static double overlap(Truth.Field truth, Place place) {
    Truth.Place wanted = truth.places().getFirst();
    Box box =
        new Box(wanted.box().x(), wanted.box().y(), wanted.box().width(), wanted.box().height());
    return place.box() == null || place.page() != wanted.page() ? 0 : place.box().overlap(box);
  }

  /// Whether a value was read as it is, in any spelling that means the same.
  static boolean same(TruthValue truth, @Nullable FieldValue value) {
    if (value == null) {
      return false;
    }
    return switch (truth) {
      case TruthValue.Text(var text) -> alike(text, value.display());
      case TruthValue.Amount(var number) ->
          value instanceof FieldValue.Decimal(var read) && read.compareTo(number) == 0;
      case TruthValue.Date(var date) ->
          value instanceof FieldValue.Date(var read) && read.equals(date);
      case TruthValue.Division(var code, _) ->
          value instanceof FieldValue.Division(var read, _) && code.equals(read);
      case TruthValue.Organ(var name) -> alike(name, value.display());
      case TruthValue.Names(var names) -> alike(String.join("、", names), value.display());
      case TruthValue.Divisions(var divisions) ->
          alike(
              String.join("、", divisions.stream().map(TruthValue.Division::name).toList()),
              value.display());
      case TruthValue.CityParks(var parks) ->
          value instanceof FieldValue.Many(var items)
              && items.stream()
                  .flatMap(item ->
                      item instanceof FieldValue.CityParks(var city, var names)
                          ? names.stream().map(name -> city.name() + name)
                          : java.util.stream.Stream.of(item.display()))
                  .toList()
                  .equals(parks.stream().map(park -> park.city() + park.park()).toList());
      case TruthValue.Dated(var text, var date) ->
          value instanceof FieldValue.Dated(var read, var when)
              && alike(text, read)
              && date.equals(when);
      case TruthValue.YearAmounts(var amounts) ->
          value instanceof FieldValue.ByYear(var read)
              && read.size() == amounts.size()
              && amounts.stream().allMatch(a -> a.amount().compareTo(read.get(a.year())) == 0);
    };
  }

  private static boolean alike(String a, String b) {
    return Key.text(a).equals(Key.text(b));
  }

  List<String> wrong() {
    return wrong;
  }

  int fields() {
    return fields;
  }

  int right() {
    return right;
  }
}
