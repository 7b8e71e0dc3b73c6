package org.voxelyte.study;

import java.util.function.Supplier;
import org.voxelyte.morphology.Finding;
import org.voxelyte.task.InsufficientMemoryException;

/**
 * Work that says before it begins what memory it needs: where that is not there its result is
 * undefined, and everything else is found.
 */
final class IfMemorySuffices {
  private IfMemorySuffices() {}

  /** Returns what the work finds; undefined with its sentence if memory does not suffice. */
  static <T> Finding<T> find(Supplier<T> work) {
    return findAny(() -> Finding.of(work.get()));
  }

  /** The same for work of which the result may be undefined for other reasons. */
  static <T> Finding<T> findAny(Supplier<Finding<T>> work) {
    try {
      return work.get();
    } catch (InsufficientMemoryException e) {
      return Finding.undefined(e.getMessage());
    }
  }
}
