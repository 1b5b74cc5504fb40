package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.intake.local.demo.SamplePackage.City;

/// The journey of one package: handed in by a province, inspected, screened, told, queued, claimed.
public final class Demo implements AutoCloseable {
  /// In the calling period, eleven days before its end.
  private static final String DAY = "2017-07-20T09:00:00+08:00";

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern CHECK = Pattern.compile("R-[A-Z]{3}-\\d{2}");

  private final SamplePackage sample;
  private final Doors doors;
  private final PrintStream out;
  private final long started = System.nanoTime();
  private final List<String> faults = new ArrayList<>();
  private long uploaded;
  private long acknowledged;
  private long screened;

  /// Milliseconds since the last upload; looked at five times a second.
  public record Times(long toAcknowledgement, long toReviewQueue) {}

  public Demo(SamplePackage sample, URI api, URI mail, PrintStream out) {
    this.sample = sample;
    this.doors = new Doors(api, mail);
    this.out = out;
  }

  /// True if the outcome is the one that the package was made for.
  public boolean play() throws IOException, InterruptedException {
    try {
      doors.setClock(DAY);
      var province =
          doors.token(
              Doors.object()
                  .put("role", "province")
                  .put("subject", "demo-province")
                  .put("province", sample.province()));
      var officer =
          doors.token(
              Doors.object()
                  .put("role", "officer")
                  .put("subject", "demo-officer")
                  .put("agency", "CNIPA"));
      var submission = handIn(province);
      var cases = outcome(officer);
      claim(cases);
      report(officer, cases, submission);
    } catch (Doors.Refused e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    if (faults.isEmpty()) {
      say("the outcome is the expected one");
    } else {
      faults.forEach(fault -> say("NOT AS EXPECTED: " + fault));
    }
    return faults.isEmpty();
  }

  /// Of the journey that was played: until the mail, and until all cities were where they belong.
  public Times times() {
    return new Times((acknowledged - uploaded) / 1_000_000, (screened - uploaded) / 1_000_000);
  }

  private String handIn(String province) throws IOException, InterruptedException {
    var opened =
        doors.post(
            "/v1/submissions",
            province,
            Doors.object().put("call", sample.call()).set("contact", sample.contact()),
            201);
    var id = opened.path("id").asText();
    say("submission " + id + " opened; handing in " + sample.files().size() + " files");
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
      say(String.format(Locale.ROOT, "%3d/%d %s", ++number, sample.files().size(), file.path()));
    }
    uploaded = System.nanoTime();
    var receipt =
        doors.post("/v1/submissions/" + id + "/submit", province, MissingNode.getInstance(), 202);
    long submitted = System.nanoTime();
    say("submitted, receipt " + receipt.path("number").asText());
    until("the acknowledgement", () -> !mailsWith(receipt.path("number").asText()).isEmpty());
    acknowledged = System.nanoTime();
    say("acknowledged by mail " + millisSince(submitted) + " ms after submit");
    followInspection(id, province);
    return id;
  }

  private void followInspection(String id, String province)
      throws IOException, InterruptedException {
    var last = new String[] {""};
    until(
        "the inspection",
        () -> {
          var states = new TreeMap<String, Integer>();
          for (var file : doors.get("/v1/submissions/" + id, province).path("files")) {
            states.merge(file.path("status").asText(), 1, Integer::sum);
          }
          if (!states.toString().equals(last[0])) {
            last[0] = states.toString();
            say("files " + states);
          }
          return states.keySet().stream().allMatch(List.of("INSPECTED", "REFUSED")::contains);
        });
  }

  private Map<String, JsonNode> outcome(String officer) throws IOException, InterruptedException {
    var cases = new LinkedHashMap<String, JsonNode>();
    var last = new TreeMap<String, String>();
    var path = "/v1/cases?call=" + Doors.encoded(sample.call());
    until(
        "the expected statuses",
        () -> {
          for (var one : doors.list(path, officer)) {
            var name = one.at("/city/name").asText();
            var status = one.path("status").asText();
            cases.put(one.at("/city/code").asText(), one);
            if (!status.equals(last.put(name, status))) {
              say(name + " " + status);
            }
          }
          return sample.cities().stream()
              .allMatch(city -> city.status().equals(last.get(city.name())));
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
      faults.add("no review to claim: " + reply.status() + " " + reply.body());
      return;
    }
    var claimed = reply.body().path("case");
    var caseId = claimed.isTextual() ? claimed.asText() : claimed.path("id").asText();
    say(
        "an expert claimed the review of "
            + caseId
            + " until "
            + reply.body().path("leaseExpiresAt").asText());
    boolean clean = false;
    for (var city : sample.cities()) {
      var found = cases.get(city.code());
      clean |= !city.isDeficient() && found != null && found.path("id").asText().equals(caseId);
    }
    if (!clean) {
      faults.add("the claimed review is not one of a clean city");
    }
  }

  private void report(String officer, Map<String, JsonNode> cases, String submission)
      throws IOException, InterruptedException {
    out.println();
    for (var city : sample.cities()) {
      var found = cases.get(city.code());
      if (found == null) {
        faults.add(city.name() + " has no case");
      } else {
        report(city, doors.get("/v1/cases/" + found.path("id").asText(), officer));
      }
    }
    until(
        "the notice of defects",
        () -> {
          boolean all = true;
          for (var city : sample.cities()) {
            all &= !city.isDeficient() || !noticesOf(city).isEmpty();
          }
          return all;
        });
    out.println("Mails");
    for (var mail : doors.mails()) {
      out.println("  " + mail.path("to") + "  " + mail.path("subject").asText());
    }
    for (var city : sample.cities()) {
      if (city.isDeficient()) {
        checkNotice(city);
      }
    }
    out.println();
    out.println("Submission " + submission);
  }

  private void report(City city, JsonNode found) {
    var outcomes = new TreeMap<String, Integer>();
    var defects = new TreeMap<String, String>();
    for (var finding : findings(found)) {
      var outcome = finding.path("outcome").asText();
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome.equals("FAIL")) {
        defects.put(
            SamplePackage.key(finding.path("check").asText(), finding.path("park").asText("")),
            finding.at("/message/zh-Hans").asText());
      }
    }
    out.println(
        city.name() + "  " + found.path("id").asText() + "  " + found.path("status").asText());
    out.println("  verdicts " + outcomes);
    defects.forEach((check, message) -> out.println("  - " + check + "  " + message));
    out.println();
    if (!areTheSame(city.defects(), defects.keySet())) {
      faults.add(city.name() + " has defects " + defects.keySet() + ", planted " + city.defects());
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

  /// Of the case and of its parks, each once.
  private static List<JsonNode> findings(JsonNode found) {
    var seen = new LinkedHashMap<String, JsonNode>();
    var all = new ArrayList<JsonNode>();
    found.path("findings").forEach(all::add);
    found.path("parks").forEach(park -> park.path("findings").forEach(all::add));
    for (var finding : all) {
      seen.putIfAbsent(
          finding.path("check").asText() + "@" + finding.path("park").asText(""), finding);
    }
    return List.copyOf(seen.values());
  }

  /// One mail, with exactly the planted defects.
  private void checkNotice(City city) throws IOException, InterruptedException {
    var notices = noticesOf(city);
    if (notices.size() != 1) {
      faults.add(city.name() + " got " + notices.size() + " notices of defects and not one");
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
      faults.add("the notice of " + city.name() + " lists " + told + ", planted were " + planted);
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

  @FunctionalInterface
  private interface Check {
    boolean holds() throws IOException, InterruptedException;
  }

  /// Looks again and again; what does not come in time is a fault of the outcome, not of the demo.
  private void until(String what, Check check) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() > end) {
        faults.add(what + " did not come within " + PATIENCE.toMinutes() + " minutes");
        return;
      }
      Thread.sleep(200);
    }
  }

  private void say(String line) {
    out.println(String.format(Locale.ROOT, "%6.1f s  %s", millisSince(started) / 1000.0, line));
  }

  private static long millisSince(long then) {
    return (System.nanoTime() - then) / 1_000_000;
  }

  @Override
  public void close() {
    doors.close();
  }
}
