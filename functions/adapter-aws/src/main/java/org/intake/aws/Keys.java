package org.intake.aws;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.intake.application.port.Listing;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.AccessLog;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Once;
import org.intake.domain.notice.Notice;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/// The keys of the table: where an aggregate lies and in which two lists it stands. `gsi1` holds
/// lists of one owner, `gsi2` the lists over all provinces, in shards. Stored: never change a form,
/// only add.
final class Keys {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String GSI1 = "gsi1";
  static final String GSI2 = "gsi2";
  static final String STATE = "STATE";
  static final String EVENT = "EVENT#";

  /// On the last day of a call all provinces write to the same few lists; one partition of an index
  /// takes 1,000 writes a second, four are plenty and cost four reads a page.
  private static final int SHARDS = 4;

  private Keys() {}

  /// A place in one list.
  record Entry(String partition, String sort) {}

  /// The two lists that an aggregate stands in.
  record Entries(@Nullable Entry gsi1, @Nullable Entry gsi2) {}

  /// Where a list is read: its index, its partitions, its direction.
  record Scope(String index, List<String> partitions, boolean newestFirst) {}

  static String event(long sequence) {
    return EVENT + String.format(Locale.ROOT, "%012d", sequence);
  }

  /// New kinds of aggregate must be thought of here: unknown ones are refused, not left unlisted.
  static Entries of(Aggregate value) {
    return switch (value) {
      case Submission s ->
          new Entries(
              new Entry(owner("submissions", s.call(), s.province()), timed(s.createdAt(), s.id())),
              sharded(
                  "submissions", s.call(), s.status(), s.id(), timed(s.lastActivityAt(), s.id())));
      case CaseRecord c ->
          new Entries(
              new Entry(owner("cases", c.call(), c.province()), c.id()),
              sharded("cases", c.call(), c.status(), c.id(), timed(c.receivedAt(), c.id())));
      case Review r ->
          new Entries(
              new Entry(owner("reviews", r.caseId()), r.id()),
              sharded("reviews", r.call(), r.state(), r.id(), timed(r.queuedAt(), r.id())));
      case Notice n ->
          new Entries(
              new Entry(owner("notices", n.call(), n.province()), timed(n.createdAt(), n.id())),
              sharded("notices", n.call(), n.delivery(), n.id(), timed(n.createdAt(), n.id())));
      case Objection o ->
          new Entries(new Entry(owner("objections", o.call()), timed(o.filedAt(), o.id())), null);
      case Province _ -> new Entries(null, null);
      case CallRecord _ -> new Entries(null, null);
      case ExpertDesk _ -> new Entries(null, null);
      case AccessLog _ -> new Entries(null, null);
      case Once _ -> new Entries(null, null);
      default -> throw new IllegalArgumentException("no keys for " + value.getClass());
    };
  }

  static Scope of(Listing<?> listing) {
    return switch (listing) {
      case Listing.SubmissionsOfProvince(var call, var province) ->
          owned(owner("submissions", call, province), true);
      case Listing.SubmissionsAt(var call, var status) -> shards("submissions", call, status);
      case Listing.CasesOfProvince(var call, var province) ->
          owned(owner("cases", call, province), false);
      case Listing.CasesAt(var call, var status) -> shards("cases", call, status);
      case Listing.ReviewsOfCase(var caseId) -> owned(owner("reviews", caseId), false);
      case Listing.ReviewsAt(var call, var state) -> shards("reviews", call, state);
      case Listing.NoticesOfProvince(var call, var province) ->
          owned(owner("notices", call, province), true);
      case Listing.NoticesAt(var call, var delivery) -> shards("notices", call, delivery);
      case Listing.ObjectionsOfCall(var call) -> owned(owner("objections", call), false);
    };
  }

  private static String owner(String... parts) {
    return String.join("#", parts);
  }

  private static Entry sharded(String list, String call, Enum<?> at, String id, String sort) {
    return new Entry(shard(list, call, at, Math.floorMod(id.hashCode(), SHARDS)), sort);
  }

  private static Scope owned(String partition, boolean newestFirst) {
    return new Scope(GSI1, List.of(partition), newestFirst);
  }

  private static Scope shards(String list, String call, Enum<?> at) {
    return new Scope(
        GSI2,
        IntStream.range(0, SHARDS).mapToObj(number -> shard(list, call, at, number)).toList(),
        false);
  }

  private static String shard(String list, String call, Enum<?> at, int number) {
    return owner(list, call, at.name(), Integer.toString(number));
  }

  private static String timed(Instant at, String id) {
    return String.format(Locale.ROOT, "%014d#%s", at.toEpochMilli(), id);
  }
}
