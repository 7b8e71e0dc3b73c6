package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** Against a direct solution of the same equations, written down voxel by voxel. */
class DenseOracleTest {
  /** Of relative error of σ_eff; the solver stops at 1e-11, elimination loses up to 1e-9. */
  private static final double TOLERANCE = 1e-8;

  private static final ConductionOptions TIGHT = new ConductionOptions(1e-11, 1000);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomVolumesAgreeWithElimination(long seed) {
    Random random = new Random(seed);
    VoxelSize size =
        new VoxelSize(
            1e-7 * (1 + 3 * random.nextDouble()),
            1e-7 * (1 + 3 * random.nextDouble()),
            1e-7 * (1 + 3 * random.nextDouble()));
    int labels = 2 + random.nextInt(3);
    LabelVolume volume =
        TestVolumes.noise(
            5 + random.nextInt(4),
            5 + random.nextInt(4),
            5 + random.nextInt(4),
            size,
            labels,
            seed + 1000);
    double[] sigma = new double[2 * labels];
    for (int label = 0; label < labels; label++) {
      sigma[2 * label] = label;
      boolean insulates = label > 0 && random.nextInt(4) == 0;
      sigma[2 * label + 1] = insulates ? 0 : Math.pow(10, -8 * random.nextDouble());
    }
    Conductivities conductivities = TestVolumes.sigma(sigma);
    try (TaskContext task = TaskContext.silent(2)) {
      for (Axis axis : Axis.values()) {
        double exact = eliminate(volume, conductivities, axis);
        double multigrid =
            new ConductionSolver(TIGHT)
                .solve(volume, conductivities, axis, task)
                .effective()
                .effective();
        assertThat(multigrid).isCloseTo(exact, within(TOLERANCE * exact));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void jacobiAgreesWithElimination(long seed) {
    LabelVolume volume = TestVolumes.noise(7, 6, 8, new VoxelSize(1e-7, 2e-7, 1e-7), 3, seed);
    Conductivities sigma = TestVolumes.sigma(0, 1, 1, 0.02, 2, 5);
    try (TaskContext task = TaskContext.silent(2)) {
      double exact = eliminate(volume, sigma, Axis.Y);
      double jacobi =
          new ConductionSolver(TIGHT)
              .solve(
                  ConductionProblem.of(volume, sigma),
                  Axis.Y,
                  (board, words, context) -> new JacobiPreconditioner(board, context),
                  task)
              .effective()
              .effective();
      assertThat(jacobi).isCloseTo(exact, within(TOLERANCE * exact));
    }
  }

  /** σ_eff by LU decomposition; voxels that hang on nothing are tied to 0 V. */
  private static double eliminate(LabelVolume volume, Conductivities sigma, Axis axis) {
    int nx = volume.shape().nx();
    int ny = volume.shape().ny();
    int nz = volume.shape().nz();
    int n = nx * ny * nz;
    RealMatrix matrix = new Array2DRowRealMatrix(n, n);
    RealVector right = new ArrayRealVector(n);
    boolean[] fed = reached(volume, sigma, axis);
    double[] toFirst = new double[n];
    for (int i = 0; i < n; i++) {
      int[] at = {i % nx, i / nx % ny, i / nx / ny};
      double own = sigma.of(volume.label(at[0], at[1], at[2]));
      if (!fed[i]) {
        matrix.setEntry(i, i, 1);
        continue;
      }
      for (Axis normal : Axis.values()) {
        double perLength = volume.voxelSize().faceArea(normal) / volume.voxelSize().along(normal);
        for (int side = -1; side <= 1; side += 2) {
          int[] next = at.clone();
          next[normal.ordinal()] += side;
          int place = next[normal.ordinal()];
          if (place >= 0 && place < volume.shape().along(normal)) {
            double other = sigma.of(volume.label(next[0], next[1], next[2]));
            if (other > 0) {
              double g = perLength * 2 * own * other / (own + other);
              matrix.addToEntry(i, i, g);
              matrix.addToEntry(i, (next[2] * ny + next[1]) * nx + next[0], -g);
            }
          } else if (normal == axis) {
            double g = perLength * 2 * own;
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
    return current * volume.length(axis) * volume.length(axis) / volume.volume();
  }

  /** Which voxels current can reach from an electrode, by spreading until nothing changes. */
  private static boolean[] reached(LabelVolume volume, Conductivities sigma, Axis axis) {
    int nx = volume.shape().nx();
    int ny = volume.shape().ny();
    int n = nx * ny * volume.shape().nz();
    boolean[] reached = new boolean[n];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < n; i++) {
        int[] at = {i % nx, i / nx % ny, i / nx / ny};
        if (reached[i] || sigma.of(volume.label(at[0], at[1], at[2])) == 0) {
          continue;
        }
        int place = at[axis.ordinal()];
        boolean now = place == 0 || place == volume.shape().along(axis) - 1;
        for (Axis normal : Axis.values()) {
          for (int side = -1; side <= 1; side += 2) {
            int[] next = at.clone();
            next[normal.ordinal()] += side;
            int p = next[normal.ordinal()];
            now |=
                p >= 0
                    && p < volume.shape().along(normal)
                    && reached[(next[2] * ny + next[1]) * nx + next[0]];
          }
        }
        reached[i] = now;
        changed |= now;
      }
    }
    return reached;
  }
}
