package org.intake.application.assemble;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.submission.SubmissionFile;

/// Which cities a submission is about, and which document speaks of which.
final class Subjects {
  private final Programme programme;
  private final String province;
  private final List<City> cities;
  private final Map<String, City> forms;
  private final Map<String, City> folders;
  private final Map<String, City> parks;
  private final List<String> ranking;

  private Subjects(
      Programme programme,
      String province,
      List<City> cities,
      Map<String, City> forms,
      Map<String, City> folders,
      Map<String, City> parks,
      List<String> ranking) {
    this.programme = programme;
    this.province = province;
    this.cities = List.copyOf(cities);
    this.forms = forms;
    this.folders = folders;
    this.parks = parks;
    this.ranking = ranking;
  }

  static Subjects of(Programme programme, String province, List<Piece> pieces) {
    Map<String, City> known = new LinkedHashMap<>();
    List<String> recommended = recommended(pieces);
    Map<String, City> forms = forms(programme, province, pieces, recommended, known);
    if (known.isEmpty()) {
      recommended.forEach(code ->
          programme
              .reading()
              .divisions()
              .byCode(code)
              .map(Assembler::cityOf)
              .ifPresent(c -> known.put(code, c)));
    }
    Map<String, City> folders = new HashMap<>();
    Map<String, City> parks = new HashMap<>();
    for (Piece piece : pieces) {
      City city = forms.get(piece.formKey());
      if (city != null) {
        String folder = folderOf(piece.document().file());
        City other = folders.putIfAbsent(folder, city);
        if (other != null && !other.equals(city)) {
          folders.put(folder, NOBODY);
        }
        Optional.ofNullable(piece.document().park())
            .ifPresent(park -> parks.putIfAbsent(plain(park), city));
        piece.listed().forEach(park -> parks.putIfAbsent(plain(park), city));
      }
    }
    return new Subjects(
        programme, province, List.copyOf(known.values()), forms, folders, parks, recommended);
  }

  /// Marks a folder that holds forms of several cities: it places nothing.
  private static final City NOBODY = new City(null, "", null);

  /// The city of each form: what most of its documents name, and among equals what the letter
  /// recommends.
  private static Map<String, City> forms(
      Programme programme,
      String province,
      List<Piece> pieces,
      List<String> recommended,
      Map<String, City> known) {
    Map<String, Map<City, Integer>> votes = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (!piece.isForm()) {
        continue;
      }
      piece
          .subject()
          .map(division -> city(programme, province, division))
          .ifPresent(city ->
              votes
                  .computeIfAbsent(piece.formKey(), key -> new LinkedHashMap<>())
                  .merge(city, recommended.contains(city.code()) ? 3 : 2, Integer::sum));
    }
    Map<String, City> forms = new HashMap<>();
    votes.forEach((form, counted) -> {
      City best =
          counted.entrySet().stream()
              .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
              .orElseThrow()
              .getKey();
      City same = known.computeIfAbsent(key(best), k -> best);
      forms.put(form, same);
    });
    return forms;
  }

  private static City city(Programme programme, String province, FieldValue.Division written) {
    return Optional.ofNullable(written.code())
        .flatMap(programme.reading().divisions()::byCode)
        .or(() -> resolved(programme, province, written.name()))
        .map(Assembler::cityOf)
        .orElseGet(() -> new City(null, written.name(), null));
  }

  private static Optional<Division> resolved(Programme programme, String province, String name) {
    return switch (programme.reading().divisions().resolve(name, province)) {
      case DivisionTable.Resolution.Found(Division division) -> Optional.of(division);
      case DivisionTable.Resolution.Ambiguous(String _, List<Division> _) -> Optional.empty();
      case DivisionTable.Resolution.Unknown(String _) -> Optional.empty();
    };
  }

  private static String key(City city) {
    return city.code() == null ? city.name() : city.code();
  }

  /// The codes that letters recommend, in their order.
  private static List<String> recommended(List<Piece> pieces) {
    List<String> codes = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.isForSubmission()) {
        piece.fields().stream()
            .flatMap(field -> Optional.ofNullable(field.read().value()).stream())
            .forEach(value ->
                divisions(value).stream()
                    .filter(code -> !codes.contains(code))
                    .forEach(codes::add));
      }
    }
    return codes;
  }

  private static List<String> divisions(FieldValue value) {
    return switch (value) {
      case FieldValue.Many(List<FieldValue> items) ->
          items.stream().flatMap(item -> divisions(item).stream()).toList();
      case FieldValue.CityParks(FieldValue.Division city, List<String> _) -> divisions(city);
      case FieldValue.Division(var code, String _) ->
          code == null || code.endsWith("0000") ? List.of() : List.of(code);
      case FieldValue.Text _,
          FieldValue.Decimal _,
          FieldValue.Figure _,
          FieldValue.Date _,
          FieldValue.Org _,
          FieldValue.Dated _,
          FieldValue.ByYear _ ->
          List.of();
    };
  }

  List<City> cities() {
    return cities;
  }

  /// The place in the letter's order, from 1; 0 when no letter names the city.
  int rank(City city) {
    return city.code() == null ? 0 : ranking.indexOf(city.code()) + 1;
  }

  /// Where a document goes: everywhere for a letter, to one city surely, or to one by guess.
  List<Assembler.Placement> place(Piece piece) {
    if (piece.isForSubmission()) {
      return cities.stream().map(city -> new Assembler.Placement(city, false)).toList();
    }
    Optional<City> sure =
        Optional.ofNullable(forms.get(piece.formKey()))
            .or(() -> piece.subject().map(d -> city(programme, province, d)).flatMap(this::known))
            .or(() -> byPark(piece))
            .or(() -> byFolderOrName(piece.document().file()))
            .or(() -> onlyOneIn(piece.text()))
            .or(() -> cities.size() == 1 ? Optional.of(cities.getFirst()) : Optional.empty());
    if (sure.isPresent()) {
      return List.of(new Assembler.Placement(sure.get(), false));
    }
    return cities.isEmpty() ? List.of() : List.of(new Assembler.Placement(cities.getFirst(), true));
  }

  private Optional<City> known(City city) {
    return cities.stream().filter(other -> key(other).equals(key(city))).findFirst();
  }

  private Optional<City> byPark(Piece piece) {
    return Optional.ofNullable(piece.document().park())
        .or(() ->
            piece.document().covers().stream()
                .flatMap(c -> Optional.ofNullable(c.park()).stream())
                .findFirst())
        .flatMap(park -> Optional.ofNullable(parks.get(plain(park))));
  }

  /// A name in the path speaks before a neighbour in the folder does.
  private Optional<City> byFolderOrName(String file) {
    return onlyOneIn(file)
        .or(() ->
            Optional.ofNullable(folders.get(folderOf(file)))
                .filter(city -> !city.equals(NOBODY))
                .filter(city -> cities.size() > 1 || cities.contains(city)));
  }

  private Optional<City> onlyOneIn(String text) {
    List<City> named =
        cities.stream()
            .filter(city -> text.contains(city.name()) || text.contains(shortName(city)))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static String shortName(City city) {
    String name = city.name();
    return name.length() > 2
            && (name.endsWith("市")
                || name.endsWith("区")
                || name.endsWith("州")
                || name.endsWith("盟"))
        ? name.substring(0, name.length() - 1)
        : name;
  }

  /// Whether a file is this city's business: something of it was placed here, or nothing of it was
  /// placed anywhere and its name does not speak of another city.
  boolean concerns(SubmissionFile file, City city, Collection<PlacedDocument> documents) {
    if (documents.stream().anyMatch(document -> document.fileId().equals(file.id()))) {
      return true;
    }
    if (!file.documentTypes().isEmpty()) {
      return false;
    }
    Optional<City> speaksOf = byFolderOrName(file.name());
    return speaksOf.isEmpty() || speaksOf.get().equals(city);
  }

  private static String folderOf(String file) {
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "" : file.substring(0, slash);
  }

  private static String plain(String name) {
    return name.replaceAll("\\s", "");
  }
}
