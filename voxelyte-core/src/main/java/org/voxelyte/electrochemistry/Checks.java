package org.voxelyte.electrochemistry;

import org.voxelyte.units.Quantity;

/** Ranges of arguments. */
final class Checks {
  private Checks() {}

  static void positive(String name, double value, String unit) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be positive, got " + Quantity.number(value) + " " + unit);
    }
  }

  static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " must be above 0 and at most 1, got " + Quantity.number(value));
    }
  }
}
