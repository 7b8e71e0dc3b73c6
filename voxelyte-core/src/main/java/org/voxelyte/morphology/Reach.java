package org.voxelyte.morphology;

/**
 * The share of a phase's voxels in 6-connected clusters that reach the end layers along an axis.
 *
 * @param spanning in clusters that touch both end layers
 * @param first in clusters that touch the first layer: the utilisation level from that face
 * @param last in clusters that touch the last layer
 */
public record Reach(double spanning, double first, double last) {
  /** Of a phase without voxels, and along an axis with a single layer. */
  public static final Reach UNDEFINED = new Reach(Double.NaN, Double.NaN, Double.NaN);

  /** Below any share of one voxel, above what sums of shares leave. */
  private static final double ROUNDING = 1e-13;

  /** Returns the share in clusters that touch neither end layer. */
  public double isolated() {
    double isolated = 1 - first - last + spanning;
    return isolated < ROUNDING ? 0 : isolated;
  }
}
