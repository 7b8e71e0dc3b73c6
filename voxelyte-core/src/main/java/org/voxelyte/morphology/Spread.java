package org.voxelyte.morphology;

import java.util.Collection;

/**
 * The mean of some values and how far they lie apart.
 *
 * @param values how many there are, at least 1
 * @param mean their mean, in their unit
 * @param standardDeviation √(Σ(value − mean)² / (n − 1)), in their unit; undefined for one value
 */
public record Spread(long values, double mean, Finding<Double> standardDeviation) {
  /** Returns the spread of these values, or why there is none. */
  static Finding<Spread> of(Collection<Double> values, String reasonIfNone) {
    if (values.isEmpty()) {
      return Finding.undefined(reasonIfNone);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.size();
    if (values.size() == 1) {
      return Finding.of(new Spread(1, mean, Finding.undefined("there is one value only")));
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Finding.of(
        new Spread(values.size(), mean, Finding.of(Math.sqrt(squares / (values.size() - 1)))));
  }
}
