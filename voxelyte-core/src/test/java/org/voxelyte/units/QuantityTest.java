package org.voxelyte.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are compared exactly: the nearest double to what was typed is expected. */
class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "100nm, 1e-7",
    "100 nm, 1e-7",
    "' 35.6  nm ', 3.56e-8",
    "0.2 um, 2e-7",
    "0.2 \u00b5m, 2e-7",
    "0.2 \u03bcm, 2e-7",
    "0.2\u00a0\u00b5m, 2e-7",
    "0.2\u2009nm, 2e-10",
    ".5mm, 5e-4",
    "5.cm, 0.05",
    "+1m, 1",
    "1e-3m, 1e-3",
    "1E3 nm, 1e-6",
    "1e\u22127 m, 1e-7",
    "0 nm, 0",
    "7 A, 7e-10",
    "7 \u00c5, 7e-10",
    "7 \u212b, 7e-10",
    "7 A\u030a, 7e-10",
    "3 micron, 3e-6",
    "3 microns, 3e-6",
    "3 micrometers, 3e-6",
    "3 nanometre, 3e-9",
    "12 pm, 1.2e-11"
  })
  void readsLengths(String text, double metres) {
    assertThat(Quantity.parse(text, Dimension.LENGTH)).isEqualTo(metres);
  }

  @ParameterizedTest
  @CsvSource({
    "2.7mS/cm, 0.27",
    "2.7 mS / cm, 0.27",
    "2.7 mS cm-1, 0.27",
    "2.7 mS.cm-1, 0.27",
    "2.7 mS cm^-1, 0.27",
    "2.7 mS\u00b7cm\u207b\u00b9, 0.27",
    "2.7 mS\u22c5cm\u22121, 0.27",
    "2.7 mScm-1, 0.27",
    "1e-3S/m, 1e-3",
    "1e-3 S m-1, 1e-3",
    "5 \u00b5S/cm, 5e-4",
    "5 \u03bcS/\u00b5m, 5",
    "3 nS/cm, 3e-7",
    "1.2 kS/m, 1200",
    "58 MS/m, 5.8e7"
  })
  void readsConductivities(String text, double siemensPerMetre) {
    assertThat(Quantity.parse(text, Dimension.CONDUCTIVITY)).isEqualTo(siemensPerMetre);
  }

  @ParameterizedTest
  @CsvSource({
    "40ohm.cm2, 4e-3",
    "40 ohm cm2, 4e-3",
    "40 Ohm*cm^2, 4e-3",
    "40 ohms cm2, 4e-3",
    "40 \u03a9 cm\u00b2, 4e-3",
    "40 \u2126 cm\u00b2, 4e-3",
    "40 \u03a9cm\u00b2, 4e-3",
    "40 \u2126\u00b7cm2, 4e-3",
    "2 k\u2126.mm2, 2e-3",
    "2 m\u03a9 m\u00b2, 2e-3",
    "2 M\u03a9 \u00b5m\u00b2, 2e-6",
    "2 \u00b5\u03a9 m2, 2e-6"
  })
  void readsAreaResistances(String text, double ohmSquareMetres) {
    assertThat(Quantity.parse(text, Dimension.AREA_RESISTANCE)).isEqualTo(ohmSquareMetres);
  }

  @ParameterizedTest
  @CsvSource({
    "4.76 g/cm3, DENSITY, 4760",
    "4.76 g cm-3, DENSITY, 4760",
    "4.76g cm⁻³, DENSITY, 4760",
    "1 kg/m³, DENSITY, 1",
    "100 mV, VOLTAGE, 0.1",
    "196 mAh/g, SPECIFIC_CAPACITY, 705600",
    "196 mA h g-1, SPECIFIC_CAPACITY, 705600",
    "196 A h/kg, SPECIFIC_CAPACITY, 705600",
    "1.5 mA/cm2, CURRENT_DENSITY, 15",
    "1.5 mA cm-2, CURRENT_DENSITY, 15",
    "3 A/m², CURRENT_DENSITY, 3"
  })
  void readsWhatCellsAreMadeOf(String text, Dimension dimension, double value) {
    assertThat(Quantity.parse(text, dimension)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", " 1e-7 ", "0.5"})
  void refusesNumbersWithoutUnit(String text) {
    assertThatThrownBy(() -> Quantity.parse(text, Dimension.LENGTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' has no unit; write it like 100nm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "nm", "NaN nm", "Infinity nm", "e3 nm", ". nm", "- 5 nm", "--5 nm"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> Quantity.parse(text, Dimension.LENGTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a number with a unit; write it like 100nm");
  }

  @ParameterizedTest
  @CsvSource({
    "5 S/m, LENGTH",
    "5 nm, CONDUCTIVITY",
    "5 S, CONDUCTIVITY",
    "5 S.m, CONDUCTIVITY",
    "5 ms/cm, CONDUCTIVITY",
    "5 S/cm-1, CONDUCTIVITY",
    "5 ohm, AREA_RESISTANCE",
    "5 ohm.cm, AREA_RESISTANCE",
    "5 ohm/cm2, AREA_RESISTANCE",
    "5 nm-1, LENGTH",
    "5 n^m, LENGTH",
    "5 n m, LENGTH",
    "5 m2, LENGTH",
    "5 px, LENGTH",
    "5 e nm, LENGTH",
    "10\u00b2 nm, LENGTH",
    "'1,5 nm', LENGTH",
    "1.5.2 nm, LENGTH",
    "100nm 100nm, LENGTH"
  })
  void refusesOtherUnits(String text, Dimension dimension) {
    assertThatThrownBy(() -> Quantity.parse(text, dimension))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("is no unit of")
        .hasMessageContaining("known are");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e400 m", "-1e400 m", "1e-400 nm", "1e99999999999 m", "1e-2147483647 pm"})
  void refusesWhatNoDoubleHolds(String text) {
    assertThatThrownBy(() -> Quantity.parse(text, Dimension.LENGTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is out of range; write it like 100nm");
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void exampleAndSiUnitAreUnderstood(Dimension dimension) {
    assertThat(Quantity.parse(dimension.example(), dimension)).isPositive();
    assertThat(Quantity.unitFactor(dimension.siUnit(), dimension)).isEqualTo(1);
  }

  @Test
  void knowsUnits() {
    assertThat(Quantity.unitFactor("\u00b5m", Dimension.LENGTH)).isEqualTo(1e-6);
    assertThat(Quantity.isUnit("micron", Dimension.LENGTH)).isTrue();
    assertThat(Quantity.isUnit("pixel", Dimension.LENGTH)).isFalse();
    assertThat(Quantity.isUnit("", Dimension.LENGTH)).isFalse();
    assertThat(Quantity.isUnit("S/m", Dimension.LENGTH)).isFalse();
    assertThatThrownBy(() -> Quantity.unitFactor("pixel", Dimension.LENGTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'pixel' is no unit of length");
  }

  @ParameterizedTest
  @CsvSource({
    "1e-7, 100 nm",
    "3.56e-8, 35.6 nm",
    "1e-6, 1 µm",
    "9.99999999e-7, 1 µm",
    "9.99999e-7, 999.999 nm",
    "2.5e-5, 25 µm",
    "-1e-7, -100 nm",
    "0.02, 20 mm",
    "1, 1 m",
    "1500, 1500 m",
    "1e-10, 100 pm",
    "1e-13, 0.1 pm",
    "0, 0 m",
    "NaN, undefined",
    "Infinity, ∞ m"
  })
  void printsLengths(double metres, String text) {
    assertThat(Quantity.length(metres)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "100, 100",
    "120.0000001, 120",
    "0.1, 0.1",
    "0.001, 0.001",
    "0.12345678, 0.123457",
    "123456.7, 123457",
    "999999.4, 999999",
    "999999.7, 1e6",
    "1000000, 1e6",
    "1234567, 1.23457e6",
    "0.00099, 9.9e-4",
    "0.0009999999, 0.001",
    "-2.5e-7, -2.5e-7",
    "1e100, 1e100",
    "1.5e-300, 1.5e-300",
    "Infinity, ∞",
    "-Infinity, −∞",
    "NaN, undefined"
  })
  void printsNumbers(double value, String text) {
    assertThat(Quantity.number(value)).isEqualTo(text);
  }
}
