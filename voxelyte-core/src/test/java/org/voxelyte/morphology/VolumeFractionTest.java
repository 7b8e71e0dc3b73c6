package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

class VolumeFractionTest {
  private static final Phase VOID = Phase.named(0, "void");
  private static final Phase SOLID = new Phase(1, "SE", PhaseRole.ELECTROLYTE);
  private static final Phase ABSENT = new Phase(9, "carbon", PhaseRole.CARBON);

  /** Layers of 2, 3 and 5 voxels along x: void, label 1, label 200 without a role. */
  private static LabelVolume layers() {
    return Structures.of(
            new GridShape(10, 2, 3),
            new VoxelSize(1, 2, 3),
            (x, y, z) -> x < 2 ? 0 : x < 5 ? 1 : 200)
        .withPhases(List.of(VOID, SOLID, ABSENT));
  }

  @Test
  void dividesByAllAndBySolid() {
    LabelVolume volume = layers();
    assertThat(VolumeFraction.of(volume, SOLID)).isEqualTo(0.3);
    assertThat(VolumeFraction.all(volume))
        .containsExactly(
            new PhaseFraction(VOID, 12, 0.2, OptionalDouble.empty()),
            new PhaseFraction(SOLID, 18, 0.3, OptionalDouble.of(0.375)),
            new PhaseFraction(ABSENT, 0, 0, OptionalDouble.of(0)),
            new PhaseFraction(Phase.unnamed(200), 30, 0.5, OptionalDouble.of(0.625)));
  }

  @Test
  void whereAllIsVoidNothingIsOfSolid() {
    LabelVolume volume =
        Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 0).withPhases(List.of(VOID, SOLID));
    assertThat(VolumeFraction.all(volume))
        .containsExactly(
            new PhaseFraction(VOID, 1, 1, OptionalDouble.empty()),
            new PhaseFraction(SOLID, 0, 0, OptionalDouble.empty()));
  }

  @Test
  void electrodeHasThePublishedFractions() throws IOException {
    List<PhaseFraction> fractions = VolumeFraction.all(Structures.electrode());
    double[] published = {0.4499, 0.4005, 0.1496};
    for (int i = 0; i < published.length; i++) {
      assertThat(fractions.get(i).ofVolume()).isEqualTo(published[i], within(0.5e-4));
    }
  }

  @Test
  void profileFollowsLayers() {
    try (TaskContext task = TaskContext.silent(2)) {
      FractionProfile alongX = FractionProfile.along(layers(), Axis.X, task);
      assertThat(alongX.spacing()).isEqualTo(1);
      assertThat(alongX.phases()).isEqualTo(layers().phases());
      assertThat(alongX.fractions().get(0)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
      assertThat(alongX.fractions().get(1)).containsExactly(0, 0, 1, 1, 1, 0, 0, 0, 0, 0);
      assertThat(alongX.fractions().get(2)).containsOnly(0);
      assertThat(FractionProfile.along(layers(), Axis.Y, task).fractions().get(1))
          .containsExactly(0.3, 0.3);
      FractionProfile alongZ = FractionProfile.along(layers(), Axis.Z, task);
      assertThat(alongZ.spacing()).isEqualTo(3);
      assertThat(alongZ.fractions().get(3)).containsExactly(0.5, 0.5, 0.5);
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void profileHasTheMeanOfTheVolumeForAnyNumberOfThreads_seed6(Axis axis) {
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, VoxelSize.cube(1), new int[] {0, 5, 255}, 6);
      for (int threads = 1; threads <= 3; threads++) {
        try (TaskContext task = TaskContext.silent(threads)) {
          FractionProfile profile = FractionProfile.along(volume, axis, task);
          for (int p = 0; p < profile.phases().size(); p++) {
            double sum = 0;
            for (double fraction : profile.fractions().get(p)) {
              sum += fraction;
            }
            assertThat(profile.fractions().get(p)).hasSize(shape.along(axis));
            assertThat(sum / shape.along(axis))
                .isEqualTo(VolumeFraction.of(volume, profile.phases().get(p)), within(1e-12));
          }
        }
      }
    }
  }

  @Test
  void profileStopsWhenCancelled() {
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> FractionProfile.along(layers(), Axis.X, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
