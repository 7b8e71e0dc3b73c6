package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a chart, linear or logarithmic, with ticks at round values.
 *
 * @param min value at the start
 * @param max value at the end
 * @param logarithmic whether equal distances are equal ratios
 */
record Scale(double min, double max, boolean logarithmic) {
  private static final double[] ROUND = {1, 2, 5, 10};

  /** Below this, and from {@link #HUGE}, tick labels carry a power of ten. */
  private static final double TINY = 1e-2;

  private static final double HUGE = 1e5;

  Scale {
    if (!(max > min) || (logarithmic && !(min > 0))) {
      throw new IllegalArgumentException("no axis from " + min + " to " + max);
    }
  }

  /** Returns the largest of 1, 2, 5 · 10ⁿ that is not above a positive value. */
  static double roundDown(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double best = decade;
    for (double round : ROUND) {
      if (round * decade <= value * (1 + 1e-9)) {
        best = round * decade;
      }
    }
    return best;
  }

  /** Returns where a value lies: 0 at the start, 1 at the end. */
  double share(double value) {
    return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  }

  /** Returns round values inside the range, about so many. */
  List<Double> ticks(int about) {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      int first = (int) Math.ceil(Math.log10(min) - 1e-9);
      int last = (int) Math.floor(Math.log10(max) + 1e-9);
      int step = Math.max(1, (int) Math.ceil((last - first + 1) / (double) about));
      for (int exponent = first; exponent <= last; exponent += step) {
        ticks.add(Math.pow(10, exponent));
      }
      return ticks;
    }
    double step = step(about);
    for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Prints a tick with just the decimals that the ticks need. */
  String label(double tick, int about) {
    if (logarithmic) {
      int exponent = (int) Math.round(Math.log10(tick));
      return exponent >= -2 && exponent <= 3
          ? Numbers.significant(tick, 1)
          : Numbers.power(exponent);
    }
    if (max < TINY || max >= HUGE) {
      return Numbers.significant(tick, 2).replace(".0·", "·");
    }
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step(about)) + 1e-9));
    return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0).replace('-', '−');
  }

  private double step(int about) {
    double raw = (max - min) / about;
    double down = roundDown(raw);
    return down < raw * (1 - 1e-9) ? roundDown(down * 2.5) : down;
  }
}
