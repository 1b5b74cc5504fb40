package org.intake.testkit.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intake.testkit.documents.Evidence.ParkCondition;
import org.intake.testkit.documents.SampleCities.Place;
import org.intake.testkit.documents.ScanStyle.Condition;
import org.intake.testkit.documents.ScanStyle.Seals;

/// A set of scans with truth for measuring: places, values, typefaces, grids, margins, wear and
/// conditions all follow from family and seed.
///
/// `java … BenchmarkSet FOLDER TUNED|HELD_OUT SEED COUNT` writes COUNT documents in each condition.
public final class BenchmarkSet {
  public static final List<Condition> CONDITIONS =
      List.of(Condition.CLEAN_300, Condition.OFFICE_200, Condition.PHOTO_150, Condition.FAX_200);

  /// What a set is drawn from. Nothing of HELD_OUT is looked at while the reading is made better:
  /// its places, typefaces, grids, margins and wear do not occur in TUNED.
  @SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of.
  public enum Family {
    TUNED(
        List.of(ScanFont.MING, ScanFont.NOTO_SERIF, ScanFont.NOTO_SANS, ScanFont.ZEN_HEI),
        List.of(ScanFont.MING_TAIWAN, ScanFont.NOTO_SERIF_TAIWAN),
        List.of(
            SampleCities.suzhou(),
            SampleCities.nantong(),
            SampleCities.wuxi(),
            SampleCities.mianyang())),
    HELD_OUT(
        List.of(ScanFont.KAI, ScanFont.MICRO_HEI, ScanFont.MING_TAIWAN, ScanFont.NOTO_SANS_TAIWAN),
        List.of(ScanFont.KAI_TAIWAN, ScanFont.NOTO_SANS_TAIWAN),
        List.of(SampleCities.changshu(), SampleCities.jiaxing(), SampleCities.foshan()));

    private final List<ScanFont> fonts;
    private final List<ScanFont> traditional;
    private final List<Place> places;

    Family(List<ScanFont> fonts, List<ScanFont> traditional, List<Place> places) {
      this.fonts = fonts;
      this.traditional = traditional;
      this.places = places;
    }

    SheetStyle sheet(long seed) {
      return this == TUNED ? SheetStyle.standard() : SheetStyle.varied(seed);
    }

    FormStyle form(Invention invention) {
      List<FormStyle> named =
          List.of(
              FormStyle.plain(), FormStyle.ornate(), FormStyle.list(), FormStyle.sideHeadings());
      return this == TUNED ? one(named, invention) : FormStyle.varied(invention);
    }

    ScanFont font(long seed) {
      return one(fonts, new Invention(seed));
    }

    public SampleCity city(long seed) {
      var invention = new Invention(seed);
      return SampleCities.invent(one(places, invention), invention.between(1, 3), seed);
    }
  }

  /// How the signatures of a letter were stamped, and whether it may pass for a joint letter.
  public enum Signing {
    BOTH(Seals.AS_LAID),
    ONE_SEAL(Seals.ONE),
    SAME_BODY_TWICE(Seals.SAME_BODY_TWICE),
    OTHER_PROVINCE(Seals.AS_LAID),
    NO_SEAL(Seals.NONE);

    private final Seals seals;

    Signing(Seals seals) {
      this.seals = seals;
    }
  }

  private BenchmarkSet() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("usage: BenchmarkSet FOLDER TUNED|HELD_OUT SEED COUNT");
    }
    write(
        Path.of(arguments[0]),
        Family.valueOf(arguments[1]),
        Long.parseLong(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /// Fills the folder; `truth.json` names every file.
  public static void write(Path folder, Family family, long seed, int count) throws IOException {
    Files.createDirectories(folder);
    List<SampleFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (Condition condition : CONDITIONS) {
        SampleFile file = document(family, seed, i, condition);
        Files.write(folder.resolve(file.name()), file.bytes());
        files.add(new SampleFile(file.name(), new byte[0], file.truth()));
      }
    }
    Files.write(folder.resolve("truth.json"), TruthJson.write(files));
  }

  /// One document in one condition, as the scanned PDF that an office sends.
  public static SampleFile document(Family family, long seed, int index, Condition condition) {
    long own = seed * 1_000 + index;
    var invention = new Invention(own);
    SampleCity city = family.city(own);
    SamplePark park = city.parks().get(invention.between(0, city.parks().size() - 1));
    FormStyle form = family.form(invention);
    Piece piece =
        switch (index % 8) {
          case 0 -> letter(city, own);
          case 1 -> ApplicationForm.part2(park, form);
          case 2 -> ApplicationForm.part1(city, form);
          case 3 -> ApplicationForm.cover(city, form);
          case 4 ->
              Evidence.forPark(
                  city,
                  park,
                  invention.between(0, 1) == 0 ? ParkCondition.E13 : ParkCondition.E10,
                  own);
          case 5 -> CityPlan.piece(city);
          case 6 -> ApplicationForm.part2(park, family.form(invention));
          default -> CityRequest.piece(city);
        };
    boolean traditional = invention.between(0, 4) == 0;
    ScanFont font = one(traditional ? family.traditional : family.fonts, invention);
    String name =
        String.format(
            Locale.ROOT,
            "%s-%d-%d-%s",
            piece.type().name().toLowerCase(Locale.ROOT),
            seed,
            index,
            condition.name().toLowerCase(Locale.ROOT));
    return ScanWriter.pdf(
        name,
        List.of(traditional ? Traditional.of(piece) : piece),
        ScanStyle.of(font, condition, own).with(family.sheet(own)));
  }

  /// A letter as it was signed, scanned in an office or by telephone: where colour tells a seal.
  public static SampleFile letter(Family family, long seed, Signing signing) {
    var invention = new Invention(seed);
    SampleCity city = family.city(seed);
    SampleLetter letter = SampleLetter.of(city.province(), List.of(city), seed);
    if (signing == Signing.OTHER_PROVINCE) {
      letter = letter.withSmeDepartment("湖北省经济和信息化委员会");
    }
    Condition condition = invention.between(0, 2) == 0 ? Condition.PHOTO_150 : Condition.OFFICE_200;
    return ScanWriter.pdf(
        String.format(Locale.ROOT, "推荐函-%d-%s", seed, signing),
        List.of(RecommendationLetter.piece(letter)),
        ScanStyle.of(one(family.fonts, invention), condition, seed)
            .with(family.sheet(seed))
            .with(signing.seals));
  }

  private static Piece letter(SampleCity city, long seed) {
    return RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), seed));
  }

  private static <T> T one(List<T> choices, Invention invention) {
    return choices.get(invention.between(0, choices.size() - 1));
  }
}
