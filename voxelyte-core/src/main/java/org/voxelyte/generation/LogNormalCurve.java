package org.voxelyte.generation;

/**
 * A log-normal distribution between two diameters. That of the number has the median of that of the
 * volume divided by exp(3σ²): T. Hatch and S. P. Choate, J. Franklin Inst. 207, 369 (1929),
 * doi:10.1016/S0016-0032(29)91451-4.
 */
final class LogNormalCurve implements SizeCurve {
  private final double logMedian;
  private final double sigma;
  private final double smallest;
  private final double largest;
  private final double first;
  private final double last;

  LogNormalCurve(ParticleSizes.LogNormal sizes) {
    this.sigma = sizes.sigma();
    this.logMedian =
        StrictMath.log(sizes.medianDiameter())
            - (sizes.weighting() == Weighting.VOLUME ? 3 * sigma * sigma : 0);
    this.smallest = sizes.smallestDiameter();
    this.largest = sizes.largestDiameter();
    this.first = NormalDistribution.below(deviate(smallest));
    this.last = NormalDistribution.below(deviate(largest));
    if (!(last - first > 1e-6)) {
      throw new IllegalArgumentException(
          "a log-normal distribution needs more than a millionth of its particles between its"
              + " smallest and largest diameter, got "
              + (last - first)
              + "; widen them or mend the median diameter");
    }
  }

  private double deviate(double diameter) {
    return (StrictMath.log(diameter) - logMedian) / sigma;
  }

  @Override
  public double diameter(double share) {
    double x = NormalDistribution.quantile(first + share * (last - first));
    return Math.max(smallest, Math.min(largest, StrictMath.exp(logMedian + sigma * x)));
  }

  @Override
  public double cubesBelow(double diameter) {
    double moment = StrictMath.exp(3 * logMedian + 4.5 * sigma * sigma);
    double from = NormalDistribution.below(deviate(smallest) - 3 * sigma);
    double to = NormalDistribution.below(deviate(diameter) - 3 * sigma);
    return moment * (to - from) / (last - first);
  }
}
