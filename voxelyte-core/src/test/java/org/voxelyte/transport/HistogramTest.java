package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
  /** Bins are 2⁻⁷ of a power of two wide. */
  private static final double BIN = 1.0 / 128;

  @Test
  void agreesWithSortedValues_seed3() {
    Random random = new Random(3);
    double[] values = new double[9973];
    Histogram histogram = new Histogram();
    Histogram half = new Histogram();
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(4 * random.nextGaussian());
      (i % 2 == 0 ? histogram : half).add(values[i]);
      total += values[i];
    }
    histogram.add(half);
    Arrays.sort(values);
    for (double share : new double[] {0, 0.01, 0.25, 0.5, 0.9, 1}) {
      int index = Math.max(0, (int) Math.ceil(share * values.length) - 1);
      assertThat(histogram.quantile(share) / values[index]).isCloseTo(1, within(BIN));
    }
    double sum = 0;
    int taken = 0;
    for (int i = values.length - 1; sum < 0.9 * total; i--) {
      sum += values[i];
      taken++;
    }
    assertThat(histogram.shareOfLargest(0.9) * values.length / taken)
        .isCloseTo(1, within(BIN + 1.0 / taken));
    assertThat(histogram.count()).isEqualTo(values.length);
  }

  @Test
  void equalValuesAreExactAndZerosCount() {
    Histogram histogram = new Histogram();
    for (int i = 0; i < 10; i++) {
      histogram.add(0.3);
    }
    assertThat(histogram.quantile(0.37)).isCloseTo(0.3, within(1e-15));
    assertThat(histogram.shareOfLargest(0.5)).isCloseTo(0.5, within(1e-12));
    histogram.addZeros(30);
    assertThat(histogram.quantile(0.75)).isZero();
    assertThat(histogram.quantile(0.76)).isCloseTo(0.3, within(1e-15));
    assertThat(histogram.shareOfLargest(0.5)).isCloseTo(0.125, within(1e-12));
    assertThat(histogram.shareOfLargest(0)).isZero();
  }
}
