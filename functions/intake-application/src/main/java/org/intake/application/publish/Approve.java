package org.intake.application.publish;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.decide.JointDecision;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.CallRecord.Approval;
import org.intake.domain.call.CallRecord.Publicity;
import org.intake.domain.call.Objection;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.Programme;

/// The approval of the published list (批复): after the notice has ended, with no objection open,
/// under a document number, by every deciding agency together.
public final class Approve {
  private static final Pattern NUMBER =
      Pattern.compile("(\\p{IsHan}{2,20})[〔\\[［（(【]((?:19|20)\\d{2})[〕\\]］）)】]第?(\\d{1,5})号");
  private static final String ADDRESSEE = "ADDRESSEE_";

  private final Ledger ledger;
  private final Programmes programmes;
  private final Objections objections;
  private final FollowPublication follow;
  private final InstantSource clock;

  public Approve(
      Ledger ledger,
      Programmes programmes,
      Objections objections,
      FollowPublication follow,
      InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.objections = objections;
    this.follow = follow;
    this.clock = clock;
  }

  public Answer<CallRecord> approve(
      Actor officer, String call, String documentNumber, LocalDate date, List<String> issuers) {
    Optional<Programme> programme = programmes.programme(call);
    if (programme.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报通知。"));
    }
    Matcher number = NUMBER.matcher(documentNumber.strip());
    if (!number.matches()) {
      return Answer.refused(Refusal.invalid("/documentNumber", "发文字号的形式应如：国知发管字〔2017〕81号。"));
    }
    String canonical = number.group(1) + "〔" + number.group(2) + "〕" + number.group(3) + "号";
    Optional<Refusal> refusal = issuerRefusal(programme.get(), issuers);
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    Approval approval = new Approval(canonical, date, issuers);
    Answer<CallRecord> approved =
        Attempts.run(ledger, () -> tryToApprove(officer, programme.get(), approval));
    return approved.then(record -> {
      follow.catchUp(officer, call);
      return Answer.done(record);
    });
  }

  private static Optional<Refusal> issuerRefusal(Programme programme, List<String> issuers) {
    Set<String> issuing =
        issuers.stream()
            .flatMap(issuer -> agencies(programme, issuer.strip()))
            .collect(Collectors.toSet());
    List<String> missing =
        JointDecision.agencies(programme).stream()
            .filter(agency -> !issuing.contains(agency))
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.invalid("/issuers", "须联合发文，缺少：" + String.join("、", missing)));
  }

  /// The agencies that an issuer's code or name stands for; its general office issues for it.
  private static Stream<String> agencies(Programme programme, String issuer) {
    return JointDecision.agencies(programme).stream()
        .filter(agency ->
            agency.equals(issuer)
                || programme.reading().organs().ofKind(ADDRESSEE + agency, null).stream()
                    .flatMap(Approve::names)
                    .anyMatch(issuer::startsWith));
  }

  private static Stream<String> names(Organ organ) {
    return Stream.concat(Stream.of(organ.name()), organ.aliases().stream());
  }

  private Step<Answer<CallRecord>> tryToApprove(
      Actor officer, Programme programme, Approval approval) {
    Stored<CallRecord> state = Calls.state(ledger, programme.id());
    Publicity publicity = state.value().publicity();
    if (publicity == null) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "名单尚未公示。"));
    }
    if (state.value().approval() != null) {
      return approval.equals(state.value().approval())
          ? new Step.Nothing<>(Answer.done(state.value()))
          : refuse(Refusal.of(Refusal.Code.WRONG_STATE, "该名单已批复。"));
    }
    if (!programme.calendar().dateOf(clock.instant()).isAfter(publicity.endsOn())) {
      return refuse(
          Refusal.of(Refusal.Code.WRONG_STATE, "公示期至" + publicity.endsOn() + "，期满后才能批复。"));
    }
    if (!approval.date().isAfter(publicity.endsOn())) {
      return refuse(Refusal.invalid("/date", "批复日期须晚于公示结束日期" + publicity.endsOn() + "。"));
    }
    int lastYear = FollowPublication.lastYear(programme, approval.date());
    if (approval.date().getYear() > lastYear) {
      return refuse(Refusal.invalid("/date", "批复日期晚于试点期的最后一年" + lastYear + "年。"));
    }
    List<String> open =
        publicity.cases().stream()
            .flatMap(caseId -> objections.of(caseId).stream())
            .filter(Objection::isOpen)
            .map(Objection::id)
            .toList();
    if (!open.isEmpty()) {
      return refuse(Refusal.of(Refusal.Code.OBJECTION_OPEN, "尚有未办结的异议：" + String.join("、", open)));
    }
    CallRecord after = state.value().with(approval);
    Change change =
        Change.by(officer, clock.instant())
            .save(
                state,
                after,
                happened(
                    EventType.APPROVED,
                    Map.of(
                        "documentNumber", approval.documentNumber(),
                        "date", approval.date().toString(),
                        "issuers", String.join(",", approval.issuers()))))
            .build();
    return new Step.Commit<>(change, Answer.done(after));
  }

  private static <T> Step<Answer<T>> refuse(Refusal refusal) {
    return new Step.Nothing<>(Answer.refused(refusal));
  }
}
