package org.voxelyte.morphology;

/**
 * A correlation of two points against the length of the lag between them.
 *
 * @param lags mean length of the lags of each class, m, growing from 0
 * @param values the correlation at each
 * @param pairs the pairs inside the volume that a value is the mean of
 */
public record CorrelationCurve(double[] lags, double[] values, double[] pairs) {
  /** Checks that there is a value per lag. */
  public CorrelationCurve {
    if (lags.length == 0 || values.length != lags.length || pairs.length != lags.length) {
      throw new IllegalArgumentException(
          "a correlation needs as many values as lags, got "
              + values.length
              + " and "
              + lags.length);
    }
  }

  /** Returns how many lags from the first on have values above a level. */
  int above(double level) {
    for (int k = 0; k < values.length; k++) {
      if (!(values[k] > level)) {
        return k;
      }
    }
    return values.length;
  }
}
