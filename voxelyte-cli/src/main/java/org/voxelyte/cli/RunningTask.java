package org.voxelyte.cli;

import java.util.concurrent.atomic.AtomicReference;
import org.voxelyte.task.TaskContext;

/** The task that Ctrl-C cancels. */
final class RunningTask {
  private static final AtomicReference<TaskContext> CURRENT = new AtomicReference<>();

  private RunningTask() {}

  static void set(TaskContext task) {
    CURRENT.set(task);
  }

  static void clear(TaskContext task) {
    CURRENT.compareAndSet(task, null);
  }

  static void cancel() {
    TaskContext task = CURRENT.get();
    if (task != null) {
      task.cancel();
    }
  }
}
