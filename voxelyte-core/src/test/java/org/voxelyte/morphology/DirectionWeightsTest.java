package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.volume.VoxelSize;

class DirectionWeightsTest {
  /** The shares of Ohser and Mücklich for cubes have seven decimals, per half-direction. */
  private static final double SEVEN_DECIMALS = 2 * 0.5e-7;

  /** Three standard deviations of a share near 0.3 from so many random directions. */
  private static final int SAMPLES = 400_000;

  private static final double SAMPLING = 3 * Math.sqrt(0.3 * 0.7 / SAMPLES);

  @ParameterizedTest
  @CsvSource({"1", "1e-7", "3.3e4"})
  void cubesHaveTheKnownWeights(double edge) {
    double[] weights = DirectionWeights.of(VoxelSize.cube(edge));
    for (int k = 0; k < weights.length; k++) {
      LatticeDirection d = LatticeDirection.ALL.get(k);
      double half =
          switch (Math.abs(d.dx()) + Math.abs(d.dy()) + d.dz()) {
            case 1 -> 0.0457779;
            case 2 -> 0.0369806;
            default -> 0.0351956;
          };
      assertThat(weights[k]).isEqualTo(2 * half, within(SEVEN_DECIMALS));
    }
  }

  @ParameterizedTest(name = "{0} : {1} : {2}, seed 1")
  @CsvSource({"1, 1, 1", "1, 1, 3", "3, 1, 1", "1, 2, 0.4", "1, 1, 20", "0.1, 1, 1"})
  void sharesAreThoseOfTheNearestDirection(double x, double y, double z) {
    VoxelSize size = new VoxelSize(x, y, z);
    double[] weights = DirectionWeights.of(size);
    double[] sampled = new double[weights.length];
    Random random = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      double[] point = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      int nearest = 0;
      double largest = 0;
      for (int k = 0; k < weights.length; k++) {
        double[] u = LatticeDirection.ALL.get(k).unit(size);
        double cosine = Math.abs(u[0] * point[0] + u[1] * point[1] + u[2] * point[2]);
        if (cosine > largest) {
          largest = cosine;
          nearest = k;
        }
      }
      sampled[nearest] += 1.0 / SAMPLES;
    }
    for (int k = 0; k < weights.length; k++) {
      assertThat(weights[k]).isPositive().isEqualTo(sampled[k], within(SAMPLING));
    }
    assertThat(Arrays.stream(weights).sum()).isEqualTo(1, within(1e-12));
  }

  @Test
  void sharesFollowTheAxesWhenTheseAreSwapped() {
    double[] weights = DirectionWeights.of(new VoxelSize(1, 2, 5));
    double[] swapped = DirectionWeights.of(new VoxelSize(5, 2, 1));
    assertThat(swapped[0]).isEqualTo(weights[2], within(1e-12));
    assertThat(swapped[1]).isEqualTo(weights[1], within(1e-12));
    assertThat(swapped[2]).isEqualTo(weights[0], within(1e-12));
  }
}
