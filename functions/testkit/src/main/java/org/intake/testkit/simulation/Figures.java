package org.intake.testkit.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a campaign came to. Figures of several worlds add up.
public final class Figures {
  private long submissions;
  private long lost;
  private long decidedTwice;
  private long stuck;
  private long acknowledgements;
  private long expectedAcknowledgements;
  private long extraMails;
  private long undecidable;
  private long uploads;
  private long droppedEvents;
  private long foundAgain;
  private long invocations;
  private long deadLetters;
  private long crashed;
  private long fewestCrashes = Long.MAX_VALUE;
  private long fullest;
  private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
  private final List<String> breaks = new ArrayList<>();

  /// Counts of one world; names as in [#lines].
  record Counts(
      long submissions,
      long lost,
      long decidedTwice,
      long stuck,
      long acknowledgements,
      long expectedAcknowledgements,
      long extraMails,
      long undecidable,
      long uploads,
      long droppedEvents,
      long foundAgain,
      long invocations,
      long deadLetters,
      long crashed,
      long fewestCrashes) {}

  synchronized void add(Counts counts, Map<Fault, Integer> faults, List<String> broken) {
    submissions += counts.submissions();
    lost += counts.lost();
    decidedTwice += counts.decidedTwice();
    stuck += counts.stuck();
    acknowledgements += counts.acknowledgements();
    expectedAcknowledgements += counts.expectedAcknowledgements();
    extraMails += counts.extraMails();
    undecidable += counts.undecidable();
    uploads += counts.uploads();
    droppedEvents += counts.droppedEvents();
    foundAgain += counts.foundAgain();
    invocations += counts.invocations();
    deadLetters += counts.deadLetters();
    crashed += counts.crashed();
    fewestCrashes = Math.min(fewestCrashes, counts.fewestCrashes());
    fullest++;
    faults.forEach((fault, times) -> injected.merge(fault, (long) times, Long::sum));
    breaks.addAll(broken);
  }

  /// What is wrong, each in a line; empty when nothing is.
  public synchronized List<String> breaks() {
    return List.copyOf(breaks);
  }

  public synchronized boolean holds() {
    return breaks.isEmpty()
        && lost == 0
        && decidedTwice == 0
        && stuck == 0
        && foundAgain == droppedEvents
        && acknowledgements == expectedAcknowledgements
        && extraMails <= undecidable;
  }

  public synchronized long submissions() {
    return submissions;
  }

  /// For a person.
  public synchronized List<String> lines() {
    return List.of(
        "submissions handed in       " + submissions + " in " + fullest + " worlds",
        "invocations                 " + invocations + ", " + deadLetters + " messages parked",
        "faults                      " + injected,
        "crashes                     " + crashed + ", fewest for one submission " + least(),
        "lost                        " + lost,
        "decided twice               " + decidedTwice,
        "stuck after two sweeps      " + stuck,
        "acknowledgements            "
            + acknowledgements
            + " mails for "
            + expectedAcknowledgements
            + " versions handed in",
        "mails sent more than once   "
            + extraMails
            + " (provider cannot tell; "
            + undecidable
            + " undecidable windows)",
        "object events dropped       " + droppedEvents + " of " + uploads + ", found " + foundAgain,
        "broken invariants           " + breaks.size());
  }

  private long least() {
    return fewestCrashes == Long.MAX_VALUE ? 0 : fewestCrashes;
  }
}
