package org.intake.api.routes;

import java.util.Map;
import java.util.function.Function;
import org.intake.api.access.Subject;
import org.intake.api.http.Problem;
import org.intake.api.http.Request;
import org.intake.api.http.Response;
import org.intake.api.json.Body;
import org.intake.api.json.Json;
import org.intake.api.json.Members;
import org.intake.application.Answer;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;

/// One request on its way through a route: who asks, what the address names, and how to answer.
public record Exchange(Request request, Actor actor, Map<String, String> path, Subject subject) {
  public Exchange {
    path = Map.copyOf(path);
  }

  /// What the path names as `{name}`; the route has it.
  public String named(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return value;
  }

  public Stored<Submission> submission() {
    if (subject instanceof Subject.OfSubmission(var stored)) {
      return stored;
    }
    throw unguarded();
  }

  public Stored<CaseRecord> caseRecord() {
    if (subject instanceof Subject.OfCase(var stored)) {
      return stored;
    }
    throw unguarded();
  }

  public Stored<Review> review() {
    if (subject instanceof Subject.OfReview(var stored)) {
      return stored;
    }
    throw unguarded();
  }

  public Programme programme() {
    if (subject instanceof Subject.OfCall(var programme)) {
      return programme;
    }
    throw unguarded();
  }

  private static IllegalStateException unguarded() {
    return new IllegalStateException("the route's rule does not load what its handler asks for");
  }

  public boolean is(Role role) {
    return actor.role() == role;
  }

  /// Reads the body; a faulty one is answered with all its faults.
  public <T> Response reading(Function<Members, T> shape, Function<T, Response> then) {
    return switch (Body.read(request, shape)) {
      case Body.Read.Good<T>(T value) -> then.apply(value);
      case Body.Read.Bad<T>(Problem problem) -> problem(problem);
    };
  }

  public <T> Response answering(Answer<T> answer, Function<T, Response> done) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> done.apply(value);
      case Answer.Refused<T>(var why) -> problem(Problem.of(why));
    };
  }

  public Response problem(Problem problem) {
    return Json.problem(problem, request.path(), request.id());
  }

  public Response notThere() {
    return problem(Problem.of(Problem.Code.NOT_FOUND, "没有该对象，或您无权查看。"));
  }
}
