package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.Evidence.CityCondition;
import org.intake.testkit.documents.Evidence.ParkCondition;
import org.intake.testkit.documents.SamplePackage.Expected;
import org.intake.testkit.documents.ScanStyle.Condition;

/// The scans that are committed, because painting them needs fonts that a bare machine lacks:
/// single pages for the reader's tests, and a third city whose documents are all pictures.
public final class ScanSamples {
  private static final long SEED = 20170711L;

  private ScanSamples() {}

  /// Single documents: every condition, several typefaces, every mishap with seals.
  public static List<SampleFile> pages() {
    SampleCity city = SampleCities.invent(SampleCities.mianyang(), 2, SEED);
    List<Piece> letter =
        List.of(RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), SEED)));
    List<Piece> part1 = List.of(ApplicationForm.part1(city, FormStyle.ornate()));
    List<Piece> park1 = List.of(ApplicationForm.part2(city.parks().getFirst(), FormStyle.plain()));
    List<Piece> park2 = List.of(ApplicationForm.part2(city.parks().getLast(), FormStyle.ornate()));
    List<Piece> traditional = park2.stream().map(Traditional::of).toList();
    List<SampleFile> files = new ArrayList<>();
    files.add(
        ScanWriter.pdf("letter-office200", letter, style(ScanFont.MING, Condition.OFFICE_200, 1)));
    files.add(
        first(
            "letter-photo150-sideways",
            letter,
            style(ScanFont.NOTO_SANS, Condition.PHOTO_150, 2).sideways()));
    files.add(
        ScanWriter.tiff("letter-fax200", letter, style(ScanFont.NOTO_SERIF, Condition.FAX_200, 3)));
    files.add(
        first(
            "letter-office200-faint-seals",
            letter,
            style(ScanFont.NOTO_SERIF, Condition.OFFICE_200, 4).with(ScanStyle.Seals.FAINT)));
    files.add(
        first(
            "letter-office200-same-body-twice",
            letter,
            style(ScanFont.MICRO_HEI, Condition.OFFICE_200, 5)
                .with(ScanStyle.Seals.SAME_BODY_TWICE)));
    files.add(
        first(
            "letter-photo150-touching-seals",
            letter,
            style(ScanFont.MING, Condition.PHOTO_150, 6).with(ScanStyle.Seals.TOUCHING)));
    files.add(
        first(
            "letter-office200-without-seals",
            letter,
            style(ScanFont.ZEN_HEI, Condition.OFFICE_200, 7).with(ScanStyle.Seals.NONE)));
    files.add(
        ScanWriter.pdf(
            "part1-office200", part1, style(ScanFont.NOTO_SERIF, Condition.OFFICE_200, 8)));
    files.add(first("park-clean300", park1, style(ScanFont.ZEN_HEI, Condition.CLEAN_300, 9)));
    files.add(first("park-photo150", park2, style(ScanFont.KAI, Condition.PHOTO_150, 10)));
    files.add(
        ScanWriter.pdf("park-fax200", park1, style(ScanFont.MICRO_HEI, Condition.FAX_200, 11)));
    files.add(
        ScanWriter.pdfWithHiddenText(
            "park-office200-hidden-text", park1, style(ScanFont.MING, Condition.OFFICE_200, 13)));
    files.add(
        first(
            "park-traditional-office200",
            traditional,
            style(ScanFont.NOTO_SERIF_TAIWAN, Condition.OFFICE_200, 12)));
    return files;
  }

  /// The package of a province that printed, stamped and scanned everything. What is read from
  /// pictures is for a person to confirm, so the case must stop at the office.
  public static SamplePackage zhejiang() {
    SampleCity city = SampleCities.invent(SampleCities.jiaxing(), 2, SEED + 50);
    SampleLetter letter = SampleLetter.of(city.province(), List.of(city), SEED + 50);
    String folder = city.name() + "/" + city.name();
    List<SampleFile> files = new ArrayList<>();
    files.add(
        ScanWriter.pdf(
            "推荐函",
            List.of(RecommendationLetter.piece(letter)),
            style(ScanFont.NOTO_SERIF, Condition.OFFICE_200, 20)));
    files.add(
        ScanWriter.pdf(
            folder + "_申报表首页和第一部分",
            List.of(
                ApplicationForm.cover(city, FormStyle.plain()),
                ApplicationForm.part1(city, FormStyle.plain())),
            style(ScanFont.MING, Condition.OFFICE_200, 21)));
    files.add(
        first(
            folder + "_申报表第二部分_" + city.parkNames().getFirst(),
            List.of(ApplicationForm.part2(city.parks().getFirst(), FormStyle.plain())),
            style(ScanFont.NOTO_SANS, Condition.PHOTO_150, 22).sideways()));
    files.add(
        ScanWriter.tiff(
            folder + "_申报表第二部分_" + city.parkNames().getLast(),
            List.of(ApplicationForm.part2(city.parks().getLast(), FormStyle.plain())),
            style(ScanFont.ZEN_HEI, Condition.FAX_200, 23)));
    files.add(
        ScanWriter.pdf(
            folder + "_申报方案",
            List.of(CityPlan.piece(city)),
            style(ScanFont.MING, Condition.FAX_200, 24)));
    files.add(
        first(
            folder + "_E14_市级联合申请",
            List.of(CityRequest.piece(city)),
            style(ScanFont.KAI, Condition.PHOTO_150, 25)));
    for (CityCondition condition : CityCondition.values()) {
      files.add(
          ScanWriter.pdf(
              city.name()
                  + "/证明材料/"
                  + condition.name()
                  + "_"
                  + city.name()
                  + "_"
                  + condition.label(),
              List.of(Evidence.forCity(city, condition, SEED)),
              style(ScanFont.MING, Condition.FAX_200, 30 + condition.name().charAt(2))));
    }
    for (SamplePark park : city.parks()) {
      for (ParkCondition condition : ParkCondition.values()) {
        String name =
            city.name() + "/证明材料/" + condition.name() + "_" + park.name() + "_" + condition.label();
        Piece piece = Evidence.forPark(city, park, condition, SEED);
        if (condition == ParkCondition.E13) {
          List<Piece> pieces = List.of(piece, Evidence.patentList(park, SEED));
          files.add(new SampleFile(name + ".xlsx", XlsxWriter.write(pieces), Truth.of(pieces)));
        } else {
          files.add(
              ScanWriter.pdf(
                  name,
                  List.of(piece),
                  style(ScanFont.NOTO_SERIF, Condition.FAX_200, 90 + condition.name().charAt(2))));
        }
      }
    }
    return new SamplePackage(letter, files, List.of(new Expected(city, "MANUAL_CHECK", List.of())));
  }

  private static ScanStyle style(ScanFont font, Condition condition, long seed) {
    return ScanStyle.of(font, condition, SEED + seed);
  }

  private static SampleFile first(String name, List<Piece> pieces, ScanStyle style) {
    SampleFile page = ScanWriter.pictures(name, pieces, style).getFirst();
    return page.named(page.name().replace("_1.", "."));
  }
}
