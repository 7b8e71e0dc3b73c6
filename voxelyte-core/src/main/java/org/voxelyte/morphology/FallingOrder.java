package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ScalarField;

/**
 * Voxels by falling value, equal ones by rising index: a radix sort of the floats in two passes, 8
 * bytes a voxel while it runs, 4 after.
 */
final class FallingOrder {
  private static final int DIGITS = 1 << 16;

  private FallingOrder() {}

  /**
   * Returns the voxels in that order.
   *
   * @param voxels their indices by slice, x fastest, rising
   * @param values not negative
   * @return indices in the whole volume, as unsigned ints
   */
  static int[] of(int[][] voxels, ScalarField values, TaskContext task) {
    int sliceVoxels = values.shape().sliceVoxels();
    int[] low = new int[DIGITS];
    int[] high = new int[DIGITS];
    for (int z = 0; z < voxels.length; z++) {
      task.checkCancelled();
      float[] slice = values.slice(z);
      for (int i : voxels[z]) {
        int key = key(slice[i]);
        low[key & DIGITS - 1]++;
        high[key >>> 16]++;
      }
    }
    int count = starts(low);
    starts(high);
    int[] byLow = new int[count];
    for (int z = 0; z < voxels.length; z++) {
      task.checkCancelled();
      float[] slice = values.slice(z);
      long from = (long) z * sliceVoxels;
      for (int i : voxels[z]) {
        byLow[low[key(slice[i]) & DIGITS - 1]++] = (int) (from + i);
      }
    }
    task.checkCancelled();
    int[] order = new int[count];
    for (int index : byLow) {
      long at = Integer.toUnsignedLong(index);
      float value = values.slice((int) (at / sliceVoxels))[(int) (at % sliceVoxels)];
      order[high[key(value) >>> 16]++] = index;
    }
    return order;
  }

  /** The bits of floats that are not negative rise with them. */
  private static int key(float value) {
    return ~Float.floatToRawIntBits(value);
  }

  /** Turns counts into the places where each begins; returns their sum. */
  private static int starts(int[] counts) {
    int next = 0;
    for (int digit = 0; digit < counts.length; digit++) {
      int count = counts[digit];
      counts[digit] = next;
      next += count;
    }
    return next;
  }
}
