package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;

/**
 * A scalar in boxes of one size.
 *
 * @param shape voxels of a box along each axis
 * @param edge the geometric mean of its edges, m; of a volume of one layer, of those in its plane
 * @param centred the value of the box in the middle of the volume
 * @param left boxes at random places that have no value
 * @param spread of the boxes at random places that have one; undefined for less than two, and for
 *     boxes of more than half of the edges
 */
public record BoxStatistics(
    GridShape shape, double edge, Finding<Double> centred, int left, Finding<Spread> spread) {
  /** Returns standard deviation / |mean|. */
  public Finding<Double> relativeSpread() {
    if (!spread.isDefined()) {
      return Finding.undefined(spread.reason());
    }
    double mean = Math.abs(spread.get().mean());
    return mean == 0
        ? Finding.undefined("the mean value is 0")
        : spread.get().standardDeviation().map(deviation -> deviation / mean);
  }
}
