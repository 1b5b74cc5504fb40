package org.intake.domain.casefile;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.jspecify.annotations.Nullable;

/// A province's book in one call: which cities have a case, which of them hold a place, and the
/// running numbers. Its single revision is what makes the quota hold: two acceptances at once
/// cannot both commit.
public record Province(
    String call, String code, int nextCase, int nextNotice, SortedMap<String, Entry> entries)
    implements Aggregate {
  public Province {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /// A case of the province. `counted` is false for those that the quota exempts; `rank` is the
  /// letter's order, 0 when none is given.
  public record Entry(
      String caseId,
      @Nullable String city,
      String name,
      boolean live,
      boolean counted,
      boolean holdsPlace,
      int rank) {}

  public static Province empty(String call, String code) {
    return new Province(call, code, 1, 1, new TreeMap<>());
  }

  public static String idOf(String call, String code) {
    return call + "." + code;
  }

  @Override
  public String id() {
    return idOf(call, code);
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.PROVINCE;
  }

  /// The places that counted cities hold.
  public long placesTaken() {
    return entries.values().stream().filter(entry -> entry.counted() && entry.holdsPlace()).count();
  }

  /// The live case of a city, if it has one.
  public Optional<Entry> liveCaseOf(String city) {
    return entries.values().stream()
        .filter(entry -> entry.live() && city.equals(entry.city()))
        .findFirst();
  }

  public Province with(Entry entry) {
    SortedMap<String, Entry> next = new TreeMap<>(entries);
    next.put(entry.caseId(), entry);
    return new Province(call, code, nextCase, nextNotice, next);
  }

  public Province numbered() {
    return new Province(call, code, nextCase + 1, nextNotice, entries);
  }

  /// What came of asking for a place.
  public sealed interface Reservation {
    record Reserved(Province province) implements Reservation {}

    record Exhausted(long taken, int limit) implements Reservation {}
  }

  /// Takes a place for a case; asking twice takes one. Exempt cases need none.
  public Reservation reserve(String caseId, int limit) {
    Entry entry = entry(caseId);
    if (entry.holdsPlace()) {
      return new Reservation.Reserved(this);
    }
    if (entry.counted() && placesTaken() >= limit) {
      return new Reservation.Exhausted(placesTaken(), limit);
    }
    return new Reservation.Reserved(with(holding(entry, entry.live(), true)));
  }

  /// The case no longer takes part; its place is free again if `freesPlace`.
  public Province ended(String caseId, boolean freesPlace) {
    Entry entry = entry(caseId);
    return with(holding(entry, false, entry.holdsPlace() && !freesPlace));
  }

  /// A rejected case that was reopened takes part again, without a place.
  public Province reopened(String caseId) {
    return with(holding(entry(caseId), true, false));
  }

  /// An accepted case that went back to checking gives its place back.
  public Province released(String caseId) {
    Entry entry = entry(caseId);
    return with(holding(entry, entry.live(), false));
  }

  private Entry entry(String caseId) {
    return Optional.ofNullable(entries.get(caseId))
        .orElseThrow(() -> new IllegalStateException("the province's book has no case " + caseId));
  }

  private static Entry holding(Entry entry, boolean live, boolean holdsPlace) {
    return new Entry(
        entry.caseId(),
        entry.city(),
        entry.name(),
        live,
        entry.counted(),
        holdsPlace,
        entry.rank());
  }
}
