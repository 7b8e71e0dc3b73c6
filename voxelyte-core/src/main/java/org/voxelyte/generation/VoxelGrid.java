package org.voxelyte.generation;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.VoxelSize;

/**
 * The voxels that bodies are cut into, with a corner of the box at the origin: the centre of voxel
 * (i, j, k) lies at ((i + ½) dx, (j + ½) dy, (k + ½) dz).
 *
 * <p>Along a periodic axis a body that sticks out at one end comes in at the other; along others
 * the outer faces cut it off.
 *
 * @param shape voxels along each axis
 * @param voxelSize edges of a voxel, m
 * @param periodicX whether x is periodic
 * @param periodicY whether y is periodic
 * @param periodicZ whether z is periodic
 */
public record VoxelGrid(
    GridShape shape, VoxelSize voxelSize, boolean periodicX, boolean periodicY, boolean periodicZ) {
  /** Returns a grid that is periodic along each axis. */
  public static VoxelGrid periodic(GridShape shape, VoxelSize voxelSize) {
    return new VoxelGrid(shape, voxelSize, true, true, true);
  }

  /** Returns a grid that is periodic along no axis. */
  public static VoxelGrid walled(GridShape shape, VoxelSize voxelSize) {
    return new VoxelGrid(shape, voxelSize, false, false, false);
  }

  /** Returns whether an axis is periodic. */
  public boolean isPeriodic(Axis axis) {
    return switch (axis) {
      case X -> periodicX;
      case Y -> periodicY;
      case Z -> periodicZ;
    };
  }

  /** Returns the length along an axis, m. */
  public double length(Axis axis) {
    return shape.along(axis) * voxelSize.along(axis);
  }

  /** Returns the longest edge of a voxel, m. */
  double longestEdge() {
    return Math.max(voxelSize.x(), Math.max(voxelSize.y(), voxelSize.z()));
  }

  /** Returns the length of the diagonal of the box, m. */
  double diagonal() {
    return Math.hypot(Math.hypot(length(Axis.X), length(Axis.Y)), length(Axis.Z));
  }

  /** Returns the shortest side of the box, m. */
  double shortestSide() {
    double shortest = Double.POSITIVE_INFINITY;
    for (Axis axis : Axis.values()) {
      shortest = Math.min(shortest, shape.along(axis) * voxelSize.along(axis));
    }
    return shortest;
  }

  /**
   * Returns the voxel along an axis that holds a coordinate in m; −1 outside the box of an axis
   * that is not periodic.
   */
  int voxel(Axis axis, double coordinate) {
    int count = shape.along(axis);
    double at = Math.floor(coordinate / voxelSize.along(axis));
    if (!isPeriodic(axis)) {
      return at >= 0 && at < count ? (int) at : -1;
    }
    double wrapped = at - count * Math.floor(at / count);
    return wrapped < count ? (int) wrapped : 0;
  }
}
