package org.intake.application.publish;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.application.review.Lists;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.CallRecord.Publicity;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;

/// Starts the public notice (公示) of all proposed cities. The call's record says which they are; the
/// cases follow one by one, and the sweep ends what was cut off.
public final class Publish {
  private static final int PAGE = 100;
  private static final String DAYS = "publicity-days";
  private static final int DEFAULT_DAYS = 5;

  private final Ledger ledger;
  private final Programmes programmes;
  private final FollowPublication follow;
  private final InstantSource clock;

  public Publish(
      Ledger ledger, Programmes programmes, FollowPublication follow, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.follow = follow;
    this.clock = clock;
  }

  public Answer<CallRecord> publish(
      Actor officer, String call, LocalDate startsOn, LocalDate endsOn) {
    Optional<Programme> programme = programmes.programme(call);
    if (programme.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报通知。"));
    }
    Optional<Refusal> dates = refusal(programme.get(), startsOn, endsOn);
    if (dates.isPresent()) {
      return Answer.refused(dates.get());
    }
    Answer<CallRecord> started =
        Attempts.run(ledger, () -> start(officer, programme.get(), startsOn, endsOn));
    return started.then(record -> {
      follow.catchUp(officer, call);
      return Answer.done(record);
    });
  }

  private Optional<Refusal> refusal(Programme programme, LocalDate startsOn, LocalDate endsOn) {
    if (endsOn.isBefore(programme.calendar().dateOf(clock.instant()))) {
      return Optional.of(Refusal.invalid("/endsOn", "公示结束日期已过。"));
    }
    int least =
        Optional.ofNullable(programme.policies().get(DAYS))
            .map(policy -> Integer.parseInt(policy.value()))
            .orElse(DEFAULT_DAYS);
    if (endsOn.isBefore(startsOn) || endsOn.isAfter(startsOn.plusYears(1))) {
      return Optional.of(Refusal.invalid("/endsOn", "公示结束日期须不早于开始日期，且在一年以内。"));
    }
    int days = programme.calendar().workingDaysWithin(startsOn, endsOn);
    return days < least
        ? Optional.of(Refusal.invalid("/endsOn", "公示期至少" + least + "个工作日，现为" + days + "个工作日。"))
        : Optional.empty();
  }

  private Step<Answer<CallRecord>> start(
      Actor officer, Programme programme, LocalDate startsOn, LocalDate endsOn) {
    Stored<CallRecord> state = Calls.state(ledger, programme.id());
    if (state.value().roundClosedAt() == null) {
      return refuse(Refusal.of(Refusal.Code.ROUND_OPEN, "专家评审轮次尚未结束。"));
    }
    Publicity running = state.value().publicity();
    if (running != null && isSame(running, startsOn, endsOn)) {
      return new Step.Nothing<>(Answer.done(state.value()));
    }
    if (Stream.of(CaseStatus.PUBLICIZED, CaseStatus.OBJECTED)
        .anyMatch(status -> !cases(programme.id(), status).isEmpty())) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "已有名单在公示中。"));
    }
    List<CaseRecord> proposed = cases(programme.id(), CaseStatus.PROPOSED);
    if (proposed.isEmpty()) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "没有拟入选的城市可供公示。"));
    }
    List<String> leaking =
        proposed.stream()
            .filter(record -> holdsPersonalData(PublicList.row(programme, record)))
            .map(CaseRecord::id)
            .toList();
    if (!leaking.isEmpty()) {
      return refuse(
          Refusal.of(Refusal.Code.WRONG_STATE, "公示内容疑含个人信息，请先更正：" + String.join("、", leaking)));
    }
    CallRecord after =
        state
            .value()
            .with(
                new Publicity(
                    startsOn, endsOn, proposed.stream().map(CaseRecord::id).sorted().toList()));
    Change change =
        Change.by(officer, clock.instant())
            .save(
                state,
                after,
                happened(
                    EventType.PUBLICIZED,
                    Map.of(
                        "startsOn", startsOn.toString(),
                        "endsOn", endsOn.toString(),
                        "cases", Integer.toString(proposed.size()))))
            .build();
    return new Step.Commit<>(change, Answer.done(after));
  }

  private static boolean isSame(Publicity running, LocalDate startsOn, LocalDate endsOn) {
    return running.startsOn().equals(startsOn) && running.endsOn().equals(endsOn);
  }

  private static boolean holdsPersonalData(PublicList.Row row) {
    return Stream.of(Stream.of(row.city()), row.parks().stream(), row.values().stream())
        .flatMap(texts -> texts)
        .anyMatch(PersonalData::isIn);
  }

  private List<CaseRecord> cases(String call, CaseStatus status) {
    return Lists.all(ledger, new Listing.CasesAt(call, status), PAGE).stream()
        .map(Stored::value)
        .toList();
  }

  private static <T> Step<Answer<T>> refuse(Refusal refusal) {
    return new Step.Nothing<>(Answer.refused(refusal));
  }
}
