package org.voxelyte.generation;

import org.voxelyte.task.TaskContext;

/** Counts the steps of a packing over all its stages and tells their progress. */
final class StepCounter {
  private final String stage;
  private final long most;
  private long steps;

  StepCounter(String stage, long most) {
    this.stage = stage;
    this.most = most;
  }

  /** Counts a step; throws if the work has been cancelled. */
  void next(TaskContext task) {
    task.progress(stage, Math.min(steps, most), most);
    steps++;
  }

  long steps() {
    return steps;
  }
}
