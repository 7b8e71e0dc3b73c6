package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class JouleHeatTest {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-13, 500);

  /** Sums of a few thousand doubles. */
  private static final double ROUNDING = 1e-12;

  private final TaskContext task = TaskContext.silent(2);

  private ConductionResult solve(ConductionProblem problem, Axis axis) {
    return new ConductionSolver(TIGHT).solve(problem, axis, task);
  }

  private static double share(List<PowerShare> power, int a, int b) {
    return power.stream()
        .filter(p -> p.a().label() == a && p.b().label() == b)
        .mapToDouble(PowerShare::share)
        .sum();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void layersInSeriesShareByResistanceInParallelByConductance(Axis axis) {
    LabelVolume layers =
        TestVolumes.of(
            10,
            10,
            10,
            new VoxelSize(1e-7, 2e-7, 3e-7),
            (x, y, z) -> new int[] {x, y, z}[axis.ordinal()] < 4 ? 1 : 2);
    double length = layers.length(axis);
    ConductionProblem problem =
        ConductionProblem.of(layers, sigma(1, 10, 2, 1))
            .withContacts(
                new ContactResistances(Map.of(new ContactResistances.Pair(1, 2), 0.2 * length)));
    List<PowerShare> series = solve(problem, axis).power();
    double all = 0.4 / 10 + 0.6 / 1 + 0.2;
    assertThat(share(series, 1, 1)).isCloseTo(0.04 / all, within(ROUNDING));
    assertThat(share(series, 2, 2)).isCloseTo(0.6 / all, within(ROUNDING));
    assertThat(share(series, 1, 2)).isCloseTo(0.2 / all, within(ROUNDING));
    assertThat(series).hasSize(3);
    Axis across = axis == Axis.X ? Axis.Z : Axis.X;
    List<PowerShare> parallel = solve(problem, across).power();
    assertThat(share(parallel, 1, 1)).isCloseTo(4 / 4.6, within(ROUNDING));
    assertThat(share(parallel, 1, 2)).isCloseTo(0, within(ROUNDING));
  }

  @ParameterizedTest(name = "{0}, {1} voxels")
  @CsvSource({"INSULATED,8", "INSULATED,9", "PERIODIC,8", "PERIODIC,9"})
  void sharesAreTheSensitivitiesOfTheConductivity_seed81(Sides sides, int n) {
    LabelVolume volume = TestVolumes.noise(n, n + 1, n + 2, new VoxelSize(1e-7, 2e-7, 1e-7), 3, 81);
    double contact = 3e-7;
    List<PowerShare> power = solve(problem(volume, sides, 1, 0.1, contact), Axis.X).power();
    assertThat(power.stream().mapToDouble(PowerShare::share).sum()).isCloseTo(1, within(ROUNDING));
    double step = 1e-4;
    // Central differences of ln σ_eff err by step².
    assertThat(
            log(volume, sides, Math.exp(step), 0.1, contact)
                - log(volume, sides, Math.exp(-step), 0.1, contact))
        .isCloseTo(2 * step * share(power, 0, 0), within(2 * step * 1e-6));
    assertThat(
            log(volume, sides, 1, 0.1 * Math.exp(step), contact)
                - log(volume, sides, 1, 0.1 * Math.exp(-step), contact))
        .isCloseTo(2 * step * share(power, 1, 1), within(2 * step * 1e-6));
    assertThat(
            log(volume, sides, 1, 0.1, contact * Math.exp(-step))
                - log(volume, sides, 1, 0.1, contact * Math.exp(step)))
        .isCloseTo(2 * step * share(power, 0, 1), within(2 * step * 1e-6));
  }

  private static ConductionProblem problem(
      LabelVolume volume, Sides sides, double first, double second, double contact) {
    return ConductionProblem.of(volume, sigma(0, first, 1, second, 2, 7))
        .withSides(sides)
        .withContacts(new ContactResistances(Map.of(new ContactResistances.Pair(0, 1), contact)));
  }

  private double log(LabelVolume volume, Sides sides, double first, double second, double contact) {
    return Math.log(
        solve(problem(volume, sides, first, second, contact), Axis.X).effective().effective());
  }

  @Test
  void nothingFlowsNothingHeats() {
    LabelVolume gap = TestVolumes.of(4, 4, 4, (x, y, z) -> z == 2 ? 0 : 1);
    assertThat(solve(ConductionProblem.of(gap, sigma(1, 1)), Axis.Z).power()).isEmpty();
    List<PowerShare> alone = solve(ConductionProblem.of(gap, sigma(1, 1)), Axis.X).power();
    assertThat(alone).hasSize(1);
    assertThat(alone.get(0).share()).isCloseTo(1, within(ROUNDING));
  }
}
