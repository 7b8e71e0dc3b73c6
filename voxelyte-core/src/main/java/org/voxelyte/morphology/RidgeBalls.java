package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * Balls by the slice of their centre, in each by falling square and then by index. Memory: 4 bytes
 * a ball, and 8 for each square that occurs in a slice.
 *
 * @param centres indices of the centres in their slice
 * @param squares squared radii that occur in each slice, falling
 * @param ends for each of these, how many balls of the slice have it or a larger one
 */
record RidgeBalls(int[][] centres, float[][] squares, int[][] ends) {
  /** Makes room for the balls of so many slices. */
  static RidgeBalls ofSlices(int slices) {
    return new RidgeBalls(new int[slices][], new float[slices][], new int[slices][]);
  }

  /**
   * Takes the balls of a slice.
   *
   * @param keys the complement of the bits of a ball's square, then the index of its centre, rising
   * @param count of them
   */
  void set(int slice, long[] keys, int count) {
    int[] indices = new int[count];
    float[] radii = new float[count];
    int[] last = new int[count];
    int levels = 0;
    for (int k = 0; k < count; k++) {
      indices[k] = (int) keys[k];
      float square = Float.intBitsToFloat((int) ~(keys[k] >> Integer.SIZE));
      if (levels == 0 || square != radii[levels - 1]) {
        radii[levels++] = square;
      }
      last[levels - 1] = k + 1;
    }
    centres[slice] = indices;
    squares[slice] = Arrays.copyOf(radii, levels);
    ends[slice] = Arrays.copyOf(last, levels);
  }

  /** Returns how many there are. */
  long count() {
    return Arrays.stream(centres).mapToLong(slice -> slice.length).sum();
  }

  /** Returns the largest square, 0 without balls. */
  float largest() {
    float largest = 0;
    for (float[] slice : squares) {
      largest = slice.length > 0 ? Math.max(largest, slice[0]) : largest;
    }
    return largest;
  }
}
