package org.voxelyte.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
  @Test
  void agreesWithTheErrorFunctionOfAnotherLibrary() {
    for (double x = -9; x <= 9; x += 0.0625) {
      assertThat(NormalDistribution.below(x))
          .isCloseTo(0.5 * Erf.erfc(-x / Math.sqrt(2)), within(1e-14));
    }
  }

  @Test
  void quantileInverts() {
    for (double p = 1e-6; p < 1; p += 0.00371) {
      assertThat(NormalDistribution.below(NormalDistribution.quantile(p)))
          .isCloseTo(p, within(1e-13));
    }
    assertThat(NormalDistribution.quantile(0.5)).isCloseTo(0, within(1e-14));
    assertThat(NormalDistribution.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
    assertThat(NormalDistribution.quantile(0)).isEqualTo(-8.25);
    assertThat(NormalDistribution.quantile(1)).isEqualTo(8.25);
  }
}
