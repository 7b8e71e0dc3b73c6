package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * Balls by the slice of their centre, in each by falling square and then by index.
 *
 * @param centres indices of the centres in their slice
 * @param squares squared radii
 */
record RidgeBalls(int[][] centres, float[][] squares) {
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
