package org.voxelyte.transport;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/** The conduction equations written down face by face and solved by elimination, for tests. */
final class DenseConduction {
  private final ConductionProblem problem;
  private final LabelVolume volume;
  private final int[] shape;
  private final int n;
  private final boolean[] wraps = new boolean[3];

  /** Creates the equations of a volume that repeats along the axes given. */
  DenseConduction(ConductionProblem problem, Axis... periodic) {
    this.problem = problem;
    this.volume = problem.volume();
    this.shape = new int[] {volume.shape().nx(), volume.shape().ny(), volume.shape().nz()};
    this.n = shape[0] * shape[1] * shape[2];
    for (Axis axis : periodic) {
      wraps[axis.ordinal()] = true;
    }
  }

  private int[] place(int i) {
    return new int[] {i % shape[0], i / shape[0] % shape[1], i / shape[0] / shape[1]};
  }

  private double sigma(int i) {
    int[] at = place(i);
    return problem.conductivities().of(volume.label(at[0], at[1], at[2]));
  }

  private int label(int i) {
    int[] at = place(i);
    return volume.label(at[0], at[1], at[2]);
  }

  private int particle(int i) {
    int[] at = place(i);
    return problem.particles().stream()
        .filter(particles -> particles.phase().label() == label(i))
        .mapToInt(particles -> particles.ids().id(at[0], at[1], at[2]))
        .sum();
  }

  private double perLength(int axis) {
    Axis normal = Axis.values()[axis];
    return volume.voxelSize().faceArea(normal) / volume.voxelSize().along(normal);
  }

  /** Returns the voxel across a face, or −1 beyond an end. */
  private int across(int i, int axis, int side) {
    int[] at = place(i);
    at[axis] += side;
    if (at[axis] < 0 || at[axis] >= shape[axis]) {
      if (!wraps[axis]) {
        return -1;
      }
      at[axis] = Math.floorMod(at[axis], shape[axis]);
    }
    return (at[2] * shape[1] + at[1]) * shape[0] + at[0];
  }

  private double conductance(int i, int j, int axis) {
    double a = sigma(i);
    double b = sigma(j);
    if (a == 0 || b == 0) {
      return 0;
    }
    double h = volume.voxelSize().along(Axis.values()[axis]);
    double contact = problem.contacts().between(label(i), label(j));
    if (label(i) == label(j) && particle(i) != particle(j)) {
      contact = problem.contacts().betweenParticles(label(i));
    }
    return perLength(axis) * h / (h / (2 * a) + h / (2 * b) + contact);
  }

  /** Returns σ_eff between electrodes at the two ends of an axis. */
  double effective(Axis drive) {
    int axis = drive.ordinal();
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    RealVector right = new ArrayRealVector(n);
    boolean[] fed = new boolean[n];
    double[] toFirst = new double[n];
    for (int i = 0; i < n; i++) {
      int place = place(i)[axis];
      fed[i] = sigma(i) > 0 && (place == 0 || place == shape[axis] - 1);
    }
    spread(fed);
    for (int i = 0; i < n; i++) {
      if (!fed[i]) {
        matrix.setEntry(i, i, 1);
        continue;
      }
      for (int normal = 0; normal < 3; normal++) {
        for (int side = -1; side <= 1; side += 2) {
          int j = across(i, normal, side);
          if (j >= 0) {
            double g = conductance(i, j, normal);
            matrix.addToEntry(i, i, g);
            matrix.addToEntry(i, j, -g);
          } else if (normal == axis) {
            double g = perLength(axis) * 2 * sigma(i);
            matrix.addToEntry(i, i, g);
            if (side < 0) {
              right.addToEntry(i, g);
              toFirst[i] = g;
            }
          }
        }
      }
    }
    RealVector potential = new LUDecomposition(matrix, 0).getSolver().solve(right);
    double current = 0;
    for (int i = 0; i < n; i++) {
      current += toFirst[i] * (1 - potential.getEntry(i));
    }
    return current * volume.length(drive) * volume.length(drive) / volume.volume();
  }

  /** Marks what is connected to what is marked. */
  private void spread(boolean[] reached) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < n; i++) {
        for (int normal = 0; normal < 3 && !reached[i] && sigma(i) > 0; normal++) {
          for (int side = -1; side <= 1; side += 2) {
            int j = across(i, normal, side);
            reached[i] |= j >= 0 && reached[j];
          }
          changed |= reached[i];
        }
      }
    }
  }

  /**
   * Returns the mean current density for a unit mean gradient along each axis, of a volume that
   * repeats along all: row i is the density along axis i.
   */
  double[][] tensor() {
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    RealMatrix right = new Array2DRowRealMatrix(n, 3);
    boolean[] tied = new boolean[n];
    for (int i = 0; i < n; i++) {
      if (!tied[i]) {
        // One voxel of each cluster is at 0 V.
        boolean[] cluster = new boolean[n];
        cluster[i] = true;
        if (sigma(i) > 0) {
          spread(cluster);
        }
        for (int j = 0; j < n; j++) {
          tied[j] |= cluster[j];
        }
        matrix.setEntry(i, i, sigma(i) > 0 ? perLength(0) * sigma(i) : 1);
      }
      for (int normal = 0; normal < 3; normal++) {
        double h = volume.voxelSize().along(Axis.values()[normal]);
        for (int side = -1; side <= 1; side += 2) {
          int j = across(i, normal, side);
          double g = conductance(i, j, normal);
          matrix.addToEntry(i, i, g);
          matrix.addToEntry(i, j, -g);
          right.addToEntry(i, normal, -side * g * h);
        }
      }
    }
    RealMatrix ripple = new LUDecomposition(matrix, 0).getSolver().solve(right);
    double[][] tensor = new double[3][3];
    for (int i = 0; i < n; i++) {
      for (int normal = 0; normal < 3; normal++) {
        double h = volume.voxelSize().along(Axis.values()[normal]);
        int j = across(i, normal, 1);
        double g = conductance(i, j, normal);
        for (int drive = 0; drive < 3; drive++) {
          double drop =
              (normal == drive ? h : 0) + ripple.getEntry(i, drive) - ripple.getEntry(j, drive);
          tensor[normal][drive] += g * drop * h / volume.volume();
        }
      }
    }
    return tensor;
  }
}
