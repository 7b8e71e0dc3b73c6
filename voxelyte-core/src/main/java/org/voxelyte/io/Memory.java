package org.voxelyte.io;

import java.io.IOException;
import java.util.Locale;

/** Says what a volume needs before it is read. */
final class Memory {
  private static final double GIGABYTE = 1e9;

  private Memory() {}

  /** Refuses what does not fit the memory that is left. */
  static void check(long bytes, String what) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    if (bytes > free && bytes <= runtime.maxMemory()) {
      System.gc();
      free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
    if (bytes > free) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s needs %.1f GB, %.1f GB free; crop or coarsen it, or give Java more memory (-Xmx)",
              what,
              bytes / GIGABYTE,
              free / GIGABYTE));
    }
  }
}
