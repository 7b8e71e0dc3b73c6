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

  /** An axis of decades that starts below this has powers of ten as labels. */
  private static final double TINY = 1e-3;

  /** A linear axis that ends below this, or from {@link #HUGE}, has powers of ten as labels. */
  private static final double TINY_LINEAR = 1e-3;

  private static final double HUGE = 1e5;

  /** Up to here all labels of decades are plain, if they also start from {@link #TINY}. */
  private static final double PLAIN_DECADES = 1e4;

  /** A logarithmic axis of a smaller ratio has the ticks of a linear one. */
  private static final double NARROW = 8;

  /** With fewer decades inside, there are ticks between them. */
  private static final int FEW_DECADES = 2;

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
    if (isNarrow()) {
      return new Scale(min, max, false).ticks(about);
    }
    if (logarithmic) {
      int first = (int) Math.ceil(Math.log10(min) - 1e-9);
      int last = (int) Math.floor(Math.log10(max) + 1e-9);
      if (last - first + 1 < FEW_DECADES) {
        for (int exponent = first - 1; exponent <= last; exponent++) {
          for (double round : List.of(1.0, 2.0, 5.0)) {
            double tick = round * Math.pow(10, exponent);
            if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) {
              ticks.add(tick);
            }
          }
        }
        return ticks;
      }
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

  /** A logarithmic axis of few round decades has ticks at equal steps, as a linear one. */
  private boolean isNarrow() {
    return logarithmic && max / min < NARROW;
  }

  /** Prints a tick with just the decimals that the ticks need. */
  String label(double tick, int about) {
    if (isNarrow()) {
      return new Scale(min, max, false).label(tick, about);
    }
    if (logarithmic) {
      if (min >= TINY * (1 - 1e-9) && max < PLAIN_DECADES) {
        return Numbers.significant(tick, 1);
      }
      int exponent = (int) Math.floor(Math.log10(tick) + 1e-9);
      if (exponent == 0) {
        return Numbers.significant(tick, 1);
      }
      long mantissa = Math.round(tick / Math.pow(10, exponent));
      return (mantissa == 1 ? "" : mantissa + "·") + Numbers.power(exponent);
    }
    if (max < TINY_LINEAR || max >= HUGE) {
      return Numbers.significant(tick, 2).replace(".0·", "·");
    }
    if (tick == 0) {
      return "0";
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
