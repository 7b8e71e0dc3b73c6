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
   * Takes the balls of a slice. Few squares occur, so they are counted, and only those are sorted.
   *
   * @param indices of the centres, rising
   * @param radii squared, of as many balls
   * @param count of them
   */
  void set(int slice, int[] indices, float[] radii, int count) {
    FloatCounts occurring = new FloatCounts();
    for (int k = 0; k < count; k++) {
      occurring.add(radii[k], 1);
    }
    float[] rising = occurring.values();
    int levels = rising.length;
    float[] falling = new float[levels];
    int[] last = new int[levels];
    FloatCounts next = new FloatCounts();
    int before = 0;
    for (int level = 0; level < levels; level++) {
      falling[level] = rising[levels - 1 - level];
      next.add(falling[level], before);
      before += (int) occurring.count(falling[level]);
      last[level] = before;
    }
    int[] ordered = new int[count];
    for (int k = 0; k < count; k++) {
      ordered[(int) next.getAndIncrement(radii[k])] = indices[k];
    }
    centres[slice] = ordered;
    squares[slice] = falling;
    ends[slice] = last;
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
