package org.intake.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.FormStyle.Layout;
import org.intake.testkit.documents.PdfWriter;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SampleValue;

/// Prints the scorecard lines of whole packages of office files and digital PDF: D3 (clean ones
/// that need nobody), D6 (all planted defects in the one notice), D8 (documents classified, parts
/// counted). Every package is another city, other parks, another layout, another format.
///
/// `mvn -q -Dquick -Pscorecard -pl functions/inspect-document -am -DskipTests package` prints these
/// and D2, D5 and R5. Exits with 1 when a line misses its reach; `-Dscorecard.packages` is how many
/// packages each line takes.
public final class Scorecard {
  private static final int PACKAGES = Integer.getInteger("scorecard.packages", 40);
  private static final List<SampleCities.Place> PLACES =
      List.of(
          SampleCities.suzhou(),
          SampleCities.nantong(),
          SampleCities.wuxi(),
          SampleCities.changshu(),
          SampleCities.mianyang(),
          SampleCities.jiaxing(),
          SampleCities.foshan());

  private int classified;
  private int documents;
  private boolean missed;

  private Scorecard() {}

  public static void main(String[] arguments) {
    Scorecard scorecard = new Scorecard();
    scorecard.cleanPackages();
    scorecard.plantedDefects();
    scorecard.parts();
    System.exit(scorecard.missed ? 1 : 0);
  }

  private void line(boolean reached, String format, Object... figures) {
    missed |= !reached;
    System.out.println(String.format(Locale.ROOT, format, figures) + (reached ? "" : " MISSED"));
  }

  // Packages.

  private static SampleCity city(long seed, int parks) {
    return SampleCities.invent(PLACES.get((int) (seed % PLACES.size())), parks, seed);
  }

  private static FormStyle style(Random random) {
    return new FormStyle(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        Layout.values()[random.nextInt(Layout.values().length)]);
  }

  /// The form in one Word file, one sheet or one PDF, or split over files.
  private static List<SampleFile> form(SampleCity city, Random random) {
    List<Piece> pieces = ApplicationForm.pieces(city, style(random));
    String name = city.name() + "/" + city.name() + "申报表";
    return switch (random.nextInt(4)) {
      case 0 -> List.of(SampleFile.office(name + ".docx", pieces));
      case 1 -> List.of(SampleFile.office(name + ".xlsx", pieces));
      case 2 -> List.of(PdfWriter.write(name + ".pdf", pieces, PdfWriter.Style.asFromWord()));
      default -> {
        List<SampleFile> files = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
          files.add(SampleFile.office(name + "（" + (i + 1) + "）.docx", pieces.subList(i, i + 1)));
        }
        yield files;
      }
    };
  }

  private static JourneyOnFakes play(SampleCity city, List<SampleFile> files) {
    JourneyOnFakes journey = new JourneyOnFakes();
    String province = city.province().division().code();
    String submission = journey.open(province);
    for (SampleFile file : files) {
      journey.add(province, submission, file.name(), file.bytes());
    }
    journey.settle();
    JourneyOnFakes.done(journey.submit.submit(JourneyOnFakes.province(province), submission));
    journey.settle();
    return journey;
  }

  // D3 and the first half of D8.

  private void cleanPackages() {
    int unaided = 0;
    for (int i = 0; i < PACKAGES; i++) {
      Random random = new Random(900_000L + i);
      SampleCity city = city(7_000 + i, 2 + random.nextInt(2));
      List<SampleFile> files = new ArrayList<>(GoldenForms.besides(city));
      files.addAll(form(city, random));
      CaseRecord one = play(city, files).cases().getFirst();
      if (one.status() == CaseStatus.REVIEW_QUEUED) {
        unaided++;
      } else {
        System.out.println("  D3 " + i + " " + city.name() + " " + open(one));
      }
      classify(city, one);
    }
    line(
        unaided * 10 >= PACKAGES * 9,
        "D3 office packages=%d ready-unaided=%d share=%.3f",
        PACKAGES,
        unaided,
        unaided / (double) PACKAGES);
    line(
        classified * 100L >= documents * 99L,
        "D8 documents=%d classified=%d share=%.4f",
        documents,
        classified,
        classified / (double) documents);
  }

  private static String open(CaseRecord one) {
    return one.status()
        + " "
        + one.findings().stream()
            .filter(f -> f.outcome() == Outcome.FAIL || f.outcome() == Outcome.NEEDS_HUMAN)
            .map(f -> f.check() + " " + f.message().zhHans())
            .toList();
  }

  /// Types by how many there are of each; one too many is one wrong as well.
  private void classify(SampleCity city, CaseRecord one) {
    Map<String, Integer> wanted = new TreeMap<>();
    wanted.put("LETTER", 1);
    wanted.put("FORM_COVER", 1);
    wanted.put("FORM_PART_1", 1);
    wanted.put("FORM_PART_2", city.parks().size());
    wanted.put("PLAN", 1);
    wanted.put("CITY_REQUEST", 1);
    wanted.put("EVIDENCE", 7 + 6 * city.parks().size());
    Map<String, Integer> found = new TreeMap<>();
    for (PlacedDocument document : one.documents()) {
      found.merge(document.type().code(), 1, Integer::sum);
    }
    wanted.forEach((type, count) -> {
      documents += count;
      classified += Math.max(0, count - Math.abs(count - found.getOrDefault(type, 0)));
    });
  }

  // D6.

  /// What a defect does to the form or the files, and the check that must stand in the notice.
  private record Defect(String check, UnaryOperator<SampleCity> form, String withoutFile) {
    static Defect of(String check, UnaryOperator<SampleCity> form) {
      return new Defect(check, form, "");
    }

    static Defect without(String check, String file) {
      return new Defect(check, city -> city, file);
    }
  }

  private static SampleCity park(SampleCity city, int number, String field, String shown) {
    return city.withPark(number, park -> park.with(field, new SampleValue(shown, null)));
  }

  private static List<Defect> catalogue(int parks, Random random) {
    int one = random.nextInt(parks);
    int other = (one + 1) % parks;
    return List.of(
        Defect.of("R-ELG-02", city -> city.withPart1("cityType", SampleValue.text("直辖市市辖区"))),
        Defect.of("R-MAT-10", city -> city.withCover("fillDate", SampleValue.blank("年月日"))),
        Defect.of(
            "R-CND-02", city -> city.withPart1("coordinationMechanism", SampleValue.blank(""))),
        Defect.of("R-CND-07", city -> city.withPart1("policySupport", SampleValue.blank(""))),
        Defect.of("R-PRK-03", city -> park(city, one, "ipPolicies", "")),
        Defect.of("R-PRK-04", city -> park(city, other, "ipTalent", "")),
        Defect.of(
            "R-PRK-06",
            city -> park(city, one, "ipFullTimeStaff", random.nextBoolean() ? "0" : "")),
        Defect.of("R-PRK-10", city -> park(city, other, "populationBasis", "")),
        Defect.of("R-PRK-11", city -> park(city, one, "address", "辽宁省沈阳市铁西区建设路12号")),
        Defect.without("R-MAT-04", "申报方案"),
        Defect.without("R-MAT-06", "/E02_"),
        Defect.without("R-MAT-06", "/E10_"),
        Defect.without("R-PRK-05", "/E09_"));
  }

  private void plantedDefects() {
    int planted = 0;
    int told = 0;
    int wholly = 0;
    for (int i = 0; i < PACKAGES; i++) {
      Random random = new Random(910_000L + i);
      SampleCity city = city(8_000 + i, 2 + random.nextInt(2));
      List<Defect> left = new ArrayList<>(catalogue(city.parks().size(), random));
      Collections.shuffle(left, random);
      List<Defect> chosen = left.subList(0, 1 + random.nextInt(6));
      SampleCity spoiled = city;
      List<SampleFile> files = new ArrayList<>(GoldenForms.besides(city));
      for (Defect defect : chosen) {
        spoiled = defect.form().apply(spoiled);
        if (!defect.withoutFile().isEmpty()) {
          files.removeIf(file -> file.name().contains(defect.withoutFile()));
        }
      }
      files.addAll(form(spoiled, random));
      JourneyOnFakes journey = play(city, files);
      CaseRecord one = journey.cases().getFirst();
      List<String> notices =
          journey.mailer.sent().stream()
              .filter(mail -> mail.subject().contains("补正通知书"))
              .map(mail -> mail.text())
              .toList();
      Set<String> wanted =
          chosen.stream().map(Defect::check).collect(Collectors.toCollection(TreeSet::new));
      String notice = notices.size() == 1 ? notices.getFirst() : "";
      long here = wanted.stream().filter(notice::contains).count();
      planted += wanted.size();
      told += (int) here;
      if (here == wanted.size()) {
        wholly++;
      } else {
        System.out.println("  D6 " + i + " planted " + wanted + " " + open(one));
      }
    }
    line(
        told == planted,
        "D6 packages=%d defects=%d told-in-the-one-notice=%d packages-told-wholly=%d",
        PACKAGES,
        planted,
        told,
        wholly);
  }

  // The second half of D8.

  private void parts() {
    int right = 0;
    for (int i = 0; i < PACKAGES / 2; i++) {
      Random random = new Random(920_000L + i);
      SampleCity city = city(9_000 + i, 3);
      List<Piece> form = ApplicationForm.pieces(city, style(random));
      List<Piece> without = List.of(form.get(0), form.get(1), form.get(2), form.get(4));
      List<SampleFile> files = new ArrayList<>(GoldenForms.besides(city));
      files.add(PdfWriter.write(city.name() + "/申报表.pdf", without, PdfWriter.Style.asFromWord()));
      CaseRecord one = play(city, files).cases().getFirst();
      long parts =
          one.documents().stream().filter(d -> d.type().code().equals("FORM_PART_2")).count();
      List<Finding> missing =
          CaseScreening.defects(one.findings()).stream()
              .filter(f -> f.check().equals("R-MAT-03"))
              .toList();
      if (parts == 2
          && missing.size() == 1
          && city.parkNames().get(1).equals(missing.getFirst().park())) {
        right++;
      } else {
        System.out.println("  D8 " + i + " parts " + parts + " " + open(one));
      }
    }
    line(
        right == PACKAGES / 2,
        "D8 three-parks-in-one-pdf=%d middle-missing-told=%d",
        PACKAGES / 2,
        right);
  }
}
