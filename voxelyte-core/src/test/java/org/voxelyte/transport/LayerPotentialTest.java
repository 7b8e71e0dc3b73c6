package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

class LayerPotentialTest {
  /** Sums of a few tens of doubles. */
  private static final double ROUNDING = 1e-13;

  private static EffectiveConductivity solve(LabelVolume volume, Axis axis, int threads) {
    Conductivities sigma = new Conductivities(Map.of(0, 1.0, 1, 1e-3, 2, 7e3));
    try (TaskContext task = TaskContext.silent(threads)) {
      return new ConductionSolver(TestVolumes.TIGHT).solve(volume, sigma, axis, task).effective();
    }
  }

  private static LabelVolume layers(Axis normal) {
    return TestVolumes.of(
        9, 8, 7, (x, y, z) -> (normal == Axis.X ? x : normal == Axis.Y ? y : z) / 2 % 3);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void layersInSeriesNeedNoIteration(Axis axis) {
    LabelVolume volume = layers(axis);
    int n = volume.shape().along(axis);
    double resistance = 0;
    for (int i = 0; i < n; i++) {
      resistance += 1 / new double[] {1, 1e-3, 7e3}[i / 2 % 3];
    }
    EffectiveConductivity result = solve(volume, axis, 2);
    assertThat(result.effective() * resistance / n).isCloseTo(1, within(ROUNDING));
    assertThat(result.iterations()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void layersInParallelNeedNoIteration(Axis axis) {
    Axis normal = axis == Axis.Z ? Axis.X : Axis.Z;
    LabelVolume volume = layers(normal);
    double mean =
        (volume.count(0) + 1e-3 * volume.count(1) + 7e3 * volume.count(2))
            / volume.shape().voxels();
    EffectiveConductivity result = solve(volume, axis, 2);
    assertThat(result.effective() / mean).isCloseTo(1, within(ROUNDING));
    assertThat(result.iterations()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void threadsDoNotMatter_seed11(Axis axis) {
    LabelVolume volume = TestVolumes.balls(24, 4, 40, 3, 11);
    double one = solve(volume, axis, 1).effective();
    assertThat(solve(volume, axis, 2).effective()).isEqualTo(one);
    assertThat(solve(volume, axis, 3).effective()).isEqualTo(one);
  }
}
