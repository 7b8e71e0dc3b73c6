package org.voxelyte.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.voxelyte.task.TaskContext;

/** The task that Ctrl-C cancels. */
final class RunningTask {
  private static final AtomicReference<TaskContext> CURRENT = new AtomicReference<>();
  private static final AtomicBoolean CANCELLED = new AtomicBoolean();

  private RunningTask() {}

  static void set(TaskContext task) {
    CURRENT.set(task);
    if (CANCELLED.get()) {
      task.cancel();
    }
  }

  static void clear(TaskContext task) {
    CURRENT.compareAndSet(task, null);
  }

  /** Cancels the task that runs, and every later one. */
  static void cancel() {
    CANCELLED.set(true);
    TaskContext task = CURRENT.get();
    if (task != null) {
      task.cancel();
    }
  }
}
