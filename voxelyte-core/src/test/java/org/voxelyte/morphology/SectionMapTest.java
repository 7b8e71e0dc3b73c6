package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;

class SectionMapTest {
  private static SectionMap of(String... rows) {
    byte[] labels = new byte[rows.length * rows[0].length()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#' ? 1 : 0);
    }
    return SectionMap.of(
        new LabelMap(Axis.Z, 0, rows[0].length(), rows.length, 2, 3, labels), Structures.PHASE_1);
  }

  @Test
  void numbersFollowFirstPixelsAndCornersJoin() {
    SectionMap map =
        of(
            "..#..##", //
            ".#...##", "#......", "..####.", "..####.", "..###..");
    assertThat(map.numbers())
        .containsExactly(
            0, 0, 1, 0, 0, 2, 2, 0, 1, 0, 0, 0, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 0, 0,
            0, 3, 3, 3, 3, 0, 0, 0, 3, 3, 3, 0, 0);
    assertThat(map.particles()).extracting(SectionMap.Numbered::side).containsExactly(1, 2, 3);
    SectionMap.Numbered third = map.particles().get(2);
    assertThat(third.number()).isEqualTo(3);
    assertThat(third.column()).isEqualTo(2);
    assertThat(third.row()).isEqualTo(3);
    assertThat(third.particle().area()).isEqualTo(11 * 6);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void isWhatTheStatisticsOfTheSectionAreOf(long seed) {
    LabelVolume volume = Structures.random(new GridShape(40, 30, 1), 0.35, seed);
    SectionMap map = SectionMap.of(volume.cut(Axis.Z, 0), Structures.PHASE_1);
    SectionStatistics statistics;
    try (TaskContext task = TaskContext.silent(1)) {
      statistics =
          SectionSeries.of(volume, Structures.PHASE_1, Axis.Z, SectionOptions.DEFAULT, task)
              .sections()
              .get(0);
    }
    assertThat((long) map.particles().size()).isEqualTo(statistics.particles());
    assertThat(
            map.particles().stream().mapToDouble(p -> p.particle().circularity()).sum()
                / map.particles().size())
        .isEqualTo(statistics.circularity().get(), org.assertj.core.api.Assertions.within(1e-12));
    for (SectionMap.Numbered particle : map.particles()) {
      long pixels = IntStream.of(map.numbers()).filter(n -> n == particle.number()).count();
      assertThat(particle.particle().area()).isEqualTo((double) pixels);
      assertThat(largestSquare(map, particle.number())).isEqualTo(particle.side());
      assertThat(
              isSquare(map, particle.number(), particle.column(), particle.row(), particle.side()))
          .isTrue();
    }
  }

  /** The slow way: all squares. */
  private static int largestSquare(SectionMap map, int number) {
    int largest = 0;
    for (int row = 0; row < map.section().height(); row++) {
      for (int column = 0; column < map.section().width(); column++) {
        while (isSquare(map, number, column, row, largest + 1)) {
          largest++;
        }
      }
    }
    return largest;
  }

  private static boolean isSquare(SectionMap map, int number, int column, int row, int side) {
    int width = map.section().width();
    if (column + side > width || row + side > map.section().height()) {
      return false;
    }
    for (int i = 0; i < side * side; i++) {
      if (map.numbers()[(row + i / side) * width + column + i % side] != number) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aSectionWithoutThePhaseHasNone() {
    SectionMap map = of("...", "...");
    assertThat(map.particles()).isEmpty();
    assertThat(map.numbers()).containsOnly(0);
  }
}
