package org.intake.application.invariant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Census;
import org.intake.application.port.Contents;
import org.intake.application.port.Programmes;

/// Checks every invariant over all that is stored. It only reads.
///
/// While others write, a census shows two items at two moments. So what seems broken is looked at
/// again, and only what is broken each time is told.
public final class CheckInvariants {
  private static final int LOOKS = 3;

  private final Census census;
  private final Contents contents;
  private final Programmes programmes;
  private final BundleCodec codec;

  public CheckInvariants(
      Census census, Contents contents, Programmes programmes, BundleCodec codec) {
    this.census = census;
    this.contents = contents;
    this.programmes = programmes;
    this.codec = codec;
  }

  /// All invariants, in the order of their ids.
  public static List<Invariant> all() {
    return Stream.of(
            HistoryInvariants.all(),
            SubmissionInvariants.all(),
            FileInvariants.all(),
            CaseInvariants.all(),
            FindingInvariants.all(),
            QuotaInvariants.all(),
            ReviewInvariants.all(),
            NoticeInvariants.all(),
            ProcedureInvariants.all(),
            ContentInvariants.all())
        .flatMap(List::stream)
        .toList();
  }

  /// What one invariant came to.
  public record Line(Invariant invariant, long checked, List<Tally.Break> breaks) {
    public Line {
      breaks = List.copyOf(breaks);
    }
  }

  public record Report(List<Line> lines) {
    public Report {
      lines = List.copyOf(lines);
    }

    public boolean holds() {
      return lines.stream().allMatch(line -> line.breaks().isEmpty());
    }

    /// Each break in a line, for messages.
    public List<String> breaks() {
      return lines.stream()
          .flatMap(line ->
              line.breaks().stream()
                  .map(
                      broken -> line.invariant().id() + " " + broken.item() + ": " + broken.what()))
          .toList();
    }
  }

  /// `pause` runs before each further look, so that what is being written has time to end.
  public Report check(Runnable pause) {
    Report report = look();
    for (int look = 1; look < LOOKS && !report.holds(); look++) {
      pause.run();
      report = inBoth(report, look());
    }
    return report;
  }

  private Report look() {
    Audited audited = new Audited(StoredState.of(census), contents, programmes, codec);
    List<Line> lines = new ArrayList<>();
    for (Invariant invariant : all()) {
      Tally tally = new Tally();
      invariant.check().look(audited, tally);
      lines.add(new Line(invariant, tally.checked(), tally.breaks()));
    }
    return new Report(lines);
  }

  private static Report inBoth(Report earlier, Report later) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < later.lines().size(); i++) {
      Line line = later.lines().get(i);
      Set<String> before = new HashSet<>();
      earlier.lines().get(i).breaks().forEach(broken -> before.add(broken.item()));
      lines.add(
          new Line(
              line.invariant(),
              line.checked(),
              line.breaks().stream().filter(broken -> before.contains(broken.item())).toList()));
    }
    return new Report(lines);
  }
}
