package org.intake.application.accept;

/// Prints the scorecard line R5: schedules of accepting, withdrawing and replacing in which more
/// places were taken than the province has. The main of this class takes the number of schedules.
public final class QuotaScorecard {
  private static final int SCHEDULES = 10_000;

  private QuotaScorecard() {}

  public static void main(String[] arguments) {
    int schedules = arguments.length == 1 ? Integer.parseInt(arguments[0]) : SCHEDULES;
    int broken = 0;
    for (int seed = 0; seed < schedules; seed++) {
      try {
        QuotaScheduleTest.play(seed);
      } catch (AssertionError e) {
        broken++;
        System.out.println("  R5 " + e.getMessage());
      }
    }
    System.out.println("R5 schedules=" + schedules + " broken=" + broken);
    System.exit(broken == 0 ? 0 : 1);
  }
}
