package org.intake.application.publish;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.review.Lists;
import org.intake.application.review.RankCases;
import org.intake.application.review.RankCases.Ranked;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;

/// All cases of a call as a table for the office: no personal data, the scores only once the round
/// is closed. The first row names the columns; how it becomes a file is the caller's matter.
public final class ExportCases {
  private static final int PAGE = 100;

  /// As a spreadsheet program reads a time; the millisecond of a deadline is in the case.
  private static final DateTimeFormatter RECEIVED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final List<String> COLUMNS =
      List.of(
          "申报件", "省份代码", "省份", "城市代码", "城市", "城市类型", "状态", "收件时间", "园区", "未通过", "待核验", "名次", "得分",
          "分差", "评审数");

  private final Ledger ledger;
  private final Programmes programmes;
  private final RankCases ranking;

  public ExportCases(Ledger ledger, Programmes programmes, RankCases ranking) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.ranking = ranking;
  }

  public Answer<List<List<String>>> rows(String call) {
    Optional<Programme> programme = programmes.programme(call);
    if (programme.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报通知。"));
    }
    Map<String, Ranked> ranks =
        switch (ranking.rank(call)) {
          case Answer.Done<List<Ranked>>(List<Ranked> ranked) ->
              ranked.stream().collect(Collectors.toMap(Ranked::caseId, Function.identity()));
          case Answer.Refused<List<Ranked>>(Refusal _) -> Map.of();
        };
    List<CaseRecord> cases = new ArrayList<>();
    for (CaseStatus status : CaseStatus.values()) {
      Lists.all(ledger, new Listing.CasesAt(call, status), PAGE).stream()
          .map(Stored::value)
          .forEach(cases::add);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    cases.stream()
        .sorted(Comparator.comparing(CaseRecord::id))
        .map(record -> row(programme.get(), record, Optional.ofNullable(ranks.get(record.id()))))
        .forEach(rows::add);
    return Answer.done(rows);
  }

  private static List<String> row(Programme programme, CaseRecord record, Optional<Ranked> ranked) {
    String code = record.city().code();
    String type = record.city().type();
    return List.of(
        record.id(),
        record.province(),
        PublicList.provinceName(programme, record.province()),
        code == null ? "" : code,
        record.city().name(),
        type == null ? "" : type,
        record.status().name(),
        RECEIVED.format(record.receivedAt().atZone(programme.calendar().zone())),
        record.parks().stream().map(ExportCases::park).collect(Collectors.joining("；")),
        checks(record, Outcome.FAIL),
        checks(record, Outcome.NEEDS_HUMAN),
        ranked.map(r -> Integer.toString(r.rank())).orElse(""),
        ranked.map(r -> r.score().toPlainString()).orElse(""),
        ranked.map(r -> r.spread().toPlainString()).orElse(""),
        ranked.map(r -> Integer.toString(r.reviews())).orElse(""));
  }

  private static String park(Park park) {
    return park.name() + "（" + park.status() + "）";
  }

  private static String checks(CaseRecord record, Outcome outcome) {
    return record.findings().stream()
        .filter(finding -> finding.outcome() == outcome && !finding.merit())
        .map(Finding::check)
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
