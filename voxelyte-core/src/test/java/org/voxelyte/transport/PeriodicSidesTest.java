package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.transport.TestVolumes.sigma;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class PeriodicSidesTest {
  private static final ConductionOptions TIGHT = new ConductionOptions(1e-12, 500);

  /** Invariances hold for the exact solution; the solver's tolerance is 1e-12. */
  private static final Percentage SAME = Percentage.withPercentage(1e-7);

  private final TaskContext task = TaskContext.silent(2);

  private static ConductionProblem periodic(LabelVolume volume, Conductivities sigma) {
    return ConductionProblem.of(volume, sigma).withSides(Sides.PERIODIC);
  }

  private EffectiveConductivity solve(ConductionProblem problem, Axis axis) {
    return new ConductionSolver(TIGHT).solve(problem, axis, task).effective();
  }

  private static LabelVolume shifted(LabelVolume volume, int dx, int dy, int dz) {
    int nx = volume.shape().nx();
    int ny = volume.shape().ny();
    int nz = volume.shape().nz();
    return TestVolumes.of(
        nx,
        ny,
        nz,
        volume.voxelSize(),
        (x, y, z) -> volume.label((x + dx) % nx, (y + dy) % ny, (z + dz) % nz));
  }

  @ParameterizedTest(name = "{0} × {1} × {2} voxels")
  @CsvSource({"20,20,20", "21,19,17", "20,21,22", "65,6,9", "64,5,8"})
  void translationAcrossTheDriveChangesNothing_seed61(int nx, int ny, int nz) {
    LabelVolume volume = TestVolumes.noise(nx, ny, nz, new VoxelSize(1e-7, 2e-7, 1e-7), 3, 61);
    ContactResistances contacts =
        new ContactResistances(
            Map.of(
                new ContactResistances.Pair(0, 1), 1e-6, new ContactResistances.Pair(1, 2), 1e-8));
    Conductivities sigma = sigma(0, 1, 1, 0.02, 2, 9);
    double before = solve(periodic(volume, sigma).withContacts(contacts), Axis.Z).effective();
    LabelVolume moved = shifted(volume, 7 % nx, 4, 0);
    assertThat(solve(periodic(moved, sigma).withContacts(contacts), Axis.Z).effective())
        .isCloseTo(before, SAME);
    double along = solve(periodic(volume, sigma), Axis.X).effective();
    assertThat(solve(periodic(shifted(volume, 0, 3, 5), sigma), Axis.X).effective())
        .isCloseTo(along, SAME);
  }

  @Test
  void twiceTheVolumeConductsTheSame_seed62() {
    LabelVolume odd = TestVolumes.noise(9, 7, 11, VoxelSize.cube(1e-7), 2, 62);
    LabelVolume twice = TestVolumes.of(18, 14, 11, (x, y, z) -> odd.label(x % 9, y % 7, z));
    Conductivities sigma = sigma(0, 1, 1, 0.01);
    assertThat(solve(periodic(twice, sigma), Axis.Z).effective())
        .isCloseTo(solve(periodic(odd, sigma), Axis.Z).effective(), SAME);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void aClusterMaySpanAcrossSidesOnly(int n) {
    // Two blocks at opposite sides, one at each electrode; they meet across x only.
    LabelVolume volume =
        TestVolumes.of(n, 3, 8, (x, y, z) -> x == 0 && z < 5 || x == n - 1 && z > 3 ? 1 : 0);
    ConductionProblem insulated = ConductionProblem.of(volume, sigma(1, 1));
    assertThat(solve(insulated, Axis.Z).effective()).isZero();
    EffectiveConductivity joined = solve(insulated.withSides(Sides.PERIODIC), Axis.Z);
    assertThat(joined.effective()).isPositive();
    assertThat(joined.unknowns()).isEqualTo(3 * 5 + 3 * 4);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void mirroredVolumeNeedsNoSides_seed63(Axis axis) {
    // Of a volume and its mirror images, no current crosses the sides.
    LabelVolume part = TestVolumes.noise(5, 6, 7, VoxelSize.cube(1e-7), 3, 63);
    LabelVolume whole =
        TestVolumes.of(
            10, 12, 14, (x, y, z) -> part.label(Math.min(x, 9 - x), Math.min(y, 11 - y), z % 7));
    LabelVolume mirrored =
        TestVolumes.of(10, 12, 14, (x, y, z) -> whole.label(x, y, Math.min(z, 13 - z)));
    Conductivities sigma = sigma(0, 1, 1, 0.1, 2, 7);
    assertThat(solve(periodic(mirrored, sigma), axis).effective())
        .isCloseTo(solve(ConductionProblem.of(mirrored, sigma), axis).effective(), SAME);
  }

  @ParameterizedTest(name = "{0} voxels")
  @ValueSource(ints = {13, 14, 36, 37})
  void threadsDoNotMatter_seed64(int n) {
    LabelVolume volume = TestVolumes.noise(n, n, n, VoxelSize.cube(1e-7), 3, 64);
    ConductionProblem problem = periodic(volume, sigma(0, 1, 1, 0.02, 2, 9)).withFields(true);
    ConductionResult one = null;
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext context = TaskContext.silent(threads)) {
        ConductionResult result =
            new ConductionSolver(TestVolumes.TIGHT).solve(problem, Axis.X, context);
        one = one == null ? result : one;
        assertThat(result.effective().effective()).isEqualTo(one.effective().effective());
        assertThat(result.potential().orElseThrow().slice(n - 1))
            .isEqualTo(one.potential().orElseThrow().slice(n - 1));
      }
    }
  }

  @Test
  void fieldsHaveTheVolumesShapeAndBalance_seed65() {
    // In a slice that is one voxel thick and high the current along x is the same everywhere.
    LabelVolume volume = TestVolumes.of(9, 7, 5, (x, y, z) -> y < 3 ? 0 : 1);
    ConductionResult result =
        new ConductionSolver(TIGHT)
            .solve(periodic(volume, sigma(0, 1, 1, 4)).withFields(true), Axis.X, task);
    ScalarField current = result.currentDensity().orElseThrow();
    assertThat(current.shape()).isEqualTo(volume.shape());
    for (int y = 0; y < 7; y++) {
      for (int z = 0; z < 5; z++) {
        assertThat(current.value(8, y, z))
            .isCloseTo((y < 3 ? 1 : 4) / 9e-7f, Percentage.withPercentage(1e-3));
        assertThat(result.potential().orElseThrow().value(8, y, z))
            .isCloseTo(0.5f / 9, within(1e-6f));
      }
    }
  }

  @Test
  void sidesAreNamed() {
    assertThat(Sides.of(" Periodic")).isEqualTo(Sides.PERIODIC);
    assertThat(Sides.of(Sides.INSULATED.key())).isEqualTo(Sides.INSULATED);
    assertThatThrownBy(() -> Sides.of("open"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("insulated or periodic");
  }
}
