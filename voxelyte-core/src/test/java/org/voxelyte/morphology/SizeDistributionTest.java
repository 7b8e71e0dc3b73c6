package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizeDistributionTest {
  private static final double TINY = 1e-15;

  /** Ten voxels, of which one is not reached. */
  private static final SizeDistribution SIZES =
      new SizeDistribution(Structures.PHASE_1, new double[] {1, 2, 4}, new long[] {2, 4, 3}, 10);

  @Test
  void sharesAreOfThePhaseAndMomentsOfWhatIsReached() {
    assertThat(SIZES.coveredFraction()).isEqualTo(0.9);
    assertThat(SIZES.mean().get()).isCloseTo(22.0 / 9, within(TINY));
    assertThat(SIZES.standardDeviation().get())
        .isCloseTo(Math.sqrt(66.0 / 9 - 22.0 * 22 / 81), within(10 * TINY));
    assertThat(SIZES.cumulativeShares()).containsExactly(0.9, 0.7, 0.3);
  }

  @Test
  void quantilesCountWhatIsNotReachedAsNothing() {
    assertThat(SIZES.quantile(0.1).reason()).isEqualTo("only 90.0 % of 1 is reached");
    assertThat(SIZES.quantile(0.3).get()).isEqualTo(1);
    assertThat(SIZES.quantile(0.5).get()).isEqualTo(2);
    assertThat(SIZES.quantile(0.7).get()).isEqualTo(2);
    assertThat(SIZES.quantile(0.71).get()).isEqualTo(4);
    assertThat(SIZES.quantile(1).get()).isEqualTo(4);
    assertThatThrownBy(() -> SIZES.quantile(0)).hasMessageContaining("(0, 1], got 0");
  }

  @Test
  void classesOfTheHistogramAreHalfOpen() {
    assertThat(SIZES.histogram(2)).containsExactly(0.2, 0.4, 0.3);
    assertThat(SIZES.histogram(10)).hasSize(1);
    assertThatThrownBy(() -> SIZES.histogram(Double.NaN)).hasMessageContaining("NaN m");
  }

  @Test
  void nothingReachedHasNoMoments() {
    SizeDistribution none = new SizeDistribution(Structures.PHASE_1, new double[0], new long[0], 3);
    assertThat(none.mean().reason()).isEqualTo("no voxel of 1 is reached");
    assertThat(none.standardDeviation().isDefined()).isFalse();
    assertThat(none.quantile(1).reason()).isEqualTo("no voxel of 1 is reached");
    assertThat(none.histogram(1)).isEmpty();
  }

  @Test
  void refusesNumbersThatDoNotGoTogether() {
    assertThatThrownBy(
            () ->
                new SizeDistribution(Structures.PHASE_1, new double[] {2, 1}, new long[] {1, 1}, 2))
        .hasMessageContaining("rise, got 1.0 m");
    assertThatThrownBy(
            () -> new SizeDistribution(Structures.PHASE_1, new double[] {2}, new long[] {3}, 2))
        .hasMessageContaining("3 voxels in balls of 2");
    assertThatThrownBy(
            () -> new SizeDistribution(Structures.PHASE_1, new double[] {2}, new long[0], 2))
        .hasMessageContaining("1 diameters and 0 numbers");
  }
}
