package org.voxelyte.generation;

import java.util.SplittableRandom;

/** A law that lengths are drawn from, m. */
@FunctionalInterface
public interface LengthLaw {
  /** Returns a length, m. */
  double draw(SplittableRandom random);

  /** Returns the law of one length, m. */
  static LengthLaw fixed(double length) {
    Lengths.positive("a length", length);
    return random -> length;
  }

  /**
   * Returns the log-normal law of that mean and standard deviation, m.
   *
   * @throws IllegalArgumentException if the mean is not positive or the deviation negative
   */
  static LengthLaw logNormal(double mean, double deviation) {
    Lengths.positive("a mean length", mean);
    if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the standard deviation of a length must not be negative, got " + deviation + " m");
    }
    double relative = deviation / mean;
    double square = StrictMath.log1p(relative * relative);
    double middle = StrictMath.log(mean) - square / 2;
    double spread = Math.sqrt(square);
    return random -> StrictMath.exp(middle + spread * IndexedRandom.normal(random));
  }
}
