package org.intake.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.intake.application.invariant.CheckInvariants;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Mailer;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.screening.Outcome;
import org.intake.testkit.fakes.InMemoryContents;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.simulation.ScriptedFaults.Injection;
import org.intake.testkit.simulation.ScriptedPaper.Verdict;

/// One journey, again and again, with one fault or two at each outbound call that it makes.
/// Whatever goes wrong, the same comes of it: the same cases at the same statuses, each mail once.
public final class PointCampaign {
  private static final long SEED = 20170620;

  private final Programmes programmes;
  private final BundleCodec codec;

  public PointCampaign(Programmes base, BundleCodec codec) {
    this.programmes =
        ScriptedPaper.judged(
            base,
            new ScriptedPaper.Policy(
                Programme.Acceptance.AUTOMATIC, QuotaPolicy.OverQuota.HOLD, true));
    this.codec = codec;
  }

  /// `reached` of `wanted` combinations happened; `breaks` name what came out otherwise.
  public record Result(int points, int wanted, int reached, List<String> breaks) {
    public Result {
      breaks = List.copyOf(breaks);
    }

    public String line(String what) {
      return what
          + " at "
          + points
          + " points: "
          + reached
          + " of "
          + wanted
          + " happened, "
          + breaks.size()
          + " broke something";
    }
  }

  /// What the journey leaves when nothing goes wrong: a state to look at.
  public record Undisturbed(
      InMemoryLedger ledger, InMemoryContents contents, Programmes programmes) {}

  public Undisturbed undisturbed() {
    World world = world(new ScriptedFaults(List.of()));
    play(world);
    return new Undisturbed(world.table, world.kept, programmes);
  }

  /// Every fault at every such point.
  public Result singles(Predicate<Point> where) {
    ScriptedFaults undisturbed = new ScriptedFaults(List.of());
    Map<String, Integer> expected = play(undisturbed).outcome();
    List<Point> points = undisturbed.passed().stream().filter(where).toList();
    return run(points.size(), injections(points).stream().map(List::of).toList(), expected);
  }

  /// Two faults in one journey, at random points; `most` of all pairs.
  public Result pairs(long seed, int most) {
    ScriptedFaults undisturbed = new ScriptedFaults(List.of());
    Map<String, Integer> expected = play(undisturbed).outcome();
    List<Injection> single = injections(undisturbed.passed());
    Random random = new Random(seed);
    List<List<Injection>> wanted =
        IntStream.range(0, most)
            .mapToObj(_ ->
                List.of(
                    single.get(random.nextInt(single.size())),
                    single.get(random.nextInt(single.size()))))
            .toList();
    return run(undisturbed.passed().size(), wanted, expected);
  }

  private static List<Injection> injections(Collection<Point> points) {
    List<Injection> injections = new ArrayList<>();
    for (Point point : points) {
      for (Fault fault : Fault.values()) {
        if (fault != Fault.CONFLICT || point.call().equals("ledger.commit")) {
          injections.add(new Injection(point, fault));
        }
      }
    }
    return injections;
  }

  private Result run(int points, List<List<Injection>> wanted, Map<String, Integer> expected) {
    AtomicInteger reached = new AtomicInteger();
    ConcurrentLinkedQueue<String> breaks = new ConcurrentLinkedQueue<>();
    wanted.parallelStream()
        .forEach(injections -> {
          ScriptedFaults faults = new ScriptedFaults(injections);
          Played played = play(faults);
          if (faults.isDone()) {
            reached.incrementAndGet();
          }
          played.broken().forEach(broken -> breaks.add(injections + ": " + broken));
          if (!played.outcome().equals(expected)) {
            breaks.add(injections + ": " + difference(expected, played.outcome()));
          }
        });
    return new Result(points, wanted.size(), reached.get(), breaks.stream().sorted().toList());
  }

  private static String difference(Map<String, Integer> expected, Map<String, Integer> actual) {
    Map<String, String> different = new TreeMap<>();
    for (Map<String, Integer> each : List.of(expected, actual)) {
      each.keySet().stream()
          .filter(key -> !expected.getOrDefault(key, 0).equals(actual.getOrDefault(key, 0)))
          .forEach(key ->
              different.put(
                  key,
                  actual.getOrDefault(key, 0) + " instead of " + expected.getOrDefault(key, 0)));
    }
    return different.toString();
  }

  /// What a journey came to: how many cases of each city and status, how many mails of each kind.
  private record Played(Map<String, Integer> outcome, List<String> broken) {}

  private World world(FaultPlan faults) {
    return new World(
        SEED, new World.Habits(false, true), faults, made -> new Wiring(made, programmes, codec));
  }

  private Played play(ScriptedFaults faults) {
    World world = world(faults);
    play(world);
    List<String> broken =
        new ArrayList<>(
            new CheckInvariants(world.table, world.kept, programmes, codec)
                .check(() -> {})
                .breaks());
    broken.addAll(world.strange());
    return new Played(outcome(world), broken);
  }

  private static void play(World world) {
    Provinces provinces =
        new Provinces(
            world,
            (submission, key, content) -> {
              world.bucket.put(key, content);
              var arrived = world.time();
              world.send("receive", submission, () -> world.wiring.receive(key, arrived));
            });
    script(world, provinces);
    world.runUntil(world.time().plus(Duration.ofDays(2)));
    world.runOut();
    for (int sweep = 0; sweep < 2; sweep++) {
      world.pass(Duration.ofMinutes(20));
      world.invoke("sweep", "", () -> world.wiring.sweep(), () -> {}, () -> {});
      world.runOut();
    }
  }

  /// A province with a clean and a defective city, one that drops its package, one with a doubt; an
  /// officer, three experts, a withdrawal.
  private static void script(World world, Provinces provinces) {
    provinces.submit(
        "320000",
        List.of(
            new Provinces.CityPaper("320500", Verdict.CLEAN),
            new Provinces.CityPaper("320600", Verdict.DEFECT)),
        handed -> world.in(Duration.ofHours(6), () -> provinces.cure(handed, Verdict.CLEAN)));
    provinces.submit("440000", List.of(new Provinces.CityPaper("440600", Verdict.DOUBT)), _ -> {});
    provinces.drop("330000", List.of(new Provinces.CityPaper("330200", Verdict.CLEAN)), true);
    world.in(Duration.ofHours(12), () -> settle(world));
    for (int hour = 3; hour < 36; hour += 3) {
      world.in(
          Duration.ofHours(hour),
          () -> world.invoke("sweep", "", () -> world.wiring.sweep(), () -> {}, () -> {}));
    }
    for (int round = 0; round < 12; round++) {
      int expert = 4 * round + 3;
      world.in(
          Duration.ofHours(20).plusMinutes(20L * round),
          () -> reviewAll(world, Experts.expert(expert)));
    }
    world.in(
        Duration.ofHours(30),
        () ->
            provinces.withdraw(
                new Provinces.Handed(
                    "drop-" + World.CALL + "-330000-1", "330000", List.of("330200"))));
  }

  private static void settle(World world) {
    Officer officer = new Officer(world);
    world.table.all(CaseRecord.class).stream()
        .filter(record -> record.status() == CaseStatus.MANUAL_CHECK)
        .forEach(record -> officer.settle(record, Outcome.PASS));
  }

  private static void reviewAll(World world, Actor expert) {
    Experts experts = new Experts(world);
    experts.claim(expert, seat -> experts.finish(expert, seat));
  }

  private static Map<String, Integer> outcome(World world) {
    Map<String, Integer> outcome = new HashMap<>();
    for (CaseRecord record : world.table.all(CaseRecord.class)) {
      outcome.merge("case " + record.city().code() + " " + record.status(), 1, Integer::sum);
    }
    for (Mailer.Mail mail : world.post.sent()) {
      String[] parts = mail.id().split("\\.", -1);
      outcome.merge("mail " + parts[1], 1, Integer::sum);
    }
    return outcome;
  }
}
