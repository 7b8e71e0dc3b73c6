package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;

/** Cancels work that is under way. */
final class Cancelling {
  private Cancelling() {}

  /**
   * Requires that work stops when it is cancelled at the first sign of any of its stages. On one
   * thread, as of several only that which begins a loop is heard.
   */
  static void atEachStage(Consumer<TaskContext> work) {
    Set<String> stages = Collections.synchronizedSet(new LinkedHashSet<>());
    try (TaskContext task = new TaskContext(1, (stage, done, total) -> stages.add(stage))) {
      work.accept(task);
    }
    assertThat(stages).isNotEmpty();
    for (String cancelledAt : stages) {
      AtomicReference<TaskContext> cancelled = new AtomicReference<>();
      try (TaskContext task =
          new TaskContext(
              1,
              (stage, done, total) -> {
                if (stage.equals(cancelledAt)) {
                  cancelled.get().cancel();
                }
              })) {
        cancelled.set(task);
        assertThatThrownBy(() -> work.accept(task))
            .as("cancelled at '" + cancelledAt + "'")
            .isInstanceOf(TaskCancelledException.class);
      }
    }
  }
}
