package org.voxelyte.generation;

import java.util.Arrays;
import org.voxelyte.volume.Axis;

/**
 * How dense bodies are put along an axis, relative to the densest place: for gradients. Between the
 * values given it runs straight.
 */
public final class DensityProfile {
  /** The same everywhere. */
  public static final DensityProfile EVEN = new DensityProfile(Axis.Z, 1);

  private final Axis axis;
  private final double[] values;

  /**
   * Creates a profile.
   *
   * @param axis axis along which the density changes
   * @param values densities at places evenly spread from the first face to the last, in any unit,
   *     of which one at least is positive and none negative; a single one is the same everywhere
   */
  public DensityProfile(Axis axis, double... values) {
    double largest = 0;
    for (double value : values) {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "densities of a profile must be finite and not negative, got " + value);
      }
      largest = Math.max(largest, value);
    }
    if (largest == 0) {
      throw new IllegalArgumentException(
          "a density profile needs a positive value somewhere, got " + Arrays.toString(values));
    }
    this.axis = axis;
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      this.values[i] /= largest;
    }
  }

  /** Returns whether the density is the same everywhere. */
  boolean isEven() {
    return values.length == 1;
  }

  /** Returns the axis along which the density changes. */
  Axis axis() {
    return axis;
  }

  /** Returns the density at a part of the length, 0 … 1, relative to the densest place. */
  double at(double part) {
    int last = values.length - 1;
    double place = Math.max(0, Math.min(last, part * last));
    int before = (int) Math.min(Math.max(0, last - 1), Math.floor(place));
    int after = Math.min(last, before + 1);
    return values[before] + (place - before) * (values[after] - values[before]);
  }
}
