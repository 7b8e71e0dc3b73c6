package org.voxelyte.generation;

import java.util.SplittableRandom;

/**
 * A generator of random numbers for each thing that is made, from (seed, index), so that what is
 * made does not depend on the order or the thread.
 *
 * <p>Its own seed is mix(mix(seed) + (index + 1) · 0x9E3779B97F4A7C15) with the finalizer of
 * SplitMix64: x ^= x ≫ 30, x *= 0xBF58476D1CE4E5B9, x ^= x ≫ 27, x *= 0x94D049BB133111EB, x ^= x ≫
 * 31. G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014, doi:10.1145/2660193.2660195.
 */
final class IndexedRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private IndexedRandom() {}

  static SplittableRandom of(long seed, long index) {
    return new SplittableRandom(mix(mix(seed) + (index + 1) * GOLDEN));
  }

  static long mix(long value) {
    long x = value;
    x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }

  /**
   * Returns a number of the normal distribution of mean 0 and deviation 1, by the polar method of
   * G. Marsaglia and T. A. Bray, SIAM Review 6, 260 (1964), doi:10.1137/1006063.
   */
  static double normal(SplittableRandom random) {
    while (true) {
      double a = 2 * random.nextDouble() - 1;
      double b = 2 * random.nextDouble() - 1;
      double square = a * a + b * b;
      if (square > 0 && square < 1) {
        return a * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
