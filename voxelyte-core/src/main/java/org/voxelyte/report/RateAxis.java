package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a map of rates.
 *
 * @param title with the unit
 * @param scale its range
 */
record RateAxis(String title, Scale scale) {
  private static final int LINEAR_TICKS = 6;
  private static final int DIGITS = 3;

  /** With more decades the values between them are left out. */
  private static final double FEW_DECADES = 2.6;

  /** Returns the value at a share of the axis. */
  double at(double share) {
    return scale.logarithmic()
        ? scale.min() * Math.pow(scale.max() / scale.min(), share)
        : scale.min() + share * (scale.max() - scale.min());
  }

  List<Double> ticks() {
    if (!scale.logarithmic()) {
      return scale.ticks(LINEAR_TICKS);
    }
    boolean few = Math.log10(scale.max() / scale.min()) < FEW_DECADES;
    return rounds(scale, few ? List.of(1, 2, 5) : List.of(1));
  }

  /** Prints a value; powers of ten without a factor of 1. */
  static String label(double tick) {
    return Numbers.trimmed(tick, DIGITS).replaceAll("^1·", "");
  }

  /** Returns the values of a logarithmic scale that are one of some digits times a power of ten. */
  static List<Double> rounds(Scale scale, List<Integer> digits) {
    List<Double> values = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(scale.max()) + 1e-9);
    for (int exponent = (int) Math.floor(Math.log10(scale.min())); exponent <= last; exponent++) {
      for (int digit : digits) {
        double value = Double.parseDouble(digit + "e" + exponent);
        if (value >= scale.min() * (1 - 1e-9) && value <= scale.max() * (1 + 1e-9)) {
          values.add(value);
        }
      }
    }
    return values;
  }
}
