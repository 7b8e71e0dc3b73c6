package org.voxelyte.morphology;

/**
 * How far a fraction of a volume may lie from that of the material which the volume is a piece of.
 *
 * <p>The variance of the fraction ε of a volume of N voxels is exactly v = Σ_r n(r) C(r) / N², over
 * all lags r with n(r) pairs inside the volume and the covariance C = S₂ − ε² of the material (S.
 * Torquato, Random Heterogeneous Materials, Springer 2002, chapter 11,
 * doi:10.1007/978-1-4757-6355-3; for the size of samples T. Kanit et al. 2003,
 * doi:10.1016/S0020-7683(03)00143-4). The covariance about the mean of the volume itself is too low
 * by about v at each lag, and its sum over all lags is 0: a volume deviates from its own mean by
 * nothing. So the sum is taken over the lags W up to where C first falls to 2 % of C(0), what lies
 * beyond is taken as uncorrelated, and v is added back: v = Σ_W n C / (N² − Σ_W n).
 *
 * <p>It holds for homogeneous materials that have no order beyond that lag: not for layers, not for
 * gradients. Of overlapping balls in pieces of 10 radii v comes out 3 to 6 % low in the mean, with
 * a scatter of 10 to 15 %. Where C swings below 0 after that, as in dense packings, the error is
 * less than said.
 *
 * @param standardError √v
 * @param lower of the 95 % interval, ε − 1.96 √v, at least 0
 * @param upper of the 95 % interval, ε + 1.96 √v, at most 1
 * @param correlatedTo the lag at which C first falls to 2 % of C(0), m
 */
public record FractionError(double standardError, double lower, double upper, double correlatedTo) {
  /**
   * Where the correlation ends, as a share of C(0): with 0 the noise of C at long lags doubles the
   * scatter of v, with 5 % v is some 10 % low.
   */
  private static final double END = 0.02;

  /** Of the normal distribution, two-sided 95 %. */
  private static final double QUANTILE = 1.959963984540054;

  /**
   * Sums up to where the correlation ends.
   *
   * @param covariance against |r| with the pairs of all directions, r and −r
   * @param voxels of the volume
   */
  static Finding<FractionError> of(
      CorrelationCurve covariance, double fraction, double voxels, String name) {
    if (fraction == 0) {
      return Finding.undefined(name + " has no voxels");
    }
    if (fraction == 1) {
      return Finding.undefined(name + " fills the volume");
    }
    int end = covariance.above(END * covariance.values()[0]);
    if (end == covariance.lags().length) {
      return Finding.undefined(
          name + " is correlated over the largest lag: the volume is too small, or has layers");
    }
    double sum = 0;
    double pairs = 0;
    for (int k = 0; k < end; k++) {
      sum += covariance.pairs()[k] * covariance.values()[k];
      pairs += covariance.pairs()[k];
    }
    double error = Math.sqrt(sum / (voxels * voxels - pairs));
    return Finding.of(
        new FractionError(
            error,
            Math.max(0, fraction - QUANTILE * error),
            Math.min(1, fraction + QUANTILE * error),
            crossing(covariance, end)));
  }

  /** Returns the lag at which a curve falls to its end between two lags, linearly. */
  private static double crossing(CorrelationCurve curve, int end) {
    double level = END * curve.values()[0];
    double above = curve.values()[end - 1];
    double from = curve.lags()[end - 1];
    return from + (curve.lags()[end] - from) * (above - level) / (above - curve.values()[end]);
  }

  /** Returns ∫ C dr / C(0) up to where C falls to its end, m. */
  double correlationLength(CorrelationCurve covariance) {
    double[] lags = covariance.lags();
    double[] values = covariance.values();
    int end = covariance.above(END * covariance.values()[0]);
    double area = (correlatedTo - lags[end - 1]) * (values[end - 1] + END * values[0]) / 2;
    for (int k = 1; k < end; k++) {
      area += (lags[k] - lags[k - 1]) * (values[k] + values[k - 1]) / 2;
    }
    return area / values[0];
  }
}
