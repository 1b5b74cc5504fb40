package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.ACTORS;
import static org.intake.api.ApiBench.CALL;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.DOCUMENT;
import static org.intake.api.ApiBench.SUBMISSION;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.intake.api.access.Rule;
import org.intake.api.routes.Route;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Route x role x owner x state: what the contract says, written down a second time, against what
/// the API does.
class AccessTableTest {
  private static final Set<String> OWN = Set.of("jiangsu");
  private static final Set<String> OFFICERS = Set.of("officer-a", "officer-b");
  private static final Set<String> AUDITORS = Set.of("auditor-a");
  private static final Set<String> PROVINCES = Set.of("jiangsu", "zhejiang");
  private static final Set<String> EXPERTS = Set.of("expert-a", "expert-b");
  private static final Set<String> ALL = ACTORS.keySet();

  /// Who may come through (`may`), and for whom the thing is not there although his role fits
  /// (`hidden`); everybody else has the wrong role.
  private record Expected(Set<String> may, Set<String> hidden) {}

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> union = new TreeSet<>();
    for (Set<String> set : sets) {
      union.addAll(set);
    }
    return union;
  }

  private static Map<String, Expected> contract() {
    Map<String, Expected> table = new TreeMap<>();
    Set<String> foreign = Set.of("zhejiang");
    Set<String> office = union(OFFICERS, AUDITORS);
    Expected ownOnly = new Expected(OWN, foreign);
    Expected readers = new Expected(union(OWN, office), foreign);
    Expected asTheCase =
        new Expected(union(OWN, office, Set.of("expert-a")), union(foreign, Set.of("expert-b")));
    Expected officers = new Expected(OFFICERS, Set.of());
    Expected ofOffice = new Expected(office, Set.of());
    Expected holder = new Expected(Set.of("expert-a"), Set.of("expert-b"));
    table.put("POST /submissions", new Expected(PROVINCES, Set.of()));
    table.put("GET /submissions", new Expected(union(PROVINCES, office), Set.of()));
    table.put("GET /submissions/{id}", readers);
    table.put("GET /submissions/{id}/receipt", readers);
    table.put("GET /submissions/{id}/versions", readers);
    table.put("GET /submissions/{id}/versions/{n}", readers);
    table.put("GET /submissions/{id}/difference", readers);
    table.put("GET /cases/{id}/difference", readers);
    table.put("PUT /submissions/{id}/contact", ownOnly);
    table.put("POST /submissions/{id}/files", ownOnly);
    table.put("DELETE /submissions/{id}/files/{fileId}", ownOnly);
    table.put("POST /submissions/{id}/check", ownOnly);
    table.put("POST /submissions/{id}/submit", ownOnly);
    table.put("POST /submissions/{id}/withdraw", ownOnly);
    table.put("GET /cases", new Expected(union(PROVINCES, office), Set.of()));
    table.put("GET /cases/{id}", asTheCase);
    table.put("GET /cases/{id}/documents/{documentId}/content", asTheCase);
    table.put("GET /cases/{id}/documents/{documentId}/pages/{n}.png", asTheCase);
    table.put("GET /cases/{id}/documents/{documentId}/text", asTheCase);
    table.put("GET /cases/{id}/events", ofOffice);
    table.put("GET /cases/{id}/bundle", ofOffice);
    table.put("PUT /cases/{id}/documents/{documentId}/covers", officers);
    table.put("PUT /cases/{id}/fields/{fieldId}", officers);
    table.put("PUT /cases/{id}/findings/{check}", officers);
    table.put("POST /cases/{id}/decisions", officers);
    table.put("POST /cases/{id}/withdraw", ownOnly);
    table.put("GET /verifications", officers);
    table.put("GET /notices", new Expected(union(PROVINCES, office), Set.of()));
    table.put("POST /reviews/claim", new Expected(EXPERTS, Set.of()));
    table.put("GET /reviews", new Expected(union(EXPERTS, OFFICERS), Set.of()));
    table.put("PUT /reviews/{id}", holder);
    table.put("POST /reviews/{id}/renew", holder);
    table.put("POST /reviews/{id}/release", holder);
    table.put("GET /calls", new Expected(ALL, Set.of()));
    table.put("GET /calls/{id}", new Expected(ALL, Set.of()));
    table.put("GET /calls/{id}/quota", ofOffice);
    table.put("GET /calls/{id}/ranking", ofOffice);
    table.put("GET /calls/{id}/export.csv", ofOffice);
    table.put("GET /calls/{id}/export.xlsx", ofOffice);
    table.put("POST /calls/{id}/rounds/close", officers);
    table.put("POST /calls/{id}/publicity", officers);
    table.put("GET /calls/{id}/publicity", ofOffice);
    table.put("POST /calls/{id}/objections", officers);
    table.put("GET /calls/{id}/objections", officers);
    table.put("POST /objections/{id}/close", officers);
    table.put("POST /calls/{id}/approval", officers);
    return table;
  }

  static List<Route> guarded() {
    return ContractTest.table().stream()
        .filter(route -> !(route.rule() instanceof Rule.Open))
        .toList();
  }

  private static String name(Route route) {
    return route.method() + " " + route.template();
  }

  /// The whole state: a submission, its case in review with a held seat, an objection.
  private static ApiBench bench() {
    ApiBench bench = new ApiBench();
    bench.submission();
    bench.caseAt(CaseStatus.IN_REVIEW);
    bench.heldSeat();
    bench.uploads.put("api/" + SUBMISSION + "/file-1", ApiBench.ORIGINAL);
    bench.contents.keep("api/" + SUBMISSION + "/file-1", 1000);
    bench.stored(
        new Objection(
            "objection-1",
            CALL,
            CASE,
            "示例有限公司",
            true,
            "025-12345678",
            "数据不实",
            bench.now,
            null,
            null,
            null));
    return bench;
  }

  private static String address(Route route) {
    String template = route.template();
    String id =
        template.startsWith("/submissions")
            ? SUBMISSION
            : template.startsWith("/cases")
                ? CASE
                : template.startsWith("/reviews")
                    ? CASE + "-1"
                    : template.startsWith("/calls") ? CALL : "objection-1";
    return template
        .replace("{id}", id)
        .replace("{fileId}", "file-1")
        .replace("{documentId}", DOCUMENT)
        .replace("{fieldId}", DOCUMENT + ":fiscalInput")
        .replace("{check}", "R-CND-06")
        .replace("{n}", "1");
  }

  private static ApiBench.Reply ask(ApiBench bench, Route route, Actor actor, String address) {
    return bench.send(
        actor,
        route.method(),
        address,
        route.method().equals("GET") ? null : "{}",
        route.ifMatch() == Route.IfMatch.REQUIRED ? Map.of("if-match", "*") : Map.of());
  }

  @Test
  void theContractNamesEveryRoute() {
    assertThat(contract().keySet())
        .isEqualTo(
            guarded().stream()
                .map(AccessTableTest::name)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void nobodyComesThroughWithoutAToken(Route route) {
    ApiBench bench = bench();
    assertThat(ask(bench, route, null, address(route)).status()).as(name(route)).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void everyActorGetsWhatTheContractSays(Route route) {
    Expected expected = contract().get(name(route));
    for (Actor actor : ACTORS.values()) {
      ApiBench bench = bench();
      ApiBench.Reply reply = ask(bench, route, actor, address(route));
      String what = name(route) + " by " + actor.subject() + ": " + reply.text();
      if (expected.may().contains(actor.subject())) {
        assertThat(reply.status()).as(what).isNotIn(401, 403, 500);
        assertThat(isHidden(reply)).as(what).isFalse();
      } else if (expected.hidden().contains(actor.subject())) {
        assertThat(reply.status()).as(what).isEqualTo(404);
        assertThat(isHidden(reply)).as(what).isTrue();
        assertThat(reply.text()).as(what).doesNotContain("苏州", "jiangsu", "expert-a");
      } else {
        assertThat(reply.status()).as(what).isEqualTo(403);
        assertThat(reply.code()).as(what).isEqualTo("wrong-role");
      }
    }
  }

  /// What is not there and what one may not see are answered alike.
  private static boolean isHidden(ApiBench.Reply reply) {
    return reply.status() == 404 && reply.text().contains("没有该对象，或您无权查看");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void whatIsNotThereLooksLikeWhatOneMayNotSee(Route route) {
    if (!route.template().contains("{id}")) {
      return;
    }
    String missing = address(route).replaceFirst("^(/[a-z]+/)[^/]+", "$1none");
    for (Actor actor : ACTORS.values()) {
      ApiBench bench = bench();
      int status = ask(bench, route, actor, missing).status();
      boolean fits = route.rule().roles().contains(actor.role());
      assertThat(status).as(name(route) + " by " + actor.subject()).isEqualTo(fits ? 404 : 403);
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void everyStateOutsideOfTheRuleIsAConflict(Route route) {
    switch (route.rule()) {
      case Rule.OnCase(var roles, var states) when !states.isEmpty() -> {
        Actor actor = roles.contains(Role.OFFICER) ? ApiBench.CNIPA : ApiBench.JIANGSU;
        for (CaseStatus status : CaseStatus.values()) {
          ApiBench bench = new ApiBench();
          bench.submission();
          bench.caseAt(status);
          int answered = ask(bench, route, actor, address(route)).status();
          if (states.contains(status)) {
            assertThat(answered).as(name(route) + " at " + status).isNotIn(403, 404, 500);
          } else {
            assertThat(answered).as(name(route) + " at " + status).isEqualTo(409);
          }
        }
      }
      case Rule.OnSubmission(var _, var states) when !states.isEmpty() -> {
        for (SubmissionStatus status : SubmissionStatus.values()) {
          ApiBench bench = new ApiBench();
          Submission submission = bench.submission();
          var stored = bench.ledger.load(Submission.class, submission.id()).orElseThrow();
          bench.ledger.commit(
              org.intake.domain.ledger.Change.by(Actor.SYSTEM, bench.now)
                  .save(stored, submission.at(status, bench.now))
                  .build());
          int answered = ask(bench, route, ApiBench.JIANGSU, address(route)).status();
          if (states.contains(status)) {
            assertThat(answered).as(name(route) + " at " + status).isNotIn(403, 404, 500);
          } else {
            assertThat(answered).as(name(route) + " at " + status).isEqualTo(409);
          }
        }
      }
      case Rule.Open(),
          Rule.ByRole(var _),
          Rule.OnCase(var _, var _),
          Rule.OnSubmission(var _, var _),
          Rule.OnCaseOfQuery(var _),
          Rule.OnReview(var _),
          Rule.OnCall(var _),
          Rule.OnObjection(var _) -> {}
    }
  }

  @Test
  void listsShowAProvinceItsOwnOnly() {
    ApiBench bench = bench();
    bench.notice();
    Consumer<String> empty =
        path ->
            assertThat(bench.get(ApiBench.ZHEJIANG, path).json().path("items")).as(path).isEmpty();
    for (String query : List.of("", "?province=320000", "?call=" + CALL, "?limit=200")) {
      empty.accept("/submissions" + query);
      empty.accept("/cases" + query);
      empty.accept("/notices" + query);
    }
    assertThat(bench.get(ApiBench.ZHEJIANG, "/notices?case=" + CASE).status()).isEqualTo(404);
    assertThat(bench.get(ApiBench.JIANGSU, "/notices?case=" + CASE).json().path("items"))
        .hasSize(1);
  }
}
