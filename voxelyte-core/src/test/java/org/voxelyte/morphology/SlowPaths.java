package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * The slow way to lengths from the layer where a direction begins to the voxels of label 1, in
 * double precision: each voxel is set to the least that its neighbours allow, forwards and
 * backwards through the volume, until nothing changes. Infinite outside and where nothing leads.
 */
final class SlowPaths {
  private static final double CONVERGED = 1e-13;
  private static final int HALVINGS = 60;

  private final LabelVolume volume;
  private final GridShape shape;
  private final VoxelSize size;
  private final double[] lengths;

  private SlowPaths(LabelVolume volume, AxisDirection direction) {
    this.volume = volume;
    this.shape = volume.shape();
    this.size = volume.voxelSize();
    this.lengths = new double[(int) shape.voxels()];
    Arrays.fill(lengths, Double.POSITIVE_INFINITY);
    int inlet = direction.rising() ? 0 : shape.along(direction.axis()) - 1;
    for (int i = 0; i < lengths.length; i++) {
      int[] at = at(i);
      if (at[direction.axis().ordinal()] == inlet && volume.label(at[0], at[1], at[2]) == 1) {
        lengths[i] = 0;
      }
    }
  }

  private int[] at(int i) {
    return new int[] {i % shape.nx(), i / shape.nx() % shape.ny(), i / shape.sliceVoxels()};
  }

  static double[] of(LabelVolume volume, AxisDirection direction, GeodesicMethod method) {
    SlowPaths paths = new SlowPaths(volume, direction);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < paths.lengths.length; i++) {
        changed |= paths.lower(i, method);
      }
      for (int i = paths.lengths.length - 1; i >= 0; i--) {
        changed |= paths.lower(i, method);
      }
    }
    return paths.lengths;
  }

  private boolean lower(int i, GeodesicMethod method) {
    int[] at = at(i);
    if (volume.label(at[0], at[1], at[2]) != 1) {
      return false;
    }
    double found = method == GeodesicMethod.CHAMFER ? chamfer(at) : eikonal(at);
    boolean lower = found < lengths[i] - CONVERGED * found;
    if (lower) {
      lengths[i] = found;
    }
    return lower;
  }

  private double length(int x, int y, int z) {
    boolean inside =
        x >= 0 && y >= 0 && z >= 0 && x < shape.nx() && y < shape.ny() && z < shape.nz();
    return inside ? lengths[(z * shape.ny() + y) * shape.nx() + x] : Double.POSITIVE_INFINITY;
  }

  private double chamfer(int[] at) {
    double least = Double.POSITIVE_INFINITY;
    for (int dz = -1; dz <= 1; dz++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          double step =
              Math.sqrt(
                  Math.pow(dx * size.x(), 2)
                      + Math.pow(dy * size.y(), 2)
                      + Math.pow(dz * size.z(), 2));
          least = Math.min(least, length(at[0] + dx, at[1] + dy, at[2] + dz) + step);
        }
      }
    }
    return least;
  }

  /** Halves the interval in which Σ max(0, (T − a) / h)² passes 1. */
  private double eikonal(int[] at) {
    double[] a = new double[3];
    double[] h = new double[3];
    double high = Double.POSITIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    for (Axis axis : Axis.values()) {
      int k = axis.ordinal();
      int[] d = new int[3];
      d[k] = 1;
      a[k] =
          Math.min(
              length(at[0] - d[0], at[1] - d[1], at[2] - d[2]),
              length(at[0] + d[0], at[1] + d[1], at[2] + d[2]));
      h[k] = size.along(axis);
      low = Math.min(low, a[k]);
      high = Math.min(high, a[k] + h[k]);
    }
    if (high == Double.POSITIVE_INFINITY) {
      return high;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        double rise = Math.max(0, (middle - a[k]) / h[k]);
        sum += rise * rise;
      }
      if (sum < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
