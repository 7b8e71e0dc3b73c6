package org.voxelyte.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.voxelyte.task.ProgressListener;

/** One progress bar per stage on standard error; silent where that is no terminal. */
final class ProgressDisplay implements ProgressListener, AutoCloseable {
  private static final int UPDATE_MILLISECONDS = 200;

  /** A stage shorter than this shows no bar: flicker tells nothing. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final boolean shown;
  private String stage = "";
  private long stageStart;
  private ProgressBar bar;

  private ProgressDisplay(boolean shown) {
    this.shown = shown;
  }

  /**
   * Returns a display that shows bars if wanted and if the launcher says that errors go to a
   * terminal.
   */
  static ProgressDisplay onTerminal(boolean wanted) {
    return new ProgressDisplay(wanted && Boolean.getBoolean("voxelyte.terminal"));
  }

  @Override
  public synchronized void progress(String newStage, long done, long total) {
    if (!shown) {
      return;
    }
    if (!newStage.equals(stage)) {
      close();
      stage = newStage;
      stageStart = System.nanoTime();
    }
    if (bar == null && System.nanoTime() - stageStart > PATIENCE.toNanos() && done < total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(Math.max(total, 1))
              .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .clearDisplayOnFinish()
              .build();
    }
    if (bar != null) {
      bar.maxHint(Math.max(total, 1));
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
