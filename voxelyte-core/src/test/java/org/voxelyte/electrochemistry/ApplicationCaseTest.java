package org.voxelyte.electrochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Table 1 of Bielefeld 2020: what is printed follows, but for one tortuosity factor. */
class ApplicationCaseTest {
  /** Two or three digits are printed: half a unit of the last is at most so much of the value. */
  private static final double PRINTED = 0.05;

  @Test
  void everyPrintedNumberFollowsFromTheTortuosityFactorThatIsNamedForIt() {
    assertThat(ApplicationCase.TABLE_1).hasSize(6);
    for (ApplicationCase one : ApplicationCase.TABLE_1) {
      RateEstimate own = one.explained();
      assertThat(own.currentDensity() / one.printed().currentDensity())
          .as(one.name())
          .isEqualTo(1, within(0.01));
      assertThat(own.cRate() / one.printed().cRate()).as(one.name()).isEqualTo(1, within(PRINTED));
    }
  }

  /** 1.5 / 1.7 = 0.882: far more than rounding. */
  @Test
  void onlyTheHighPowerColumnDisagreesWithItsOwnTortuosityFactor() {
    for (ApplicationCase one : ApplicationCase.TABLE_1) {
      double ratio = one.recomputed().currentDensity() / one.printed().currentDensity();
      boolean highPower = one.name().startsWith("high power");
      assertThat(one.tortuosityFactorOfNumbers().isPresent()).isEqualTo(highPower);
      assertThat(ratio).as(one.name()).isEqualTo(highPower ? 1.5 / 1.7 : 1, within(0.01));
    }
  }

  @Test
  void aRatedElectrodeAnswersAsTheEquationsDo() {
    RatedElectrode rated = ApplicationCase.TABLE_1.get(2).rated();
    RateEstimate estimate = rated.estimate();
    assertThat(rated.thicknessFor(estimate.currentDensity())).isEqualTo(140e-6, within(1e-15));
    assertThat(rated.conductivityFor(estimate.cRate())).isEqualTo(0.32, within(1e-12));
    assertThat(rated.arealCapacity() * estimate.cRate() / 3600)
        .isEqualTo(estimate.currentDensity(), within(1e-9));
    assertThatThrownBy(() -> new RatedElectrode(rated.electrode(), rated.active(), 0))
        .hasMessageContaining("voltage");
  }
}
