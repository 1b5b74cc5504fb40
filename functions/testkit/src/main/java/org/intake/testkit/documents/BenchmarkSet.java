package org.intake.testkit.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intake.testkit.documents.SampleCities.Place;
import org.intake.testkit.documents.ScanStyle.Condition;

/// Writes a set of scans with truth for measuring: places, values, typefaces, grids and conditions
/// all follow from the seed, so that one seed can be tuned on and another reported.
///
/// `java … BenchmarkSet FOLDER SEED COUNT` writes COUNT documents in each condition.
public final class BenchmarkSet {
  private static final List<Condition> CONDITIONS =
      List.of(Condition.CLEAN_300, Condition.OFFICE_200, Condition.PHOTO_150, Condition.FAX_200);
  private static final List<ScanFont> FONTS =
      List.of(
          ScanFont.MING,
          ScanFont.NOTO_SERIF,
          ScanFont.KAI,
          ScanFont.NOTO_SANS,
          ScanFont.ZEN_HEI,
          ScanFont.MICRO_HEI);
  private static final List<FormStyle> STYLES =
      List.of(FormStyle.plain(), FormStyle.ornate(), FormStyle.list(), FormStyle.sideHeadings());

  private BenchmarkSet() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("usage: BenchmarkSet FOLDER SEED COUNT");
    }
    write(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
  }

  /// Fills the folder; `truth.json` names every file.
  public static void write(Path folder, long seed, int count) throws IOException {
    Files.createDirectories(folder);
    List<SampleFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (Condition condition : CONDITIONS) {
        for (SampleFile file : document(seed, i, condition)) {
          Files.write(folder.resolve(file.name()), file.bytes());
          files.add(new SampleFile(file.name(), new byte[0], file.truth()));
        }
      }
    }
    Files.write(folder.resolve("truth.json"), TruthJson.write(files));
  }

  /// The pages of one document in one condition.
  static List<SampleFile> document(long seed, int index, Condition condition) {
    List<Place> places =
        List.of(
            SampleCities.suzhou(),
            SampleCities.nantong(),
            SampleCities.wuxi(),
            SampleCities.changshu(),
            SampleCities.mianyang(),
            SampleCities.jiaxing(),
            SampleCities.foshan());
    long own = seed * 1_000 + index;
    var choice = new Invention(own);
    SampleCity city =
        SampleCities.invent(
            places.get(choice.between(0, places.size() - 1)), choice.between(1, 3), own);
    FormStyle style = STYLES.get(choice.between(0, STYLES.size() - 1));
    ScanFont font = FONTS.get(choice.between(0, FONTS.size() - 1));
    Piece piece =
        switch (index % 5) {
          case 0 ->
              RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), own));
          case 1 -> ApplicationForm.part1(city, style);
          case 2 -> ApplicationForm.part2(city.parks().getFirst(), style);
          case 3 -> ApplicationForm.cover(city, style);
          default -> ApplicationForm.part2(city.parks().getLast(), style);
        };
    String name =
        String.format(
            Locale.ROOT,
            "%s-%d-%d-%s",
            piece.type().name().toLowerCase(Locale.ROOT),
            seed,
            index,
            condition.name().toLowerCase(Locale.ROOT));
    return ScanWriter.pictures(name, List.of(piece), ScanStyle.of(font, condition, own));
  }
}
