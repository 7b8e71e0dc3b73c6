package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.volume.VoxelSize;

/**
 * One of the 13 directions from a voxel to its 26 neighbours; the opposite is the same direction.
 *
 * @param dx step along x, voxels
 * @param dy step along y
 * @param dz step along z, not negative
 */
record LatticeDirection(int dx, int dy, int dz) {
  /** All 13; the first three are x, y and z. */
  static final List<LatticeDirection> ALL =
      List.of(
          new LatticeDirection(1, 0, 0),
          new LatticeDirection(0, 1, 0),
          new LatticeDirection(0, 0, 1),
          new LatticeDirection(1, 1, 0),
          new LatticeDirection(-1, 1, 0),
          new LatticeDirection(1, 0, 1),
          new LatticeDirection(-1, 0, 1),
          new LatticeDirection(0, 1, 1),
          new LatticeDirection(0, -1, 1),
          new LatticeDirection(1, 1, 1),
          new LatticeDirection(-1, 1, 1),
          new LatticeDirection(1, -1, 1),
          new LatticeDirection(-1, -1, 1));

  /** Returns the distance of the neighbour, m. */
  double length(VoxelSize size) {
    return Math.hypot(Math.hypot(dx * size.x(), dy * size.y()), dz * size.z());
  }

  /** Returns the unit vector to the neighbour. */
  double[] unit(VoxelSize size) {
    double length = length(size);
    return new double[] {dx * size.x() / length, dy * size.y() / length, dz * size.z() / length};
  }
}
