package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class ErrorBarsTest {
  /** The solver's own error, 1e-6 here and 1e-5 on other grids, twice the factor of safety. */
  private static final double SOLVER = 1e-4;

  private static final TaskContext TASK = TaskContext.silent(2);

  @AfterAll
  static void close() {
    TASK.close();
  }

  private static ErrorBars bars(ConductionProblem problem, Axis axis, ErrorScope scope) {
    return bars(problem, axis, scope, TASK);
  }

  private static ErrorBars bars(
      ConductionProblem problem, Axis axis, ErrorScope scope, TaskContext task) {
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, axis, task);
    return new ErrorBarEstimate(problem, ConductionOptions.DEFAULT, scope, List.of(axis))
        .of(result, task);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void uniformBlocksAndLayersHaveNone(Axis axis) {
    for (int layer : new int[] {0, 8}) {
      LabelVolume layers =
          TestVolumes.of(
              32,
              32,
              32,
              new VoxelSize(1e-7, 2e-7, 3e-7),
              (x, y, z) -> x / 8 % 2 * 8 < layer ? 0 : 1);
      ErrorBars found =
          bars(
              ConductionProblem.of(layers, layer == 0 ? sigma(1, 1) : sigma(0, 10, 1, 1)),
              axis,
              ErrorScope.ALL);
      assertThat(found.discretisation().orElseThrow().relative()).isCloseTo(0, within(SOLVER));
      assertThat(found.discretisation().orElseThrow().refined()).isPresent();
      assertThat(found.representativeness().orElseThrow().relative()).isCloseTo(0, within(SOLVER));
      assertThat(found.leftOut()).isEmpty();
    }
  }

  @Test
  void periodicSidesAndContactsAreKept() {
    LabelVolume layers = TestVolumes.of(16, 16, 16, (x, y, z) -> z < 8 ? 0 : 1);
    ConductionProblem problem =
        ConductionProblem.of(layers, sigma(0, 10, 1, 1))
            .withSides(Sides.PERIODIC)
            .withContacts(
                new ContactResistances(
                    Map.of(new ContactResistances.Pair(0, 1), 3 * layers.length(Axis.Z))));
    ErrorBars found = bars(problem, Axis.Z, ErrorScope.ALL);
    assertThat(found.discretisation().orElseThrow().relative()).isCloseTo(0, within(SOLVER));
    // Each sub-box has one layer, so no contact: 10 or 1 S/m.
    assertThat(found.representativeness().orElseThrow().mean()).isCloseTo(5.5, within(SOLVER));
    assertThat(found.passages()).isEmpty();
    assertThat(found.leftOut())
        .containsExactly(
            "narrow passages were not looked for: they are known between insulated sides only");
  }

  /**
   * The void between face-centred cubic spheres that overlap, whose τ² falls from 3.307 at 32
   * voxels per cell to 1.984 at 300 and, extrapolated, 1.90.
   */
  @ParameterizedTest
  @CsvSource({"64, 2.348", "100, 2.184", "128, 2.107"})
  void barsHoldTheVoidBetweenSpheres(int n, double expected) {
    LabelVolume cell = PublishedConductionTest.voidBetweenOverlappingSpheres(n);
    ConductionProblem problem = ConductionProblem.of(cell, sigma(0, 1));
    double relative =
        bars(problem, Axis.Z, ErrorScope.COARSER).discretisation().orElseThrow().relative();
    double truth = 1.90;
    assertThat(relative).isBetween(expected / truth - 1, 3 * (expected / truth - 1));
  }

  @Test
  void aNetworkThatTheCoarserGridLosesHasNoFiniteBar() {
    LabelVolume cell = PublishedConductionTest.voidBetweenOverlappingSpheres(32);
    DiscretisationError error =
        bars(ConductionProblem.of(cell, sigma(0, 1)), Axis.Z, ErrorScope.COARSER)
            .discretisation()
            .orElseThrow();
    assertThat(error.relative()).isInfinite();
    assertThat(error.coarser()).isZero();
  }

  /** Simple cubic spheres in a matrix of 1 S/m: bars at 40 voxels per cell hold the continuum. */
  @ParameterizedTest
  @CsvSource({
    "1e6, 0.1, 1.33356", "1e6, 0.3, 2.33288", "10, 0.1, 1.24334", "10, 0.3, 1.88774",
    "10, 0.5, 3.1446", "0.1, 0.1, 0.87669", "0.1, 0.3, 0.65629", "0.1, 0.5, 0.4541",
    "0, 0.1, 0.85711", "0, 0.3, 0.60566", "0, 0.5, 0.3737"
  })
  void barsHoldCubicSpheres(double alpha, double fraction, double exact) {
    LabelVolume cell = TestVolumes.cubicCellEighth(20, fraction);
    ConductionProblem problem = ConductionProblem.of(cell, sigma(0, 1, 1, alpha));
    EffectiveConductivity value =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, Axis.X, TASK).effective();
    double relative =
        bars(problem, Axis.X, ErrorScope.COARSER).discretisation().orElseThrow().relative();
    assertThat(relative * value.effective())
        .isGreaterThanOrEqualTo(Math.abs(value.effective() - exact));
    assertThat(relative).isLessThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32, 128})
  void barsHoldQuadrants(int n) {
    LabelVolume quadrants =
        TestVolumes.of(n, n, 1, (x, y, z) -> (x < n / 2) == (y < n / 2) ? 0 : 1);
    ConductionProblem problem = ConductionProblem.of(quadrants, sigma(0, 1, 1, 4));
    double value =
        new ConductionSolver(ConductionOptions.DEFAULT)
            .solve(problem, Axis.X, TASK)
            .effective()
            .effective();
    double error = Math.abs(value / 2 - 1);
    for (ErrorScope scope : List.of(ErrorScope.COARSER, ErrorScope.ALL)) {
      assertThat(bars(problem, Axis.X, scope).discretisation().orElseThrow().relative())
          .isBetween(error, 6 * error);
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void mirroringAndThreadsLeaveTheBars_seed95(Axis axis) {
    LabelVolume volume = TestVolumes.balls(35, 5, 90, 3, 95);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1, 2, 30));
    ErrorBars found = bars(problem, Axis.Z, ErrorScope.ALL);
    ErrorBars mirrored =
        bars(problem.in(LabelOperations.mirror(volume, axis, TASK)), Axis.Z, ErrorScope.ALL);
    assertThat(mirrored.discretisation().orElseThrow().relative())
        .isCloseTo(found.discretisation().orElseThrow().relative(), within(SOLVER));
    assertThat(mirrored.representativeness().orElseThrow().relative())
        .isCloseTo(found.representativeness().orElseThrow().relative(), within(SOLVER));
    assertThat(found.discretisation().orElseThrow().relative()).isBetween(0.005, 0.5);
    try (TaskContext one = TaskContext.silent(1)) {
      assertThat(bars(problem, Axis.Z, ErrorScope.ALL, one)).isEqualTo(found);
    }
  }

  /**
   * Random overlapping balls, as voxels of radius/6 to radius/4; the truth is extrapolated from
   * grids two and four times as fine. Measured on more kinds in docs/validation.md.
   */
  @ParameterizedTest(name = "σ {0} in {1}")
  @CsvSource({"1, 0", "0, 1", "1, 20"})
  void barsHoldRandomBodies_seeds9600(double background, double balls) {
    int cases = 10;
    int held = 0;
    for (int i = 0; i < cases; i++) {
      double[] sigma = new double[3];
      for (int k = 0; k < 3; k++) {
        int n = 24 << k;
        LabelVolume volume = TestVolumes.balls(n, n / 6.0, 60, 2, 9600 + i);
        sigma[k] =
            new ConductionSolver(new ConductionOptions(1e-5, 2000))
                .solve(volume, sigma(0, background, 1, balls), Axis.Z, TASK)
                .effective()
                .effective();
      }
      ConductionProblem problem =
          ConductionProblem.of(
              TestVolumes.balls(24, 4, 60, 2, 9600 + i), sigma(0, background, 1, balls));
      double relative =
          bars(problem, Axis.Z, ErrorScope.COARSER).discretisation().orElseThrow().relative();
      double truth = 2 * sigma[2] - sigma[1];
      held += relative * sigma[0] >= Math.abs(sigma[0] - truth) ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(9);
  }

  @Test
  void theLargestOfTheChangesCountsTwice() {
    DiscretisationError.OnGrid coarser = new DiscretisationError.OnGrid(0.9, 1.02);
    DiscretisationError.OnGrid coarsest = new DiscretisationError.OnGrid(0.5, 0.72);
    OptionalDouble none = OptionalDouble.empty();
    assertThat(relative(1, coarser, null, none)).isCloseTo(0.2, within(1e-15));
    assertThat(relative(1, coarser, coarsest, none)).isCloseTo(0.4, within(1e-15));
    assertThat(relative(1, coarser, coarsest, OptionalDouble.of(1.3)))
        .isCloseTo(0.6, within(1e-15));
    DiscretisationError.OnGrid nothing = new DiscretisationError.OnGrid(0, 0);
    assertThat(relative(1, coarser, nothing, none)).isCloseTo(0.2, within(1e-15));
    assertThat(relative(1, nothing, nothing, none)).isInfinite();
    assertThat(relative(0, coarser, coarsest, none)).isNaN();
  }

  private static double relative(
      double effective,
      DiscretisationError.OnGrid coarser,
      DiscretisationError.OnGrid coarsest,
      OptionalDouble refined) {
    return DiscretisationError.of(effective, coarser, coarsest, refined).relative();
  }

  @Test
  void theUpperBoundIsTheKnownOne() {
    LabelVolume volume = TestVolumes.of(10, 2, 2, (x, y, z) -> x < 3 ? 1 : 0);
    assertThat(HashinShtrikman.upper(volume, sigma(0, 1, 1, 10), 10))
        .isCloseTo(3.0769, within(5e-5));
    LabelVolume sheet = TestVolumes.of(10, 2, 1, (x, y, z) -> x < 5 ? 1 : 0);
    // In two dimensions, holes of half the area: (1 − φ)/(1 + φ).
    assertThat(HashinShtrikman.upper(sheet, sigma(1, 1), 1)).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void whatCannotBeFoundIsSaid() {
    LabelVolume tiny = TestVolumes.of(3, 20, 20, (x, y, z) -> 1);
    ErrorBars found = bars(ConductionProblem.of(tiny, sigma(1, 1)), Axis.Z, ErrorScope.BOXES);
    assertThat(found.discretisation()).isEmpty();
    assertThat(found.representativeness().orElseThrow().boxes()).isEqualTo(4);
    assertThat(found.leftOut())
        .containsExactly(
            "the discretisation error needs at least 4 voxels along each axis with more than one,"
                + " the volume has 3 × 20 × 20");
    LabelVolume column = TestVolumes.of(4, 15, 40, (x, y, z) -> 1);
    assertThat(bars(ConductionProblem.of(column, sigma(1, 1)), Axis.Z, ErrorScope.BOXES).leftOut())
        .containsExactly(
            "representativeness from sub-boxes needs at least 16 voxels along two axes, the volume"
                + " has 4 × 15 × 40");
  }

  @ParameterizedTest
  @EnumSource(Sides.class)
  void axesTogetherHaveTheBarsOfEachAlone_seed96(Sides sides) {
    LabelVolume volume = TestVolumes.balls(20, 4, 30, 2, 96);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1, 1, 20)).withSides(sides);
    List<Axis> axes = List.of(Axis.values());
    ErrorBarEstimate together =
        new ErrorBarEstimate(problem, ConductionOptions.DEFAULT, ErrorScope.ALL, axes);
    for (Axis axis : axes) {
      ErrorBars alone = bars(problem, axis, ErrorScope.ALL);
      ConductionResult result =
          new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, axis, TASK);
      assertThat(together.of(result, TASK)).isEqualTo(alone);
      assertThat(alone.discretisation().orElseThrow().refined()).isPresent();
    }
  }

  @Test
  void aValueOfAnotherAxisIsRefused() {
    LabelVolume volume = TestVolumes.of(8, 8, 8, (x, y, z) -> 1);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(1, 1));
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, Axis.Z, TASK);
    ErrorBarEstimate estimate =
        new ErrorBarEstimate(
            problem, ConductionOptions.DEFAULT, ErrorScope.COARSER, List.of(Axis.X, Axis.Y));
    assertThatThrownBy(() -> estimate.of(result, TASK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value along z was to be judged, only along [X, Y]");
  }

  /** Half as large voxels are twice as conducting beside the same contact. */
  @Test
  void aContactThatOnlyTheRefinedGridRefusesLeavesTheOtherBars() {
    LabelVolume layers = TestVolumes.of(16, 16, 16, (x, y, z) -> z < 8 ? 0 : 1);
    // Both of 1 S/m: half a voxel over the contact is 1e-13 at the limit.
    double limit = layers.voxelSize().z() / 2 * 1e13;
    ConductionProblem problem =
        ConductionProblem.of(layers, sigma(0, 1, 1, 1))
            .withContacts(
                new ContactResistances(Map.of(new ContactResistances.Pair(0, 1), 0.7 * limit)));
    ErrorBars found = bars(problem, Axis.Z, ErrorScope.ALL);
    assertThat(found.discretisation().orElseThrow().relative()).isCloseTo(0, within(SOLVER));
    assertThat(found.discretisation().orElseThrow().refined()).isEmpty();
    assertThat(found.representativeness()).isPresent();
    assertThat(found.passages()).isPresent();
    assertThat(found.leftOut())
        .singleElement()
        .asString()
        .startsWith("the refined grid was left out: the contact resistance of labels 0 and 1 is");
  }

  @Test
  void whatEveryOtherGridRefusesIsLeftOut() {
    LabelVolume layers = TestVolumes.of(16, 16, 16, (x, y, z) -> z / 4 % 2);
    ConductionProblem problem = ConductionProblem.of(layers, sigma(0, 1, 1, 1));
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, Axis.Z, TASK);
    ContactResistances insulating =
        new ContactResistances(Map.of(new ContactResistances.Pair(0, 1), 1e9));
    ErrorBars found =
        new ErrorBarEstimate(
                problem.withContacts(insulating),
                ConductionOptions.DEFAULT,
                ErrorScope.ALL,
                List.of(Axis.Z))
            .of(result, TASK);
    assertThat(found.discretisation()).isEmpty();
    assertThat(found.representativeness()).isEmpty();
    assertThat(found.leftOut()).hasSize(2);
    assertThat(found.leftOut().get(0)).startsWith("the discretisation error was not found: the c");
    assertThat(found.leftOut().get(1)).startsWith("the representativeness was not found: the con");
  }

  @Test
  void aRefinedGridThatDoesNotFitIsLeftOut() {
    // All slices are one array.
    GridShape shape = new GridShape(600, 600, 700);
    byte[][] slices = new byte[700][];
    Arrays.fill(slices, new byte[shape.sliceVoxels()]);
    LabelVolume large =
        new LabelVolume(
            shape, VoxelSize.cube(1e-7), slices, List.of(), Provenance.generated("large"));
    assertThat(ErrorBarEstimate.refusal(ConductionProblem.of(large, sigma(0, 1))))
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("the refined grid needs 81.6 GB, "));
    LabelVolume small = TestVolumes.of(8, 8, 8, (x, y, z) -> 1);
    assertThat(ErrorBarEstimate.refusal(ConductionProblem.of(small, sigma(1, 1)))).isEmpty();
  }

  @Test
  void nothingIsComputedWhenNothingIsAskedFor() {
    LabelVolume volume = TestVolumes.of(8, 8, 8, (x, y, z) -> 1);
    assertThat(bars(ConductionProblem.of(volume, sigma(1, 1)), Axis.Z, ErrorScope.NONE))
        .isEqualTo(ErrorBars.NONE);
    assertThat(ErrorScope.of(" Boxes")).isEqualTo(ErrorScope.BOXES);
    assertThatThrownBy(() -> ErrorScope.of("some"))
        .hasMessage("error bars must be none, coarser, boxes, all, got 'some'");
  }

  @Test
  void cancels() {
    LabelVolume volume = TestVolumes.balls(20, 5, 20, 2, 97);
    ConductionProblem problem = ConductionProblem.of(volume, sigma(0, 1));
    ConductionResult result =
        new ConductionSolver(ConductionOptions.DEFAULT).solve(problem, Axis.Z, TASK);
    try (TaskContext cancelled = TaskContext.silent(2)) {
      cancelled.cancel();
      ErrorBarEstimate estimate =
          new ErrorBarEstimate(problem, ConductionOptions.DEFAULT, ErrorScope.ALL, List.of(Axis.Z));
      assertThatThrownBy(() -> estimate.of(result, cancelled))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void aPhaseThatDoesNotSpanHasNoBar() {
    LabelVolume gap = TestVolumes.of(32, 32, 32, (x, y, z) -> z == 14 || z == 15 ? 0 : 1);
    ErrorBars found = bars(ConductionProblem.of(gap, sigma(1, 1)), Axis.Z, ErrorScope.ALL);
    assertThat(found.discretisation().orElseThrow().relative()).isNaN();
    Representativeness boxes = found.representativeness().orElseThrow();
    assertThat(boxes.relative()).isNaN();
    assertThat(boxes.spanning()).isEqualTo(4);
    assertThat(boxes.mean()).isCloseTo(0.5, Percentage.withPercentage(1e-6));
  }

  @Test
  void theIntervalIsStudents() {
    GridShape box = new GridShape(8, 8, 8);
    Representativeness eight = Representativeness.of(2, box, new double[] {1, 1, 1, 1, 3, 3, 3, 3});
    assertThat(eight.mean()).isEqualTo(2);
    assertThat(eight.standardDeviation()).isCloseTo(Math.sqrt(8 / 7.0), within(1e-15));
    assertThat(eight.relative())
        .isCloseTo(2.364624 * Math.sqrt(8 / 7.0) / Math.sqrt(8) / 2, within(1e-12));
    Representativeness four = Representativeness.of(4, box, new double[] {0, 2, 0, 2});
    assertThat(four.spanning()).isEqualTo(2);
    assertThat(four.relative()).isCloseTo(3.182446 * Math.sqrt(4 / 3.0) / 2 / 4, within(1e-12));
  }

  /** Independent volumes of one kind: the mean of all is within the bars of nearly each. */
  @Test
  void barsHoldTheScatterBetweenVolumes_seeds9800() {
    int volumes = 16;
    double[] value = new double[volumes];
    double[] bar = new double[volumes];
    double mean = 0;
    for (int i = 0; i < volumes; i++) {
      ConductionProblem problem =
          ConductionProblem.of(TestVolumes.balls(40, 4, 160, 2, 9800 + i), sigma(0, 1));
      value[i] =
          new ConductionSolver(ConductionOptions.DEFAULT)
              .solve(problem, Axis.Z, TASK)
              .effective()
              .effective();
      bar[i] =
          bars(problem, Axis.Z, ErrorScope.BOXES).representativeness().orElseThrow().relative()
              * value[i];
      mean += value[i] / volumes;
    }
    int held = 0;
    double squares = 0;
    double barSquares = 0;
    for (int i = 0; i < volumes; i++) {
      held += Math.abs(value[i] - mean) <= bar[i] ? 1 : 0;
      squares += (value[i] - mean) * (value[i] - mean) / (volumes - 1);
      barSquares += bar[i] * bar[i] / volumes;
    }
    assertThat(held).isGreaterThanOrEqualTo(15);
    // A 95 % interval of seven degrees of freedom is 2.36 deviations wide on either side.
    // Boxes of five radii scatter more than volumes of ten do by their size alone.
    assertThat(Math.sqrt(barSquares / squares) / 2.36).isBetween(0.7, 2.0);
  }
}
