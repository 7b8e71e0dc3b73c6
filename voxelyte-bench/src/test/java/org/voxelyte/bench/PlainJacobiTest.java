package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.voxelyte.bench.SphereVolume.Recipe;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConvergenceException;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class PlainJacobiTest {
  /** What the comparison promises. */
  private static final double TOLERANCE = 1e-4;

  /** Fields are floats. */
  private static final double FLOATS = 1e-6;

  private static final Conductivities THREE = new Conductivities(Map.of(0, 1.0, 1, 30.0, 2, 1e3));

  private final TaskContext task = TaskContext.silent(2);

  private LabelVolume spheres(VoxelSize size) {
    LabelVolume cubes = SphereVolume.make(new Recipe(24, 4, 0.3, 2, 3), task);
    byte[][] slices = new byte[24][];
    for (int z = 0; z < 24; z++) {
      slices[z] = cubes.slice(z);
    }
    return new LabelVolume(cubes.shape(), size, slices, List.of(), Provenance.generated("seed 3"));
  }

  private double solver(LabelVolume volume, Conductivities conductivities) {
    return new ConductionSolver(new ConductionOptions(1e-8, 500))
        .solve(volume, conductivities, Axis.Z, task)
        .effective()
        .effective();
  }

  @Test
  void agreesWithTheSolverOnThreePhases() {
    LabelVolume volume = spheres(VoxelSize.cube(1e-7));
    double exact = solver(volume, THREE);
    double estimated =
        new PlainJacobi(TOLERANCE / 10, 2000)
            .solve(volume, THREE, OptionalDouble.empty(), task)
            .effective();
    assertThat(estimated / exact).isCloseTo(1, within(TOLERANCE));
    double referred =
        new PlainJacobi(TOLERANCE, 2000)
            .solve(volume, THREE, OptionalDouble.of(exact), task)
            .effective();
    assertThat(referred / exact).isBetween(1 - FLOATS, 1 + TOLERANCE + FLOATS);
  }

  @Test
  void agreesWithTheSolverOnLongVoxelsAndAnInsulator() {
    LabelVolume volume = spheres(new VoxelSize(1e-7, 2e-7, 3e-7));
    Conductivities two = new Conductivities(Map.of(0, 1.0, 2, 5.0));
    double found =
        new PlainJacobi(TOLERANCE / 10, 2000)
            .solve(volume, two, OptionalDouble.empty(), task)
            .effective();
    assertThat(found / solver(volume, two)).isCloseTo(1, within(TOLERANCE));
  }

  @Test
  void aUniformBlockHasItsOwnConductivityWithoutIterations() {
    GridShape shape = new GridShape(3, 5, 4);
    LabelVolume block =
        new LabelVolume(
            shape,
            new VoxelSize(1, 2, 3),
            new byte[4][15],
            List.of(),
            Provenance.generated("a block"));
    PlainJacobi.Result result =
        new PlainJacobi(TOLERANCE, 100)
            .solve(block, new Conductivities(Map.of(0, 7.0)), OptionalDouble.of(7), task);
    assertThat(result.effective()).isCloseTo(7, within(7 * FLOATS));
    assertThat(result.iterations()).isZero();
  }

  @Test
  void oneAndTwoThreadsFindTheSame() {
    LabelVolume volume = spheres(VoxelSize.cube(1e-7));
    PlainJacobi jacobi = new PlainJacobi(TOLERANCE, 2000);
    try (TaskContext one = TaskContext.silent(1)) {
      assertThat(jacobi.solve(volume, THREE, OptionalDouble.empty(), task).effective())
          .isEqualTo(jacobi.solve(volume, THREE, OptionalDouble.empty(), one).effective());
    }
  }

  @Test
  void givesUpAtTheLimit() {
    LabelVolume volume = spheres(VoxelSize.cube(1e-7));
    assertThatExceptionOfType(ConvergenceException.class)
        .isThrownBy(
            () -> new PlainJacobi(1e-6, 5).solve(volume, THREE, OptionalDouble.empty(), task))
        .withMessage("no 1.0E-6 in 5 iterations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlainJacobi(0, 5))
        .withMessageContaining("relativeError must be in (0, 1), got 0.0");
  }
}
