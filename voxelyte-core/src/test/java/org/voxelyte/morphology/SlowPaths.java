package org.voxelyte.morphology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * The slow way to lengths from the layer where a direction begins to the voxels of label 1, in
 * double precision. Chamfer: each voxel is set to the least that its neighbours allow, forwards and
 * backwards through the volume, until nothing changes. Eikonal: of all voxels beside settled ones
 * the nearest is settled, with equations solved by halving. Infinite outside and where nothing
 * leads.
 */
final class SlowPaths {
  private static final double CONVERGED = 1e-13;
  private static final int HALVINGS = 60;

  /** Rise to the nearer voxel from which on differences are of second order, edges. */
  private static final double LEAST_RISE = 1e-3;

  private final LabelVolume volume;
  private final GridShape shape;
  private final VoxelSize size;
  private final double[] lengths;
  private final boolean[] settled;

  private SlowPaths(LabelVolume volume, AxisDirection direction) {
    this.volume = volume;
    this.shape = volume.shape();
    this.size = volume.voxelSize();
    this.lengths = new double[(int) shape.voxels()];
    this.settled = new boolean[lengths.length];
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
    if (method == GeodesicMethod.CHAMFER) {
      paths.sweep();
    } else {
      paths.march();
    }
    return paths.lengths;
  }

  private void sweep() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < lengths.length; i++) {
        changed |= lower(i);
      }
      for (int i = lengths.length - 1; i >= 0; i--) {
        changed |= lower(i);
      }
    }
  }

  /** Settles the least of all lengths that are not settled, one after the other. */
  private void march() {
    TreeSet<Integer> front =
        new TreeSet<>(
            Comparator.<Integer>comparingDouble(i -> lengths[i]).thenComparingInt(i -> i));
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] == 0) {
        front.add(i);
      }
    }
    while (!front.isEmpty()) {
      int least = front.pollFirst();
      settled[least] = true;
      int[] at = at(least);
      for (int k = 0; k < 6; k++) {
        int[] to = at.clone();
        to[k / 2] += k % 2 == 0 ? -1 : 1;
        if (isInside(to[0], to[1], to[2])
            && volume.label(to[0], to[1], to[2]) == 1
            && lengths[place(to[0], to[1], to[2])] > lengths[least]) {
          int neighbour = place(to[0], to[1], to[2]);
          front.remove(neighbour);
          lengths[neighbour] = eikonal(to);
          if (lengths[neighbour] < Double.POSITIVE_INFINITY) {
            front.add(neighbour);
          }
        }
      }
    }
  }

  private boolean lower(int i) {
    int[] at = at(i);
    if (volume.label(at[0], at[1], at[2]) != 1) {
      return false;
    }
    double found = chamfer(at);
    boolean lower = found < lengths[i] - CONVERGED * found;
    if (lower) {
      lengths[i] = found;
    }
    return lower;
  }

  private boolean isInside(int x, int y, int z) {
    return x >= 0 && y >= 0 && z >= 0 && x < shape.nx() && y < shape.ny() && z < shape.nz();
  }

  private int place(int x, int y, int z) {
    return (z * shape.ny() + y) * shape.nx() + x;
  }

  private double length(int x, int y, int z) {
    return isInside(x, y, z) ? lengths[place(x, y, z)] : Double.POSITIVE_INFINITY;
  }

  private double settledLength(int[] at, int axis, int steps) {
    int[] to = at.clone();
    to[axis] += steps;
    return isInside(to[0], to[1], to[2]) && settled[place(to[0], to[1], to[2])]
        ? lengths[place(to[0], to[1], to[2])]
        : Double.POSITIVE_INFINITY;
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

  /** Second differences where two settled voxels rise to this one, else first ones. */
  private double eikonal(int[] at) {
    double[] simple = new double[3];
    double[] value = new double[3];
    double[] edge = new double[3];
    double[] shorter = new double[3];
    for (int k = 0; k < 3; k++) {
      edge[k] = size.along(Axis.values()[k]);
      double[] near = {settledLength(at, k, -1), settledLength(at, k, 1)};
      simple[k] = Math.min(near[0], near[1]);
      value[k] = simple[k];
      shorter[k] = edge[k];
      double far = -1;
      for (int side = 0; side < 2; side++) {
        double behind = settledLength(at, k, 4 * side - 2);
        if (near[side] - simple[k] <= LEAST_RISE * edge[k]
            && simple[k] - behind > LEAST_RISE * edge[k]) {
          far = Math.max(far, behind);
        }
      }
      if (far >= 0) {
        value[k] = (4 * simple[k] - far) / 3;
        shorter[k] = edge[k] / 1.5;
      }
    }
    double second = solution(value, shorter);
    for (int k = 0; k < 3; k++) {
      if (second > value[k] && second < simple[k]) {
        return solution(simple, edge);
      }
    }
    return second;
  }

  /** Halves the interval in which Σ max(0, (T − a) / h)² passes 1. */
  private static double solution(double[] a, double[] h) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      low = Math.min(low, a[k]);
      high = Math.min(high, a[k] + h[k]);
    }
    for (int i = 0; i < HALVINGS && high < Double.POSITIVE_INFINITY; i++) {
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
