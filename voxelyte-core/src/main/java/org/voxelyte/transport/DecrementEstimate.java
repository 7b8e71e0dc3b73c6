package org.voxelyte.transport;

/**
 * The relative error of the conductance, estimated from how the energy falls.
 */
final class DecrementEstimate {
  private static final double ROUNDING = 1e-14;
  private double last = Double.NaN;
  private double ratio = Double.NaN;
  private double previousRatio = Double.NaN;
  private double relativeError = Double.POSITIVE_INFINITY;

  void add(double decrement, double energy) {
    previousRatio = ratio;
    ratio = decrement / last;
    last = decrement;
    double q = Double.isNaN(previousRatio) ? ratio : Math.max(ratio, previousRatio);
    relativeError = q < 1 ? decrement / energy * Math.max(1, q / (1 - q)) + ROUNDING : Double.POSITIVE_INFINITY;
  }

  double relativeError() {
    return relativeError;
  }

  double atRounding(double energy) {
    return ROUNDING;
  }
}
