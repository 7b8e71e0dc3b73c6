package org.voxelyte.io;

import java.io.IOException;
import java.util.Optional;
import org.voxelyte.task.MemoryNeed;

/** Says what a volume needs before it is read. */
final class Memory {
  private Memory() {}

  /** Refuses what does not fit the memory that is left. */
  static void require(long bytes, String what) throws IOException {
    Optional<String> missing = MemoryNeed.missing(bytes, what);
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
  }
}
