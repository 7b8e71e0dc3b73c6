package org.voxelyte.generation;

import org.voxelyte.units.Quantity;

/** Refuses what voxels cannot show. */
final class Thinness {
  private Thinness() {}

  /**
   * Refuses a length below the longest edge of a voxel.
   *
   * @throws IllegalArgumentException with the remedy
   */
  static void refuse(String what, String length, double metres, VoxelGrid grid) {
    if (metres < grid.longestEdge() * (1 - 1e-9)) {
      throw new IllegalArgumentException(
          what
              + " have a "
              + length
              + " of "
              + Quantity.length(metres)
              + ", less than a voxel of "
              + grid.voxelSize()
              + "; use voxels of at most "
              + Quantity.length(metres)
              + ", or a larger "
              + length);
    }
  }
}
