package org.voxelyte.morphology;

/**
 * The share of a phase's voxels in 6-connected clusters that reach the end layers along an axis.
 *
 * @param spanning in clusters that touch both end layers
 * @param first in clusters that touch the first layer: the utilisation level from that face
 * @param last in clusters that touch the last layer
 */
public record Reach(double spanning, double first, double last) {
  /** Returns the share in clusters that touch neither end layer. */
  public double isolated() {
    return Math.max(0, 1 - first - last + spanning);
  }
}
