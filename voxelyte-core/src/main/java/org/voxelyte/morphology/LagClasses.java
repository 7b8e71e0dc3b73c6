package org.voxelyte.morphology;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * The lags between voxels of a volume up to a length, in classes of about the same length.
 *
 * @param shape voxels along each axis
 * @param size edges of a voxel, m
 * @param width of a class, m: class k holds lengths about k widths
 * @param largest the largest length, m
 */
record LagClasses(GridShape shape, VoxelSize size, double width, double largest) {
  /** A lag given as a multiple of an edge must not miss it by rounding. */
  private static final double ROUNDING = 1 + 1e-9;

  /** Returns classes as wide as the shortest edge along which voxels have neighbours. */
  static LagClasses of(LabelVolume volume, double largest) {
    GridShape shape = volume.shape();
    VoxelSize size = volume.voxelSize();
    double width = Double.POSITIVE_INFINITY;
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) > 1) {
        width = Math.min(width, size.along(axis));
      }
    }
    return new LagClasses(
        shape, size, width == Double.POSITIVE_INFINITY ? size.x() : width, largest);
  }

  /** Returns how many voxels a lag may reach along an axis. */
  int steps(Axis axis) {
    double steps = Math.floor(largest / size.along(axis) * ROUNDING);
    return (int) Math.min(shape.along(axis) - 1, steps);
  }

  int count() {
    double steps = 0;
    for (Axis axis : Axis.values()) {
      steps += square(steps(axis) * size.along(axis));
    }
    return (int) Math.rint(Math.min(largest * ROUNDING, Math.sqrt(steps)) / width) + 1;
  }

  double length(int dx, int dy, int dz) {
    return Math.sqrt(square(dx * size.x()) + square(dy * size.y()) + square(dz * size.z()));
  }

  /** Returns the class of a length; −1 if it is too long. */
  int of(double length) {
    return length <= largest * ROUNDING ? (int) Math.rint(length / width) : -1;
  }

  private static double square(double value) {
    return value * value;
  }
}
