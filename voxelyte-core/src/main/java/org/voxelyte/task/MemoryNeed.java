package org.voxelyte.task;

import java.util.Locale;
import java.util.Optional;

/** Says before long work what memory it needs, if that is not there. */
public final class MemoryNeed {
  private static final double GIGABYTE = 1e9;
  private static final String REMEDY = "or give Java more memory (-Xmx)";

  private MemoryNeed() {}

  /**
   * Returns a sentence with the remedy if memory does not suffice.
   *
   * @param bytes needed besides what is held already
   * @param what needs them
   */
  public static Optional<String> missing(long bytes, String what) {
    return missing(bytes, free(bytes), what);
  }

  /** Returns whether a sentence tells that memory does not suffice, as those from here do. */
  public static boolean isToldIn(String sentence) {
    return sentence.contains(REMEDY);
  }

  /**
   * Refuses work for which memory does not suffice.
   *
   * @param bytes needed besides what is held already
   * @param what needs them
   * @throws InsufficientMemoryException with the remedy
   */
  public static void require(long bytes, String what) {
    missing(bytes, what)
        .ifPresent(
            sentence -> {
              throw new InsufficientMemoryException(sentence);
            });
  }

  static Optional<String> missing(long bytes, long free, String what) {
    if (bytes <= free) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s needs %s, %s free; crop to %.0f %% of the volume or coarsen it %d-fold, %s",
            what,
            text(bytes),
            text(free),
            Math.floor(100.0 * free / bytes),
            (long) Math.ceil(Math.cbrt((double) bytes / Math.max(1, free))),
            REMEDY));
  }

  private static String text(long bytes) {
    double gigabytes = bytes / GIGABYTE;
    return gigabytes < 1
        ? String.format(Locale.ROOT, "%.0f MB", 1000 * gigabytes)
        : String.format(Locale.ROOT, "%.1f GB", gigabytes);
  }

  private static long free(long wanted) {
    Runtime runtime = Runtime.getRuntime();
    long free = free(runtime);
    if (wanted > free && wanted <= runtime.maxMemory()) {
      System.gc();
      free = free(runtime);
    }
    return free;
  }

  private static long free(Runtime runtime) {
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }
}
