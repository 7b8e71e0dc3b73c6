package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class DrivenVolumeTest {
  private static final List<Axis> AXES = List.of(Axis.values());
  private static final ConductionOptions OPTIONS = new ConductionOptions(1e-6, 200);

  private final TaskContext task = TaskContext.silent(2);

  @AfterEach
  void close() {
    task.close();
  }

  @ParameterizedTest
  @CsvSource({
    // One material: everything is shared; cubes, odd edges, flat voxels.
    "26, 24, 28, 1, 0.55, INSULATED",
    "27, 25, 23, 1, 0.4, INSULATED",
    // One cluster spans along z only, and so on: few voxels, many clusters.
    "40, 24, 5, 1, 0.33, INSULATED",
    // Several materials, and sides that repeat: little or nothing is.
    "22, 20, 18, 3, 0.8, INSULATED",
    "22, 20, 18, 1, 0.6, PERIODIC"
  })
  void findsTheSameAsDrivesOnTheirOwn(
      int nx, int ny, int nz, int materials, double share, Sides sides) {
    ConductionProblem problem = problem(nx, ny, nz, materials, share, sides);
    ConductionSolver solver = new ConductionSolver(OPTIONS);
    DrivenVolume volume = solver.along(problem, AXES);
    for (Axis axis : List.of(Axis.Y, Axis.Z, Axis.X)) {
      ConductionResult alone = solver.solve(problem, axis, task);
      ConductionResult shared = volume.solve(axis, task);
      EffectiveConductivity expected = alone.effective();
      EffectiveConductivity actual = shared.effective();
      assertThat(actual.effective()).isEqualTo(expected.effective());
      assertThat(actual.iterations()).isEqualTo(expected.iterations());
      assertThat(actual.unknowns()).isEqualTo(expected.unknowns());
      assertThat(actual.relativeErrorEstimate()).isEqualTo(expected.relativeErrorEstimate());
      assertThat(shared.power()).isEqualTo(alone.power());
      for (int z = 0; z < nz; z++) {
        assertThat(shared.potential().orElseThrow().slice(z))
            .isEqualTo(alone.potential().orElseThrow().slice(z));
      }
    }
  }

  @Test
  void sharesTheCoarseLevelsOfOneMaterial() {
    int[] made = {0};
    ConductionSolver.Preconditioners counted =
        (board, words, context) -> {
          made[0]++;
          return new MultigridPreconditioner(board, words, context);
        };
    DrivenVolume one =
        new DrivenVolume(problem(26, 24, 28, 1, 0.6, Sides.INSULATED), AXES, OPTIONS, counted);
    AXES.forEach(axis -> one.solve(axis, task));
    assertThat(made[0]).isEqualTo(1);
    DrivenVolume three =
        new DrivenVolume(problem(26, 24, 28, 3, 0.6, Sides.INSULATED), AXES, OPTIONS, counted);
    AXES.forEach(axis -> three.solve(axis, task));
    assertThat(made[0]).isEqualTo(4);
  }

  @Test
  void buildsAnewWhereOtherClustersSpan() {
    // A bar along x and one along y that do not touch.
    LabelVolume bars =
        TestVolumes.of(
            8,
            8,
            8,
            VoxelSize.cube(1e-6),
            (x, y, z) -> y == 2 && z == 2 || x == 5 && z == 5 ? 1 : 0);
    ConductionProblem problem = ConductionProblem.of(bars, TestVolumes.sigma(1, 3));
    DrivenVolume volume = new ConductionSolver(OPTIONS).along(problem, AXES);
    for (Axis axis : AXES) {
      double expected = axis == Axis.Z ? 0 : 3 / 64.0;
      assertThat(volume.solve(axis, task).effective().effective())
          .isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void refusesAnAxisThatWasNotSaidToCome() {
    ConductionProblem problem = problem(6, 6, 6, 1, 1, Sides.INSULATED);
    DrivenVolume volume = new ConductionSolver(OPTIONS).along(problem, List.of(Axis.X));
    assertThatThrownBy(() -> volume.solve(Axis.Z, task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no drive along z is to come, only along [X]");
  }

  private static ConductionProblem problem(
      int nx, int ny, int nz, int materials, double share, Sides sides) {
    Random random = new Random(11);
    LabelVolume volume =
        TestVolumes.of(
            nx,
            ny,
            nz,
            new VoxelSize(1e-7, 1.3e-7, 0.9e-7),
            (x, y, z) -> random.nextDouble() < share ? 1 + random.nextInt(materials) : 0);
    Conductivities sigma =
        materials == 1 ? TestVolumes.sigma(1, 2) : TestVolumes.sigma(1, 1, 2, 30, 3, 0.01);
    return ConductionProblem.of(volume, sigma).withSides(sides).withFields(true);
  }
}
