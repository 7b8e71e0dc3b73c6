package org.voxelyte.morphology;

import java.util.Arrays;
import java.util.Collection;

/**
 * The mean of some values and how far they lie apart.
 *
 * @param values how many there are, at least 1
 * @param mean their mean, in their unit
 * @param standardDeviation √(Σ(value − mean)² / (n − 1)), in their unit; of weighted values √(Σ w
 *     (value − mean)² / (Σw − Σw²/Σw)), which is the same where weights are equal; undefined for
 *     one value
 */
public record Spread(long values, double mean, Finding<Double> standardDeviation) {
  /** Returns the spread of these values, or why there is none. */
  static Finding<Spread> of(Collection<Double> values, String reasonIfNone) {
    double[] weights = new double[values.size()];
    Arrays.fill(weights, 1);
    return of(values.stream().mapToDouble(Double::doubleValue).toArray(), weights, reasonIfNone);
  }

  /**
   * Returns the spread of weighted values, or why there is none.
   *
   * @param weights one per value, positive
   */
  public static Finding<Spread> of(double[] values, double[] weights, String reasonIfNone) {
    if (values.length == 0) {
      return Finding.undefined(reasonIfNone);
    }
    double sum = 0;
    double weight = 0;
    double weightSquares = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      weight += weights[i];
      weightSquares += weights[i] * weights[i];
    }
    double mean = sum / weight;
    if (values.length == 1) {
      return Finding.of(new Spread(1, mean, Finding.undefined("there is one value only")));
    }
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += weights[i] * (values[i] - mean) * (values[i] - mean);
    }
    double deviation = Math.sqrt(squares / (weight - weightSquares / weight));
    return Finding.of(new Spread(values.length, mean, Finding.of(deviation)));
  }
}
