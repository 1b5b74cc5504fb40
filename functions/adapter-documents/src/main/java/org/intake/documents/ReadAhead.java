package org.intake.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Recognises the pages of one file on a few threads and hands the results on in page order, on the
/// thread that asks. It is never further ahead than it has threads, so that memory stays bounded.
final class ReadAhead implements AutoCloseable {
  private final int threads;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private @Nullable ExecutorService workers;

  ReadAhead(int threads) {
    this.threads = threads;
  }

  /// Work for a thread, and what to do with its result when the pages before it are done.
  <T> void add(Callable<T> work, Consumer<T> then) {
    if (threads == 1) {
      addDone(() -> then.accept(result(work)));
      return;
    }
    if (workers == null) {
      workers = Executors.newFixedThreadPool(threads);
    }
    Future<T> working = workers.submit(work);
    addDone(() -> then.accept(result(working::get)));
  }

  /// A step that needs no work: a page has two, itself and the word that it is done.
  void addDone(Runnable then) {
    waiting.add(then);
    while (waiting.size() >= 2 * threads) {
      waiting.remove().run();
    }
  }

  void finish() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  /// What breaks on a thread breaks here, as if it had been done here.
  private static <T> T result(Callable<T> work) {
    try {
      return work.call();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException broken -> throw broken;
        case Error broken -> throw broken;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a page was read", e);
    } catch (Exception e) {
      throw e instanceof RuntimeException broken ? broken : new IllegalStateException(e);
    }
  }

  /// Work that nobody waits for any more is left to end by itself.
  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }
}
