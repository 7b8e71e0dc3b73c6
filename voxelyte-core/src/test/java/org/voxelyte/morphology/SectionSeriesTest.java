package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class SectionSeriesTest {
  private static final double ROUNDING = 1e-12;

  private static SectionSeries of(LabelVolume volume, Axis normal, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return SectionSeries.of(volume, Structures.PHASE_1, normal, SectionOptions.DEFAULT, task);
    }
  }

  /** Layer 0 is empty, layer 1 holds a pixel, layer 2 that and a block of 2 × 6. */
  private static LabelVolume threeLayers() {
    return Structures.of(
        new GridShape(8, 9, 3),
        new VoxelSize(0.5, 0.5, 2),
        (x, y, z) ->
            z > 0 && x == 1 && y == 1 || z == 2 && x >= 4 && x < 6 && y >= 2 && y < 8 ? 1 : 0);
  }

  @Test
  void meansAreThoseOfParticlesAndThenOfSections() {
    SectionSeries series = of(threeLayers(), Axis.Z, 1);
    double pixelPerimeter = 4 * 0.5 - 2 * (1 - Math.sqrt(0.5));
    double blockPerimeter = 16 * 0.5 - 4 * (1 - Math.sqrt(0.5));
    double blockCircularity = 4 * Math.PI * 3 / (blockPerimeter * blockPerimeter);
    assertThat(series.sections())
        .extracting(SectionStatistics::particles)
        .containsExactly(0L, 1L, 2L);
    assertThat(series.sections().get(0).perimeter().isDefined()).isFalse();
    assertThat(series.sections().get(2).perimeter().get())
        .isEqualTo((pixelPerimeter + blockPerimeter) / 2, within(ROUNDING));
    assertThat(series.sections().get(2).circularity().get())
        .isEqualTo((1 + blockCircularity) / 2, within(ROUNDING));
    assertThat(series.areaFraction().mean()).isEqualTo(14.0 / 216, within(ROUNDING));
    assertThat(series.areaFraction().standardDeviation().get())
        .isEqualTo(Math.sqrt((196 / 9.0 + 121 / 9.0 + 625 / 9.0) / 2) / 72, within(ROUNDING));
    assertThat(series.particlesPerArea().mean()).isEqualTo(1 / 18.0, within(ROUNDING));
    assertThat(series.perimeter().get().values()).isEqualTo(2);
    assertThat(series.circularity().get().mean())
        .isEqualTo((1 + (1 + blockCircularity) / 2) / 2, within(ROUNDING));
    assertThat(series.particles().circularity().get().mean())
        .isEqualTo((2 + blockCircularity) / 3, within(ROUNDING));
    assertThat(series.particles().area().get().mean()).isEqualTo(3.5 / 3, within(ROUNDING));
  }

  @ParameterizedTest(name = "normal to {0}, seed 5")
  @EnumSource(Axis.class)
  void sectionsAreTheSameHoweverTheVolumeLies(Axis normal) {
    LabelVolume volume =
        Structures.random(new GridShape(17, 14, 11), new VoxelSize(1, 2, 3), new int[] {0, 1}, 5);
    SectionSeries series = of(volume, normal, 2);
    assertThat(series).isEqualTo(of(volume, normal, 1));
    assertThat(series.areaFraction().mean())
        .isEqualTo(VolumeFraction.of(volume, Structures.PHASE_1), within(ROUNDING));
    assertThat(series.circularity().get().mean()).isBetween(0.0, 1.0);
    try (TaskContext task = TaskContext.silent(1)) {
      Axis other = normal == Axis.X ? Axis.Z : Axis.X;
      LabelVolume swapped = LabelOperations.swapAxes(volume, normal, other, task);
      SectionSeries ofSwapped = of(swapped, other, 1);
      assertThat(ofSwapped.sections())
          .extracting(SectionStatistics::particles)
          .isEqualTo(series.sections().stream().map(SectionStatistics::particles).toList());
      assertThat(ofSwapped.particles().area().get().mean())
          .isEqualTo(series.particles().area().get().mean(), within(ROUNDING));
      SectionSeries mirrored = of(LabelOperations.mirror(volume, normal, task), normal, 1);
      assertThat(mirrored.perimeter().get().mean())
          .isEqualTo(series.perimeter().get().mean(), within(ROUNDING * 100));
    }
  }

  @Test
  void whatIsNotThereIsUndefinedAndSaysWhy() {
    LabelVolume empty = Structures.of(new GridShape(5, 4, 3), (x, y, z) -> 0);
    SectionSeries series = of(empty, Axis.Y, 1);
    assertThat(series.areaFraction().mean()).isZero();
    assertThat(series.particlesPerArea().mean()).isZero();
    assertThat(series.perimeter().reason()).isEqualTo("1 has no voxels");
    LabelVolume image = Structures.of(new GridShape(5, 4, 1), (x, y, z) -> 1);
    SectionSeries one = of(image, Axis.Z, 1);
    assertThat(one.areaFraction().mean()).isEqualTo(1);
    assertThat(one.areaFraction().standardDeviation().reason())
        .isEqualTo("there is one value only");
    try (TaskContext task = TaskContext.silent(1)) {
      SectionSeries inner =
          SectionSeries.of(
              image, Structures.PHASE_1, Axis.Z, new SectionOptions(0, true, false), task);
      assertThat(inner.circularity().reason())
          .isEqualTo("no particle of 1 is large enough and off the edges");
    }
  }

  @Test
  void aNegativeAreaIsRefused() {
    assertThatThrownBy(() -> new SectionOptions(-1, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the least area of a particle must be 0 or more m², got -1.0");
  }

  @Test
  void canBeCancelled() {
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(
              () ->
                  SectionSeries.of(
                      threeLayers(), Structures.PHASE_1, Axis.Z, SectionOptions.DEFAULT, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
