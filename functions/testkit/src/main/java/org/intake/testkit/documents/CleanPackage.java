package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.BenchmarkSet.Family;
import org.intake.testkit.documents.Evidence.CityCondition;
import org.intake.testkit.documents.Evidence.ParkCondition;
import org.intake.testkit.documents.ScanStyle.Condition;

/// A whole package without any defect, as office files or as scans.
public record CleanPackage(SampleCity city, List<SampleFile> files) {
  public CleanPackage {
    files = List.copyOf(files);
  }

  private record Document(String name, Piece piece) {}

  /// Word files, as an office writes them.
  public static CleanPackage office(Family family, long seed) {
    SampleCity city = city(family, seed);
    List<SampleFile> files = new ArrayList<>();
    for (Document document : documents(family, city, seed)) {
      List<Piece> pieces = List.of(document.piece);
      files.add(
          new SampleFile(document.name + ".docx", DocxWriter.write(pieces), Truth.of(pieces)));
    }
    return new CleanPackage(city, files);
  }

  /// Everything printed, stamped and scanned at 200 dpi; patent lists stay sheets.
  public static CleanPackage scanned(Family family, long seed) {
    SampleCity city = city(family, seed);
    List<SampleFile> files = new ArrayList<>();
    ScanStyle style =
        ScanStyle.of(family.font(seed), Condition.OFFICE_200, seed).with(family.sheet(seed));
    for (Document document : documents(family, city, seed)) {
      files.add(ScanWriter.pdf(document.name, List.of(document.piece), style));
    }
    return new CleanPackage(city, files);
  }

  /// A city with one park is for a person by the call's own switch: another one then.
  private static SampleCity city(Family family, long seed) {
    SampleCity city = family.city(seed);
    return city.parks().size() < 2 ? city(family, seed + 100_000) : city;
  }

  private static List<Document> documents(Family family, SampleCity city, long seed) {
    FormStyle form = family.form(new Invention(seed));
    List<Document> documents = new ArrayList<>();
    SampleLetter letter = SampleLetter.of(city.province(), List.of(city), seed);
    String of = city.name() + "/" + city.name();
    documents.add(new Document("推荐函", RecommendationLetter.piece(letter)));
    documents.add(new Document(of + "_申报表首页", ApplicationForm.cover(city, form)));
    documents.add(new Document(of + "_申报表第一部分", ApplicationForm.part1(city, form)));
    documents.add(new Document(of + "_申报方案", CityPlan.piece(city)));
    documents.add(new Document(of + "_E14_市级联合申请", CityRequest.piece(city)));
    for (CityCondition condition : CityCondition.values()) {
      documents.add(
          new Document(
              of + "_" + condition.name() + "_" + condition.label(),
              Evidence.forCity(city, condition, seed)));
    }
    for (SamplePark park : city.parks()) {
      documents.add(
          new Document(of + "_申报表第二部分_" + park.name(), ApplicationForm.part2(park, form)));
      for (ParkCondition condition : ParkCondition.values()) {
        documents.add(
            new Document(
                city.name() + "/" + condition.name() + "_" + park.name() + "_" + condition.label(),
                Evidence.forPark(city, park, condition, seed)));
      }
    }
    return documents;
  }
}
