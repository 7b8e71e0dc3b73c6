package org.voxelyte.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

/**
 * Runs the cases of a study on this machine, several at once, and keeps each finished row on the
 * disk. What was finished in an earlier run is not run again; a case that cannot be made or
 * measured is a row with its reason, and is tried again by a later run if the reason was the
 * machine's: memory or files. What lacks memory beside others, be it for one number, runs again
 * alone. Rows come back in the order of the plan, whatever order they were finished in, and their
 * numbers do not depend on how many run at once.
 */
public final class SweepRunner {
  private final CaseRunner runner;

  /** Creates a runner of cases. */
  public SweepRunner(CaseRunner runner) {
    this.runner = runner;
  }

  /**
   * Runs what is not finished yet.
   *
   * @param log file of the finished rows
   * @param task its threads are the cases that run at once; each uses one of them, a lone one all
   * @return all rows, in the order of the plan
   * @throws IOException if the log cannot be read or written; finished rows are kept
   * @throws IllegalArgumentException if the plan names a column that the first row has not; that
   *     row is kept
   */
  public List<SweepRow> run(SweepPlan plan, Path log, TaskContext task) throws IOException {
    return run(plan, log, new Share(0, plan.cases().size()), task);
  }

  /**
   * What a study is of a series, for progress.
   *
   * @param before cases of the studies before it
   * @param all cases of the series
   */
  record Share(int before, int all) {}

  /** Runs a study of a series. */
  List<SweepRow> run(SweepPlan plan, Path log, Share share, TaskContext task) throws IOException {
    List<SweepCase> cases = plan.cases();
    try (RowLog rows = RowLog.open(log)) {
      List<SweepCase> left = cases.stream().filter(each -> rows.find(each).isEmpty()).toList();
      FirstRow firstRow = new FirstRow(plan);
      cases.stream().flatMap(each -> rows.find(each).stream()).forEach(firstRow::check);
      Taken taken = new Taken(rows, firstRow);
      AtomicInteger done = new AtomicInteger(share.before() + cases.size() - left.size());
      task.progress("cases", done.get(), share.all());
      boolean alone = task.threads() == 1 || left.size() == 1;
      Queue<SweepCase> squeezed = new ConcurrentLinkedQueue<>();
      try {
        task.forEach(
            left.size(),
            i -> {
              Outcome outcome = task.unheard(() -> measured(left.get(i), task));
              if (outcome.lacksMemory() && !alone) {
                squeezed.add(left.get(i));
                return;
              }
              taken.take(outcome);
              task.progress("cases", done.incrementAndGet(), share.all());
            });
        for (SweepCase each : left.stream().filter(squeezed::contains).toList()) {
          taken.take(task.unheard(() -> measured(each, task)));
          task.progress("cases", done.incrementAndGet(), share.all());
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      List<SweepRow> finished = new ArrayList<>();
      for (SweepCase each : cases) {
        finished.add(rows.find(each).orElseGet(() -> taken.passing.get(each.key())));
      }
      return finished;
    }
  }

  /** Looks at the columns of the first row that has any, so that nobody waits for the last. */
  private static final class FirstRow {
    private final SweepPlan plan;
    private boolean checked;

    FirstRow(SweepPlan plan) {
      this.plan = plan;
    }

    synchronized void check(SweepRow row) {
      if (!checked && row.failure().isEmpty()) {
        PlanColumns.check(plan, row);
        checked = true;
      }
    }
  }

  /** Takes rows in the order in which they finish: keeps what lasts, checks the columns. */
  private static final class Taken {
    private final RowLog rows;
    private final FirstRow firstRow;
    private final Map<String, SweepRow> passing = new ConcurrentHashMap<>();

    Taken(RowLog rows, FirstRow firstRow) {
      this.rows = rows;
      this.firstRow = firstRow;
    }

    void take(Outcome outcome) {
      SweepRow row = outcome.row();
      if (outcome.lasting()) {
        try {
          rows.add(row);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      } else {
        passing.put(row.sweepCase().key(), row);
      }
      firstRow.check(row);
    }
  }

  /**
   * A row, and why it may come out otherwise another time.
   *
   * @param lasting false if the machine was at fault, so that another run is worth a try
   * @param lacksMemory whether memory did not suffice, for all of it or for one number; such a row
   *     does not last
   */
  private record Outcome(SweepRow row, boolean lasting, boolean lacksMemory) {
    static Outcome of(SweepRow row, boolean lasting) {
      boolean lacksMemory =
          Stream.concat(row.failure().stream(), row.undefined().values().stream())
              .anyMatch(MemoryNeed::isToldIn);
      return new Outcome(row, lasting && !lacksMemory, lacksMemory);
    }
  }

  private Outcome measured(SweepCase sweepCase, TaskContext task) {
    long start = System.nanoTime();
    try {
      CaseResult result = runner.run(sweepCase, task);
      return Outcome.of(
          new SweepRow(
              sweepCase, result.values(), result.undefined(), seconds(start), Optional.empty()),
          true);
    } catch (TaskCancelledException e) {
      throw e;
    } catch (IOException e) {
      return Outcome.of(SweepRow.failed(sweepCase, reason(e), seconds(start)), false);
    } catch (IllegalArgumentException e) {
      return Outcome.of(SweepRow.failed(sweepCase, reason(e), seconds(start)), true);
    } catch (UncheckedIOException e) {
      return Outcome.of(SweepRow.failed(sweepCase, reason(e.getCause()), seconds(start)), false);
    } catch (RuntimeException e) {
      // A fault of the program: the other cases go on, and this one is tried again once mended.
      return Outcome.of(
          SweepRow.failed(sweepCase, "a fault of the program: " + e, seconds(start)), false);
    } catch (OutOfMemoryError e) {
      String reason = "memory was not enough; give more or run fewer at once, and run it again";
      return new Outcome(SweepRow.failed(sweepCase, reason, seconds(start)), false, true);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
