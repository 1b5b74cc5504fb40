package org.intake.programme.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intake.domain.Sha256;
import org.intake.domain.screening.VerdictJson;

/// Prints the scorecard lines of the rules: D2 (wrong automatic PASS or FAIL on a threshold) and D5
/// (the same verdict bytes in another process with another locale, zone and encoding).
///
/// `mvn -q -Dquick -Pscorecard -pl functions/programme -am -DskipTests package`, or the main of
/// this class with `D2`'s number of forms as its argument (20,000 by default). Exits with 1 when a
/// line misses its reach.
public final class RulesScorecard {
  private RulesScorecard() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("verdicts")) {
      System.out.println("verdicts " + verdicts());
      return;
    }
    int forms = arguments.length == 1 ? Integer.parseInt(arguments[0]) : 20_000;
    ThresholdForms.Tally tally = new ThresholdForms(20_170_731, Rules2017.programme()).run(forms);
    tally.wrongPass().forEach(System.out::println);
    tally.wrongFail().forEach(System.out::println);
    System.out.println(
        String.format(
            Locale.ROOT,
            "D2 forms=%d automatic-pass=%d automatic-fail=%d to-a-person=%d wrong-pass=%d"
                + " wrong-fail=%d",
            tally.forms(),
            tally.passed(),
            tally.failed(),
            tally.toPerson(),
            tally.wrongPass().size(),
            tally.wrongFail().size()));
    String here = verdicts();
    String there = elsewhere();
    System.out.println(
        "D5 verdicts="
            + Scenarios.all().size()
            + " here="
            + here
            + " elsewhere="
            + there
            + (here.equals(there) ? " byte-identical" : " DIFFERENT"));
    if (!tally.wrongPass().isEmpty() || !tally.wrongFail().isEmpty() || !here.equals(there)) {
      System.exit(1);
    }
  }

  /// The hash over the verdicts of all scenarios of the rules' tests.
  private static String verdicts() {
    List<String> verdicts = new ArrayList<>();
    for (Scenario scenario : Scenarios.all()) {
      verdicts.add(
          VerdictJson.write(
              Rules2017.CALL,
              Rules2017.programme().hash(),
              Rules2017.rules()
                  .screen(
                      scenario.spoil().apply(CaseBuilder.clean(Rules2017.programme())).build())));
    }
    return Sha256.ofText(String.join("\n", verdicts)).hex();
  }

  private static String elsewhere() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=UTF-16BE",
                "-Dstdout.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                RulesScorecard.class.getName(),
                "verdicts")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    process.waitFor();
    return out.startsWith("verdicts ") ? out.substring("verdicts ".length()).strip() : out;
  }
}
