package org.intake.api.routes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.api.access.Subject;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.CallJson;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.query.ListAll;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Role;
import org.intake.domain.notice.Notice;

/// Every notice is shown here as well: mail to an office is often filtered.
public final class NoticeRoutes {
  private final NamedCalls calls;
  private final Paging paging;

  NoticeRoutes(Ledger ledger, Programmes programmes) {
    this.calls = new NamedCalls(programmes);
    this.paging = new Paging(new ListAll(ledger));
  }

  List<Route> routes() {
    return List.of(Route.get("/notices", Rules.CASE_IF_NAMED, this::list));
  }

  private Response list(Exchange exchange) {
    if (exchange.subject() instanceof Subject.OfCase(var stored)) {
      return ofCase(exchange, stored.value());
    }
    Optional<List<String>> wanted = calls.of(exchange);
    if (wanted.isEmpty()) {
      return exchange.problem(Problem.invalid(List.of(new Fault("?call", "没有这个申报通知。"))));
    }
    Optional<NamedProvince> named = NamedProvince.of(exchange);
    if (named.isEmpty()) {
      return exchange.problem(
          Problem.invalid(List.of(new Fault("?province", "须是六位行政区划代码，如 320000。"))));
    }
    Optional<String> province = named.get().code();
    List<Listing<Notice>> lists =
        named.get().nothing()
            ? List.of()
            : wanted.get().stream().flatMap(call -> lists(call, province)).toList();
    return page(exchange, lists, Optional.empty());
  }

  /// Of the case itself, and of the submission that it came with: the receipt is nobody's else.
  private Response ofCase(Exchange exchange, CaseRecord file) {
    return page(
        exchange,
        List.of(new Listing.NoticesOfProvince(file.call(), file.province())),
        Optional.of(file));
  }

  private static Stream<Listing<Notice>> lists(String call, Optional<String> province) {
    return province.isPresent()
        ? Stream.of(new Listing.NoticesOfProvince(call, province.get()))
        : Stream.of(Notice.Delivery.values())
            .map(delivery -> new Listing.NoticesAt(call, delivery));
  }

  private Response page(Exchange exchange, List<Listing<Notice>> lists, Optional<CaseRecord> file) {
    return paging.page(
        exchange,
        lists,
        notice -> file.map(wanted -> isAbout(notice, wanted)).orElse(true),
        stored -> CallJson.notice(stored.value(), !exchange.is(Role.PROVINCE)));
  }

  private static boolean isAbout(Notice notice, CaseRecord file) {
    return file.id().equals(notice.caseId())
        || (notice.caseId() == null && file.submission().equals(notice.submission()));
  }
}
