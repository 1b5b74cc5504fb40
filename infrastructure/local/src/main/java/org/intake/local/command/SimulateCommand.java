package org.intake.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.intake.json.JsonBundleCodec;
import org.intake.local.cloud.CannotStart;
import org.intake.programme.BuiltInProgrammes;
import org.intake.testkit.simulation.Figures;
import org.intake.testkit.simulation.PointCampaign;
import org.intake.testkit.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Plays the procedure on fakes while everything goes wrong, and says what came of it.
@Command(
    name = "simulate",
    description =
        "Plays submissions on fakes, with crashes, lost and repeated messages, throttling and lost"
            + " answers, and checks every invariant at the end. The same seed plays the same again."
            + " Ends with 0 only if nothing was lost, decided twice, stuck or broken.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--submissions",
      paramLabel = "N",
      defaultValue = "200",
      description = "packages per seed (default: 200; a campaign has 10000)")
  private int submissions;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "the first seed (default: 1)")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many seeds, one after the other (default: 1; a campaign has 10)")
  private int seeds;

  @Option(
      names = "--crashes",
      paramLabel = "N",
      defaultValue = "3",
      description = "how often a process dies over each submission, at least (default: 3)")
  private int crashes;

  @Option(
      names = "--points",
      description = "also one journey with every fault at every outbound call")
  private boolean points;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "0",
      description = "also so many journeys with two faults (default: 0)")
  private int pairs;

  @Override
  public Integer call() {
    if (submissions < 1 || seeds < 1 || crashes < 0 || pairs < 0) {
      throw new CannotStart("--submissions and --seeds start at 1, --crashes and --pairs at 0");
    }
    var programmes = BuiltInProgrammes.load();
    var codec = new JsonBundleCodec();
    boolean holds = true;
    List<String> breaks = new ArrayList<>();
    for (long each = seed; each < seed + seeds; each++) {
      Figures figures =
          new Simulation(programmes, codec).run(each, submissions, crashes, this::progress);
      Commands.OUT.println("seed " + each);
      figures.lines().forEach(line -> Commands.OUT.println("  " + line));
      holds &= figures.holds();
      breaks.addAll(figures.breaks());
    }
    if (points || pairs > 0) {
      var campaign = new PointCampaign(programmes, codec);
      if (points) {
        holds &= tell("single faults", campaign.singles(_ -> true), breaks);
      }
      if (pairs > 0) {
        holds &= tell("pairs of faults", campaign.pairs(seed, pairs), breaks);
      }
    }
    breaks.forEach(Commands.OUT::println);
    Commands.OUT.println(holds ? "All of it holds." : "Not all of it holds.");
    return holds ? 0 : 1;
  }

  private static boolean tell(String what, PointCampaign.Result result, List<String> breaks) {
    Commands.OUT.println(result.line(what));
    breaks.addAll(result.breaks());
    return result.breaks().isEmpty();
  }

  private void progress(long done) {
    if (Commands.onTerminal()) {
      System.err.print("\r" + done + " of " + submissions + " ");
    }
  }
}
