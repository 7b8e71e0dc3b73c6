package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/** Several sums over slices at once, each reduced in the order of slices. */
final class SliceSums {
  /** Adds what a slice contributes. */
  @FunctionalInterface
  interface Body {
    /** Adds the contributions of a slice to {@code sums}, which start at 0. */
    void add(int slice, double[] sums);
  }

  private SliceSums() {}

  /** Returns {@code width} sums over slices 0 … count − 1, the same for any number of threads. */
  static double[] of(int count, int width, TaskContext task, Body body) {
    double[][] parts = new double[count][];
    task.forEach(
        count,
        slice -> {
          double[] sums = new double[width];
          body.add(slice, sums);
          parts[slice] = sums;
        });
    double[] totals = new double[width];
    for (double[] part : parts) {
      for (int i = 0; i < width; i++) {
        totals[i] += part[i];
      }
    }
    return totals;
  }
}
