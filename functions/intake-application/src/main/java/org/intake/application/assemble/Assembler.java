package org.intake.application.assemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Puts the documents of a submission together as one application per city.
///
/// A document belongs to the city that it names; else to the form that it stands in; else to the
/// city of its folder, of its file name, of its park, or of the one city whose name its text holds.
/// A letter belongs to every city. What nothing places goes to the likeliest city, marked as a
/// guess.
public final class Assembler {
  private final Programme programme;

  public Assembler(Programme programme) {
    this.programme = programme;
  }

  /// The readings of each current file of the submission, by file id.
  public Assembly assemble(Submission submission, Map<String, List<FileReading>> readings) {
    List<Piece> pieces = pieces(submission, readings);
    Subjects subjects = Subjects.of(programme, submission.province(), pieces);
    List<City> cities = subjects.cities();
    Map<City, List<Piece>> byCity = new LinkedHashMap<>();
    cities.forEach(city -> byCity.put(city, new ArrayList<>()));
    for (Piece piece : pieces) {
      for (Placement placement : subjects.place(piece)) {
        Optional.ofNullable(byCity.get(placement.city()))
            .ifPresent(of -> of.add(placement.guess() ? piece.guessed() : piece));
      }
    }
    List<Assembly.Application> applications = new ArrayList<>();
    byCity.forEach((city, own) -> {
      Material material = material(submission, subjects, city, own);
      applications.add(new Assembly.Application(city, parks(own), subjects.rank(city), material));
    });
    return new Assembly(applications);
  }

  /// What a report of an approved city brings, behind what the city has already.
  public Material reported(
      Material before, Submission report, Map<String, List<FileReading>> readings) {
    Map<String, PlacedDocument> documents = new LinkedHashMap<>();
    before.documents().forEach(document -> documents.put(document.id(), document));
    Map<String, CaseField> fields = new LinkedHashMap<>();
    before.fields().forEach(field -> fields.put(field.id(), field));
    for (Piece piece : sorted(pieces(report, readings))) {
      documents.putIfAbsent(piece.document().id(), piece.document());
      piece.fields().forEach(field -> fields.putIfAbsent(field.id(), field));
    }
    return new Material(
        before.version(),
        before.files(),
        List.copyOf(documents.values()),
        List.copyOf(fields.values()));
  }

  record Placement(City city, boolean guess) {}

  private List<Piece> pieces(Submission submission, Map<String, List<FileReading>> readings) {
    List<Piece> pieces = new ArrayList<>();
    for (SubmissionFile file : submission.current()) {
      for (FileReading reading : readings.getOrDefault(file.id(), List.of())) {
        int form = 0;
        Set<DocumentDefinition> inForm = new LinkedHashSet<>();
        for (int i = 0; i < reading.documents().size(); i++) {
          ReadDocument document = reading.documents().get(i);
          Optional<DocumentDefinition> definition = programme.reading().definition(document.type());
          if (definition.isPresent() && beginsForm(definition.get(), inForm)) {
            form++;
            inForm.clear();
          }
          definition.ifPresent(inForm::add);
          String id = reading.sha256().shortForm() + "-" + (i + 1);
          pieces.add(Piece.of(submission, file, reading, document, definition, id, form));
        }
      }
    }
    return pieces;
  }

  /// A second document of a kind that a form has once begins another form: two cities in one file.
  private static boolean beginsForm(DocumentDefinition definition, Set<DocumentDefinition> inForm) {
    return definition.scope() == DocumentDefinition.Scope.CASE
        && definition.shape() == DocumentDefinition.Shape.FORM
        && inForm.contains(definition);
  }

  private Material material(Submission submission, Subjects subjects, City city, List<Piece> own) {
    Map<String, PlacedDocument> documents = new LinkedHashMap<>();
    Map<String, CaseField> fields = new LinkedHashMap<>();
    for (Piece piece : sorted(own)) {
      documents.merge(piece.document().id(), piece.document(), Assembler::sameContent);
      for (CaseField field : piece.fields()) {
        fields.putIfAbsent(field.id(), field);
      }
    }
    List<CaseFile> files =
        submission.current().stream()
            .filter(file -> subjects.concerns(file, city, documents.values()))
            .map(file -> new CaseFile(file.id(), file.name(), file.problems()))
            .toList();
    return new Material(
        submission.version(), files, List.copyOf(documents.values()), List.copyOf(fields.values()));
  }

  /// The order of the programme file, then of arrival: the same package gives the same case
  /// whatever order its files came in.
  private List<Piece> sorted(List<Piece> pieces) {
    Map<String, Integer> order = new HashMap<>();
    for (DocumentDefinition definition : programme.reading().documents()) {
      order.put(definition.type().code(), order.size());
    }
    return pieces.stream()
        .sorted(
            Comparator.comparingInt((Piece piece) ->
                    order.getOrDefault(piece.document().type().code(), Integer.MAX_VALUE))
                .thenComparing(piece -> piece.document().file())
                .thenComparingInt(piece -> piece.document().firstPage())
                .thenComparing(piece -> piece.document().id()))
        .toList();
  }

  /// The same bytes under two names are one document that serves what both names say.
  private static PlacedDocument sameContent(PlacedDocument first, PlacedDocument second) {
    Set<Cover> covers = new LinkedHashSet<>(first.covers());
    covers.addAll(second.covers());
    return first.covering(List.copyOf(covers));
  }

  private static List<String> parks(List<Piece> own) {
    Map<String, String> parks = new LinkedHashMap<>();
    own.stream()
        .filter(Piece::isPart)
        .sorted(
            Comparator.comparing((Piece piece) -> piece.document().file())
                .thenComparingInt(piece -> piece.document().firstPage())
                .thenComparing(piece -> piece.document().id()))
        .flatMap(piece -> Optional.ofNullable(piece.document().park()).stream())
        .forEach(park -> parks.putIfAbsent(park.replaceAll("\\s", ""), park));
    return List.copyOf(parks.values());
  }

  /// Where a division is known the code is the identity, else the name as written.
  static City cityOf(Division division) {
    return new City(division.code(), division.name(), division.type().label());
  }
}
