package org.intake.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.intake.application.Answer;
import org.intake.application.TransientFault;
import org.intake.application.submit.Opening;
import org.intake.application.submit.PrepareSubmission;
import org.intake.application.submit.UploadKey;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionKind;
import org.intake.testkit.simulation.ScriptedPaper.Verdict;

/// The offices that hand in, through the API or the bucket alone, each after its own will and as
/// often as it takes.
final class Provinces {
  /// Those with an address for what is dropped.
  static final List<String> ALL = List.of("320000", "330000", "440000", "510000");

  private final World world;
  private final Random random;
  private final Storage storage;
  private final Map<String, List<String>> cities = new HashMap<>();
  private final Map<String, Handed> handed = new TreeMap<>();
  private int packages;

  /// How the bucket tells that an object came.
  @FunctionalInterface
  interface Storage {
    void put(String submission, String key, byte[] content);
  }

  /// What was handed in and answered with a receipt.
  record Handed(String submission, String province, List<String> cities) {}

  Provinces(World world, Storage storage) {
    this.world = world;
    this.random = world.random;
    this.storage = storage;
    var divisions =
        world.wiring.programmes.programme(World.CALL).orElseThrow().reading().divisions();
    for (String province : ALL) {
      cities.put(
          province,
          divisions.all().stream()
              .filter(division -> division.province().equals(province))
              .filter(division -> division.type() == DivisionType.PREFECTURE_CITY)
              .map(division -> division.code())
              .toList());
    }
  }

  List<Handed> handed() {
    return List.copyOf(handed.values());
  }

  private static Actor officeOf(String province) {
    return new Actor(Role.PROVINCE, "office-" + province, province, null, null);
  }

  /// One city, whose paper says what becomes of it.
  record CityPaper(String city, Verdict verdict) {}

  /// The next cities of a province that no other package of it is about.
  List<CityPaper> paper(String province, int count, Random chance) {
    List<CityPaper> paper = new ArrayList<>();
    List<String> all = cities.getOrDefault(province, List.of());
    for (int i = 0; i < count; i++) {
      Verdict[] verdicts = {
        Verdict.CLEAN, Verdict.CLEAN, Verdict.DEFECT, Verdict.DOUBT, Verdict.REFUSAL
      };
      paper.add(
          new CityPaper(
              all.get(packages++ % all.size()), verdicts[chance.nextInt(verdicts.length)]));
    }
    return paper;
  }

  /// A file of a package.
  private record Sheet(String name, byte[] content) {}

  private static List<Sheet> sheets(List<CityPaper> paper, String nonce) {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(
        new Sheet(
            "推荐函.txt", ScriptedPaper.letter(paper.stream().map(CityPaper::city).toList(), nonce)));
    for (CityPaper city : paper) {
      sheets.add(
          new Sheet(
              city.city() + "/申报表.txt",
              ScriptedPaper.form(
                  city.city(), city.verdict(), List.of("东园", "西园"), nonce + city.city())));
    }
    return sheets;
  }

  /// A package through the API: open, announce, upload, hand in; then whatever the province does
  /// with it.
  void submit(String province, List<CityPaper> paper, Consumer<Handed> then) {
    Actor office = officeOf(province);
    Contact contact = new Contact("联络处", "office@province.example", Language.ZH_HANS);
    var opening = new Opening(World.CALL, SubmissionKind.APPLICATION, contact, null, null);
    world.ask(
        "",
        "open",
        () -> opened(world.wiring.prepare.open(office, opening)),
        id -> {
          upload(
              office,
              id,
              sheets(paper, id),
              Map.of(),
              () -> handIn(office, id, paper.stream().map(CityPaper::city).toList(), then));
        });
  }

  /// File after file. An announcement whose answer was lost is taken back and made again.
  private void upload(
      Actor office,
      String submission,
      List<Sheet> sheets,
      Map<String, String> replaces,
      Runnable then) {
    if (sheets.isEmpty()) {
      then.run();
      return;
    }
    Sheet sheet = sheets.getFirst();
    Sha256 hash = Sha256.of(sheet.content());
    var announcement =
        new PrepareSubmission.Announcement(
            sheet.name(), sheet.content().length, hash, "text/plain", replaces.get(sheet.name()));
    world.ask(
        submission,
        "announce",
        () -> {
          takeBack(office, submission, sheet.name(), hash);
          return world.wiring.prepare.announce(office, submission, announcement);
        },
        answer -> {
          if (answer instanceof Answer.Done<PrepareSubmission.Announced>(var announced)) {
            storage.put(submission, announced.file().objectKey(), sheet.content());
            world.in(
                Duration.ofSeconds(random.nextInt(60)),
                () -> upload(office, submission, sheets.subList(1, sheets.size()), replaces, then));
          }
        });
  }

  private void takeBack(Actor office, String submission, String name, Sha256 hash) {
    Optional<Stored<Submission>> stored = world.table.load(Submission.class, submission);
    for (SubmissionFile file : stored.map(s -> s.value().current()).orElse(List.of())) {
      if (file.name().equals(name)
          && hash.equals(file.sha256())
          && world.bucket.find(file.objectKey()).isEmpty()) {
        world.wiring.prepare.remove(office, submission, file.id());
      }
    }
  }

  private void handIn(Actor office, String submission, List<String> its, Consumer<Handed> then) {
    world.ask(
        submission,
        "submit",
        () -> world.wiring.submit.submit(office, submission),
        answer -> {
          if (answer instanceof Answer.Done) {
            Handed receipt =
                new Handed(submission, Optional.ofNullable(office.province()).orElse(""), its);
            handed.putIfAbsent(submission, receipt);
            then.accept(receipt);
          }
        });
  }

  /// A package through the bucket alone; half of them say when they are whole.
  void drop(String province, List<CityPaper> paper, boolean says) {
    String nonce = "drop" + packages;
    String submission = "drop-" + World.CALL + "-" + province + "-1";
    Duration wait = Duration.ZERO;
    for (Sheet sheet : sheets(paper, nonce)) {
      wait = wait.plusSeconds(random.nextInt(120));
      String key = UploadKey.Dropped.prefix(World.CALL, province) + nonce + "/" + sheet.name();
      world.in(wait, () -> storage.put(submission, key, sheet.content()));
    }
    if (says) {
      world.in(
          wait.plusSeconds(1),
          () ->
              storage.put(
                  submission,
                  UploadKey.Dropped.prefix(World.CALL, province) + nonce + "/SUBMIT",
                  new byte[0]));
    }
    handed.put(
        submission, new Handed(submission, province, paper.stream().map(CityPaper::city).toList()));
  }

  void withdraw(Handed of) {
    Actor office = officeOf(of.province());
    Optional<String> city =
        world.table.all(CaseRecord.class).stream()
            .filter(record -> record.submission().equals(of.submission()))
            .map(CaseRecord::id)
            .findFirst();
    if (city.isPresent() && random.nextBoolean()) {
      world.ask(
          of.submission(),
          "withdraw-city",
          () -> world.wiring.withdraw.city(office, city.get(), "改报"),
          _ -> {});
    } else {
      world.ask(
          of.submission(),
          "withdraw",
          () -> world.wiring.withdraw.submission(office, of.submission(), "撤回"),
          _ -> {});
    }
  }

  /// Looks whether anything is asked for, and hands in what is: a form that is right this time, or
  /// one that a person must look at.
  void cure(Handed of, Verdict next) {
    if (of.submission().startsWith("drop-")) {
      return;
    }
    List<CaseRecord> deficient =
        world.table.all(CaseRecord.class).stream()
            .filter(record -> record.submission().equals(of.submission()))
            .filter(record -> record.status() == CaseStatus.DEFICIENT)
            .toList();
    Optional<Submission> submission =
        world.table.load(Submission.class, of.submission()).map(Stored::value);
    if (deficient.isEmpty() || submission.isEmpty() || !submission.get().isOpenForFiles()) {
      return;
    }
    List<Sheet> sheets = new ArrayList<>();
    Map<String, String> replaces = new HashMap<>();
    for (CaseRecord record : deficient) {
      String city = Optional.ofNullable(record.city().code()).orElse("");
      String name = city + "/申报表.txt";
      submission.get().current().stream()
          .filter(file -> file.name().equals(name))
          .findFirst()
          .ifPresent(file -> {
            replaces.put(name, file.id());
            sheets.add(
                new Sheet(
                    name,
                    ScriptedPaper.form(
                        city, next, List.of("东园", "西园"), "v" + submission.get().version() + city)));
          });
    }
    Actor office = officeOf(of.province());
    upload(
        office,
        of.submission(),
        sheets,
        replaces,
        () -> handIn(office, of.submission(), of.cities(), _ -> {}));
  }

  /// Somebody asks again when he is told to.
  private static String opened(Answer<Stored<Submission>> answer) {
    return switch (answer) {
      case Answer.Done<Stored<Submission>>(var stored) -> stored.value().id();
      case Answer.Refused<Stored<Submission>>(var why) -> throw new TransientFault(why.detail());
    };
  }
}
