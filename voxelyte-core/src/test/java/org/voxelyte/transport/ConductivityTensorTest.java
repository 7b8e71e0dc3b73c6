package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class ConductivityTensorTest {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-12, 500);

  /** Beside elimination, relative to the largest entry. */
  private static final double TOLERANCE = 1e-8;

  /** Invariances hold for the exact solution; the solver's tolerance is 1e-12. */
  private static final double SAME = 1e-9;

  /** Sums of a few thousand doubles. */
  private static final double ROUNDING = 1e-12;

  private final TaskContext task = TaskContext.silent(2);

  private ConductivityTensor solve(LabelVolume volume, Conductivities sigma) {
    return solve(ConductionProblem.of(volume, sigma));
  }

  private ConductivityTensor solve(ConductionProblem problem) {
    return new ConductionSolver(TIGHT).tensor(problem, task);
  }

  private static void compare(ConductivityTensor tensor, double[][] exact, double tolerance) {
    double largest = 0;
    for (int i = 0; i < 3; i++) {
      largest = Math.max(largest, exact[i][i]);
    }
    for (Axis a : Axis.values()) {
      for (Axis b : Axis.values()) {
        assertThat(tensor.of(a, b))
            .as(a.key() + b.key())
            .isCloseTo(exact[a.ordinal()][b.ordinal()], within(tolerance * largest + 1e-15));
      }
    }
  }

  private static double[][] rows(ConductivityTensor tensor) {
    double[][] rows = new double[3][3];
    for (Axis a : Axis.values()) {
      for (Axis b : Axis.values()) {
        rows[a.ordinal()][b.ordinal()] = tensor.of(a, b);
      }
    }
    return rows;
  }

  @Test
  void explicitJumpVolumeOfTwelveVoxelsAgreesWithElimination_seed71() {
    LabelVolume volume = TestVolumes.noise(12, 12, 12, VoxelSize.cube(1e-7), 2, 71);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1, 1, 10));
    compare(solve(problem), new DenseConduction(problem, Axis.values()).tensor(), TOLERANCE);
  }

  @Test
  void explicitJumpMethodGivesTheSame_seed72() {
    LabelVolume volume = TestVolumes.noise(4, 5, 6, new VoxelSize(1e-7, 2e-7, 3e-7), 2, 72);
    compare(
        solve(volume, sigma(0, 1, 1, 10)), explicitJump(volume, new double[] {1, 10}), TOLERANCE);
  }

  /**
   * The equations of A. Wiegmann and A. Zemitis: Δφ = 0 with constant coefficients, and beside the
   * potentials a jump of the normal derivative on each face, such that the flux does not jump.
   */
  private static double[][] explicitJump(LabelVolume volume, double[] sigma) {
    int[] shape = {volume.shape().nx(), volume.shape().ny(), volume.shape().nz()};
    int n = shape[0] * shape[1] * shape[2];
    double[][] tensor = new double[3][3];
    for (int drive = 0; drive < 3; drive++) {
      // Jump 3 i + axis lies at the upper face of voxel i; the last row sets the constant.
      RealMatrix matrix = new Array2DRowRealMatrix(4 * n, 4 * n);
      RealVector right = new ArrayRealVector(4 * n);
      for (int i = 0; i < n; i++) {
        for (int axis = 0; axis < 3; axis++) {
          double h = volume.voxelSize().along(Axis.values()[axis]);
          double mean = axis == drive ? -1 : 0;
          int j = next(i, axis, shape);
          int jump = n + 3 * i + axis;
          // Derivative below the face: (φ_j − φ_i)/h + mean − jump/2; above it + jump/2.
          if (i > 0) {
            matrix.addToEntry(i, j, 1 / h / h);
            matrix.addToEntry(i, i, -1 / h / h);
            matrix.addToEntry(i, jump, -0.5 / h);
            right.addToEntry(i, -mean / h);
          }
          if (j > 0) {
            matrix.addToEntry(j, j, -1 / h / h);
            matrix.addToEntry(j, i, 1 / h / h);
            matrix.addToEntry(j, jump, -0.5 / h);
            right.addToEntry(j, mean / h);
          }
          double below = sigma[label(volume, i, shape)];
          double above = sigma[label(volume, j, shape)];
          matrix.addToEntry(jump, j, (above - below) / h);
          matrix.addToEntry(jump, i, -(above - below) / h);
          matrix.addToEntry(jump, jump, 0.5 * (above + below));
          right.addToEntry(jump, -(above - below) * mean);
        }
      }
      matrix.setEntry(0, 0, 1);
      RealVector solution = new LUDecomposition(matrix, 0).getSolver().solve(right);
      for (int i = 0; i < n; i++) {
        for (int axis = 0; axis < 3; axis++) {
          double h = volume.voxelSize().along(Axis.values()[axis]);
          int j = next(i, axis, shape);
          double derivative =
              (solution.getEntry(j) - solution.getEntry(i)) / h
                  + (axis == drive ? -1 : 0)
                  - 0.5 * solution.getEntry(n + 3 * i + axis);
          tensor[axis][drive] -= sigma[label(volume, i, shape)] * derivative / n;
        }
      }
    }
    return tensor;
  }

  private static int next(int i, int axis, int[] shape) {
    int[] at = {i % shape[0], i / shape[0] % shape[1], i / shape[0] / shape[1]};
    at[axis] = (at[axis] + 1) % shape[axis];
    return (at[2] * shape[1] + at[1]) * shape[0] + at[0];
  }

  private static int label(LabelVolume volume, int i, int[] shape) {
    return volume.label(i % shape[0], i / shape[0] % shape[1], i / shape[0] / shape[1]);
  }

  @ParameterizedTest(name = "{0} × {1} × {2} voxels, seed {3}")
  @CsvSource({
    "6,6,6,1",
    "5,6,7,2",
    "7,7,7,3",
    "1,6,5,4",
    "2,5,4,5",
    "1,1,4,6",
    "2,2,2,7",
    "1,1,1,8",
    "9,2,6,9",
    "3,3,12,10",
    "8,1,8,11",
    "10,3,5,12"
  })
  void randomVolumesAgreeWithElimination(int nx, int ny, int nz, long seed) {
    VoxelSize size = new VoxelSize(1e-7, 2e-7, 1.5e-7);
    LabelVolume volume = TestVolumes.noise(nx, ny, nz, size, 4, seed);
    Random random = new Random(seed);
    double[] values = new double[2 * volume.phases().size()];
    for (int i = 0; i < volume.phases().size(); i++) {
      values[2 * i] = volume.phases().get(i).label();
      values[2 * i + 1] = i > 0 && seed % 3 == 0 ? 0 : Math.pow(10, -4 * random.nextDouble());
    }
    ConductionProblem problem = ConductionProblem.of(volume, sigma(values));
    compare(solve(problem), new DenseConduction(problem, Axis.values()).tensor(), TOLERANCE);
    if (volume.phases().size() > 1) {
      int a = volume.phases().get(0).label();
      int b = volume.phases().get(1).label();
      ConductionProblem resisting =
          problem.withContacts(
              new ContactResistances(Map.of(new ContactResistances.Pair(a, b), 1e-6)));
      compare(solve(resisting), new DenseConduction(resisting, Axis.values()).tensor(), TOLERANCE);
    }
  }

  @ParameterizedTest(name = "{0} percent, seed {1}")
  @CsvSource({"30,1", "35,2", "40,3", "45,4", "50,5", "60,6", "35,7", "40,8", "45,9", "40,10"})
  void sievesAgreeWithElimination(int percent, long seed) {
    LabelVolume volume = TestVolumes.sieve(7 + (int) (seed % 2), percent / 100.0, seed + 700);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(1, 1));
    compare(solve(problem), new DenseConduction(problem, Axis.values()).tensor(), TOLERANCE);
  }

  @ParameterizedTest(name = "{0} voxels, share {1}, contrast {2}")
  @CsvSource({"33,0.33,1", "32,0.45,1", "31,1,1e4", "32,1,1e7"})
  void multigridAgreesWithJacobiAndTakesFewerSteps_seed76(int n, double share, double contrast) {
    LabelVolume volume =
        share < 1
            ? TestVolumes.sieve(n, share, 76)
            : TestVolumes.noise(n, n, n, VoxelSize.cube(1e-7), 3, 76);
    Conductivities sigma =
        share < 1 ? sigma(1, 1) : sigma(0, 1, 1, 1 / Math.sqrt(contrast), 2, Math.sqrt(contrast));
    ConductionOptions options = new ConductionOptions(1e-8, 20_000);
    ConductionProblem problem = ConductionProblem.of(volume, sigma);
    ConductivityTensor multigrid = new ConductionSolver(options).tensor(problem, task);
    ConductivityTensor jacobi =
        new PeriodicBox(problem, options)
            .solve((board, words, context) -> new JacobiPreconditioner(board, context), task);
    compare(multigrid, rows(jacobi), 3e-8);
    assertThat(multigrid.xx()).isPositive();
    assertThat(multigrid.iterations() * 4).isLessThan(jacobi.iterations());
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void layersAreExact(Axis normal) {
    for (int n : new int[] {8, 9}) {
      LabelVolume layers =
          TestVolumes.of(
              n,
              n,
              n,
              new VoxelSize(1e-7, 3e-7, 2e-7),
              (x, y, z) -> new int[] {x, y, z}[normal.ordinal()] < 4 ? 1 : 2);
      double share = 4.0 / n;
      double series = 1 / (share / 10 + (1 - share) / 1);
      double parallel = 10 * share + (1 - share);
      double[][] exact = {{parallel, 0, 0}, {0, parallel, 0}, {0, 0, parallel}};
      exact[normal.ordinal()][normal.ordinal()] = series;
      ConductivityTensor tensor = solve(layers, sigma(1, 10, 2, 1));
      compare(tensor, exact, ROUNDING);
      assertThat(tensor.iterations()).isZero();
      assertThat(tensor.unknowns()).isEqualTo((long) n * n * n);
    }
  }

  @Test
  void tiltedLaminateApproachesTheRotatedTensor() {
    double series = 1 / (0.5 / 10 + 0.5);
    double parallel = 5.5;
    double before = 1;
    for (int n : new int[] {8, 16, 32, 64}) {
      LabelVolume laminate = TestVolumes.of(n, n, 1, (x, y, z) -> (x + y) % n < n / 2 ? 1 : 2);
      ConductivityTensor tensor = solve(laminate, sigma(1, 10, 2, 1));
      double error =
          Math.max(
              Math.abs(tensor.xx() - 0.5 * (series + parallel)),
              Math.abs(tensor.xy() - 0.5 * (series - parallel)));
      assertThat(error).isLessThan(0.6 * before);
      before = error;
      assertThat(tensor.zz()).isCloseTo(parallel, within(SAME));
      assertThat(tensor.yy()).isCloseTo(tensor.xx(), within(SAME));
      if (n == 64) {
        assertThat(error).isLessThan(0.02 * parallel);
        List<ConductivityTensor.Principal> principal = tensor.principal();
        assertThat(principal.get(2).value()).isCloseTo(series, within(0.02 * series));
        assertThat(principal.get(2).x()).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(principal.get(2).y()).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(principal.get(2).z()).isCloseTo(0, within(1e-6));
      }
    }
  }

  @ParameterizedTest(name = "{0} percent of σ {1}: {2}")
  @CsvSource({
    "30,0,0.60566,0.02",
    "50,0,0.3737,0.03",
    "30,10,1.88774,0.01",
    "50,10,3.1446,0.015",
    "30,0.1,0.65629,0.015",
    "50,0.1,0.4541,0.02"
  })
  void simpleCubicSpheresApproachThePublishedValues(
      int percent, double sphere, double published, double within) {
    // By symmetry an eighth of the cell between insulated sides is the same grid.
    LabelVolume eighth = TestVolumes.cubicCellEighth(24, percent / 100.0);
    LabelVolume cell =
        TestVolumes.of(
            48,
            48,
            48,
            (x, y, z) ->
                eighth.label(Math.min(x, 47 - x), Math.min(y, 47 - y), Math.min(z, 47 - z)));
    Conductivities sigma = sigma(0, 1, 1, sphere);
    ConductivityTensor tensor =
        new ConductionSolver(new ConductionOptions(1e-9, 500))
            .tensor(ConductionProblem.of(cell, sigma), task);
    double eighthOnly =
        new ConductionSolver(TIGHT).solve(eighth, sigma, Axis.Z, task).effective().effective();
    compare(
        tensor,
        new double[][] {{eighthOnly, 0, 0}, {0, eighthOnly, 0}, {0, 0, eighthOnly}},
        1e-7); // the product of the errors of two potentials solved to 1e-9
    assertThat(tensor.zz()).isCloseTo(published, within(within * published));
  }

  @ParameterizedTest(name = "{0} × {1} × {2} voxels")
  @CsvSource({"16,16,16", "15,18,13"})
  void translationAndSwappedAxesMoveNothingElse_seed73(int nx, int ny, int nz) {
    LabelVolume volume = TestVolumes.noise(nx, ny, nz, new VoxelSize(1e-7, 2e-7, 3e-7), 3, 73);
    Conductivities sigma = sigma(0, 1, 1, 0, 2, 20);
    double[][] first = rows(solve(volume, sigma));
    LabelVolume moved =
        TestVolumes.of(
            nx,
            ny,
            nz,
            volume.voxelSize(),
            (x, y, z) -> volume.label((x + 5) % nx, (y + 8) % ny, (z + 11) % nz));
    compare(solve(moved, sigma), first, SAME);
    LabelVolume swapped =
        TestVolumes.of(
            nz, nx, ny, new VoxelSize(3e-7, 1e-7, 2e-7), (x, y, z) -> volume.label(y, z, x));
    double[][] second = rows(solve(swapped, sigma));
    double[][] back = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        back[i][j] = second[(i + 1) % 3][(j + 1) % 3];
      }
    }
    compare(solve(volume, sigma), back, SAME);
  }

  @Test
  void onlyWhatJoinsItselfAroundTheBoxConducts() {
    LabelVolume ball = TestVolumes.of(6, 7, 8, (x, y, z) -> x > 0 && y > 0 && z > 0 ? 1 : 0);
    ConductivityTensor none = solve(ball, sigma(1, 3));
    compare(none, new double[3][3], 0);
    assertThat(none.unknowns()).isZero();
    LabelVolume sheet = TestVolumes.of(6, 7, 8, (x, y, z) -> z == 2 || z == 3 ? 1 : 0);
    compare(
        solve(sheet, sigma(1, 3)),
        new double[][] {{0.75, 0, 0}, {0, 0.75, 0}, {0, 0, 0}},
        ROUNDING);
    assertThat(solve(sheet, sigma(1, 3)).zz()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 12})
  void aStairAroundTwoAxesConductsAlongItsDiagonal(int n) {
    LabelVolume stair = TestVolumes.of(n, n, 1, (x, y, z) -> y == x || y == (x + 1) % n ? 1 : 0);
    // 2 n voxels in a row for n along either axis.
    double each = 1 / (2.0 * n);
    ConductivityTensor tensor = solve(stair, sigma(1, 1));
    compare(tensor, new double[][] {{each, each, 0}, {each, each, 0}, {0, 0, 2.0 / n}}, TOLERANCE);
  }

  @Test
  void fibresAlongTwoAxesDoNotDisturbEachOther() {
    LabelVolume fibres =
        TestVolumes.of(8, 9, 8, (x, y, z) -> (z == 1 && y == 2) || (z == 4 && x == 3) ? 1 : 0);
    compare(
        solve(fibres, sigma(1, 1)),
        new double[][] {{1 / 72.0, 0, 0}, {0, 1 / 64.0, 0}, {0, 0, 0}},
        TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 36, 37})
  void threadsDoNotMatter_seed74(int n) {
    LabelVolume volume = TestVolumes.balls(n, 4, n * n / 4, 3, 74);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1, 1, 0.02, 2, 9));
    ConductionSolver solver = new ConductionSolver(TestVolumes.TIGHT);
    double[][] one = null;
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext context = TaskContext.silent(threads)) {
        double[][] rows = rows(solver.tensor(problem, context));
        one = one == null ? rows : one;
        assertThat(rows).isDeepEqualTo(one);
      }
    }
  }

  @Test
  void principalValuesAreThoseOfARotatedMatrix() {
    double c = Math.cos(0.3);
    double s = Math.sin(0.3);
    // 5, 2 and 1 with the first two axes turned by 0.3 about y.
    ConductivityTensor tensor =
        new ConductivityTensor(
            5 * c * c + s * s, 2, 5 * s * s + c * c, 0, 4 * s * c, 0, 0, 0, 0, 0, 0);
    List<ConductivityTensor.Principal> principal = tensor.principal();
    assertThat(principal.get(0).value()).isCloseTo(5, within(ROUNDING));
    assertThat(principal.get(0).x()).isCloseTo(c, within(ROUNDING));
    assertThat(principal.get(0).z()).isCloseTo(s, within(ROUNDING));
    assertThat(principal.get(1).value()).isEqualTo(2);
    assertThat(principal.get(1).y()).isEqualTo(1);
    assertThat(principal.get(2).value()).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void refusalsAndCancellation() {
    LabelVolume volume = TestVolumes.noise(20, 20, 20, VoxelSize.cube(1e-7), 2, 75);
    assertThatThrownBy(() -> solve(volume, sigma(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> solve(volume, sigma(0, 1, 1, 1e-13)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1e12");
    try (TaskContext cancelled = TaskContext.silent(1)) {
      cancelled.cancel();
      assertThatThrownBy(
              () ->
                  new ConductionSolver(TIGHT)
                      .tensor(ConductionProblem.of(volume, sigma(0, 1)), cancelled))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
