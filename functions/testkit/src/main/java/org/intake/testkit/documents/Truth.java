package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What a reader must find in one file: the documents in it and the value of each filled field.
public record Truth(List<Document> documents, List<Seal> seals) {

  public Truth {
    documents = List.copyOf(documents);
    seals = List.copyOf(seals);
  }

  /// Pages count from 1; both are 0 where the format fixes no pages.
  public record Document(
      PieceType type,
      @Nullable String park,
      @Nullable String condition,
      int firstPage,
      int lastPage,
      List<Field> fields) {
    public Document {
      fields = List.copyOf(fields);
    }
  }

  /// `places` is empty where the format fixes no pages.
  public record Field(String name, TruthValue value, String raw, List<Place> places) {
    public Field {
      places = List.copyOf(places);
    }
  }

  public record Place(int page, Box box) {}

  public record Seal(int page, Box box, String ring) {}

  /// The truth of a file without fixed pages.
  public static Truth of(List<Piece> pieces) {
    List<Document> documents = new ArrayList<>();
    for (Piece piece : pieces) {
      documents.add(
          new Document(
              piece.type(), piece.park(), piece.condition(), 0, 0, fields(piece, Map.of())));
    }
    return new Truth(documents, List.of());
  }

  /// The truth of a file whose pages were laid out here.
  static Truth of(List<Piece> pieces, List<LaidPage> pages) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int first = 0;
      int last = 0;
      Map<String, Map<Integer, Box>> boxes = new TreeMap<>();
      for (int page = 1; page <= pages.size(); page++) {
        for (LaidPage.Text text : pages.get(page - 1).texts()) {
          if (text.piece() != i) {
            continue;
          }
          first = first == 0 ? page : first;
          last = page;
          if (text.field() != null) {
            boxes
                .computeIfAbsent(text.field(), _ -> new TreeMap<>())
                .merge(page, text.box(), Box::union);
          }
        }
      }
      documents.add(
          new Document(
              piece.type(), piece.park(), piece.condition(), first, last, fields(piece, boxes)));
    }
    return new Truth(documents, seals(pages));
  }

  /// For formats that leave a document unstamped.
  Truth withoutSeals() {
    return new Truth(documents, List.of());
  }

  /// The same truth with every box moved, page by page.
  Truth mapped(BiFunction<Integer, Box, Box> move) {
    return new Truth(
        documents.stream()
            .map(d ->
                new Document(
                    d.type(),
                    d.park(),
                    d.condition(),
                    d.firstPage(),
                    d.lastPage(),
                    d.fields().stream()
                        .map(f ->
                            new Field(
                                f.name(),
                                f.value(),
                                f.raw(),
                                f.places().stream()
                                    .map(p -> new Place(p.page(), move.apply(p.page(), p.box())))
                                    .toList()))
                        .toList()))
            .toList(),
        seals.stream()
            .map(s -> new Seal(s.page(), move.apply(s.page(), s.box()), s.ring()))
            .toList());
  }

  /// What one page of the file shows, as a file of its own; a value split over two pages belongs to
  /// neither.
  Truth ofPage(int page) {
    List<Document> shown = new ArrayList<>();
    for (Document document : documents) {
      if (page < document.firstPage() || page > document.lastPage()) {
        continue;
      }
      List<Field> fields =
          document.fields().stream()
              .filter(f -> f.places().size() == 1 && f.places().getFirst().page() == page)
              .map(f ->
                  new Field(
                      f.name(),
                      f.value(),
                      f.raw(),
                      List.of(new Place(1, f.places().getFirst().box()))))
              .toList();
      shown.add(new Document(document.type(), document.park(), document.condition(), 1, 1, fields));
    }
    return new Truth(
        shown,
        seals.stream()
            .filter(s -> s.page() == page)
            .map(s -> new Seal(1, s.box(), s.ring()))
            .toList());
  }

  private static List<Seal> seals(List<LaidPage> pages) {
    List<Seal> seals = new ArrayList<>();
    for (int page = 1; page <= pages.size(); page++) {
      for (LaidPage.PlacedSeal seal : pages.get(page - 1).seals()) {
        seals.add(new Seal(page, seal.box(), seal.seal().ring()));
      }
    }
    return seals;
  }

  private static List<Field> fields(Piece piece, Map<String, Map<Integer, Box>> boxes) {
    Map<String, String> raw = new TreeMap<>();
    for (Block block : piece.blocks()) {
      collectRaw(block, raw);
    }
    List<Field> fields = new ArrayList<>();
    piece
        .truth()
        .values()
        .forEach((name, value) -> {
          if (value.value() != null) {
            List<Place> places = new ArrayList<>();
            boxes
                .getOrDefault(name, Map.of())
                .forEach((page, box) -> places.add(new Place(page, box)));
            fields.add(
                new Field(name, value.value(), raw.getOrDefault(name, value.shown()), places));
          }
        });
    return fields;
  }

  private static void collectRaw(Block block, Map<String, String> raw) {
    switch (block) {
      case Block.Paragraph(var spans, _) -> collectRaw(spans, raw);
      case Block.Table(_, var rows) ->
          rows.forEach(row -> row.forEach(cell -> collectRaw(cell.spans(), raw)));
      case Block.Rule _, Block.Gap _, Block.PageBreak _, Block.Seal _ -> {}
    }
  }

  private static void collectRaw(List<Block.Span> spans, Map<String, String> raw) {
    for (Block.Span span : spans) {
      if (span.field() != null) {
        raw.merge(span.field(), span.text(), (a, b) -> a + b);
      }
    }
  }
}
