package org.voxelyte.io;

import java.io.IOException;

/**
 * What writes to, or reads from, something that may fail as files do.
 *
 * @param <T> what is written to
 */
@FunctionalInterface
public interface IoConsumer<T> {
  /** Uses the target. */
  void accept(T target) throws IOException;
}
