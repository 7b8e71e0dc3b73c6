package org.voxelyte.generation;

/**
 * The normal distribution of mean 0 and variance 1, the same to the last bit on any machine.
 *
 * <p>Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …): G. Marsaglia, J. Stat. Softw. 11(4), 1 (2004),
 * doi:10.18637/jss.v011.i04. Absolute error below 1e-14.
 */
final class NormalDistribution {
  private static final double FARTHEST = 8.25;
  private static final int HALVINGS = 10;
  private static final int NEWTON_STEPS = 4;

  private NormalDistribution() {}

  /** Returns the probability of a value below x. */
  static double below(double x) {
    if (x <= -FARTHEST) {
      return 0;
    }
    if (x >= FARTHEST) {
      return 1;
    }
    double squared = x * x;
    double term = x;
    double sum = 0;
    for (int k = 3; sum != sum + term; k += 2) {
      sum += term;
      term *= squared / k;
    }
    return 0.5 + sum * density(x);
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  /** Returns the value below which lies a probability in [0, 1], at most 8.25 from 0. */
  static double quantile(double probability) {
    if (probability <= 0) {
      return -FARTHEST;
    }
    if (probability >= 1) {
      return FARTHEST;
    }
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (below(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double x = (low + high) / 2;
    for (int k = 0; k < NEWTON_STEPS; k++) {
      double next = x - (below(x) - probability) / density(x);
      x = Math.max(low, Math.min(high, next));
    }
    return x;
  }
}
