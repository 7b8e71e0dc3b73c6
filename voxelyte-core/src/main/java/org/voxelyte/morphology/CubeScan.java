package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Visits the cubes of 2 × 2 × 2 voxels about all corners of voxels of a volume, those on its outer
 * faces too; a cube takes the voxels that it lacks there from the volume's mirror image.
 *
 * <p>The voxels of a cube are numbered dx + 2 dy + 4 dz. A column is the labels of its four voxels
 * with the same x, one byte each, the voxel 2 dy + 4 dz in byte dy + 2 dz.
 */
abstract class CubeScan {
  /** In the mask of what is inside: the voxels with dx = 0; the others are shifted by one. */
  private static final int LEFT = 0x55;

  private static final int LOWER_ROW = 0x33;
  private static final int LOWER_SLICE = 0x0f;
  private static final int ALL = 0xff;

  /**
   * Takes one cube.
   *
   * @param left column with dx = 0
   * @param right column with dx = 1
   * @param inside mask of the voxels that are not mirror images; their number is the share of the
   *     corner that belongs to the volume, in eighths
   */
  abstract void cube(int left, int right, int inside);

  /**
   * Visits the cubes between slices z − 1 and z.
   *
   * @param z 0 … nz
   */
  final void layer(LabelVolume volume, int z) {
    GridShape shape = volume.shape();
    byte[] below = volume.slice(Math.max(z - 1, 0));
    byte[] above = volume.slice(Math.min(z, shape.nz() - 1));
    int slices = (z > 0 ? LOWER_SLICE : 0) | (z < shape.nz() ? ALL ^ LOWER_SLICE : 0);
    for (int y = 0; y <= shape.ny(); y++) {
      int rows = (y > 0 ? LOWER_ROW : 0) | (y < shape.ny() ? ALL ^ LOWER_ROW : 0);
      int rowA = shape.index(0, Math.max(y - 1, 0));
      int rowB = shape.index(0, Math.min(y, shape.ny() - 1));
      row(below, above, rowA, rowB, shape.nx(), rows & slices);
    }
  }

  private void row(byte[] below, byte[] above, int rowA, int rowB, int nx, int inside) {
    int left = column(below, above, rowA, rowB);
    cube(left, left, inside & (ALL ^ LEFT));
    for (int x = 1; x < nx; x++) {
      int right = column(below, above, rowA + x, rowB + x);
      cube(left, right, inside);
      left = right;
    }
    cube(left, left, inside & LEFT);
  }

  private static int column(byte[] below, byte[] above, int a, int b) {
    return (below[a] & 0xff)
        | (below[b] & 0xff) << 8
        | (above[a] & 0xff) << 16
        | (above[b] & 0xff) << 24;
  }
}
