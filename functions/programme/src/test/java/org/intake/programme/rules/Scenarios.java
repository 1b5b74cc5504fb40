package org.intake.programme.rules;

import static org.intake.domain.screening.Outcome.FAIL;
import static org.intake.domain.screening.Outcome.NEEDS_HUMAN;
import static org.intake.domain.screening.Outcome.NOT_APPLICABLE;
import static org.intake.domain.screening.Outcome.PASS;
import static org.intake.programme.rules.CaseBuilder.EAST;
import static org.intake.programme.rules.CaseBuilder.WEST;
import static org.intake.programme.rules.Scenario.of;
import static org.intake.programme.rules.Scenario.ofPark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.ProcedureFacts;
import org.jspecify.annotations.Nullable;

/// What may be wrong with a case of the 2017 call, rule by rule.
final class Scenarios {
  private static final UnaryOperator<CaseBuilder> CLEAN = builder -> builder;
  private static final List<String> CITY_EVIDENCE =
      List.of("E01", "E02", "E03", "E04", "E05", "E06", "E07");

  private Scenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(applicant());
    all.addAll(conditions());
    all.addAll(parks());
    all.addAll(figures());
    all.addAll(materials());
    all.addAll(consistency());
    all.addAll(StatedScenarios.all());
    all.addAll(quota());
    all.addAll(letter());
    all.addAll(deadline());
    all.addAll(procedure());
    all.addAll(duties());
    return all;
  }

  static List<Scenario> applicant() {
    return List.of(
        of("R-ELG-01", PASS, "a prefecture-level city", CLEAN),
        of("R-ELG-01", PASS, "a sub-provincial city", b -> b.city("320100")),
        of("R-ELG-01", PASS, "a separately planned city as a whole", b -> b.city("370200")),
        of("R-ELG-01", PASS, "an autonomous prefecture", b -> b.city("222400")),
        of("R-ELG-01", PASS, "a league", b -> b.city("152200")),
        of("R-ELG-01", PASS, "a county-level city", b -> b.city("320581")),
        of("R-ELG-01", PASS, "a district of a municipality", b -> b.city("110108")),
        of("R-ELG-01", PASS, "a district of a separately planned city", b -> b.city("370214")),
        of("R-ELG-01", FAIL, "a province", b -> b.city("320000")).effect(Effect.BLOCK),
        of("R-ELG-01", FAIL, "a municipality as a whole", b -> b.city("110000")),
        of("R-ELG-01", FAIL, "a county", b -> b.city("320826")),
        of("R-ELG-01", FAIL, "an autonomous county", b -> b.city("130321")),
        of("R-ELG-01", FAIL, "a banner", b -> b.city("150121")),
        of("R-ELG-01", FAIL, "a district of an ordinary city", b -> b.city("320506")),
        of("R-ELG-01", FAIL, "a special district", b -> b.city("520203")),
        of("R-ELG-01", FAIL, "a forest district", b -> b.city("429021")),
        of("R-ELG-01", FAIL, "a county of a municipality", b -> b.city("500229")),
        of("R-ELG-01", NEEDS_HUMAN, "a city of the Corps", b -> b.city("659001")),
        of("R-ELG-01", NEEDS_HUMAN, "a name that is no division", b -> b.unresolvedCity("东湖新区")),
        of("R-ELG-01", NEEDS_HUMAN, "a division that changed about then", b -> b.city("330185")),
        of("R-ELG-01", NEEDS_HUMAN, "a prefecture (地区)", b -> b.city("652900")),
        of("R-ELG-01", PASS, "a prefecture (地区)", b -> b.city("652900"))
            .when("prefecture-eligible", "eligible"),
        of("R-ELG-01", FAIL, "a prefecture (地区)", b -> b.city("652900"))
            .when("prefecture-eligible", "not-eligible"),
        of(
            "R-ELG-01",
            NEEDS_HUMAN,
            "the name was recognised and nobody confirmed it",
            b -> b.ocr("cover", "cityName", 0.8, 1)),
        of("R-ELG-02", PASS, "the declared type is the derived one", CLEAN),
        of(
            "R-ELG-02",
            PASS,
            "a separately planned city may call itself sub-provincial",
            b -> b.city("370200").text("form", "cityType", "副省级城市")),
        of("R-ELG-02", FAIL, "another type is declared", b -> b.text("form", "cityType", "县级城市"))
            .effect(Effect.FIX),
        of("R-ELG-02", NEEDS_HUMAN, "no type is declared", b -> b.blank("form", "cityType", "")),
        of("R-ELG-02", NEEDS_HUMAN, "the city is not settled", b -> b.unresolvedCity("东湖新区")),
        of("R-ELG-02", NOT_APPLICABLE, "there is no Part 1", b -> b.without("form")),
        of("R-ELG-03", PASS, "the city is of the province", CLEAN),
        of("R-ELG-03", FAIL, "the city is of another province", b -> b.city("330400"))
            .effect(Effect.BLOCK),
        of("R-ELG-03", NEEDS_HUMAN, "the city is not settled", b -> b.unresolvedCity("东湖新区")),
        of(
            "R-ELG-03",
            NEEDS_HUMAN,
            "the letter is of another province",
            b -> b.value("letter", "provinceCode", new FieldValue.Division("330000", "浙江省"))),
        of("R-ELG-03", NEEDS_HUMAN, "a planned city recommends", Scenarios::fromQingdao),
        of("R-ELG-03", PASS, "a planned city recommends its district", Scenarios::fromQingdao)
            .when("separate-recommender", "own-quota"),
        of("R-ELG-03", FAIL, "a planned city recommends", Scenarios::fromQingdao)
            .when("separate-recommender", "refuse"),
        of(
                "R-ELG-03",
                PASS,
                "the Corps recommends its city",
                b -> b.province("660000").city("659001").unmentioned("letter", "provinceCode"))
            .when("separate-recommender", "own-quota"),
        of("R-ELG-04", PASS, "both departments signed the request", CLEAN),
        of("R-ELG-04", NEEDS_HUMAN, "one signer", b -> b.blank("request", "citySmeDept", "")),
        of(
            "R-ELG-04",
            NEEDS_HUMAN,
            "one body signed twice",
            b -> b.text("request", "citySmeDept", "苏州市知识产权局")),
        of(
            "R-ELG-04",
            NEEDS_HUMAN,
            "the request came as evidence",
            b -> b.without("request").evidence("E14", null)),
        of("R-ELG-04", NEEDS_HUMAN, "no request, but a stamped opinion", b -> b.without("request")),
        of(
            "R-ELG-04",
            NEEDS_HUMAN,
            "no request, but a file that could not be read",
            b -> b.without("request").file("扫描.pdf", Problem.Code.SCAN_NOT_READ)),
        of(
            "R-ELG-04",
            FAIL,
            "neither request nor opinion",
            b -> b.without("request").blank("form", "cityOpinion", "年  月  日")));
  }

  private static CaseBuilder fromQingdao(CaseBuilder builder) {
    return builder.province("370200").city("370214").unmentioned("letter", "provinceCode");
  }

  static List<Scenario> conditions() {
    List<Scenario> all = new ArrayList<>();
    List<String> fields =
        List.of(
            "ipAgendaStatement",
            "coordinationMechanism",
            "smeServiceSystem",
            "innovationCapacity",
            "leadingGroup",
            "fiscalInput",
            "policySupport");
    for (int i = 0; i < fields.size(); i++) {
      String check = "R-CND-0" + (i + 1);
      String field = fields.get(i);
      String condition = CITY_EVIDENCE.get(i);
      all.add(of(check, PASS, "statement and evidence are there", CLEAN));
      all.add(
          of(check, FAIL, "the entry is blank", b -> b.blank("form", field, "____"))
              .effect(Effect.FIX));
      all.add(of(check, FAIL, "the entry is not in the form", b -> b.unmentioned("form", field)));
      all.add(of(check, FAIL, "the evidence is missing", b -> b.without(condition)));
      all.add(of(check, NEEDS_HUMAN, "the evidence has no tags", b -> b.covers(condition)));
      all.add(
          of(
              check,
              NEEDS_HUMAN,
              "the entry was not found in a form that could not be read in full",
              b -> b.unmentioned("form", field).unread("form")));
      all.add(
          of(
              check,
              NEEDS_HUMAN,
              "the entry was not found on a scan",
              b -> b.unmentioned("form", field).recognised("form")));
      all.add(of(check, NOT_APPLICABLE, "there is no Part 1", b -> b.without("form")));
      if (!field.equals("fiscalInput")) {
        all.add(of(check, FAIL, "the entry says 无", b -> b.text("form", field, "无")));
        all.add(of(check, NEEDS_HUMAN, "it is very short", b -> b.text("form", field, "已开展。")));
      }
    }
    all.add(
        of("R-CND-06", FAIL, "the amount is nothing", b -> b.number("form", "fiscalInput", "0")));
    all.add(
        of(
            "R-CND-06",
            NEEDS_HUMAN,
            "the years do not add up",
            b -> {
              TreeMap<Integer, BigDecimal> years = new TreeMap<>();
              years.put(2016, new BigDecimal("100"));
              return b.value("form", "fiscalInputYears", new FieldValue.ByYear(years));
            }));
    all.add(
        of(
            "R-CND-06",
            PASS,
            "the years add up in other digits",
            b -> b.number("form", "fiscalInput", "2100.00")));
    all.add(
        of(
            "R-CND-04",
            NEEDS_HUMAN,
            "the city's figures do not agree",
            b -> b.number("form", "inventionPer10k", "73.57")));
    return all;
  }

  static List<Scenario> parks() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(
        List.of(
            of("R-PRK-01", PASS, "two parks", CLEAN),
            of("R-PRK-01", PASS, "three parks", b -> b.texts("form", "parkList", EAST, WEST, "丙园")),
            of(
                "R-PRK-01",
                FAIL,
                "four parks",
                b -> b.texts("form", "parkList", EAST, WEST, "丙园", "丁园")),
            of(
                "R-PRK-01",
                FAIL,
                "no park",
                b -> b.blank("form", "parkList", "").without("east", "west")),
            of(
                "R-PRK-01",
                NEEDS_HUMAN,
                "no park, but a file that could not be read",
                b ->
                    b.blank("form", "parkList", "")
                        .without("east", "west")
                        .file("扫描.pdf", Problem.Code.SCAN_NOT_READ)),
            of("R-PRK-01", NEEDS_HUMAN, "one park", b -> b.texts("form", "parkList", EAST)),
            of("R-PRK-01", PASS, "one park", b -> b.texts("form", "parkList", EAST))
                .when("single-park", "accept"),
            of("R-PRK-01", FAIL, "one park", b -> b.texts("form", "parkList", EAST))
                .when("single-park", "refuse"),
            of(
                "R-PRK-01",
                NOT_APPLICABLE,
                "there is no form",
                b -> b.without("form", "east", "west")),
            ofPark("R-PRK-02", PASS, "industry, enterprises and evidence", CLEAN),
            ofPark("R-PRK-02", FAIL, "no industry", b -> b.blank("east", "leadingIndustry", "")),
            ofPark("R-PRK-02", FAIL, "no SMEs", b -> b.number("east", "smeCount", "0")),
            ofPark("R-PRK-02", FAIL, "no evidence", b -> b.without("E12-" + EAST)),
            ofPark(
                "R-PRK-02",
                NEEDS_HUMAN,
                "evidence for no named park",
                b -> b.covers("E12-" + EAST, new Cover("E12", null, 1, 1))),
            ofPark(
                "R-PRK-02",
                NEEDS_HUMAN,
                "more SMEs than enterprises",
                b -> b.number("east", "smeCount", "501"))));
    for (List<String> rule :
        List.of(
            List.of("R-PRK-03", "ipPolicies", "E08"),
            List.of("R-PRK-04", "ipTalent", "E11"),
            List.of("R-PRK-05", "ipDepartment", "E09"))) {
      String check = rule.get(0);
      String evidence = rule.get(2) + "-" + EAST;
      all.add(ofPark(check, PASS, "entry and evidence", CLEAN));
      all.add(ofPark(check, FAIL, "blank entry", b -> b.blank("east", rule.get(1), " ")));
      all.add(ofPark(check, FAIL, "no evidence", b -> b.without(evidence)));
      all.add(ofPark(check, NEEDS_HUMAN, "untagged evidence", b -> b.covers(evidence)));
      all.add(
          ofPark(
              check,
              PASS,
              "one bound file serves several conditions",
              b ->
                  b.without(evidence)
                      .covers(
                          "E10-" + EAST,
                          new Cover("E10", EAST, 1, 1),
                          new Cover(rule.get(2), EAST, 2, 4))));
    }
    all.addAll(
        List.of(
            ofPark("R-PRK-06", PASS, "four people", CLEAN),
            ofPark("R-PRK-06", PASS, "one", b -> b.number("east", "ipFullTimeStaff", "1")),
            ofPark("R-PRK-06", FAIL, "none", b -> b.number("east", "ipFullTimeStaff", "0")),
            ofPark("R-PRK-06", FAIL, "blank", b -> b.blank("east", "ipFullTimeStaff", "")),
            ofPark(
                "R-PRK-06", NEEDS_HUMAN, "若干", b -> b.malformed("east", "ipFullTimeStaff", "若干")),
            ofPark(
                "R-PRK-06",
                NEEDS_HUMAN,
                "half a person",
                b -> b.number("east", "ipFullTimeStaff", "1.5")),
            ofPark("R-PRK-09", PASS, "end of 2016", CLEAN),
            ofPark(
                "R-PRK-09",
                NEEDS_HUMAN,
                "end of 2015",
                b -> b.date("east", "statYear", "2015-12-31")),
            ofPark("R-PRK-09", NEEDS_HUMAN, "no date", b -> b.blank("east", "statYear", "")),
            ofPark("R-PRK-10", PASS, "residents", CLEAN),
            ofPark(
                "R-PRK-10",
                NEEDS_HUMAN,
                "employees",
                b -> b.text("east", "populationBasis", "从业人员")),
            ofPark("R-PRK-10", PASS, "employees", b -> b.text("east", "populationBasis", "从业人员"))
                .when("population-basis", "any-stated"),
            ofPark("R-PRK-10", FAIL, "blank", b -> b.blank("east", "populationBasis", "")),
            ofPark("R-PRK-11", PASS, "an address in the city", CLEAN),
            ofPark(
                "R-PRK-11",
                PASS,
                "an address in a county-level city of the city",
                b -> b.text("east", "address", "昆山市前进路1号")),
            ofPark(
                "R-PRK-11",
                FAIL,
                "an address in another city",
                b -> b.text("east", "address", "江苏省无锡市滨湖区望湖路1号")),
            ofPark(
                "R-PRK-11",
                NEEDS_HUMAN,
                "an address without a division",
                b -> b.text("east", "address", "望湖路1号")),
            ofPark(
                "R-PRK-11",
                NEEDS_HUMAN,
                "an address that names two cities",
                b -> b.text("east", "address", "苏州市无锡市滨湖区1号")),
            ofPark("R-PRK-11", NEEDS_HUMAN, "no address", b -> b.blank("east", "address", ""))));
    return all;
  }

  static List<Scenario> figures() {
    return List.of(
        ofPark("R-PRK-07", PASS, "55.00", CLEAN),
        ofPark("R-PRK-07", PASS, "48.4 itself", b -> b.number("east", "inventionPer10k", "48.4")),
        ofPark("R-PRK-07", FAIL, "48.39", b -> b.number("east", "inventionPer10k", "48.39"))
            .effect(Effect.FIX),
        ofPark(
                "R-PRK-07",
                FAIL,
                "48.39, confirmed by a person",
                b ->
                    b.number("east", "inventionPer10k", "48.39")
                        .confirmed("east", "inventionPer10k"))
            .effect(Effect.BLOCK),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "the figure of another year",
            b -> b.raw("east", "inventionPer10k", "55.00（2015年）")),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "no such label, but one that nobody knows",
            b -> b.unmentioned("east", "inventionPer10k").strangeLabel("east")),
        ofPark("R-PRK-07", FAIL, "blank", b -> b.blank("east", "inventionPer10k", "")),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "less than nothing",
            b -> b.number("east", "inventionPer10k", "-55")),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "约55",
            b -> b.doubt("east", "inventionPer10k", Doubt.APPROXIMATE)),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "55以上",
            b -> b.doubt("east", "inventionPer10k", Doubt.BOUND_INCLUSIVE)),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "no unit",
            b -> b.doubt("east", "inventionPer10k", Doubt.UNIT_MISSING)),
        ofPark(
            "R-PRK-07",
            PASS,
            "约55, confirmed by a person",
            b ->
                b.doubt("east", "inventionPer10k", Doubt.APPROXIMATE)
                    .confirmed("east", "inventionPer10k")),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "recognised, with figures that do not give it",
            b ->
                b.number("east", "inventionPer10k", "56.00")
                    .ocr("east", "inventionPer10k", 0.99, 3)),
        ofPark(
            "R-PRK-07",
            PASS,
            "recognised, and the other figures give it",
            b ->
                b.ocr("east", "inventionPer10k", 0.99, 2)
                    .ocr("east", "population", 0.99, 2)
                    .ocr("east", "validInventionPatents", 0.99, 2)),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "recognised, and a figure that gives it was read in one pass only",
            b ->
                b.ocr("east", "inventionPer10k", 0.99, 2)
                    .ocr("east", "population", 0.99, 1)
                    .ocr("east", "validInventionPatents", 0.99, 2)),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "recognised, and a figure that gives it is in doubt",
            b ->
                b.ocr("east", "inventionPer10k", 0.99, 1)
                    .doubt("east", "population", Doubt.REPAIRED)),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "blank in a form that could not be read in full",
            b -> b.unmentioned("east", "inventionPer10k").unread("east")),
        ofPark("R-PRK-08", PASS, "the figures agree", CLEAN),
        ofPark(
            "R-PRK-08",
            PASS,
            "within half a unit of the last digit",
            b ->
                b.number("east", "inventionPer10k", "55.1")
                    .number("east", "validInventionPatents", "1101")
                    .number("east", "population", "200000")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "48.36 declared as 48.4",
            b -> Scenarios.figures(b, "48.4", "1209", "250000")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "48.3 declared where the figures give 48.44",
            b -> Scenarios.figures(b, "48.3", "1211", "250000")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "persons taken for ten-thousands",
            b -> Scenarios.figures(b, "55.00", "110", "2")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "ten times the figure",
            b -> Scenarios.figures(b, "550.0", "110", "20000")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "no population",
            b -> Scenarios.figures(b, "55.00", "110", "0")),
        ofPark(
            "R-PRK-08",
            NOT_APPLICABLE,
            "both below the limit",
            b -> Scenarios.figures(b, "40.0", "80", "20000")),
        ofPark("R-PRK-08", FAIL, "blank", b -> b.blank("east", "population", "")),
        of("R-PRK-12", PASS, "both parks pass", CLEAN),
        of(
            "R-PRK-12",
            NEEDS_HUMAN,
            "one passes, one fails",
            b -> b.number("east", "inventionPer10k", "40")),
        of(
            "R-PRK-12",
            FAIL,
            "none passes",
            b -> b.number("east", "inventionPer10k", "40").number("west", "inventionPer10k", "41")),
        of(
            "R-PRK-12",
            NEEDS_HUMAN,
            "none passes and one is open",
            b ->
                b.number("east", "inventionPer10k", "40")
                    .doubt("west", "inventionPer10k", Doubt.APPROXIMATE)),
        of("R-PRK-12", NEEDS_HUMAN, "the only park passes", b -> b.without("west")),
        of("R-PRK-12", PASS, "the only park passes", b -> b.without("west"))
            .when("single-park", "accept"),
        of("R-PRK-12", NOT_APPLICABLE, "no Part 2", b -> b.without("east", "west")));
  }

  private static CaseBuilder figures(
      CaseBuilder b, String declared, String patents, String population) {
    return b.number("east", "inventionPer10k", declared)
        .number("east", "validInventionPatents", patents)
        .number("east", "population", population);
  }

  static List<Scenario> materials() {
    return List.of(
        of("R-MAT-01", PASS, "there is a letter", CLEAN),
        of("R-MAT-01", FAIL, "there is none", b -> b.without("letter")),
        of(
            "R-MAT-01",
            NEEDS_HUMAN,
            "none, but a document that nobody could place",
            b -> b.without("letter").document("mystery", "UNKNOWN", null)),
        of("R-MAT-01", NEEDS_HUMAN, "part of it is unread", b -> b.unread("letter")),
        of(
            "R-MAT-01",
            NEEDS_HUMAN,
            "a scan whose title was not recognised",
            b -> b.text("letter", "title", "关于推荐苏州市申报试点城市的").ocr("letter", "title", 0.9, 2)),
        of("R-MAT-01", NEEDS_HUMAN, "a 请示", b -> b.text("letter", "title", "关于推荐试点城市的请示")),
        of(
            "R-MAT-01",
            NEEDS_HUMAN,
            "none, but a request that is written to an agency",
            b -> b.without("letter").organs("request", "addressees", "国家知识产权局", "工业和信息化部")),
        of(
            "R-MAT-01",
            FAIL,
            "none, and a request that is written to the province",
            b -> b.without("letter").organs("request", "addressees", "江苏省知识产权局")),
        of("R-MAT-02", PASS, "one of each", CLEAN),
        of("R-MAT-02", PASS, "a copy of the same", b -> b.copyOf("form", "form-2", true)),
        of("R-MAT-02", NEEDS_HUMAN, "two that differ", b -> b.copyOf("form", "form-2", false)),
        of("R-MAT-02", FAIL, "no cover", b -> b.without("cover")),
        of("R-MAT-02", FAIL, "no Part 1", b -> b.without("form")),
        of(
            "R-MAT-02",
            NEEDS_HUMAN,
            "no cover, but a file that could not be read",
            b -> b.without("cover").file("扫描.pdf", Problem.Code.ENCRYPTED)),
        of(
            "R-MAT-02",
            NEEDS_HUMAN,
            "no cover, but a scan of two pages whose headings may have been overlooked",
            b -> b.without("cover").recognised("form")),
        ofPark("R-MAT-03", PASS, "the park has its Part 2", CLEAN),
        ofPark("R-MAT-03", FAIL, "it has none", b -> b.without("east")),
        ofPark(
            "R-MAT-03",
            NEEDS_HUMAN,
            "none, but a file that could not be read",
            b -> b.without("east").file("扫描.pdf", Problem.Code.SCAN_NOT_READ)),
        ofPark(
            "R-MAT-03",
            NEEDS_HUMAN,
            "none, but a Part 2 that names several parks",
            b -> b.without("east").doubt("west", "parkName", Doubt.SEVERAL_VALUES)),
        ofPark(
            "R-MAT-03",
            NEEDS_HUMAN,
            "none, but a Part 2 of another name",
            b -> b.without("east").park("other", "云岭产业园", "苏州市吴中区")),
        of(
                "R-MAT-03",
                NEEDS_HUMAN,
                "a Part 2 that is not listed",
                b -> b.park("other", "望川产业园", "苏州市吴中区"))
            .at("望川产业园"),
        ofPark(
            "R-MAT-03",
            NEEDS_HUMAN,
            "none, but a Part 2 of nearly the same name",
            b -> b.without("east").park("other", "云芍新材产业园", "苏州市吴中区")),
        of(
                "R-MAT-03",
                NEEDS_HUMAN,
                "a Part 2 whose name is nearly a listed one",
                b -> b.without("east").park("other", "云芍新材产业园", "苏州市吴中区"))
            .at("云芍新材产业园"),
        ofPark("R-MAT-03", NEEDS_HUMAN, "two that differ", b -> b.copyOf("east", "east-2", false)),
        ofPark("R-MAT-03", PASS, "the same twice", b -> b.copyOf("east", "east-2", true)),
        ofPark(
            "R-MAT-03",
            PASS,
            "spaces and width do not count",
            b -> b.texts("form", "parkList", "云岭 新材 产业园", WEST)),
        ofPark("R-MAT-03", NOT_APPLICABLE, "no list", b -> b.blank("form", "parkList", "")),
        of("R-MAT-04", PASS, "there is a plan", CLEAN),
        of("R-MAT-04", FAIL, "there is none", b -> b.without("plan")),
        of(
            "R-MAT-04",
            NEEDS_HUMAN,
            "none, but a file that could not be read",
            b -> b.without("plan").file("扫描.pdf", Problem.Code.SCAN_NOT_READ)),
        of("R-MAT-05", PASS, "all six tasks", CLEAN),
        of("R-MAT-05", NEEDS_HUMAN, "one is not found", b -> b.unmentioned("plan", "task4")),
        of("R-MAT-05", NOT_APPLICABLE, "no plan", b -> b.without("plan")),
        of("R-MAT-06", PASS, "every condition has evidence", CLEAN),
        of("R-MAT-06", FAIL, "E10 of one park is missing", b -> b.without("E10-" + EAST)),
        of(
            "R-MAT-06",
            NEEDS_HUMAN,
            "one bound file without tags",
            b -> b.without("E10-" + EAST).covers("E13-" + EAST)),
        of("R-MAT-07", PASS, "every attachment is there", CLEAN),
        of("R-MAT-07", FAIL, "the plan is not", b -> b.without("plan")),
        of(
            "R-MAT-07",
            PASS,
            "the attachments of another city are that city's",
            b -> b.texts("letter", "attachmentList", "无锡市试点城市申报方案", "苏州市试点城市申报方案")),
        of(
            "R-MAT-07",
            FAIL,
            "an attachment of a kind of its own",
            b -> b.texts("letter", "attachmentList", "专家意见表")),
        of(
            "R-MAT-07",
            NEEDS_HUMAN,
            "the plan is not, but a file could not be read",
            b -> b.without("plan").file("扫描.pdf", Problem.Code.SCAN_NOT_READ)),
        of("R-MAT-07", NOT_APPLICABLE, "no list", b -> b.blank("letter", "attachmentList", "")),
        of("R-MAT-09", PASS, "all can be read", CLEAN),
        of("R-MAT-09", FAIL, "an encrypted file", b -> b.file("方案.pdf", Problem.Code.ENCRYPTED)),
        of("R-MAT-09", NEEDS_HUMAN, "a page is unread", b -> b.unread("plan")),
        of(
            "R-MAT-09",
            FAIL,
            "an encrypted file, and a page is unread",
            b -> b.file("方案.pdf", Problem.Code.ENCRYPTED).unread("plan")),
        of("R-MAT-10", PASS, "everything is filled in", CLEAN),
        of(
            "R-MAT-10",
            FAIL,
            "the date is still the template's",
            b -> b.blank("cover", "fillDate", "年　月　日")),
        of(
            "R-MAT-10",
            FAIL,
            "the date is the template's, in the radicals of a PDF",
            b -> b.blank("cover", "fillDate", "年\u2F49\u2F47")),
        of("R-MAT-10", FAIL, "a park's level is blank", b -> b.blank("east", "parkLevel", "____")),
        of(
            "R-MAT-10",
            NEEDS_HUMAN,
            "blank in a form that could not be read in full",
            b -> b.blank("cover", "fillDate", "").unread("cover")),
        of(
            "R-MAT-10",
            NEEDS_HUMAN,
            "blank on a scan",
            b -> b.blank("cover", "fillDate", "").recognised("cover")),
        of(
            "R-MAT-10",
            NEEDS_HUMAN,
            "no such label, but one that nobody knows",
            b -> b.unmentioned("east", "parkLevel").strangeLabel("east")),
        of(
            "R-MAT-10",
            FAIL,
            "blank beside its label, whatever else the form holds",
            b -> b.blank("east", "parkLevel", "").strangeLabel("east")),
        of("R-MAT-10", NOT_APPLICABLE, "no form", b -> b.without("cover", "form", "east", "west")));
  }

  static List<Scenario> consistency() {
    return List.of(
        of("R-MAT-08", PASS, "all agree", CLEAN),
        of(
            "R-MAT-08",
            PASS,
            "the date is blank, which another rule tells",
            b -> b.blank("cover", "fillDate", "年\u2F49\u2F47")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the cover names another city",
            b -> b.value("cover", "cityName", new FieldValue.Division("320200", "无锡市"))),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "Part 1 names another city",
            b -> b.value("form", "cityName", new FieldValue.Division("320200", "无锡市"))),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the code is another city's",
            b -> b.value("form", "cityCode", new FieldValue.Division("320200", "320200"))),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the plan is another city's",
            b -> b.text("plan", "planTitle", "无锡市试点城市申报方案")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the letter names other parks",
            b ->
                b.value(
                    "letter",
                    "recommendedParks",
                    new FieldValue.Many(
                        List.of(
                            new FieldValue.CityParks(
                                new FieldValue.Division("320500", "苏州市"),
                                List.of(EAST, "松涛产业园")))))),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "two Parts 1 with different figures",
            b -> b.copyOf("form", "form-2", false).number("form-2", "smeCount", "59999")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the form is dated after the letter",
            b -> b.date("cover", "fillDate", "2017-07-15")));
  }

  static List<Scenario> quota() {
    return List.of(
        of("R-QUO-01", PASS, "one city", CLEAN),
        of("R-QUO-01", PASS, "two cities", b -> b.cities("320500", "320600")),
        of("R-QUO-01", FAIL, "three cities", b -> b.cities("320500", "320600", "320200"))
            .effect(Effect.BATCH),
        of("R-QUO-01", FAIL, "three cities", b -> b.cities("320500", "320600", "320200"))
            .when("over-quota", "refuse-all")
            .effect(Effect.BLOCK),
        of("R-QUO-01", PASS, "first of three", b -> b.cities("320500", "320600", "320200"))
            .when("over-quota", "by-rank"),
        of("R-QUO-01", FAIL, "third of three", b -> b.cities("320200", "320600", "320500"))
            .when("over-quota", "by-rank")
            .effect(Effect.BATCH),
        of(
            "R-QUO-01",
            PASS,
            "two cities and two districts that take no place",
            b ->
                b.province("370000").city("370100").cities("370100", "370300", "370214", "370212")),
        of(
            "R-QUO-01",
            NEEDS_HUMAN,
            "only a district that takes no place",
            b -> b.province("370000").city("370214").cities("370214")),
        of(
            "R-QUO-01",
            NEEDS_HUMAN,
            "a county-level city under a planned city",
            b -> b.province("330000").city("330281").cities("330281")),
        of(
            "R-QUO-01",
            NEEDS_HUMAN,
            "a planned city as a whole",
            b -> b.province("370000").city("370200").cities("370200")),
        of(
                "R-QUO-01",
                PASS,
                "a planned city as a whole",
                b -> b.province("370000").city("370200").cities("370200"))
            .when("planned-city-counted", "counted"),
        of(
                "R-QUO-01",
                PASS,
                "two cities and a planned city as a whole",
                b -> b.province("370000").city("370200").cities("370100", "370300", "370200"))
            .when("planned-city-counted", "exempt"),
        of(
                "R-QUO-01",
                FAIL,
                "two cities and a planned city as a whole",
                b -> b.province("370000").city("370200").cities("370100", "370300", "370200"))
            .when("planned-city-counted", "counted"),
        of("R-QUO-01", NEEDS_HUMAN, "two letters", b -> b.otherLetter("320600")),
        of("R-QUO-01", NEEDS_HUMAN, "a planned city recommends", Scenarios::fromQingdao),
        of(
            "R-QUO-01",
            NEEDS_HUMAN,
            "a name that is no division",
            b ->
                b.value(
                    "letter",
                    "recommendedCities",
                    new FieldValue.Many(List.of(new FieldValue.Division(null, "东湖新区"))))),
        of(
            "R-QUO-01",
            NEEDS_HUMAN,
            "the list was recognised and nobody confirmed it",
            b -> b.ocr("letter", "recommendedCities", 0.8, 1)),
        of("R-QUO-01", NOT_APPLICABLE, "no letter", b -> b.without("letter")),
        of("R-QUO-02", PASS, "a district of a planned city", b -> b.city("370214")),
        of("R-QUO-02", NOT_APPLICABLE, "an ordinary city", CLEAN),
        of("R-PRC-06", PASS, "the only case of its city", CLEAN),
        of("R-PRC-06", FAIL, "another live case", b -> b.otherCase("ZSCQ-2017-32001"))
            .effect(Effect.BLOCK),
        of("R-PRC-07", PASS, "letter and cases agree", CLEAN),
        of("R-PRC-07", NEEDS_HUMAN, "no case", b -> b.cities("320500", "320600")),
        of("R-PRC-07", NEEDS_HUMAN, "not in the letter", b -> b.liveCase("320600")),
        of(
            "R-PRC-07",
            NEEDS_HUMAN,
            "the list was recognised and nobody confirmed it",
            b -> b.ocr("letter", "recommendedCities", 0.8, 1)),
        of(
            "R-PRC-07",
            NEEDS_HUMAN,
            "another letter of the province was recognised and nobody confirmed it",
            b -> b.otherLetterByOcr("320600")),
        of("R-PRC-07", NOT_APPLICABLE, "no letter", b -> b.without("letter")));
  }

  static List<Scenario> letter() {
    return List.of(
        of("R-PRC-01", PASS, "both signed an office file", CLEAN),
        of(
            "R-PRC-01",
            PASS,
            "an alias of the registry",
            b -> b.text("letter", "provinceSmeDept", "江苏省经信委")),
        of("R-PRC-01", FAIL, "no IP office", b -> b.blank("letter", "provinceIpOffice", "")),
        of(
            "R-PRC-01",
            FAIL,
            "no signer at all",
            b -> b.blank("letter", "provinceIpOffice", "").blank("letter", "provinceSmeDept", "")),
        of("R-PRC-01", FAIL, "only one signer", b -> b.blank("letter", "provinceSmeDept", "")),
        of(
            "R-PRC-01",
            FAIL,
            "a signer of another province",
            b -> b.text("letter", "provinceSmeDept", "浙江省经济和信息化委员会")),
        of(
            "R-PRC-01",
            FAIL,
            "the same organ twice",
            b -> b.text("letter", "provinceSmeDept", "江苏省知识产权局")),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "an organ that the registry does not know",
            b -> b.text("letter", "provinceSmeDept", "江苏省小企业服务中心")),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "one signer in a letter that could not be read in full",
            b -> b.blank("letter", "provinceSmeDept", "").unread("letter")),
        of(
            "R-PRC-01",
            PASS,
            "two seals, each of its signer",
            b -> b.seals("letter", SealReport.TOLD, seal("江苏省知识产权局"), seal("江苏省经济和信息化委员会"))),
        of(
            "R-PRC-01",
            PASS,
            "a ring with one character misread, nearest to no other organ",
            b -> b.seals("letter", SealReport.TOLD, seal("江苏省知识产杈局"), seal("江苏省经济和信息化委员会"))),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "a ring that is as near to another province",
            b -> b.seals("letter", SealReport.TOLD, seal("江某省知识产权局"), seal("江苏省经济和信息化委员会"))),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "a seal on the other's signature",
            b ->
                b.seals(
                    "letter",
                    SealReport.TOLD,
                    seal("江苏省知识产权局", "江苏省经济和信息化委员会"),
                    seal("江苏省经济和信息化委员会"))),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "one seal",
            b -> b.seals("letter", SealReport.TOLD, seal("江苏省知识产权局"))),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "two seals of one body",
            b -> b.seals("letter", SealReport.TOLD, seal("江苏省知识产权局"), seal("江苏省知识产权局"))),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "a seal of another province",
            b -> b.seals("letter", SealReport.TOLD, seal("江苏省知识产权局"), seal("浙江省经济和信息化委员会"))),
        of(
            "R-PRC-01",
            NEEDS_HUMAN,
            "seals whose text cannot be read",
            b -> b.seals("letter", SealReport.TOLD, seal(null), seal(null))),
        of("R-PRC-01", NEEDS_HUMAN, "no seal", b -> b.seals("letter", SealReport.TOLD)),
        of("R-PRC-01", NEEDS_HUMAN, "a grey copy", b -> b.seals("letter", SealReport.CANNOT_TELL)),
        of("R-PRC-01", NOT_APPLICABLE, "no letter", b -> b.without("letter")),
        of("R-PRC-02", PASS, "both ministries", CLEAN),
        of("R-PRC-02", FAIL, "only one", b -> b.organs("letter", "addressees", "国家知识产权局")),
        of("R-PRC-02", FAIL, "none", b -> b.blank("letter", "addressees", "")),
        of(
            "R-PRC-02",
            NEEDS_HUMAN,
            "an office of one of them",
            b -> b.organs("letter", "addressees", "国家知识产权局", "工业和信息化部办公厅")),
        of("R-PRC-04", PASS, "the letter says 初审", CLEAN),
        of(
            "R-PRC-04",
            NEEDS_HUMAN,
            "the letter does not say that it examined",
            b -> b.text("letter", "preReviewStatement", "申报材料齐全")),
        of(
            "R-PRC-04",
            NEEDS_HUMAN,
            "only the form has an opinion",
            b -> b.blank("letter", "preReviewStatement", "")),
        of(
            "R-PRC-04",
            NEEDS_HUMAN,
            "nothing, but the letter could not be read in full",
            b ->
                b.blank("letter", "preReviewStatement", "")
                    .blank("form", "provinceOpinion", "")
                    .unread("letter")),
        of(
            "R-PRC-04",
            FAIL,
            "nothing",
            b -> b.blank("letter", "preReviewStatement", "").blank("form", "provinceOpinion", "")),
        of("R-PRC-05", PASS, "two departments", CLEAN),
        of("R-PRC-05", FAIL, "one is missing", b -> b.blank("cover", "citySmeDept", "")),
        of(
            "R-PRC-05",
            NEEDS_HUMAN,
            "a merged body",
            b -> b.text("cover", "cityIpOffice", "绵阳市科学技术和知识产权局")),
        of(
            "R-PRC-05",
            NEEDS_HUMAN,
            "one body for both",
            b -> b.text("cover", "citySmeDept", "苏州市知识产权局")),
        of(
            "R-PRC-05",
            NEEDS_HUMAN,
            "no IP office by its name",
            b -> b.text("cover", "cityIpOffice", "苏州市市场监督管理局")),
        of(
            "R-PRC-05",
            NEEDS_HUMAN,
            "no SME department by its name",
            b -> b.text("cover", "citySmeDept", "苏州市教育局")),
        of("R-PRC-05", NOT_APPLICABLE, "no cover", b -> b.without("cover")));
  }

  private static Seal seal(@Nullable String text) {
    return seal(text, null);
  }

  private static Seal seal(@Nullable String text, @Nullable String signature) {
    return new Seal(
        1, new Box(0.5, 0.7, 0.1, 0.1), text, signature, Seal.Kind.STAMP, Seal.State.UNVERIFIED);
  }

  static List<Scenario> deadline() {
    String lastMoment = "2017-07-31T15:59:59.999Z";
    String late = "2017-07-31T16:00:00Z";
    return List.of(
        of("R-PRC-03", PASS, "the last millisecond", b -> b.receivedAt(lastMoment)),
        of("R-PRC-03", NEEDS_HUMAN, "a millisecond later", b -> b.receivedAt(late)),
        of("R-PRC-03", PASS, "dated 31 July", b -> b.date("letter", "letterDate", "2017-07-31")),
        of("R-PRC-03", FAIL, "dated 1 August", b -> b.date("letter", "letterDate", "2017-08-01"))
            .effect(Effect.BLOCK),
        of(
            "R-PRC-03",
            NEEDS_HUMAN,
            "dated before the notice",
            b -> b.date("letter", "letterDate", "2017-06-26")),
        of("R-PRC-03", FAIL, "no date", b -> b.blank("letter", "letterDate", "年 月 日"))
            .effect(Effect.FIX),
        of(
            "R-PRC-03",
            NEEDS_HUMAN,
            "a date that lost a digit",
            b -> b.malformed("letter", "letterDate", "2017年731日")),
        of("R-PRC-03", NOT_APPLICABLE, "no letter", b -> b.without("letter")),
        of("R-PRC-03", PASS, "dated in time, late by arrival", b -> b.receivedAt(late))
            .when("deadline-basis", "letter-date"),
        of("R-PRC-03", FAIL, "dated in time, late by arrival", b -> b.receivedAt(late))
            .when("deadline-basis", "arrival"),
        of(
                "R-PRC-03",
                PASS,
                "dated late, in time by arrival",
                b -> b.date("letter", "letterDate", "2017-08-01"))
            .when("deadline-basis", "arrival"),
        of("R-PRC-03", FAIL, "dated 31 July", b -> b.date("letter", "letterDate", "2017-07-31"))
            .when("deadline-day", "excluded"),
        of("R-PRC-03", PASS, "dated 30 July", b -> b.date("letter", "letterDate", "2017-07-30"))
            .when("deadline-day", "excluded"),
        of("R-PRC-03", NEEDS_HUMAN, "31 July by arrival", b -> b.receivedAt(lastMoment))
            .when("deadline-day", "excluded"));
  }

  private static UnaryOperator<CaseBuilder> at(String status) {
    return b -> b.procedure(ProcedureFacts.atScreening(status));
  }

  private static UnaryOperator<CaseBuilder> at(
      ProcedureFacts.@Nullable Round round,
      ProcedureFacts.@Nullable Publicity publicity,
      ProcedureFacts.@Nullable Approval approval,
      ProcedureFacts.Objection... objections) {
    return b ->
        b.now("2018-01-10T01:00:00Z")
            .procedure(
                new ProcedureFacts(
                    "APPROVED",
                    List.of(new ProcedureFacts.Confirmation("officer-1", "CNIPA")),
                    round,
                    publicity,
                    List.of(objections),
                    approval,
                    List.of()));
  }

  private static final ProcedureFacts.Round CLOSED = new ProcedureFacts.Round(true, 3, 0);
  private static final ProcedureFacts.Publicity FIVE_DAYS =
      new ProcedureFacts.Publicity(LocalDate.of(2017, 12, 25), LocalDate.of(2017, 12, 29));
  private static final ProcedureFacts.Approval APPROVAL =
      new ProcedureFacts.Approval(
          "国知发管字〔2017〕81号",
          LocalDate.of(2017, 12, 30),
          List.of("CNIPA", "MIIT"),
          List.of(EAST, WEST),
          LocalDate.of(2017, 12, 1),
          LocalDate.of(2020, 12, 31));

  static List<Scenario> procedure() {
    List<Scenario> all = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      all.add(of("R-REV-0" + i, NOT_APPLICABLE, "the case is not there yet", CLEAN));
      all.add(of("R-REV-0" + i, PASS, "all is in order", at(CLOSED, FIVE_DAYS, APPROVAL)));
    }
    all.addAll(
        List.of(
            of("R-REV-01", PASS, "accepted by the rules", at("ACCEPTED")),
            of("R-REV-02", FAIL, "the round is open", at("PROPOSED")),
            of(
                "R-REV-02",
                FAIL,
                "a seat is empty",
                at(new ProcedureFacts.Round(true, 2, 1), FIVE_DAYS, APPROVAL)),
            of("R-REV-02", FAIL, "not selected before the round closed", at("NOT_SELECTED")),
            of("R-REV-03", FAIL, "no dates", at("PUBLICIZED")),
            of(
                "R-REV-03",
                FAIL,
                "four working days",
                at(
                    CLOSED,
                    new ProcedureFacts.Publicity(
                        LocalDate.of(2017, 12, 29), LocalDate.of(2018, 1, 4)),
                    APPROVAL)),
            of("R-REV-03", FAIL, "five working days", at(CLOSED, FIVE_DAYS, APPROVAL))
                .when("publicity-days", "7"),
            of(
                "R-REV-04",
                FAIL,
                "publication is not over",
                at(
                    CLOSED,
                    new ProcedureFacts.Publicity(
                        LocalDate.of(2018, 1, 3), LocalDate.of(2018, 1, 10)),
                    APPROVAL)),
            of(
                "R-REV-04",
                FAIL,
                "an objection is open",
                at(CLOSED, FIVE_DAYS, APPROVAL, new ProcedureFacts.Objection("o-1", true))),
            of(
                "R-REV-04",
                PASS,
                "the objection is closed",
                at(CLOSED, FIVE_DAYS, APPROVAL, new ProcedureFacts.Objection("o-1", false))),
            of("R-REV-05", FAIL, "no approval recorded", at(CLOSED, FIVE_DAYS, null)),
            of(
                "R-REV-05",
                FAIL,
                "one issuer",
                at(
                    CLOSED,
                    FIVE_DAYS,
                    new ProcedureFacts.Approval(
                        "国知发管字〔2017〕81号",
                        LocalDate.of(2017, 12, 30),
                        List.of("CNIPA"),
                        List.of(EAST),
                        null,
                        null))),
            of("R-REV-06", NEEDS_HUMAN, "no pilot period", at(CLOSED, FIVE_DAYS, null))));
    return all;
  }

  private static CaseBuilder piloting(CaseBuilder b, String now, ProcedureFacts.Report... reports) {
    return b.now(now)
        .procedure(
            new ProcedureFacts(
                "PILOT", List.of(), CLOSED, FIVE_DAYS, List.of(), APPROVAL, List.of(reports)));
  }

  private static ProcedureFacts.Report report(String type, int year) {
    return new ProcedureFacts.Report(
        new DocumentType(type), year, "report-" + year, Instant.parse(year + "-12-20T01:00:00Z"));
  }

  private static CaseBuilder annual(CaseBuilder b, int year, String now) {
    return piloting(
        b.document("report-" + year, "ANNUAL_REPORT", null)
            .text("report-" + year, "nextYearPlan", "继续推进各项工作。")
            .organs("report-" + year, "recipients", "国家知识产权局", "工业和信息化部"),
        now,
        report("ANNUAL_REPORT", year));
  }

  private static CaseBuilder last(CaseBuilder b) {
    return piloting(
        b.document("report-2020", "FINAL_REPORT", null)
            .text("report-2020", "summary", "系统总结推进工程取得的经验与成效。")
            .texts("report-2020", "cases", "专利导航助力企业创新")
            .texts("report-2020", "caseTasks", "专利导航", "知识产权人才培养"),
        "2020-12-30T01:00:00Z",
        report("FINAL_REPORT", 2020));
  }

  static List<Scenario> duties() {
    List<Scenario> all = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      all.add(of("R-DUT-0" + i, NOT_APPLICABLE, "the case is not approved", CLEAN));
    }
    all.addAll(
        List.of(
            of(
                "R-DUT-01",
                NOT_APPLICABLE,
                "nothing is due before the end of 2018",
                b -> piloting(b, "2018-12-31T15:59:59Z")),
            of(
                    "R-DUT-01",
                    FAIL,
                    "the summary of 2018 is overdue on 1 January",
                    b -> piloting(b, "2018-12-31T16:00:00Z"))
                .effect(Effect.DUTY),
            of(
                    "R-DUT-01",
                    FAIL,
                    "the summary of 2017 is due as well",
                    b -> piloting(b, "2018-01-10T16:00:00Z"))
                .when("first-report-year", "2017"),
            of(
                "R-DUT-01",
                NOT_APPLICABLE,
                "the summary of 2017 is not due",
                b -> piloting(b, "2018-01-10T16:00:00Z")),
            of("R-DUT-01", PASS, "it is handed in", b -> annual(b, 2018, "2019-01-10T01:00:00Z")),
            of("R-DUT-02", PASS, "with a plan", b -> annual(b, 2018, "2019-01-10T01:00:00Z")),
            of(
                "R-DUT-02",
                FAIL,
                "without a plan",
                b ->
                    annual(b, 2018, "2019-01-10T01:00:00Z")
                        .unmentioned("report-2018", "nextYearPlan")),
            of(
                "R-DUT-02",
                NEEDS_HUMAN,
                "of the last year",
                b -> annual(b, 2020, "2020-12-30T01:00:00Z")),
            of("R-DUT-03", NOT_APPLICABLE, "not due", b -> piloting(b, "2020-12-31T15:59:59Z")),
            of("R-DUT-03", FAIL, "overdue", b -> piloting(b, "2020-12-31T16:00:00Z")),
            of("R-DUT-03", FAIL, "no summary", b -> last(b).blank("report-2020", "summary", "")),
            of("R-DUT-03", PASS, "it is handed in", Scenarios::last),
            of("R-DUT-04", PASS, "with cases", Scenarios::last),
            of("R-DUT-04", FAIL, "without", b -> last(b).unmentioned("report-2020", "cases")),
            of(
                "R-DUT-04",
                NEEDS_HUMAN,
                "with cases of no task",
                b -> last(b).unmentioned("report-2020", "caseTasks")),
            of(
                "R-DUT-04",
                NEEDS_HUMAN,
                "with cases that say no task",
                b -> last(b).texts("report-2020", "caseTasks", "—", "—")),
            of(
                "R-DUT-04",
                NEEDS_HUMAN,
                "with one case of two that says no task",
                b -> last(b).texts("report-2020", "caseTasks", "专利导航", "—")),
            of(
                "R-DUT-04",
                NEEDS_HUMAN,
                "with a case of a task that is none of the six",
                b -> last(b).texts("report-2020", "caseTasks", "招商引资")),
            of(
                "R-DUT-02",
                NEEDS_HUMAN,
                "a report that could not be read as one",
                b -> piloting(b, "2019-01-10T01:00:00Z", report("ANNUAL_REPORT", 2018))),
            of(
                "R-DUT-05",
                NEEDS_HUMAN,
                "a report that could not be read as one",
                b -> piloting(b, "2019-01-10T01:00:00Z", report("ANNUAL_REPORT", 2018))),
            of(
                "R-DUT-03",
                NEEDS_HUMAN,
                "a report that could not be read as one",
                b -> piloting(b, "2020-12-30T01:00:00Z", report("FINAL_REPORT", 2020))),
            of(
                "R-DUT-04",
                NEEDS_HUMAN,
                "a report that could not be read as one",
                b -> piloting(b, "2020-12-30T01:00:00Z", report("FINAL_REPORT", 2020))),
            of("R-DUT-05", PASS, "to both", b -> annual(b, 2018, "2019-01-10T01:00:00Z")),
            of(
                    "R-DUT-05",
                    FAIL,
                    "to one",
                    b ->
                        annual(b, 2018, "2019-01-10T01:00:00Z")
                            .organs("report-2018", "recipients", "国家知识产权局"))
                .effect(Effect.DUTY),
            of(
                    "R-DUT-05",
                    FAIL,
                    "to nobody",
                    b ->
                        annual(b, 2018, "2019-01-10T01:00:00Z")
                            .blank("report-2018", "recipients", ""))
                .effect(Effect.DUTY),
            of(
                "R-DUT-05",
                NEEDS_HUMAN,
                "to an office",
                b ->
                    annual(b, 2018, "2019-01-10T01:00:00Z")
                        .organs("report-2018", "recipients", "国家知识产权局办公室", "工业和信息化部")),
            of(
                "R-DUT-06",
                NOT_APPLICABLE,
                "no copy is only a hint",
                b -> annual(b, 2018, "2019-01-10T01:00:00Z")),
            of(
                "R-DUT-06",
                PASS,
                "with copies",
                b ->
                    annual(b, 2018, "2019-01-10T01:00:00Z")
                        .organs(
                            "report-2018",
                            "recipients",
                            "国家知识产权局",
                            "工业和信息化部",
                            "江苏省知识产权局",
                            "江苏省经济和信息化委员会"))));
    return all;
  }
}
