package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * The balls that are enough to paint with: of one ball about each voxel, those that can be the
 * largest one over some voxel other than its centre.
 *
 * <p>Left out are balls that hold nothing but their centre, balls that the ball of one of the 26
 * neighbours holds, and balls whose face neighbours all have balls at least as large: each of the
 * latter's voxels, but for the centre, is nearer to one of these. So the largest ball over a voxel
 * is either among those kept or the voxel's own.
 *
 * <p>Memory: 4 bytes a ball, and 8 bytes a ball of one slice per thread.
 */
final class BallRidge {
  private BallRidge() {}

  /**
   * Returns for each slice the indices of the centres in it, by falling square and then by index.
   *
   * @param squares squared radii of the balls about each voxel, 0 for none
   */
  static int[][] find(
      GridShape shape, float[][] squares, BallInclusion inclusion, TaskContext task) {
    int[][] centres = new int[shape.nz()][];
    task.forEach(shape.nz(), z -> centres[z] = slice(shape, squares, z, inclusion));
    return centres;
  }

  private static int[] slice(GridShape shape, float[][] squares, int z, BallInclusion inclusion) {
    long[] keys = new long[64];
    int count = 0;
    float[] slice = squares[z];
    int nx = shape.nx();
    int i = 0;
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < nx; x++, i++) {
        float square = slice[i];
        if (square == 0
            || !inclusion.isMoreThanCentre(square)
            || isNeedless(shape, squares, x, y, z, inclusion)) {
          continue;
        }
        if (count == keys.length) {
          keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count++] = (long) ~Float.floatToRawIntBits(square) << Integer.SIZE | i;
      }
    }
    Arrays.sort(keys, 0, count);
    int[] centres = new int[count];
    for (int k = 0; k < count; k++) {
      centres[k] = (int) keys[k];
    }
    return centres;
  }

  private static boolean isNeedless(
      GridShape shape, float[][] squares, int x, int y, int z, BallInclusion inclusion) {
    int nx = shape.nx();
    int i = shape.index(x, y);
    float own = squares[z][i];
    int entry = inclusion.entry(own);
    boolean lowest = true;
    int fromX = x > 0 ? -1 : 0;
    int toX = x < nx - 1 ? 1 : 0;
    for (int dz = z > 0 ? -1 : 0; dz <= 1 && z + dz < shape.nz(); dz++) {
      float[] slice = squares[z + dz];
      for (int dy = y > 0 ? -1 : 0; dy <= 1 && y + dy < shape.ny(); dy++) {
        int row = i + dy * nx;
        int apart = dy * dy << 1 | dz * dz << 2;
        for (int dx = fromX; dx <= toX; dx++) {
          float other = slice[row + dx];
          int kind = dx * dx | apart;
          if (other > own) {
            if (other > inclusion.least(kind, entry)) {
              return true;
            }
          } else if (other < own && (kind & kind - 1) == 0) {
            lowest = false;
          }
        }
      }
    }
    return lowest;
  }
}
