package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class FaceCurrentsTest {
  /** Sums of a few thousand doubles, from a solution to 1e-13. */
  private static final double ROUNDING = 1e-9;

  private static final VoxelSize BRICK = new VoxelSize(1e-7, 2e-7, 3e-7);

  private final TaskContext task = TaskContext.silent(2);

  /** Currents out and power of each voxel, seven numbers each. */
  private double[] all(ConductionProblem problem, Axis axis, TaskContext task) {
    GridShape shape = problem.volume().shape();
    double[] all = new double[Math.toIntExact(7 * shape.voxels())];
    SolvedNetworks.solve(problem, axis, task)
        .currents(problem)
        .forEach(
            task,
            slab ->
                (x, y, z, out, power) -> {
                  int at = 7 * (z * shape.sliceVoxels() + shape.index(x, y));
                  System.arraycopy(out, 0, all, at, 6);
                  all[at + 6] = power;
                });
    return all;
  }

  private ConductionResult solve(ConductionProblem problem, Axis axis) {
    return new ConductionSolver(new ConductionOptions(1e-13, 500)).solve(problem, axis, task);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aUniformBlockPassesTheSameThroughEveryVoxel(Axis axis) {
    LabelVolume block = TestVolumes.of(5, 6, 7, BRICK, (x, y, z) -> 1);
    double[] all = all(ConductionProblem.of(block, sigma(1, 3)), axis, task);
    double current = 3 * BRICK.faceArea(axis) / block.length(axis);
    int voxels = (int) block.shape().voxels();
    for (int i = 0; i < voxels; i++) {
      for (int face = 0; face < 6; face++) {
        double expected = face / 2 == axis.ordinal() ? (face % 2 == 0 ? -current : current) : 0;
        assertThat(all[7 * i + face]).isCloseTo(expected, within(ROUNDING * current));
      }
      assertThat(all[7 * i + 6])
          .isCloseTo(current / block.shape().along(axis), within(ROUNDING * current));
    }
  }

  @ParameterizedTest(name = "{0}, sides {1}, {2} voxels")
  @CsvSource({"X,INSULATED,8", "Y,PERIODIC,8", "Z,PERIODIC,7", "X,PERIODIC,9"})
  void currentsBalanceAndTheirPowerIsThatOfTheNetwork_seed5(Axis axis, Sides sides, int n) {
    LabelVolume volume = TestVolumes.noise(n, n + 1, n + 2, BRICK, 3, 5);
    ConductionProblem problem =
        ConductionProblem.of(volume, sigma(1, 1, 2, 1e-3))
            .withSides(sides)
            .withContacts(new ContactResistances(Map.of(new ContactResistances.Pair(1, 2), 1e-6)));
    double[] all = all(problem, axis, task);
    double total =
        solve(problem, axis).effective().effective()
            * volume.volume()
            / (volume.length(axis) * volume.length(axis));
    double entering = 0;
    double power = 0;
    GridShape shape = volume.shape();
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          int[] at = {x, y, z};
          int i = 7 * (z * shape.sliceVoxels() + shape.index(x, y));
          double sum = 0;
          for (int face = 0; face < 6; face++) {
            sum += all[i + face];
            int[] next = at.clone();
            next[face / 2] += face % 2 == 0 ? -1 : 1;
            int length = shape.along(Axis.values()[face / 2]);
            boolean ends = face / 2 == axis.ordinal() || sides == Sides.INSULATED;
            if (!ends || next[face / 2] >= 0 && next[face / 2] < length) {
              boolean wire = next[face / 2] != Math.floorMod(next[face / 2], length);
              next[face / 2] = Math.floorMod(next[face / 2], length);
              int j = 7 * (next[2] * shape.sliceVoxels() + shape.index(next[0], next[1]));
              // The node in the middle of a wrap is balanced to the solver's error only.
              assertThat(all[j + (face ^ 1)])
                  .isCloseTo(-all[i + face], within((wire ? 1e-6 : ROUNDING) * total));
            } else if (face == 2 * axis.ordinal()) {
              entering -= all[i + face];
            }
          }
          assertThat(sum).isCloseTo(0, within(1e-6 * total)); // the solver's error, not rounding
          power += all[i + 6];
        }
      }
    }
    assertThat(entering / total).isCloseTo(1, within(1e-6)); // the same
    assertThat(power / total).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void aPhaseThatConductsAMillionTimesBetterKeepsItsDigits() {
    LabelVolume volume = TestVolumes.of(4, 4, 9, (x, y, z) -> z == 4 && x < 3 ? 2 : 1);
    double[] all = all(ConductionProblem.of(volume, sigma(1, 1, 2, 1e8)), Axis.Z, task);
    double upper = 0;
    double lower = 0;
    for (int i = 0; i < 16; i++) {
      upper += all[7 * (4 * 16 + i) + 5];
      lower -= all[7 * (4 * 16 + i) + 4];
    }
    assertThat(upper / lower).isCloseTo(1, within(1e-6));
    assertThat(upper).isPositive();
  }

  @Test
  void threadsDoNotMatter_seed9() {
    ConductionProblem problem =
        ConductionProblem.of(TestVolumes.balls(40, 6, 60, 3, 9), sigma(0, 1, 1, 0.1, 2, 5));
    try (TaskContext one = TaskContext.silent(1);
        TaskContext three = TaskContext.silent(3)) {
      assertThat(all(problem, Axis.Y, three)).isEqualTo(all(problem, Axis.Y, one));
    }
  }

  @Test
  void cancelling() {
    ConductionProblem problem =
        ConductionProblem.of(TestVolumes.of(4, 4, 8, (x, y, z) -> 1), sigma(1, 1));
    FaceCurrents currents = SolvedNetworks.solve(problem, Axis.Z, task).currents(problem);
    try (TaskContext cancelled = TaskContext.silent(1)) {
      assertThatThrownBy(
              () ->
                  currents.forEach(
                      cancelled,
                      slab ->
                          (x, y, z, out, power) -> {
                            assertThat(z).isZero();
                            cancelled.cancel();
                          }))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void throughCurrentCountsWhatEntersOnce() {
    assertThat(FaceCurrents.through(new double[] {-3, 1, 0, 2, -1, 1})).isEqualTo(4);
  }
}
