package org.voxelyte.volume;

/**
 * The number of voxels along each axis.
 *
 * @param nx voxels along x, at least 1
 * @param ny voxels along y, at least 1
 * @param nz voxels along z, at least 1
 */
public record GridShape(int nx, int ny, int nz) {
  /** Checks that there is at least one voxel and that a slice fits an array. */
  public GridShape {
    if (nx < 1 || ny < 1 || nz < 1) {
      throw new IllegalArgumentException(
          "a volume needs at least 1 voxel along each axis, got " + nx + " × " + ny + " × " + nz);
    }
    if ((long) nx * ny > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a slice of " + nx + " × " + ny + " voxels is too large; crop or coarsen it");
    }
  }

  /** Returns the number of voxels along an axis. */
  public int along(Axis axis) {
    return switch (axis) {
      case X -> nx;
      case Y -> ny;
      case Z -> nz;
    };
  }

  /** Returns the number of voxels of one z-slice, nx · ny. */
  public int sliceVoxels() {
    return nx * ny;
  }

  /** Returns the number of voxels of the volume. */
  public long voxels() {
    return (long) nx * ny * nz;
  }

  /** Returns the index of (x, y) in a slice: x fastest. */
  public int index(int x, int y) {
    return y * nx + x;
  }

  @Override
  public String toString() {
    return nx + " × " + ny + " × " + nz;
  }
}
