package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathLengthsTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void tellsMomentsQuantilesAndCounts() {
    PathLengths found = PathLengths.of(new double[] {1.5, 1, 1.25, 1.25}, 5);
    assertThat(found.mean()).isEqualTo(1.25);
    assertThat(found.standardDeviation()).isCloseTo(Math.sqrt(0.125 / 4), within(ROUNDING));
    assertThat(found.minimum()).isEqualTo(1);
    assertThat(found.quantile05()).isEqualTo(1);
    assertThat(found.median()).isEqualTo(1.25);
    assertThat(found.quantile95()).isEqualTo(1.5);
    assertThat(found.maximum()).isEqualTo(1.5);
    assertThat(found.reachedShare()).isEqualTo(0.8);
    long[] counts = found.histogram().counts();
    assertThat(found.histogram().width()).isCloseTo(0.01, within(ROUNDING));
    assertThat(counts[0]).isEqualTo(1);
    assertThat(counts[25]).isEqualTo(2);
    assertThat(counts[50]).isEqualTo(1);
    assertThat(counts).hasSize(51);
  }

  @Test
  void binsAreRoundAndNotTooMany() {
    for (double longest : new double[] {1, 1.00005, 1.0101, 1.3, 2, 17, 1e4}) {
      PathLengths.Histogram found = PathLengths.of(new double[] {1, longest}, 2).histogram();
      String digits = String.format(java.util.Locale.ROOT, "%.3e", found.width());
      assertThat(digits.substring(0, 5)).isIn("1.000", "2.000", "5.000");
      assertThat(found.counts().length).isLessThanOrEqualTo(101);
      assertThat(found.counts()[found.counts().length - 1]).isPositive();
    }
  }
}
