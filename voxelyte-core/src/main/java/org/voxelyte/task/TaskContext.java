package org.voxelyte.task;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/**
 * Threads, progress and cancellation of one piece of long work; the last argument of every method
 * that takes its time.
 *
 * <p>Parallel loops run over indices (slices, cases). Sums are reduced in index order, so a result
 * is the same for any number of threads. Work inside a loop body must not depend on the thread that
 * runs it. A loop inside a loop runs on the thread that meets it. Close the context to end its
 * threads; a closed context runs no more loops.
 */
public final class TaskContext implements AutoCloseable {
  private final int threads;
  private final ProgressListener listener;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final ThreadLocal<Boolean> insideLoop = ThreadLocal.withInitial(() -> false);
  private final ThreadLocal<Boolean> unheard = ThreadLocal.withInitial(() -> false);
  private ExecutorService executor;
  private volatile boolean closed;

  /**
   * Creates a context.
   *
   * @param threads number of threads, at least 1
   * @param listener hears progress
   */
  public TaskContext(int threads, ProgressListener listener) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    this.threads = threads;
    this.listener = listener;
  }

  /** Returns a context without progress on as many threads as the machine has cores. */
  public static TaskContext silent() {
    return silent(Runtime.getRuntime().availableProcessors());
  }

  /** Returns a context without progress on so many threads. */
  public static TaskContext silent(int threads) {
    return new TaskContext(threads, (stage, done, total) -> {});
  }

  /** Returns the number of threads that loops use. */
  public int threads() {
    return threads;
  }

  /**
   * Tells the listener how far a stage is, and throws if the work has been cancelled. In a loop
   * only the thread that began it is heard, and not within {@link #unheard}.
   */
  public void progress(String stage, long done, long total) {
    checkCancelled();
    if (!unheard.get()) {
      listener.progress(stage, done, total);
    }
  }

  /**
   * Does work whose stages are not told, such as one of many cases of which the caller tells how
   * many are done, and returns its result. It stops all the same if cancelled.
   */
  public <T> T unheard(Supplier<T> work) {
    boolean before = unheard.get();
    unheard.set(true);
    try {
      return work.get();
    } finally {
      unheard.set(before);
    }
  }

  /** Asks the work to stop at its next check; may be called from any thread. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Returns whether the work has been asked to stop. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  /**
   * Throws if the work has been asked to stop; call once per slice or iteration.
   *
   * @throws TaskCancelledException if cancelled
   */
  public void checkCancelled() {
    if (cancelled.get()) {
      throw new TaskCancelledException();
    }
  }

  /**
   * Runs the body for 0 … count − 1, each index once, spread over the threads; returns when all are
   * done. Checks for cancellation before each index. A failure of a body ends the loop; of several,
   * that of the lowest index is thrown here, so it is the same for any number of threads.
   */
  public void forEach(int count, IntConsumer body) {
    if (closed) {
      throw new IllegalStateException("this task context is closed; make a new one");
    }
    if (threads == 1 || count <= 1 || insideLoop.get()) {
      for (int i = 0; i < count; i++) {
        checkCancelled();
        body.accept(i);
      }
      return;
    }
    Loop loop = new Loop(count, body);
    int helpers = Math.min(threads, count) - 1;
    Future<?>[] running = new Future<?>[helpers];
    for (int t = 0; t < helpers; t++) {
      running[t] = executor().submit(loop);
    }
    loop.run();
    for (Future<?> future : running) {
      await(future);
    }
    loop.throwFailure();
  }

  /** The work of one thread, shared by all: takes the next index until none is left. */
  private final class Loop implements Runnable {
    private final int count;
    private final IntConsumer body;
    private final AtomicLong next = new AtomicLong();
    private final Thread beginner = Thread.currentThread();
    private long failedIndex = Long.MAX_VALUE;
    private Throwable failure;

    Loop(int count, IntConsumer body) {
      this.count = count;
      this.body = body;
    }

    @Override
    public void run() {
      boolean begun = Thread.currentThread() == beginner;
      boolean before = unheard.get();
      insideLoop.set(true);
      unheard.set(before || !begun);
      try {
        for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
          runIndex((int) i);
        }
      } finally {
        insideLoop.remove();
        unheard.set(before);
      }
    }

    /** Indices are taken in order, so every index below one that failed is run to its end. */
    private void runIndex(int i) {
      try {
        checkCancelled();
        body.accept(i);
      } catch (RuntimeException | Error e) {
        next.set(count);
        synchronized (this) {
          if (i < failedIndex) {
            failedIndex = i;
            failure = e;
          }
        }
      }
    }

    synchronized void throwFailure() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
  }

  /** Sums the body over 0 … count − 1 in index order, whatever the number of threads. */
  public double sum(int count, IntToDoubleFunction body) {
    double[] parts = new double[count];
    forEach(count, i -> parts[i] = body.applyAsDouble(i));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  /** Waits for a thread, which throws nothing itself; an interrupt is kept for the caller. */
  private static void await(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized ExecutorService executor() {
    if (executor == null) {
      AtomicInteger number = new AtomicInteger();
      executor =
          Executors.newFixedThreadPool(
              threads - 1,
              runnable -> {
                Thread thread = new Thread(runnable, "voxelyte-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
              });
    }
    return executor;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (executor != null) {
      executor.shutdown();
      executor = null;
    }
  }
}
