package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class CurrentStatisticsTest {
  private static final double ROUNDING = 1e-9;

  /** Bins of the histogram. */
  private static final double BIN = 1.0 / 128;

  private static final VoxelSize BRICK = new VoxelSize(1e-7, 2e-7, 3e-7);

  private final TaskContext task = TaskContext.silent(2);

  private CurrentDistribution of(ConductionProblem problem, Axis axis, TaskContext task) {
    LabelVolume volume = problem.volume();
    double sigma =
        new ConductionSolver(new ConductionOptions(1e-13, 500))
            .solve(problem, axis, task)
            .effective()
            .effective();
    double current = sigma * volume.volume() / volume.length(axis) / volume.length(axis);
    long conducting =
        volume.phases().stream()
            .filter(phase -> problem.conductivities().of(phase.label()) > 0)
            .mapToLong(volume::count)
            .sum();
    return new CurrentStatistics(volume, axis, conducting, current)
        .of(SolvedNetworks.solve(problem, axis, task).currents(problem), task);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aUniformBlockIsAllAlike(Axis axis) {
    LabelVolume block = TestVolumes.of(5, 6, 7, BRICK, (x, y, z) -> 1);
    CurrentDistribution found = of(ConductionProblem.of(block, sigma(1, 3)), axis, task);
    assertThat(found.meanCurrentDensity() * block.length(axis)).isCloseTo(3, within(ROUNDING));
    for (int percent : new int[] {0, 1, 50, 99, 100}) {
      assertThat(found.percentile(percent)).isCloseTo(1, within(ROUNDING));
    }
    assertThat(found.maximum()).isCloseTo(1, within(ROUNDING));
    assertThat(found.volumeOfPower(50)).isCloseTo(0.5, within(ROUNDING));
    assertThat(found.volumeOfPower(99)).isCloseTo(0.99, within(ROUNDING));
    assertThat(found.streamlineTortuosity()).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void barsInParallelShareAsTheirConductivities() {
    // A third of the voxels conducts 9 times better; a fifth of the rest does not at all.
    LabelVolume bars = TestVolumes.of(15, 4, 6, (x, y, z) -> x < 5 ? 2 : x < 13 ? 1 : 0);
    CurrentDistribution found = of(ConductionProblem.of(bars, sigma(1, 1, 2, 9)), Axis.Z, task);
    double mean = (5 * 9 + 8) / 15.0;
    assertThat(found.percentile(50)).isCloseTo(1 / mean, within(ROUNDING));
    assertThat(found.percentile(75)).isCloseTo(9 / mean, within(ROUNDING));
    assertThat(found.maximum()).isCloseTo(9 / mean, within(ROUNDING));
    assertThat(found.maximumX()).isLessThan(5);
    // The better bar has 45 of 53 parts of the power in 5 of 13 parts of the volume.
    assertThat(found.volumeOfPower(50)).isCloseTo(0.5 * 53 / 45 * 5 / 13, within(ROUNDING));
  }

  @Test
  void isolatedVoxelsCountWithNothing() {
    LabelVolume half = TestVolumes.of(4, 4, 4, (x, y, z) -> x < 2 || x == 3 && z == 2 ? 1 : 0);
    CurrentDistribution found = of(ConductionProblem.of(half, sigma(1, 1)), Axis.Z, task);
    assertThat(found.percentile(11)).isZero(); // 4 of 36 voxels
    assertThat(found.percentile(12)).isCloseTo(2, within(ROUNDING));
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void agreesWithTheField_seed17(Axis axis) {
    ConductionProblem problem =
        ConductionProblem.of(TestVolumes.balls(20, 4, 50, 3, 17), sigma(1, 1, 2, 0.2));
    LabelVolume volume = problem.volume();
    ScalarField field =
        new ConductionSolver(new ConductionOptions(1e-13, 500))
            .solve(problem.withFields(true), axis, task)
            .currentDensity()
            .orElseThrow();
    CurrentDistribution found = of(problem, axis, task);
    List<Double> values = new ArrayList<>();
    double sum = 0;
    for (int z = 0; z < 20; z++) {
      for (int y = 0; y < 20; y++) {
        for (int x = 0; x < 20; x++) {
          if (volume.label(x, y, z) > 0) {
            values.add(field.value(x, y, z) / found.meanCurrentDensity());
            sum += values.get(values.size() - 1);
          }
        }
      }
    }
    values.sort(null);
    for (int percent : new int[] {25, 50, 75, 95, 99}) {
      double expected = values.get((int) Math.ceil(percent * values.size() / 100.0) - 1);
      assertThat(found.percentile(percent)).isCloseTo(expected, within(BIN * expected));
    }
    double peak = field.value(found.maximumX(), found.maximumY(), found.maximumZ());
    assertThat(peak / found.meanCurrentDensity() / found.maximum()).isCloseTo(1, within(1e-6));
    assertThat(values.get(values.size() - 1) / found.maximum()).isCloseTo(1, within(1e-6));
    assertThat(found.streamlineTortuosity())
        .isGreaterThan(1)
        .isCloseTo(sum / volume.shape().voxels(), within(1e-5));
  }

  /** A block whose power is spread evenly: both curves are straight, the tails too. */
  @Test
  void tailsAreFine() {
    LabelVolume block = TestVolumes.of(20, 20, 20, (x, y, z) -> 1);
    CurrentDistribution found = of(ConductionProblem.of(block, sigma(1, 3)), Axis.Z, task);
    List<Double> shares = CurrentDistribution.shares();
    assertThat(shares.get(0)).isZero();
    assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
    assertThat(shares).isSorted().doesNotHaveDuplicates();
    assertThat(shares.stream().filter(share -> share > 0.99 && share < 1).count()).isEqualTo(14);
    for (int i = 0; i < shares.size(); i++) {
      assertThat(found.volumes().get(i)).isCloseTo(shares.get(i), within(ROUNDING));
      assertThat(found.densities().get(i)).isCloseTo(1, within(ROUNDING));
    }
    for (int percent = 0; percent <= 100; percent++) {
      assertThat(found.volumeOfPower(percent)).isCloseTo(0.01 * percent, within(ROUNDING));
    }
    assertThatThrownBy(() -> found.percentile(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101");
  }

  /** 2 of 1000 voxels in parallel carry ten times as much: seen beyond 99.8 %. */
  @Test
  void fewVoxelsOfLargeCurrentAreSeen() {
    LabelVolume bars = TestVolumes.of(100, 10, 3, (x, y, z) -> x < 2 && y == 4 ? 2 : 1);
    CurrentDistribution found = of(ConductionProblem.of(bars, sigma(1, 1, 2, 10)), Axis.Z, task);
    double mean = (998 + 20) / 1000.0;
    List<Double> shares = CurrentDistribution.shares();
    for (int i = 1; i < shares.size(); i++) {
      double expected = shares.get(i) > 0.9981 ? 10 : 1;
      assertThat(found.densities().get(i)).isCloseTo(expected / mean, within(ROUNDING));
    }
    assertThat(found.volumes()).isSorted();
  }

  @Test
  void threadsDoNotMatter_seed18() {
    ConductionProblem problem =
        ConductionProblem.of(TestVolumes.balls(40, 6, 60, 3, 18), sigma(0, 1, 1, 0.1, 2, 5));
    try (TaskContext one = TaskContext.silent(1);
        TaskContext three = TaskContext.silent(3)) {
      assertThat(of(problem, Axis.X, three)).isEqualTo(of(problem, Axis.X, one));
    }
  }
}
