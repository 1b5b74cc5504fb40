package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  static Truth of(List<Piece> pieces) {
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
