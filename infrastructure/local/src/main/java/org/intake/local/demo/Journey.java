package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.intake.local.demo.Narrator.Look;
import org.intake.local.demo.SamplePackage.City;

/// The journey of one package: handed in by a province, inspected, screened, told, queued, claimed.
final class Journey {
  private static final Set<String> SETTLED = Set.of("INSPECTED", "REFUSED");

  private static final Pattern CHECK = Pattern.compile("R-[A-Z]{3}-\\d{2}");

  private final SamplePackage sample;
  private final Doors doors;
  private final Narrator narrator;
  private long uploaded;
  private long acknowledged;
  private long screened;

  Journey(SamplePackage sample, Doors doors, Narrator narrator) {
    this.sample = sample;
    this.doors = doors;
    this.narrator = narrator;
  }

  Demo.Times play() throws IOException, InterruptedException {
    var province =
        doors.token(
            Doors.object()
                .put("role", "province")
                .put("subject", "demo-province-" + sample.province())
                .put("province", sample.province()));
    var officer =
        doors.token(
            Doors.object()
                .put("role", "officer")
                .put("subject", "demo-officer")
                .put("agency", "CNIPA"));
    var submission = handIn(province);
    var cases = outcome(officer);
    if (sample.cities().stream().anyMatch(City::isClean)) {
      claim(cases);
    }
    report(officer, province, cases);
    narrator.print("Submission " + submission);
    return new Demo.Times((acknowledged - uploaded) / 1_000_000, (screened - uploaded) / 1_000_000);
  }

  private String handIn(String province) throws IOException, InterruptedException {
    var opened =
        doors.post(
            "/v1/submissions",
            province,
            Doors.object().put("call", sample.call()).set("contact", sample.contact()),
            201);
    var id = opened.path("id").asText();
    narrator.say("submission " + id + " opened; handing in " + sample.files().size() + " files");
    int number = 0;
    for (var file : sample.files()) {
      var place =
          doors.post(
              "/v1/submissions/" + id + "/files",
              province,
              Doors.object()
                  .put("name", file.path())
                  .put("size", file.size())
                  .put("sha256", file.sha256())
                  .put("mediaType", file.mediaType()),
              201);
      doors.upload(place.path("upload"), sample.folder().resolve(file.path()));
      narrator.say(
          String.format(Locale.ROOT, "%3d/%d %s", ++number, sample.files().size(), file.path()));
    }
    uploaded = System.nanoTime();
    var receipt =
        doors.post("/v1/submissions/" + id + "/submit", province, MissingNode.getInstance(), 202);
    long submitted = System.nanoTime();
    narrator.say("submitted, receipt " + receipt.path("number").asText());
    narrator.until(
        "the acknowledgement", () -> !mailsWith(receipt.path("number").asText()).isEmpty());
    acknowledged = System.nanoTime();
    narrator.say("acknowledged by mail " + Narrator.millisSince(submitted) + " ms after submit");
    followInspection(id, province);
    return id;
  }

  private void followInspection(String id, String province)
      throws IOException, InterruptedException {
    var last = new String[] {""};
    narrator.watch(
        "the inspection",
        () -> {
          var states = new TreeMap<String, Integer>();
          var files = doors.get("/v1/submissions/" + id, province).path("files");
          for (var file : files) {
            states.merge(file.path("status").asText(), 1, Integer::sum);
          }
          if (!states.toString().equals(last[0])) {
            last[0] = states.toString();
            narrator.say("files " + states);
          }
          return new Look(SETTLED.containsAll(states.keySet()), files.toString());
        });
    if (sample.cities().stream().anyMatch(City::isForPerson)) {
      sayUnread(doors.get("/v1/submissions/" + id, province));
    }
  }

  /// Without language data the pages go to a person; that is no fault of the outcome.
  private void sayUnread(JsonNode submission) {
    int unread = 0;
    for (var file : submission.path("files")) {
      for (var problem : file.path("problems")) {
        if (problem.path("code").asText().equals("SCAN_NOT_READ")) {
          unread++;
        }
      }
    }
    if (unread > 0) {
      narrator.say(
          unread
              + " scanned pages were not recognised here: this machine has no language data of"
              + " Tesseract, so a person reads them");
    }
  }

  private Map<String, JsonNode> outcome(String officer) throws IOException, InterruptedException {
    var cases = new LinkedHashMap<String, JsonNode>();
    var last = new TreeMap<String, String>();
    var path = "/v1/cases?call=" + Doors.encoded(sample.call()) + "&province=" + sample.province();
    narrator.watch(
        "the expected statuses",
        () -> {
          for (var one : doors.list(path, officer)) {
            var name = one.at("/city/name").asText();
            var status = one.path("status").asText();
            cases.put(one.at("/city/code").asText(), one);
            if (!status.equals(last.put(name, status))) {
              narrator.say(name + " " + status);
            }
          }
          return new Look(
              sample.cities().stream()
                  .allMatch(city -> city.status().equals(last.get(city.name()))),
              last.toString());
        });
    screened = System.nanoTime();
    return cases;
  }

  /// An expert from elsewhere pulls the next review.
  private void claim(Map<String, JsonNode> cases) throws IOException, InterruptedException {
    var expert =
        doors.token(
            Doors.object()
                .put("role", "expert")
                .put("subject", "demo-expert")
                .put("province", "110000")
                .put("organisation", "示例评审中心"));
    var reply = doors.ask("/v1/reviews/claim", expert, Doors.object().put("call", sample.call()));
    if (reply.status() != 200) {
      narrator.fault("no review to claim: " + reply.status() + " " + reply.body());
      return;
    }
    var claimed = reply.body().path("case");
    var caseId = claimed.isTextual() ? claimed.asText() : claimed.path("id").asText();
    narrator.say(
        "an expert claimed the review of "
            + caseId
            + " until "
            + reply.body().path("leaseExpiresAt").asText());
    boolean clean = false;
    for (var city : sample.cities()) {
      var found = cases.get(city.code());
      clean |= city.isClean() && found != null && found.path("id").asText().equals(caseId);
    }
    if (!clean) {
      narrator.fault("the claimed review is not one of a clean city");
    }
  }

  private void report(String officer, String province, Map<String, JsonNode> cases)
      throws IOException, InterruptedException {
    narrator.print("");
    for (var city : sample.cities()) {
      var found = cases.get(city.code());
      if (found == null) {
        narrator.fault(city.name() + " has no case");
      } else {
        report(city, doors.get("/v1/cases/" + found.path("id").asText(), officer));
        if (city.isForPerson()) {
          settle(city, found.path("id").asText(), officer, province);
        }
      }
    }
    narrator.until(
        "the notice of defects",
        () -> {
          boolean all = true;
          for (var city : sample.cities()) {
            all &= !city.isDeficient() || !noticesOf(city).isEmpty();
          }
          return all;
        });
    narrator.print("Mails");
    for (var mail : doors.mails()) {
      narrator.print("  " + mail.path("to") + "  " + mail.path("subject").asText());
    }
    for (var city : sample.cities()) {
      if (city.isDeficient()) {
        checkNotice(city);
      }
    }
    narrator.print("");
  }

  /// A machine's doubt is no decision: nothing was told to the province, an officer settles what is
  /// open, and the case goes on.
  private void settle(City city, String id, String officer, String province)
      throws IOException, InterruptedException {
    if (!noticesOf(city).isEmpty()) {
      narrator.fault(city.name() + " got a notice of defects before a person had looked");
    }
    var paper = Truth.of(sample.folder());
    narrator.say(paper.score(doors.get("/v1/cases/" + id, province)));
    var settled = new OfficerDesk(doors, narrator, paper, officer).settle(sample.call(), id);
    narrator.say(city.name() + " " + settled.path("status").asText());
    narrator.until(
        city.name() + " in the review queue",
        () ->
            doors.get("/v1/cases/" + id, officer).path("status").asText().equals("REVIEW_QUEUED"));
    narrator.say(city.name() + " REVIEW_QUEUED");
  }

  private void report(City city, JsonNode found) {
    var outcomes = new TreeMap<String, Integer>();
    var defects = new TreeMap<String, String>();
    for (var finding : Findings.of(found)) {
      var outcome = finding.path("outcome").asText();
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome.equals("FAIL")) {
        defects.put(
            SamplePackage.key(finding.path("check").asText(), finding.path("park").asText("")),
            finding.at("/message/zh-Hans").asText());
      }
    }
    narrator.print(
        city.name() + "  " + found.path("id").asText() + "  " + found.path("status").asText());
    narrator.print("  verdicts " + outcomes);
    defects.forEach((check, message) -> narrator.print("  - " + check + "  " + message));
    narrator.print("");
    if (!areTheSame(city.defects(), defects.keySet())) {
      narrator.fault(
          city.name() + " has defects " + defects.keySet() + ", planted " + city.defects());
    }
  }

  /// A finding about the whole case may name the park in its words only.
  private static boolean areTheSame(List<String> planted, Set<String> found) {
    return planted.size() == found.size()
        && planted.stream()
            .allMatch(defect -> found.contains(defect) || found.contains(check(defect)));
  }

  private static String check(String defect) {
    return defect.split("@", 2)[0];
  }

  /// One mail, with exactly the planted defects.
  private void checkNotice(City city) throws IOException, InterruptedException {
    var notices = noticesOf(city);
    if (notices.size() != 1) {
      narrator.fault(city.name() + " got " + notices.size() + " notices of defects and not one");
      return;
    }
    var told = new TreeSet<String>();
    var matcher = CHECK.matcher(notices.getFirst().path("text").asText());
    while (matcher.find()) {
      told.add(matcher.group());
    }
    var planted = new TreeSet<String>();
    city.defects().forEach(defect -> planted.add(check(defect)));
    if (!told.equals(planted)) {
      narrator.fault(
          "the notice of " + city.name() + " lists " + told + ", planted were " + planted);
    }
  }

  private List<JsonNode> noticesOf(City city) throws IOException, InterruptedException {
    return mailsWith(city.name()).stream()
        .filter(mail -> CHECK.matcher(mail.path("text").asText()).find())
        .toList();
  }

  private List<JsonNode> mailsWith(String text) throws IOException, InterruptedException {
    var found = new ArrayList<JsonNode>();
    for (var mail : doors.mails()) {
      if (mail.path("text").asText().contains(text)
          || mail.path("subject").asText().contains(text)) {
        found.add(mail);
      }
    }
    return found;
  }
}
