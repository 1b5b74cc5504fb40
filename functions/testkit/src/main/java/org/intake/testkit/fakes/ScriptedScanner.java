package org.intake.testkit.fakes;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.intake.application.port.MalwareScanner;

/// Finds every file clean, until it is told what to say next.
public final class ScriptedScanner implements MalwareScanner {
  private final Deque<Verdict> next = new ArrayDeque<>();
  private int asked;

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public synchronized Verdict scan(Path file) {
    asked++;
    Verdict verdict = next.poll();
    return verdict == null ? new Verdict.Clean() : verdict;
  }

  public synchronized void say(Verdict verdict) {
    next.add(verdict);
  }

  public synchronized int asked() {
    return asked;
  }
}
