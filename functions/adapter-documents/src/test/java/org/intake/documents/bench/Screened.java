package org.intake.documents.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intake.application.assemble.Assembler;
import org.intake.application.assemble.Assembly;
import org.intake.application.port.RuleBook;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.Facts;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionKind;
import org.intake.programme.BuiltInProgrammes;

/// Puts readings through assembly and rules as the product does, without its cloud.
final class Screened {
  private static final String CALL = "sme-ip-pilot-2017";
  private static final Instant HANDED_IN = Instant.parse("2017-07-20T01:00:00Z");

  private final Programme programme;
  private final RuleBook rules;

  Screened() {
    BuiltInProgrammes all = BuiltInProgrammes.load();
    this.programme = all.programme(CALL).orElseThrow();
    this.rules = all.rules(CALL).orElseThrow();
  }

  Programme programme() {
    return programme;
  }

  /// The findings of each city, by the files' names.
  List<List<Finding>> findings(String province, Map<String, List<FileReading>> byName) {
    List<SubmissionFile> files = new ArrayList<>();
    Map<String, List<FileReading>> byId = new HashMap<>();
    byName.forEach((name, readings) -> {
      String id = "f" + files.size();
      byId.put(id, readings);
      files.add(file(id, name, readings));
    });
    Submission submission = submission(province, files);
    Assembly assembly = new Assembler(programme).assemble(submission, byId);
    return assembly.applications().stream().map(a -> screen(submission, a)).toList();
  }

  /// Nothing for a person to settle and nothing for the province to cure.
  static boolean needsNobody(List<Finding> findings) {
    return findings.stream().noneMatch(CaseScreening::isOpen)
        && CaseScreening.defects(findings).isEmpty();
  }

  private static SubmissionFile file(String id, String name, List<FileReading> readings) {
    return new SubmissionFile(
        id,
        name,
        1,
        Sha256.ofText(name),
        "application/octet-stream",
        FileStatus.INSPECTED,
        1,
        "uploads/" + id,
        null,
        false,
        HANDED_IN,
        "none",
        1,
        1,
        List.of(),
        readings.stream().flatMap(reading -> reading.problems().stream()).toList());
  }

  private static Submission submission(String province, List<SubmissionFile> files) {
    Submission empty =
        Submission.open(
            "s1",
            CALL,
            province,
            SubmissionKind.APPLICATION,
            null,
            null,
            null,
            new Contact("崔永", "office@province.example", Language.ZH_HANS),
            HANDED_IN);
    return new Submission(
        empty.id(),
        empty.call(),
        empty.province(),
        empty.kind(),
        null,
        null,
        null,
        empty.contact(),
        empty.status(),
        empty.version(),
        files,
        empty.receipts(),
        empty.cases(),
        HANDED_IN,
        HANDED_IN);
  }

  private List<Finding> screen(Submission submission, Assembly.Application application) {
    CaseRecord subject =
        new CaseRecord(
            "ZSCQ-2017-00-001",
            CALL,
            submission.province(),
            application.city(),
            CaseStatus.CHECKING,
            submission.id(),
            programme.hash(),
            0,
            application.material(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            HANDED_IN,
            HANDED_IN,
            null,
            null);
    Province book =
        Province.empty(CALL, submission.province())
            .with(
                new Province.Entry(
                    subject.id(),
                    application.city().code(),
                    application.city().name(),
                    true,
                    true,
                    false,
                    application.rank()));
    return rules.screen(
        Facts.of(
            programme,
            subject,
            book,
            List.of(),
            ProcedureFacts.atScreening(CaseStatus.CHECKING.name()),
            HANDED_IN));
  }
}
