package org.voxelyte.generation;

import java.util.SplittableRandom;

/** Random numbers of a structure: a generator of its own for each particle and purpose. */
final class Chance {
  private Chance() {}

  /** Returns the generator of a number from a seed; neighbouring numbers share nothing. */
  static SplittableRandom of(long seed, long number) {
    return new SplittableRandom(
        new SplittableRandom(seed).nextLong() ^ new SplittableRandom(~number).nextLong());
  }

  /**
   * Returns a nearly normal number of mean 0 and variance 1, from sums alone so that it is the same
   * on any machine: the sum of four even ones.
   */
  static double nearlyNormal(SplittableRandom random) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += random.nextDouble();
    }
    return (sum - 2) * Math.sqrt(3);
  }
}
