package org.intake.api;

import static org.intake.domain.ledger.Change.What.happened;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.intake.api.http.Problem;
import org.intake.api.http.Request;
import org.intake.api.http.Response;
import org.intake.application.port.Ledger;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Once;
import org.intake.domain.ledger.Stored;

/// `Idempotency-Key`: the same key with the same request gets the same answer, without the work
/// being done again. The key is claimed before the work and its answer is kept after it; only
/// success is kept, for a refusal may have another cause tomorrow.
final class Idempotency {
  /// A claim whose holder died is free after this; no invocation lives longer than the function's
  /// timeout of 29 seconds.
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /// What an answer says beside its body.
  private static final Set<String> KEPT_HEADERS = Set.of("etag", "location");

  private static final int CLAIMED = 0;
  private static final int FREE = -1;
  private static final int LONGEST_KEY = 255;

  private final Ledger ledger;
  private final InstantSource clock;

  Idempotency(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What became of asking for a key.
  private sealed interface Claim {
    record Mine(Stored<Once> stored) implements Claim {}

    record Answered(Once once) implements Claim {}

    record Refused(Problem problem) implements Claim {}
  }

  /// What the caller gets: an answer, or why not.
  sealed interface Outcome {
    record Answered(Response response) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  Outcome once(Request request, Actor actor, Supplier<Response> work) {
    Optional<String> key = request.header("idempotency-key");
    if (key.isEmpty()) {
      return new Outcome.Answered(work.get());
    }
    if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
      return new Outcome.Refused(
          Problem.of(Problem.Code.BAD_REQUEST, "Idempotency-Key 须为1至255个字符。"));
    }
    return switch (claim(key.get(), request, actor)) {
      case Claim.Mine(Stored<Once> stored) -> new Outcome.Answered(working(stored, actor, work));
      case Claim.Answered(Once once) -> new Outcome.Answered(again(once));
      case Claim.Refused(Problem problem) -> new Outcome.Refused(problem);
    };
  }

  /// Keys of different callers never meet.
  private Claim claim(String key, Request request, Actor actor) {
    String id =
        Sha256.ofText(
                String.join(
                    "\n",
                    actor.role().name(),
                    actor.subject(),
                    String.valueOf(actor.province()),
                    String.valueOf(actor.agency()),
                    key))
            .hex();
    String fingerprint = fingerprint(request);
    Instant now = clock.instant();
    Optional<Stored<Once>> found = ledger.load(Once.class, id);
    if (found.isPresent()) {
      Once once = found.get().value();
      if (once.status() > CLAIMED) {
        return once.request().equals(fingerprint)
            ? new Claim.Answered(once)
            : new Claim.Refused(
                Problem.of(Problem.Code.IDEMPOTENCY_KEY_REUSED, "该幂等键已用于内容不同的请求，请换一个。"));
      }
      boolean running =
          once.status() == CLAIMED && now.isBefore(Instant.parse(once.body()).plus(CLAIM));
      if (running) {
        return busy();
      }
    }
    Once mine = new Once(id, fingerprint, CLAIMED, Map.of(), now.toString());
    Stored<Once> before = found.orElseGet(() -> Stored.unborn(mine));
    // With the request's own id: two claims that say the same in the same millisecond would be one
    // change that came twice to the ledger, and both callers would do the work.
    Change change =
        Change.by(actor, now)
            .save(before, mine, happened(EventType.KEY_CLAIMED, Map.of("request", request.id())))
            .build();
    return switch (ledger.commit(change)) {
      case Ledger.Commit.Done() -> {
        Change.Save save = change.saves().getFirst();
        yield new Claim.Mine(new Stored<>(mine, save.revision(), save.events(), save.head()));
      }
      case Ledger.Commit.Conflict(String _) -> busy();
    };
  }

  private static Claim busy() {
    return new Claim.Refused(Problem.of(Problem.Code.IDEMPOTENCY_KEY_BUSY, "同一请求正在处理，请稍后重试。"));
  }

  private Response working(Stored<Once> claimed, Actor actor, Supplier<Response> work) {
    boolean kept = false;
    try {
      Response response = work.get();
      if (response.isSuccess() && (response.isText() || response.body().length == 0)) {
        keep(claimed, actor, response);
        kept = true;
      }
      return response;
    } finally {
      if (!kept) {
        save(claimed, actor, FREE, Map.of(), "");
      }
    }
  }

  private void keep(Stored<Once> claimed, Actor actor, Response response) {
    Map<String, String> headers = new TreeMap<>(response.headers());
    headers.keySet().retainAll(KEPT_HEADERS);
    save(claimed, actor, response.status(), headers, response.text());
  }

  /// A conflict means that the claim ran out and somebody else has it: then it is his to keep.
  private void save(
      Stored<Once> claimed, Actor actor, int status, Map<String, String> headers, String body) {
    Once once = new Once(claimed.value().id(), claimed.value().request(), status, headers, body);
    ledger.commit(
        Change.by(actor, clock.instant())
            .save(claimed, once, happened(EventType.REMEMBERED))
            .build());
  }

  private static Response again(Once once) {
    Response response =
        once.body().isEmpty()
            ? Response.empty(once.status())
            : Response.json(once.status(), once.body().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> header : once.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("idempotency-replayed", "true");
  }

  private static String fingerprint(Request request) {
    String head = request.method() + " " + request.path() + "?" + request.query() + "\n";
    return Sha256.ofText(head + Sha256.of(request.body()).hex()).hex();
  }
}
