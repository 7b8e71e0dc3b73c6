package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class ConductionSolverTest {
  /** The accuracy that exact cases are asked for: nine digits. */
  private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

  /** Solver's tolerance where nine digits are checked. */
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-12, 500);

  /** Invariances hold for the exact solution; the solver's tolerance is 1e-12. */
  private static final Percentage SAME = Percentage.withPercentage(1e-8);

  private final TaskContext task = TaskContext.silent(2);

  private EffectiveConductivity solve(LabelVolume volume, Conductivities sigma, Axis axis) {
    return new ConductionSolver(TIGHT).solve(volume, sigma, axis, task).effective();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void uniformBlockHasItsOwnConductivity(Axis axis) {
    for (VoxelSize size : List.of(VoxelSize.cube(1e-7), new VoxelSize(3e-8, 1e-7, 4e-7))) {
      LabelVolume block = TestVolumes.of(9, 7, 12, size, (x, y, z) -> 3);
      EffectiveConductivity result =
          new ConductionSolver(TestVolumes.TIGHT)
              .solve(block, sigma(3, 0.27), axis, task)
              .effective();
      assertThat(result.effective()).isCloseTo(0.27, NINE_DIGITS);
      assertThat(result.tortuosityFactor()).isCloseTo(1, NINE_DIGITS);
      assertThat(result.phaseFraction()).isEqualTo(1);
      assertThat(result.unknowns()).isEqualTo(9 * 7 * 12);
      assertThat(result.axis()).isEqualTo(axis);
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void layersInSeriesAndInParallel(Axis layered) {
    VoxelSize size = new VoxelSize(2e-7, 1e-7, 0.5e-7);
    LabelVolume layers =
        TestVolumes.of(
            10, 10, 10, size, (x, y, z) -> new int[] {x, y, z}[layered.ordinal()] < 5 ? 1 : 2);
    for (Axis drive : Axis.values()) {
      double expected = drive == layered ? 2 / (1 / 10.0 + 1 / 1.0) : 5.5;
      assertThat(solve(layers, sigma(1, 10, 2, 1), drive).effective())
          .isCloseTo(expected, NINE_DIGITS);
    }
  }

  @Test
  void layersOfThreePhasesFollowTheirThicknesses() {
    LabelVolume layers = TestVolumes.of(4, 5, 20, (x, y, z) -> z < 3 ? 0 : z < 11 ? 1 : 2);
    double expected = 1 / (3 / 20.0 / 0.71 + 8 / 20.0 / 0.32 + 9 / 20.0 / 1e-3);
    assertThat(solve(layers, sigma(0, 0.71, 1, 0.32, 2, 1e-3), Axis.Z).effective())
        .isCloseTo(expected, NINE_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32, 128})
  void quadrantsApproachTheGeometricMean(int n) {
    LabelVolume quadrants =
        TestVolumes.of(n, n, 1, (x, y, z) -> (x < n / 2) == (y < n / 2) ? 1 : 2);
    double deviation = n == 8 ? -0.0275 : n == 32 ? -0.0054 : -0.0011;
    assertThat(solve(quadrants, sigma(1, 1, 2, 4), Axis.Y).effective() / 2 - 1)
        .isCloseTo(deviation, within(5e-5)); // half of the last digit published
  }

  @Test
  void phaseThatDoesNotSpanHasInfiniteTortuosity() {
    LabelVolume gap = TestVolumes.of(6, 6, 6, (x, y, z) -> z == 3 ? 0 : 1);
    ConductionResult result =
        new ConductionSolver(TestVolumes.TIGHT)
            .solve(ConductionProblem.of(gap, sigma(1, 5)).withFields(true), Axis.Z, task);
    EffectiveConductivity effective = result.effective();
    assertThat(effective.effective()).isZero();
    assertThat(effective.tortuosityFactor()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(effective.iterations()).isZero();
    assertThat(effective.fluxImbalance()).isZero();
    assertThat(effective.relativeErrorEstimate()).isZero();
    assertThat(effective.unknowns()).isEqualTo(5 * 36);
    ScalarField potential = result.potential().orElseThrow();
    assertThat(potential.value(0, 0, 2)).isEqualTo(1);
    assertThat(potential.value(5, 5, 5)).isEqualTo(0);
    assertThat(potential.value(1, 1, 3)).isNaN();
    assertThat(result.currentDensity().orElseThrow().value(0, 0, 2)).isZero();
    assertThat(solve(gap, sigma(1, 5), Axis.X).effective()).isCloseTo(5 * 5 / 6.0, NINE_DIGITS);
  }

  @Test
  void edgesAndCornersDoNotConduct() {
    LabelVolume corner =
        TestVolumes.of(4, 4, 4, (x, y, z) -> (x < 2) == (y < 2) && (y < 2) == (z < 2) ? 1 : 0);
    LabelVolume edge = TestVolumes.of(4, 4, 4, (x, y, z) -> (y < 2) == (z < 2) ? 1 : 0);
    assertThat(solve(corner, sigma(1, 1), Axis.Z).effective()).isZero();
    assertThat(solve(edge, sigma(1, 1), Axis.Z).effective()).isZero();
    assertThat(solve(edge, sigma(1, 1), Axis.X).effective()).isCloseTo(0.5, NINE_DIGITS);
  }

  @Test
  void deadEndsAndIslandsChangeNothing() {
    // A straight channel with side pockets, a stub from each electrode and an island.
    LabelVolume volume =
        TestVolumes.of(
            9,
            9,
            9,
            (x, y, z) -> {
              boolean channel = x < 2 && y < 2;
              boolean pocket = z == 4 && y < 2 && x < 5;
              boolean stubs = x == 7 && y == 7 && z != 4;
              boolean island = x == 4 && y == 5 && z > 2 && z < 6;
              return channel || pocket || stubs || island ? 1 : 0;
            });
    LabelVolume channel = TestVolumes.of(9, 9, 9, (x, y, z) -> x < 2 && y < 2 ? 1 : 0);
    EffectiveConductivity bare = solve(channel, sigma(1, 1), Axis.Z);
    EffectiveConductivity result = solve(volume, sigma(1, 1), Axis.Z);
    assertThat(bare.effective()).isCloseTo(4 / 81.0, NINE_DIGITS);
    assertThat(result.effective()).isBetween(bare.effective(), 1.2 * bare.effective());
    assertThat(result.unknowns()).isEqualTo(volume.count(1) - 3);
    assertThat(result.fluxImbalance()).isLessThan(1e-6);
  }

  @Test
  void oneVoxelAlongAndAcross() {
    LabelVolume layer = TestVolumes.of(7, 5, 1, (x, y, z) -> x < 3 ? 1 : 2);
    assertThat(solve(layer, sigma(1, 2, 2, 4), Axis.Z).effective())
        .isCloseTo((3 * 2 + 4 * 4) / 7.0, NINE_DIGITS);
    assertThat(solve(layer, sigma(1, 2, 2, 4), Axis.X).effective())
        .isCloseTo(7 / (3 / 2.0 + 4 / 4.0), NINE_DIGITS);
    LabelVolume needle = TestVolumes.of(1, 1, 11, (x, y, z) -> z % 2);
    assertThat(solve(needle, sigma(0, 1, 1, 3), Axis.Z).effective())
        .isCloseTo(11 / (6 + 5 / 3.0), NINE_DIGITS);
    LabelVolume voxel = TestVolumes.of(1, 1, 1, (x, y, z) -> 9);
    assertThat(solve(voxel, sigma(9, 0.3), Axis.Y).effective()).isCloseTo(0.3, NINE_DIGITS);
  }

  @Test
  void rowsLongerThanAWordOfTheMask() {
    LabelVolume rows = TestVolumes.of(131, 3, 2, (x, y, z) -> x < 64 ? 1 : 2);
    assertThat(solve(rows, sigma(1, 1, 2, 5), Axis.X).effective())
        .isCloseTo(131 / (64 + 67 / 5.0), NINE_DIGITS);
    assertThat(solve(rows, sigma(1, 1, 2, 5), Axis.Y).effective())
        .isCloseTo((64 + 67 * 5) / 131.0, NINE_DIGITS);
  }

  @Test
  void permutedAxesGiveTheSame_seed11() {
    LabelVolume volume = TestVolumes.noise(13, 10, 8, new VoxelSize(1e-7, 2e-7, 3e-7), 3, 11);
    LabelVolume turned =
        TestVolumes.of(
            8, 13, 10, new VoxelSize(3e-7, 1e-7, 2e-7), (x, y, z) -> volume.label(y, z, x));
    Conductivities sigma = sigma(0, 1, 1, 0.05, 2, 30);
    double along = solve(volume, sigma, Axis.Z).effective();
    assertThat(solve(turned, sigma, Axis.X).effective()).isCloseTo(along, SAME);
    along = solve(volume, sigma, Axis.Y).effective();
    assertThat(solve(turned, sigma, Axis.Z).effective()).isCloseTo(along, SAME);
    along = solve(volume, sigma, Axis.X).effective();
    assertThat(solve(turned, sigma, Axis.Y).effective()).isCloseTo(along, SAME);
  }

  @Test
  void mirroredRelabelledAndScaledGiveTheSame_seed12() {
    LabelVolume volume = TestVolumes.noise(12, 11, 10, VoxelSize.cube(1e-7), 3, 12);
    double value = solve(volume, sigma(1, 1, 2, 7), Axis.Z).effective();
    LabelVolume mirrored = TestVolumes.of(12, 11, 10, (x, y, z) -> volume.label(11 - x, y, 9 - z));
    assertThat(solve(mirrored, sigma(1, 1, 2, 7), Axis.Z).effective()).isCloseTo(value, SAME);
    LabelVolume relabelled =
        TestVolumes.of(12, 11, 10, (x, y, z) -> 255 - 90 * volume.label(x, y, z));
    assertThat(solve(relabelled, sigma(165, 1, 75, 7), Axis.Z).effective()).isCloseTo(value, SAME);
    assertThat(solve(volume, sigma(1, 1e-9, 2, 7e-9), Axis.Z).effective())
        .isCloseTo(1e-9 * value, SAME);
    LabelVolume coarser = TestVolumes.of(12, 11, 10, VoxelSize.cube(1e-3), volume::label);
    assertThat(solve(coarser, sigma(1, 1, 2, 7), Axis.Z).effective()).isCloseTo(value, SAME);
  }

  @Test
  void threadsDoNotChangeABit_seed13() {
    LabelVolume volume = TestVolumes.balls(48, 6, 150, 3, 13);
    Conductivities sigma = sigma(0, 1, 1, 0.01, 2, 100);
    ConductionResult one = withThreads(volume, sigma, 1);
    for (int threads : new int[] {2, 3}) {
      ConductionResult other = withThreads(volume, sigma, threads);
      assertThat(other.effective().effective()).isEqualTo(one.effective().effective());
      assertThat(other.effective().iterations()).isEqualTo(one.effective().iterations());
      assertThat(other.effective().fluxImbalance()).isEqualTo(one.effective().fluxImbalance());
      for (int z = 0; z < 48; z++) {
        assertThat(other.potential().orElseThrow().slice(z))
            .isEqualTo(one.potential().orElseThrow().slice(z));
        assertThat(other.currentDensity().orElseThrow().slice(z))
            .isEqualTo(one.currentDensity().orElseThrow().slice(z));
      }
    }
  }

  private static ConductionResult withThreads(LabelVolume volume, Conductivities sigma, int n) {
    try (TaskContext threads = TaskContext.silent(n)) {
      return new ConductionSolver(TestVolumes.TIGHT)
          .solve(ConductionProblem.of(volume, sigma).withFields(true), Axis.Y, threads);
    }
  }

  @Test
  void fieldsOfAUniformBlockAreLinearAndConstant() {
    LabelVolume block =
        TestVolumes.of(4, 5, 8, new VoxelSize(1e-7, 2e-7, 5e-7), (x, y, z) -> x == 0 ? 0 : 1);
    ConductionResult result =
        new ConductionSolver(TIGHT)
            .solve(ConductionProblem.of(block, sigma(1, 2)).withFields(true), Axis.Z, task);
    ScalarField potential = result.potential().orElseThrow();
    ScalarField current = result.currentDensity().orElseThrow();
    for (int z = 0; z < 8; z++) {
      assertThat(potential.value(2, 3, z)).isCloseTo((float) (1 - (z + 0.5) / 8), within(1e-6f));
      assertThat(current.value(2, 3, z))
          .isCloseTo(2 / (8 * 5e-7f), Percentage.withPercentage(1e-3));
      assertThat(potential.value(0, 3, z)).isNaN();
      assertThat(current.value(0, 3, z)).isZero();
    }
    assertThat(potential.unit()).isEqualTo("V");
    assertThat(current.unit()).isEqualTo("A/m²");
  }

  @Test
  void meanAxialCurrentDensityIsTheEffectiveOne_seed14() {
    // In a needle the current is all along the axis, so the magnitude is the current itself.
    LabelVolume needle = TestVolumes.noise(1, 1, 40, VoxelSize.cube(1e-7), 3, 14);
    Conductivities sigma = sigma(0, 1, 1, 20, 2, 0.3);
    ConductionResult result =
        new ConductionSolver(TIGHT)
            .solve(ConductionProblem.of(needle, sigma).withFields(true), Axis.Z, task);
    double density = result.effective().effective() / (40 * 1e-7);
    for (int z = 0; z < 40; z++) {
      assertThat(result.currentDensity().orElseThrow().value(0, 0, z))
          .isCloseTo((float) density, Percentage.withPercentage(1e-3));
    }
  }

  @Test
  void referenceIsTheOnlyConductorElseTheOneAskedForElseTheLargest() {
    LabelVolume volume = TestVolumes.of(4, 4, 10, (x, y, z) -> x == 0 ? 1 : x == 1 ? 2 : 0);
    Phase first = volume.phase("1");
    ConductionSolver solver = new ConductionSolver(TestVolumes.TIGHT);
    EffectiveConductivity alone = solver.solve(volume, sigma(2, 3), Axis.Z, task).effective();
    assertThat(alone.reference()).isEqualTo(volume.phase("2"));
    assertThat(alone.tortuosityFactor()).isCloseTo(1, NINE_DIGITS);
    EffectiveConductivity largest =
        solver.solve(volume, sigma(0, 1, 1, 1, 2, 3), Axis.Z, task).effective();
    assertThat(largest.reference()).isEqualTo(volume.phase("2"));
    assertThat(largest.tortuosityFactor()).isCloseTo(0.75 / 1.5, NINE_DIGITS);
    EffectiveConductivity asked =
        solver
            .solve(
                ConductionProblem.of(volume, sigma(0, 1, 1, 1, 2, 3))
                    .referringTo(Optional.of(first)),
                Axis.Z,
                task)
            .effective();
    assertThat(asked.reference()).isEqualTo(first);
    assertThat(asked.phaseFraction()).isEqualTo(0.25);
    assertThat(asked.tortuosityFactor()).isCloseTo(0.25 / 1.5, NINE_DIGITS);
    assertThatThrownBy(
            () ->
                solver.solve(
                    ConductionProblem.of(volume, sigma(0, 1, 2, 3)).referringTo(Optional.of(first)),
                    Axis.Z,
                    task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("insulates");
  }

  @Test
  void labelsThatAreNotThereAreRefusedNamedPhasesMayBeEmpty() {
    LabelVolume volume = TestVolumes.of(3, 3, 3, (x, y, z) -> z == 1 ? 7 : 85);
    ConductionSolver solver = new ConductionSolver(TestVolumes.TIGHT);
    assertThatThrownBy(() -> solver.solve(volume, sigma(9, 1), Axis.Z, task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 9")
        .hasMessageContaining("7, 85");
    assertThatThrownBy(() -> solver.solve(volume, sigma(7, 0), Axis.Z, task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    LabelVolume named = volume.withPhases(List.of(Phase.named(9, "binder")));
    EffectiveConductivity empty = solver.solve(named, sigma(9, 1), Axis.Z, task).effective();
    assertThat(empty.effective()).isZero();
    assertThat(empty.tortuosityFactor()).isInfinite();
    assertThat(empty.phaseFraction()).isZero();
    assertThat(empty.unknowns()).isZero();
  }

  @Test
  void limitOfIterationsIsAnErrorThatTellsWhatWasReached_seed15() {
    LabelVolume volume = TestVolumes.balls(32, 5, 60, 2, 15);
    ConductionSolver solver = new ConductionSolver(new ConductionOptions(1e-10, 3));
    assertThatThrownBy(() -> solver.solve(volume, sigma(0, 1), Axis.Z, task))
        .isInstanceOf(ConvergenceException.class)
        .hasMessageContaining("after 3 iterations");
  }

  @Test
  void cancellationEndsTheSolution_seed16() {
    LabelVolume volume = TestVolumes.balls(40, 5, 120, 2, 16);
    AtomicReference<TaskContext> context = new AtomicReference<>();
    AtomicInteger solving = new AtomicInteger();
    try (TaskContext cancelling =
        new TaskContext(
            2,
            (stage, done, total) -> {
              if (stage.startsWith("solving") && solving.incrementAndGet() == 2) {
                context.get().cancel();
              }
            })) {
      context.set(cancelling);
      ConductionSolver solver = new ConductionSolver(TIGHT);
      assertThatThrownBy(() -> solver.solve(volume, sigma(0, 1), Axis.Z, cancelling))
          .isInstanceOf(TaskCancelledException.class);
      assertThat(solving.get()).isEqualTo(2);
    }
  }

  @Test
  void progressTellsAxisAndError_seed17() {
    LabelVolume volume = TestVolumes.balls(32, 5, 60, 2, 17);
    java.util.List<String> stages = new java.util.ArrayList<>();
    try (TaskContext listening =
        new TaskContext(
            1,
            (stage, done, total) -> {
              stages.add(stage);
              assertThat(done).isBetween(0L, Math.max(done, total));
            })) {
      new ConductionSolver(TestVolumes.TIGHT).solve(volume, sigma(0, 1), Axis.X, listening);
    }
    assertThat(stages).anyMatch(stage -> stage.startsWith("solving along x, error "));
  }
}
