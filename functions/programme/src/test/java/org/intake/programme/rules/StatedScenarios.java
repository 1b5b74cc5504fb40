package org.intake.programme.rules;

import static org.intake.domain.screening.Outcome.FAIL;
import static org.intake.domain.screening.Outcome.NEEDS_HUMAN;
import static org.intake.domain.screening.Outcome.NOT_APPLICABLE;
import static org.intake.domain.screening.Outcome.PASS;
import static org.intake.programme.rules.CaseBuilder.EAST;
import static org.intake.programme.rules.CaseBuilder.WEST;
import static org.intake.programme.rules.Scenario.of;
import static org.intake.programme.rules.Scenario.ofPark;

import java.util.List;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;

/// What the documents beside the form state by the way: a doubt where it is not what the form says,
/// never a failure.
final class StatedScenarios {
  private static final String LIST = "E13-" + EAST;

  private StatedScenarios() {}

  static List<Scenario> all() {
    return List.of(
        ofPark(
            "R-PRK-08",
            PASS,
            "the list holds as many",
            b -> b.figures(LIST, "listedPatents", "110")),
        ofPark(
            "R-PRK-08",
            PASS,
            "two lists hold as many together",
            b -> b.figures(LIST, "listedPatents", "60", "50")),
        ofPark(
            "R-PRK-07",
            NEEDS_HUMAN,
            "a year stands where the figure should",
            b -> b.number("east", "inventionPer10k", "2016")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "the list holds one less",
            b -> b.figures(LIST, "listedPatents", "109")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "the list holds one more",
            b -> b.figures(LIST, "listedPatents", "111")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "an entry of the list cannot be read",
            b ->
                b.figures(LIST, "listedPatents", "110")
                    .doubt(LIST, "listedPatents", Doubt.MALFORMED)),
        ofPark(
            "R-PRK-08",
            PASS,
            "a person has confirmed the count",
            b ->
                b.figures(LIST, "listedPatents", "110")
                    .doubt(LIST, "listedPatents", Doubt.MALFORMED)
                    .confirmed(LIST, "listedPatents")),
        ofPark(
            "R-PRK-08",
            PASS,
            "another park's list is another park's",
            b -> b.figures("E13-" + WEST, "listedPatents", "7")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "the list of a bound file holds neither park's number",
            b ->
                b.covers(LIST, new Cover("E13", EAST, 1, 2), new Cover("E13", WEST, 3, 4))
                    .figures(LIST, "listedPatents", "90", "95")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "the certificate states another number of patents",
            b -> b.figures(LIST, "statedPatents", "101")),
        ofPark(
            "R-PRK-08",
            PASS,
            "the certificate also states the city's number",
            b -> b.figures(LIST, "statedPatents", "40000", "110")),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "the certificate states another population",
            b -> b.figures(LIST, "statedPopulation", "12000")),
        ofPark(
            "R-PRK-08",
            PASS,
            "a certificate that was recognised without certainty says nothing",
            b -> b.figures(LIST, "statedPatents", "101").ocr(LIST, "statedPatents", 0.7, 1)),
        ofPark(
            "R-PRK-08",
            NEEDS_HUMAN,
            "the list says otherwise, though the form is below the limit",
            b ->
                b.number("east", "validInventionPatents", "90")
                    .number("east", "inventionPer10k", "45.00")
                    .figures(LIST, "listedPatents", "110")),
        ofPark(
            "R-PRK-08",
            NOT_APPLICABLE,
            "form and list are below the limit",
            b ->
                b.number("east", "validInventionPatents", "90")
                    .number("east", "inventionPer10k", "45.00")
                    .figures(LIST, "listedPatents", "90")),
        of(
            "R-CND-04",
            PASS,
            "the bulletin states the form's numbers",
            b -> b.figures("E04", "statedPatents", "40000").figures("E04", "statedPer10k", "37.6")),
        of(
            "R-CND-04",
            NEEDS_HUMAN,
            "the bulletin states another number of patents",
            b -> b.figures("E04", "statedPatents", "40001")),
        of(
            "R-CND-04",
            NEEDS_HUMAN,
            "the bulletin states another rate",
            b -> b.figures("E04", "statedPer10k", "39.8")),
        of(
            "R-CND-06",
            PASS,
            "the budget states the form's amount",
            b -> b.figures("E06", "statedFiscalInput", "2100")),
        of(
            "R-CND-06",
            NEEDS_HUMAN,
            "the budget states another amount",
            b -> b.figures("E06", "statedFiscalInput", "210")),
        of(
            "R-MAT-08",
            PASS,
            "the plan states the form's numbers",
            b ->
                b.figures("plan", "statedPatents", "40000")
                    .figures("plan", "statedPer10k", "37.57")
                    .text("plan", "parkRoles", EAST + "负责导航，" + WEST + "负责托管。")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the plan states another number of patents",
            b -> b.figures("plan", "statedPatents", "41000")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the plan states another rate",
            b -> b.figures("plan", "statedPer10k", "39.57")),
        of(
            "R-MAT-08",
            PASS,
            "the plan states a park's number and an aim",
            b -> b.figures("plan", "statedPer10k", "55.00", "60")),
        of(
            "R-MAT-08",
            PASS,
            "the letter states the park's numbers",
            b ->
                b.figure("letter", "statedPatents", "推荐苏州市，其中" + EAST, "110")
                    .figure("letter", "statedPer10k", EAST + "有效发明专利110件，", "55.0")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the letter states another number of patents for the park",
            b -> b.figure("letter", "statedPatents", "推荐苏州市，其中" + EAST, "119")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the letter states the other park's rate for the park",
            b ->
                b.number("west", "inventionPer10k", "50.10")
                    .figure("letter", "statedPer10k", EAST, "50.10")),
        of(
            "R-MAT-08",
            PASS,
            "the letter states the city's number",
            b -> b.figure("letter", "statedPatents", "苏州市现有", "40000")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the letter states another number for the city",
            b -> b.figure("letter", "statedPatents", EAST + "所在的苏州市全市", "41000")),
        of(
            "R-MAT-08",
            PASS,
            "the letter states a number of another city",
            b ->
                b.cities("320500", "320600").figure("letter", "statedPatents", "二、南通市现有", "41000")),
        of(
            "R-MAT-08",
            PASS,
            "the letter of two cities does not say whose number it states",
            b -> b.cities("320500", "320600").figure("letter", "statedPatents", "", "41000")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the letter of one city states a number that no form says",
            b -> b.figure("letter", "statedPatents", "", "41000")),
        of(
            "R-MAT-08",
            PASS,
            "the letter's number was recognised without certainty",
            b ->
                b.figure("letter", "statedPatents", EAST, "119")
                    .ocr("letter", "statedPatents", 0.7, 1)),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the request states another number of patents for the city",
            b -> b.figure("request", "statedPatents", "苏州市全市", "41000")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the request states another rate for the park",
            b -> b.figure("request", "statedPer10k", "我市" + EAST, "50.9")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the plan gives tasks to one of two parks",
            b -> b.text("plan", "parkRoles", EAST + "负责导航和托管。")),
        of(
            "R-MAT-08",
            PASS,
            "the plan speaks of its parks in other words",
            b -> b.text("plan", "parkRoles", "两个园区分别负责导航和托管。")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the request is another city's",
            b -> b.text("request", "title", "关于无锡市申报试点城市的请示")),
        of(
            "R-MAT-08",
            PASS,
            "the request's title names no city",
            b -> b.text("request", "title", "关于申报试点城市的请示")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "the request names another park",
            b ->
                b.value(
                    "request",
                    "requestedParks",
                    new FieldValue.Many(
                        List.of(
                            new FieldValue.CityParks(
                                new FieldValue.Division("320500", "苏州市"),
                                List.of(EAST, "东风新材产业园")))))),
        of(
            "R-MAT-08",
            PASS,
            "a park that letter and form name has no form: another rule misses it",
            b -> b.without("west")),
        of(
            "R-MAT-08",
            NEEDS_HUMAN,
            "evidence speaks of another city of the province only",
            b -> b.places("E05", "320200")),
        of(
            "R-MAT-08",
            PASS,
            "evidence speaks of the province, the city and places elsewhere",
            b -> b.places("E05", "320000", "320500", "320200").places("E11-" + EAST, "110108")),
        of(
            "R-MAT-06",
            NEEDS_HUMAN,
            "evidence calls the park by a shorter name",
            b -> b.covers("E09-" + EAST, new Cover("E09", "云岭产业园", 1, 2))),
        ofPark(
            "R-PRK-05",
            NEEDS_HUMAN,
            "evidence calls the park by a shorter name",
            b -> b.covers("E09-" + EAST, new Cover("E09", "云岭产业园", 1, 2))),
        ofPark(
            "R-PRK-05",
            FAIL,
            "the evidence of the other park is the other park's",
            b -> b.without("E09-" + EAST)));
  }
}
