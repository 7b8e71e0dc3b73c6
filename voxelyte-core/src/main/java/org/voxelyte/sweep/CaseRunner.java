package org.voxelyte.sweep;

import java.io.IOException;
import org.voxelyte.task.TaskContext;

/** Makes the structure of a case and measures it. */
@FunctionalInterface
public interface CaseRunner {
  /**
   * Returns what was found.
   *
   * @throws IOException if a file that the case needs cannot be read
   * @throws IllegalArgumentException if the case cannot be made; its row then says why
   */
  CaseResult run(SweepCase sweepCase, TaskContext task) throws IOException;
}
