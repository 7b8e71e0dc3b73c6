package org.voxelyte.electrochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equations 12 to 17 of Bielefeld 2020 against its own numbers, and their inverses. */
class RateEstimateTest {
  private static final double LOSS = 0.1;
  private static final double LGPS = 0.32;
  private static final double LSIPSCL = 2.5;

  /** Densities in kg/m³; the electrolyte is amorphous Li3PS4. */
  private static final double LPS_DENSITY = 1880;

  private static CompositeElectrode electrode(
      double micrometres, double electrolyte, double sigma, double tortuosityFactor) {
    return new CompositeElectrode(
        micrometres * 1e-6, electrolyte, 1 - electrolyte, 0.15, sigma, tortuosityFactor);
  }

  private static double milliamperes(RateEstimate estimate) {
    return estimate.currentDensity() / 10;
  }

  /** The first two columns of Table 1; half a unit of the last digit that is printed. */
  @ParameterizedTest
  @CsvSource({
    "300, 0.2, 0.32, 10, 0.18, 0.005, 0.010, 0.0005",
    "300, 0.2, 2.5, 10, 1.42, 0.005, 0.074, 0.0005",
    "140, 0.3, 0.32, 4, 1.46, 0.005, 0.19, 0.005",
    "140, 0.3, 2.5, 4, 11.4, 0.05, 1.46, 0.005"
  })
  void tableOneOfThePaper(
      double thickness,
      double electrolyte,
      double sigma,
      double tortuosityFactor,
      double current,
      double currentDigit,
      double rate,
      double rateDigit) {
    RateEstimate estimate =
        RateEstimate.of(
            electrode(thickness, electrolyte, sigma, tortuosityFactor),
            ActiveMaterial.NCM811,
            LOSS);
    assertThat(milliamperes(estimate)).isEqualTo(current, within(currentDigit));
    assertThat(estimate.cRate()).isEqualTo(rate, within(rateDigit));
  }

  /** The third column prints a tortuosity factor of 1.7; its numbers are those of 1.5. */
  @Test
  void theHighPowerColumnWasComputedWithAnotherTortuosityFactor() {
    RateEstimate asPrinted =
        RateEstimate.of(electrode(100, 0.4, LGPS, 1.7), ActiveMaterial.NCM811, LOSS);
    assertThat(milliamperes(asPrinted)).isEqualTo(6.4, within(0.005));
    RateEstimate asComputed =
        RateEstimate.of(electrode(100, 0.4, LGPS, 1.5), ActiveMaterial.NCM811, LOSS);
    assertThat(milliamperes(asComputed)).isEqualTo(7.25, within(0.005));
    assertThat(asComputed.cRate()).isEqualTo(1.5, within(0.05));
    RateEstimate fast =
        RateEstimate.of(electrode(100, 0.4, LSIPSCL, 1.5), ActiveMaterial.NCM811, LOSS);
    assertThat(milliamperes(fast)).isEqualTo(56.7, within(0.05));
    assertThat(fast.cRate()).isEqualTo(11.9, within(0.05));
  }

  @Test
  void anchorsOfFigureSix() {
    assertThat(RateEstimate.thicknessFor(50, electrode(100, 0.3, 0.5, 4), LOSS))
        .isEqualTo(63.75e-6, within(1e-12));
    assertThat(
            RateEstimate.conductivityFor(2, electrode(100, 0.3, 1, 4), ActiveMaterial.NCM811, LOSS))
        .isEqualTo(1.742, within(5e-4));
    assertThat(RateEstimate.of(electrode(100, 0.45, LGPS, 3), ActiveMaterial.NCM811, LOSS).cRate())
        .isEqualTo(0.935, within(5e-4));
  }

  /** The paper rounds binder to the solid electrolyte's share of 0.30. */
  @ParameterizedTest
  @CsvSource({"10, 0.82, 0.005", "6.4, 1.3, 0.05", "4.2, 1.94, 0.005"})
  void currentsWithBinder(double tortuosityFactor, double current, double digit) {
    RateEstimate estimate =
        RateEstimate.of(electrode(100, 0.3, LGPS, tortuosityFactor), ActiveMaterial.NCM811, LOSS);
    assertThat(milliamperes(estimate)).isEqualTo(current, within(digit));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1000, 0.91", "0.10, 1000, 1.83", "0.05, 1780, 1.60", "0.10, 1780, 3.20"})
  void massOfTheBinder(double ratio, double density, double percent) {
    assertThat(100 * BinderMass.share(ratio, 0.7, density, 4760, LPS_DENSITY))
        .isEqualTo(percent, within(0.005));
  }

  @Test
  void inversesLeadBack() {
    CompositeElectrode electrode = electrode(80, 0.35, 0.4, 5);
    RateEstimate estimate = RateEstimate.of(electrode, ActiveMaterial.NCM811, LOSS);
    assertThat(RateEstimate.thicknessFor(estimate.currentDensity(), electrode, LOSS))
        .isEqualTo(80e-6, within(1e-15));
    assertThat(
            RateEstimate.conductivityFor(estimate.cRate(), electrode, ActiveMaterial.NCM811, LOSS))
        .isEqualTo(0.4, within(1e-12));
  }

  /** C goes by 1/l², j by 1/l, and the void cancels in C. */
  @Test
  void scalesAsTheEquationsSay() {
    RateEstimate thin = RateEstimate.of(electrode(50, 0.3, LGPS, 4), ActiveMaterial.NCM811, LOSS);
    RateEstimate thick = RateEstimate.of(electrode(100, 0.3, LGPS, 4), ActiveMaterial.NCM811, LOSS);
    assertThat(thin.currentDensity() / thick.currentDensity()).isEqualTo(2, within(1e-12));
    assertThat(thin.cRate() / thick.cRate()).isEqualTo(4, within(1e-12));
    RateEstimate dense =
        RateEstimate.of(
            new CompositeElectrode(50e-6, 0.3, 0.7, 0, LGPS, 4), ActiveMaterial.NCM811, LOSS);
    assertThat(dense.cRate()).isEqualTo(thin.cRate(), within(1e-12));
  }

  @Test
  void nothingFlowsWhereNothingPercolates() {
    RateEstimate none =
        RateEstimate.of(
            electrode(50, 0.3, LGPS, Double.POSITIVE_INFINITY), ActiveMaterial.NCM811, LOSS);
    assertThat(none).isEqualTo(new RateEstimate(0, 0));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> electrode(0, 0.3, LGPS, 4)).hasMessageContaining("thickness");
    assertThatThrownBy(() -> electrode(50, 1.2, LGPS, 4)).hasMessageContaining("share");
    assertThatThrownBy(() -> new CompositeElectrode(1e-4, 0.5, 0.6, 0.1, 1, 2))
        .hasMessageContaining("1.1");
    assertThatThrownBy(() -> electrode(50, 0.3, LGPS, 0.9)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> electrode(50, 0.3, Double.NaN, 2))
        .hasMessageContaining("conductivity");
    assertThatThrownBy(() -> RateEstimate.of(electrode(50, 0.3, 1, 2), ActiveMaterial.NCM811, -0.1))
        .hasMessageContaining("voltage");
  }
}
