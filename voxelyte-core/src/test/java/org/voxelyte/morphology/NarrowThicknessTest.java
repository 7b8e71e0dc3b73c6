package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

class NarrowThicknessTest {
  private static LocalThickness measure(LabelVolume volume, double limit, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return NarrowThickness.of(volume, Structures.PHASE_1, limit, task).get();
    }
  }

  @ParameterizedTest(name = "{0} balls, limit {1}, seed {2}")
  @CsvSource({"12, 2, 1", "12, 4, 2", "30, 6, 3", "5, 8, 4", "5, 100, 5"})
  void isThatOfTheLargestOfAllBallsUpToTheLimit(int balls, double limit, long seed) {
    LabelVolume volume = Structures.periodicBalls(17, 4, balls, seed);
    ScalarField distances = PlainBalls.distances(volume, Structures.PHASE_1);
    GridShape shape = volume.shape();
    double edge = volume.voxelSize().x();
    for (int z = 0; z < shape.nz(); z++) {
      float[] slice = distances.slice(z);
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (float) Math.min(slice[i], limit / 2 * edge);
      }
    }
    ScalarField expected = PlainBalls.largestOver(distances);
    ScalarField found = measure(volume, limit * edge, 2).map();
    for (int z = 0; z < shape.nz(); z++) {
      for (int i = 0; i < shape.sliceVoxels(); i++) {
        double value = expected.slice(z)[i];
        if (value == 0) {
          assertThat(found.slice(z)[i]).isNaN();
        } else {
          assertThat((double) found.slice(z)[i]).isCloseTo(value, within(4e-7 * value));
        }
      }
    }
  }

  @Test
  void withoutEffectTheLimitChangesNothing_seed6() {
    LabelVolume volume = Structures.periodicBalls(24, 5, 9, 6);
    try (TaskContext task = TaskContext.silent(1)) {
      LocalThickness all = LocalThickness.of(volume, Structures.PHASE_1, task).get();
      LocalThickness limited = measure(volume, 1000 * volume.voxelSize().x(), 3);
      for (int z = 0; z < 24; z++) {
        assertThat(limited.map().slice(z)).isEqualTo(all.map().slice(z));
      }
    }
  }

  @Test
  void badInputIsRefused() {
    LabelVolume volume = Structures.periodicBalls(12, 4, 2, 7);
    double edge = volume.voxelSize().x();
    assertThatThrownBy(() -> measure(volume, 1.9 * edge, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two edges of a voxel");
    assertThatThrownBy(() -> measure(volume, Double.NaN, 1)).hasMessageContaining("got NaN m");
    try (TaskContext task = TaskContext.silent(1)) {
      assertThat(NarrowThickness.of(volume, Phase.unnamed(9), 4 * edge, task).isDefined())
          .isFalse();
      task.cancel();
      assertThatThrownBy(() -> NarrowThickness.of(volume, Structures.PHASE_1, 4 * edge, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
