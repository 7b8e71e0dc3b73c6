package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.voxelyte.io.IdReading;

class SumsByIdTest {
  @Test
  void areThoseOfAnArrayOfAllIds_seed3() {
    Random random = new Random(3);
    double[] expected = new double[5001];
    SumsById sums = new SumsById();
    for (int k = 0; k < 40_000; k++) {
      int id = 1 + random.nextInt(k % 3 == 0 ? 5000 : 40);
      double value = random.nextDouble();
      expected[id] += value;
      sums.add(id, value);
    }
    double[] totals = new double[expected.length];
    sums.addTo(totals, 1);
    assertThat(totals).containsExactly(expected);
    sums.addTo(totals, -1);
    assertThat(totals).containsOnly(0);
  }

  @Test
  void memoryGoesWithTheIdsThatOccurAndNotWithTheLargest() {
    SumsById sums = new SumsById();
    for (int k = 0; k < 1000; k++) {
      sums.add(IdReading.LARGEST - 4096 * k, 1);
      sums.add(IdReading.LARGEST - 4096 * k, 2);
    }
    assertThat(sums.room()).isBetween(1000, 2000);
    double[] totals = new double[IdReading.LARGEST + 1];
    sums.addTo(totals, 2);
    assertThat(totals[IdReading.LARGEST - 4096 * 999]).isEqualTo(1.5);
    assertThat(totals[IdReading.LARGEST - 1]).isZero();
  }
}
