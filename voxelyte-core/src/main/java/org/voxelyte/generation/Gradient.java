package org.voxelyte.generation;

import org.voxelyte.volume.Axis;

/**
 * How the share of a phase changes along an axis: linearly, between the two faces. Only the ratio
 * counts, as the whole amount is given elsewhere.
 *
 * @param axis along which it changes
 * @param first relative share at the first layer, not negative
 * @param last relative share at the last layer, not negative; not both zero
 */
public record Gradient(Axis axis, double first, double last) {
  /** The same everywhere. */
  static final Gradient EVEN = new Gradient(Axis.Z, 1, 1);

  /** Checks the ranges. */
  public Gradient {
    if (!(first >= 0 && last >= 0 && first + last > 0 && first + last < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a gradient needs two shares that are not negative and not both zero, got "
              + first
              + " and "
              + last);
    }
  }

  /** Returns whether the share is the same everywhere. */
  boolean isEven() {
    return first == last;
  }

  /**
   * Returns the place up to which there is a part of the whole, both in [0, 1]: q with (2 first q +
   * (last − first) q²)/(first + last) = part.
   */
  double quantile(double part) {
    if (isEven()) {
      return part;
    }
    double root = Math.sqrt((1 - part) * first * first + part * last * last);
    double sum = first + root;
    return sum > 0 ? Math.min(1, (first + last) * part / sum) : 0;
  }

  /**
   * Returns the relative share at a place, 0 at the first and 1 at the last face; its mean is 1.
   */
  public double at(double place) {
    return 2 * (first + (last - first) * place) / (first + last);
  }
}
