package org.intake.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.intake.application.invariant.CheckInvariants;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Mailer;
import org.intake.application.port.Programmes;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// One world of a campaign: some provinces hand in, officers and experts work, everything goes
/// wrong for four days; then nothing goes wrong any more, two sweeps run, and what came of it is
/// counted.
final class WorldRun {
  private static final Duration CHAOS = Duration.ofDays(4);
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(3);

  /// More than what a sweep takes for stale.
  private static final Duration STALE = Duration.ofMinutes(20);

  private final World world;
  private final Provinces provinces;
  private final Officer officer;
  private final Experts experts;
  private final Random random;
  private final Programmes programmes;
  private final BundleCodec codec;
  private final Options options;
  private final boolean tells;
  private final Set<String> dropped = new HashSet<>();
  private int uploads;
  private boolean calm;
  private int foundAgain;

  /// Objects of the day without events that the one sweep after it did not find.
  private int missedBySweep;

  /// `submissions` handed in, of which each meets at least so many `crashes`; with `outage` all
  /// object events of the first day are lost and only one sweep runs at its end. `name` stands
  /// before what breaks.
  record Options(String name, int submissions, int crashes, boolean outage) {}

  WorldRun(long seed, Options options, Programmes base, BundleCodec codec) {
    Random dice = new Random(seed);
    ScriptedPaper.Policy policy =
        new ScriptedPaper.Policy(
            dice.nextInt(4) == 0 ? Programme.Acceptance.OFFICER : Programme.Acceptance.AUTOMATIC,
            List.of(QuotaPolicy.OverQuota.values()).get(dice.nextInt(3)),
            dice.nextBoolean());
    this.programmes = ScriptedPaper.judged(base, policy);
    this.codec = codec;
    this.options = options;
    this.tells = dice.nextBoolean();
    Random chance = new Random(seed ^ 0x5DEECE66DL);
    this.world =
        new World(
            seed,
            new World.Habits(true, tells),
            new Chaos(chance, options.crashes()),
            made -> new Wiring(made, programmes, codec));
    this.random = world.random;
    this.provinces = new Provinces(world, this::store);
    this.officer = new Officer(world);
    this.experts = new Experts(world);
  }

  void run(Figures figures) {
    schedule();
    Instant end = world.time().plus(CHAOS);
    if (options.outage()) {
      world.runUntil(world.time().plus(Duration.ofDays(1)));
      sweepAfterOutage();
    }
    world.runUntil(end);
    calm();
    count(figures);
  }

  private void schedule() {
    List<String> dropping = new ArrayList<>();
    for (int i = 0; i < options.submissions(); i++) {
      String province = Provinces.ALL.get(random.nextInt(Provinces.ALL.size()));
      List<Provinces.CityPaper> paper = provinces.paper(province, 1 + random.nextInt(2), random);
      Duration start = Duration.ofMinutes(random.nextInt(30 * 60));
      if (i % 5 == 4 && !dropping.contains(province)) {
        dropping.add(province);
        boolean says = random.nextBoolean();
        world.in(start, () -> provinces.drop(province, paper, says));
      } else {
        world.in(start, () -> provinces.submit(province, paper, this::afterReceipt));
      }
    }
    every(Duration.ofHours(4), officer::round);
    every(Duration.ofHours(2), () -> experts.review(Experts.expert(random.nextInt(8))));
    if (!options.outage()) {
      every(BETWEEN_SWEEPS, this::sweep);
    } else {
      world.in(Duration.ofHours(25), () -> every(BETWEEN_SWEEPS, this::sweep));
    }
  }

  private void every(Duration pause, Runnable what) {
    Instant end = World.START.plus(CHAOS);
    world.in(
        pause,
        () -> {
          what.run();
          if (world.time().isBefore(end)) {
            every(pause, what);
          }
        });
  }

  private void sweep() {
    world.invoke("sweep", "", () -> world.wiring.sweep(), () -> {}, () -> {});
  }

  private void afterReceipt(Provinces.Handed handed) {
    int will = random.nextInt(12);
    if (will == 0) {
      world.in(Duration.ofHours(random.nextInt(48)), () -> provinces.withdraw(handed));
    }
    for (int look = 1; look <= 4; look++) {
      ScriptedPaper.Verdict next = List.of(ScriptedPaper.Verdict.values()).get(random.nextInt(3));
      world.in(Duration.ofHours(look * 12L), () -> provinces.cure(handed, next));
    }
  }

  /// An object is there; its event comes several times, late, or never.
  private void store(String submission, String key, byte[] content) {
    world.bucket.put(key, content);
    uploads++;
    Instant arrived = world.time();
    boolean firstDay = options.outage() && arrived.isBefore(World.START.plus(Duration.ofDays(1)));
    boolean isSubmit = key.endsWith("/SUBMIT");
    if (!calm && (firstDay || (random.nextInt(100) == 0 && !isSubmit))) {
      if (!isSubmit) {
        dropped.add(key);
      }
      return;
    }
    world.send("receive", submission, () -> world.wiring.receive(key, arrived));
  }

  private void sweepAfterOutage() {
    world.pass(STALE);
    world.wiring.sweep();
    missedBySweep = (int) dropped.stream().filter(key -> !isReceived(key) && isWanted(key)).count();
  }

  /// An upload that was given up since: announced again, withdrawn.
  private boolean isWanted(String key) {
    return file(key).isPresent();
  }

  private Optional<SubmissionFile> file(String key) {
    return world.table.all(Submission.class).stream()
        .flatMap(submission -> submission.files().stream())
        .filter(file -> file.objectKey().equals(key))
        .findFirst();
  }

  private boolean isReceived(String key) {
    return file(key).filter(file -> file.status() != FileStatus.EXPECTED).isPresent();
  }

  /// Nothing goes wrong any more; everything under way ends, and two sweeps find the rest.
  private void calm() {
    calm = true;
    world.faultless();
    world.runOut();
    for (int sweep = 0; sweep < 2; sweep++) {
      world.pass(STALE);
      world.wiring.sweep();
      world.runOut();
    }
    long found = dropped.stream().filter(key -> isReceived(key) || !isWanted(key)).count();
    foundAgain = (int) found - missedBySweep;
  }

  private void count(Figures figures) {
    List<String> broken =
        new ArrayList<>(
            new CheckInvariants(world.table, world.kept, programmes, codec)
                .check(() -> {})
                .breaks());
    broken.addAll(world.strange());
    Map<String, Integer> mails = new HashMap<>();
    for (Mailer.Mail mail : world.post.sent()) {
      mails.merge(mail.id(), 1, Integer::sum);
    }
    long acknowledgements = mails.keySet().stream().filter(id -> id.contains(".RECEIPT.")).count();
    long expected =
        world.table.all(Submission.class).stream().mapToLong(s -> s.receipts().size()).sum();
    long extra = 0;
    long undecidable = 0;
    for (Map.Entry<String, Integer> mail : mails.entrySet()) {
      int more = mail.getValue() - 1;
      extra += more;
      if (tells && more > 0) {
        broken.add("sent " + mail.getValue() + " times: " + mail.getKey());
      }
      undecidable += tells ? 0 : attempts(mail.getKey()) - 1;
    }
    long crashed =
        provinces.handed().stream().mapToLong(h -> world.crashesOf(h.submission())).sum();
    long fewest =
        provinces.handed().stream()
            .mapToLong(h -> world.crashesOf(h.submission()))
            .min()
            .orElse(Long.MAX_VALUE);
    Breaks breaks = new Breaks(world, broken);
    boolean automatic =
        programmes.programme(World.CALL).orElseThrow().acceptance()
            == Programme.Acceptance.AUTOMATIC;
    figures.add(
        new Figures.Counts(
            provinces.handed().size(),
            breaks.lost(provinces.handed()),
            breaks.decidedTwice(),
            breaks.stuck(automatic),
            acknowledgements,
            expected,
            extra,
            undecidable,
            uploads,
            dropped.size(),
            foundAgain,
            world.invocations(),
            world.parked(),
            crashed,
            fewest),
        world.injected(),
        broken.stream().map(each -> options.name() + ": " + each).toList());
  }

  private int attempts(String notice) {
    return world.table.load(Notice.class, notice).map(n -> n.value().attempts()).orElse(1);
  }
}
