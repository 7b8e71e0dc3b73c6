package org.voxelyte.generation;

import org.voxelyte.units.Quantity;

/**
 * A length that scatters about a mean by the normal law, cut off where it would fall below a fifth
 * of the mean.
 *
 * @param mean m, positive
 * @param standardDeviation m, zero for one length; at most half the mean
 */
public record NormalLength(double mean, double standardDeviation) {
  /** The smallest length that is drawn, as a share of the mean. */
  public static final double SMALLEST = 0.2;

  /** Checks the ranges. */
  public NormalLength {
    if (!(mean > 0 && mean < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a length must be positive, got " + mean + " m");
    }
    if (!(standardDeviation >= 0 && standardDeviation <= mean / 2)) {
      throw new IllegalArgumentException(
          "the standard deviation of a length must be between 0 and half its mean of "
              + Quantity.length(mean)
              + ", got "
              + Quantity.length(standardDeviation));
    }
  }

  /** Returns one and the same length. */
  public static NormalLength exactly(double metres) {
    return new NormalLength(metres, 0);
  }
}
