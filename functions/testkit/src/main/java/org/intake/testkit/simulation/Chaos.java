package org.intake.testkit.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What goes wrong by chance: each submission meets its crashes, three invocations of ten are
/// throttled, the mail provider's answers are lost, rivals come first.
final class Chaos implements FaultPlan {
  private final Random chance;
  private final int crashes;
  private final Map<String, Integer> crashed = new HashMap<>();
  private final Map<Invocation, Fate> fates = new HashMap<>();

  /// At which of its calls an invocation meets what; 0 is never.
  private record Fate(int crashAt, Fault crash, int throttleAt) {}

  Chaos(Random chance, int crashes) {
    this.chance = chance;
    this.crashes = crashes;
  }

  @Override
  public @Nullable Fault at(Invocation invocation, Point point) {
    Fate fate = fates.computeIfAbsent(invocation, this::fate);
    if (point.ordinal() == fate.crashAt()) {
      crashed.merge(invocation.subject(), 1, Integer::sum);
      return fate.crash();
    }
    if (point.ordinal() == fate.throttleAt()) {
      return Fault.THROTTLE;
    }
    if (point.call().equals("mailer.send") && chance.nextInt(5) == 0) {
      return chance.nextBoolean() ? Fault.TIMEOUT_APPLIED : Fault.TIMEOUT_NOT_APPLIED;
    }
    if (point.call().equals("ledger.commit")) {
      return switch (chance.nextInt(25)) {
        case 0 -> Fault.CONFLICT;
        case 1 -> Fault.TIMEOUT_APPLIED;
        case 2 -> Fault.TIMEOUT_NOT_APPLIED;
        default -> null;
      };
    }
    return null;
  }

  /// A submission crashes often until it has had its crashes, and now and then after that.
  private Fate fate(Invocation invocation) {
    boolean enough = crashed.getOrDefault(invocation.subject(), 0) >= crashes;
    boolean crash =
        crashes > 0 && !invocation.subject().isEmpty() && chance.nextInt(enough ? 40 : 2) == 0;
    return new Fate(
        crash ? 1 + chance.nextInt(enough ? 9 : 5) : 0,
        chance.nextBoolean() ? Fault.CRASH_BEFORE : Fault.CRASH_AFTER,
        chance.nextInt(10) < 3 ? 1 + chance.nextInt(8) : 0);
  }
}
