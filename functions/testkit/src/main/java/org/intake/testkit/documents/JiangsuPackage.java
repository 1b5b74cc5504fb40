package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.Evidence.CityCondition;
import org.intake.testkit.documents.Evidence.ParkCondition;
import org.intake.testkit.documents.SamplePackage.Defect;
import org.intake.testkit.documents.SamplePackage.Expected;

/// The package that the demo plays: Jiangsu recommends a clean city and one with five defects.
public final class JiangsuPackage {
  private static final long SEED = 20170710L;

  private JiangsuPackage() {}

  public static SamplePackage create() {
    SampleCity clean = SampleCities.invent(SampleCities.suzhou(), 2, SEED);
    SampleCity sound = SampleCities.invent(SampleCities.nantong(), 2, SEED + 1);
    String firstPark = sound.parkNames().getFirst();
    String secondPark = sound.parkNames().getLast();
    SampleCity flawed =
        sound
            .withCover("fillDate", SampleValue.blank("　　年　　月　　日"))
            .withPart1("cityType", SampleValue.text("县级城市"))
            .withPark(0, park -> park.with("ipFullTimeStaff", SampleValue.number("0")))
            .withPark(1, park -> park.with("address", SampleValue.text("无锡市滨湖区望湖路66号")));
    List<Defect> defects =
        List.of(
            new Defect("R-ELG-02", null, "申报表填写的城市类型为县级城市，南通市是地级城市"),
            new Defect("R-MAT-06", secondPark, "缺少E10专职人员证明"),
            new Defect("R-MAT-10", null, "申报表首页的填报日期未填写"),
            new Defect("R-PRK-06", firstPark, "专职工作人员数为0"),
            new Defect("R-PRK-11", secondPark, "园区地址在无锡市"));

    SampleLetter letter = SampleLetter.of(SampleProvince.jiangsu(), List.of(clean, flawed), SEED);
    List<SampleFile> files = new ArrayList<>();
    files.add(docx("推荐函.docx", RecommendationLetter.piece(letter)));
    cleanCity(clean, files);
    flawedCity(flawed, secondPark, files);
    return new SamplePackage(
        letter,
        files,
        List.of(
            new Expected(clean, "REVIEW_QUEUED", List.of()),
            new Expected(flawed, "DEFICIENT", defects)));
  }

  private static void cleanCity(SampleCity city, List<SampleFile> files) {
    String folder = city.name() + "/" + city.name();
    List<Piece> form = ApplicationForm.pieces(city, FormStyle.ornate());
    files.add(new SampleFile(folder + "_申报表.docx", DocxWriter.write(form), Truth.of(form)));
    files.add(
        PdfWriter.write(
            folder + "_申报方案.pdf", List.of(CityPlan.piece(city)), PdfWriter.Style.asFromWord()));
    files.add(docx(folder + "_E14_市级联合申请.docx", CityRequest.piece(city)));
    for (CityCondition condition : CityCondition.values()) {
      Piece piece = Evidence.forCity(city, condition, SEED);
      boolean asPdf = condition == CityCondition.E03 || condition == CityCondition.E06;
      files.add(evidence(cityName(city, condition), piece, asPdf));
    }
    for (SamplePark park : city.parks()) {
      for (ParkCondition condition : ParkCondition.values()) {
        if (condition == ParkCondition.E13) {
          files.add(patents(city, park, "xlsx"));
        } else {
          files.add(
              evidence(
                  parkName(city, park, condition),
                  Evidence.forPark(city, park, condition, SEED),
                  condition == ParkCondition.E12));
        }
      }
    }
  }

  private static void flawedCity(
      SampleCity city, String parkWithoutStaffEvidence, List<SampleFile> files) {
    String folder = city.name() + "/" + city.name();
    files.add(
        PdfWriter.write(
            folder + "_申报表.pdf",
            ApplicationForm.pieces(city, FormStyle.plain()),
            PdfWriter.Style.plain()));
    files.add(docx(folder + "_申报方案.docx", CityPlan.piece(city)));
    files.add(docx(folder + "_E14_市级联合申请.docx", CityRequest.piece(city)));
    for (CityCondition condition : CityCondition.values()) {
      files.add(
          evidence(
              cityName(city, condition),
              Evidence.forCity(city, condition, SEED),
              condition == CityCondition.E01));
    }
    for (SamplePark park : city.parks()) {
      for (ParkCondition condition : ParkCondition.values()) {
        boolean planted =
            condition == ParkCondition.E10 && park.name().equals(parkWithoutStaffEvidence);
        if (planted) {
          continue;
        }
        if (condition == ParkCondition.E13) {
          files.add(patents(city, park, "xls"));
        } else {
          files.add(
              evidence(
                  parkName(city, park, condition),
                  Evidence.forPark(city, park, condition, SEED),
                  false));
        }
      }
    }
  }

  private static SampleFile patents(SampleCity city, SamplePark park, String format) {
    List<Piece> pieces =
        List.of(
            Evidence.forPark(city, park, ParkCondition.E13, SEED),
            Evidence.patentList(park, SEED + park.name().hashCode()));
    byte[] bytes = format.equals("xls") ? XlsWriter.write(pieces) : XlsxWriter.write(pieces);
    return new SampleFile(
        parkName(city, park, ParkCondition.E13) + "." + format, bytes, Truth.of(pieces));
  }

  private static String cityName(SampleCity city, CityCondition condition) {
    return city.name() + "/证明材料/" + condition.name() + "_" + city.name() + "_" + condition.label();
  }

  private static String parkName(SampleCity city, SamplePark park, ParkCondition condition) {
    return city.name() + "/证明材料/" + condition.name() + "_" + park.name() + "_" + condition.label();
  }

  private static SampleFile evidence(String name, Piece piece, boolean asPdf) {
    return asPdf
        ? PdfWriter.write(name + ".pdf", List.of(piece), PdfWriter.Style.plain())
        : docx(name + ".docx", piece);
  }

  private static SampleFile docx(String name, Piece piece) {
    return new SampleFile(name, DocxWriter.write(List.of(piece)), Truth.of(List.of(piece)));
  }
}
