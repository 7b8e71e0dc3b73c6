package org.voxelyte.morphology;

import java.util.function.DoubleUnaryOperator;

/**
 * A quantity made from areas, by both estimators of {@link SurfaceArea}; the unit stands where it
 * is used.
 *
 * @param faces from the areas of voxel faces, which overestimate smooth surfaces by up to 50 %
 * @param crofton from the Crofton estimate
 */
public record ByEstimator(double faces, double crofton) {
  static final ByEstimator ZERO = new ByEstimator(0, 0);

  ByEstimator plus(ByEstimator other) {
    return new ByEstimator(faces + other.faces, crofton + other.crofton);
  }

  ByEstimator over(double volume) {
    return map(area -> area / volume);
  }

  private ByEstimator map(DoubleUnaryOperator function) {
    return new ByEstimator(function.applyAsDouble(faces), function.applyAsDouble(crofton));
  }

  /** Returns this over another, estimator by estimator; undefined if the other is zero. */
  Finding<ByEstimator> shareOf(ByEstimator whole, String reason) {
    return whole.faces > 0 && whole.crofton > 0
        ? Finding.of(new ByEstimator(faces / whole.faces, crofton / whole.crofton))
        : Finding.undefined(reason);
  }
}
