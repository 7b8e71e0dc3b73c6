package org.voxelyte.units;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A physical dimension with the units people type for it, each with its factor to SI. */
public enum Dimension {
  /** Lengths; SI unit m. */
  LENGTH("m", "100nm"),
  /** Electrical conductivities, electronic or ionic; SI unit S/m. */
  CONDUCTIVITY("S/m", "2.7mS/cm"),
  /** Specific contact resistances; SI unit Ω m². */
  AREA_RESISTANCE("ohm.m2", "40ohm.cm2"),
  /** Mass densities; SI unit kg/m³. */
  DENSITY("kg/m3", "4.76g/cm3"),
  /** Electric potential differences; SI unit V. */
  VOLTAGE("V", "0.1V"),
  /** Charges that a mass takes up; SI unit C/kg. */
  SPECIFIC_CAPACITY("C/kg", "196mAh/g"),
  /** Currents by area; SI unit A/m². */
  CURRENT_DENSITY("A/m2", "1.5mA/cm2");

  private final String siUnit;
  private final String example;
  private final Map<String, BigDecimal> factors = new LinkedHashMap<>();

  static {
    String[][] lengths = {
      {"m", "1"}, {"cm", "1e-2"}, {"mm", "1e-3"}, {"um", "1e-6"}, {"nm", "1e-9"}, {"pm", "1e-12"}
    };
    String[][] angstroms = {{"A", "1e-10"}, {"angstrom", "1e-10"}, {"angstroms", "1e-10"}};
    String[][] microns = {{"micron", "1e-6"}, {"microns", "1e-6"}};
    String[][] prefixes = {
      {"", "1"}, {"centi", "1e-2"}, {"milli", "1e-3"}, {"micro", "1e-6"}, {"nano", "1e-9"}
    };
    String[][] metres = {{"metre", "1"}, {"metres", "1"}, {"meter", "1"}, {"meters", "1"}};
    LENGTH.add(lengths);
    LENGTH.add(angstroms);
    LENGTH.add(microns);
    LENGTH.addProducts(prefixes, "", metres);

    String[][] siemens = {
      {"S", "1"}, {"mS", "1e-3"}, {"uS", "1e-6"}, {"nS", "1e-9"}, {"kS", "1e3"}, {"MS", "1e6"}
    };
    String[][] perLength = {{"m", "1"}, {"cm", "1e2"}, {"mm", "1e3"}, {"um", "1e6"}};
    CONDUCTIVITY.addProducts(siemens, "/", perLength);

    String[][] ohms = {
      {"ohm", "1"}, {"mohm", "1e-3"}, {"uohm", "1e-6"}, {"kohm", "1e3"}, {"Mohm", "1e6"}
    };
    String[][] areas = {{"m2", "1"}, {"cm2", "1e-4"}, {"mm2", "1e-6"}, {"um2", "1e-12"}};
    AREA_RESISTANCE.addProducts(ohms, ".", areas);

    String[][] masses = {{"kg", "1"}, {"g", "1e-3"}, {"mg", "1e-6"}};
    DENSITY.addProducts(
        masses, "/", new String[][] {{"m3", "1"}, {"cm3", "1e6"}, {"L", "1e3"}, {"mL", "1e6"}});
    VOLTAGE.add(new String[][] {{"V", "1"}, {"mV", "1e-3"}, {"uV", "1e-6"}});
    String[][] charges = {
      {"C", "1"}, {"Ah", "3600"}, {"A.h", "3600"}, {"mAh", "3.6"}, {"mA.h", "3.6"}
    };
    SPECIFIC_CAPACITY.addProducts(charges, "/", new String[][] {{"kg", "1"}, {"g", "1e3"}});
    String[][] currents = {{"A", "1"}, {"mA", "1e-3"}, {"uA", "1e-6"}};
    CURRENT_DENSITY.addProducts(
        currents, "/", new String[][] {{"m2", "1"}, {"cm2", "1e4"}, {"mm2", "1e6"}});
  }

  private void add(String[][] units) {
    for (String[] unit : units) {
      factors.put(unit[0], new BigDecimal(unit[1]));
    }
  }

  private void addProducts(String[][] firsts, String between, String[][] seconds) {
    for (String[] first : firsts) {
      for (String[] second : seconds) {
        factors.put(
            first[0] + between + second[0],
            new BigDecimal(first[1]).multiply(new BigDecimal(second[1])));
      }
    }
  }

  Dimension(String siUnit, String example) {
    this.siUnit = siUnit;
    this.example = example;
  }

  /** Returns the SI unit in plain ASCII, as it stands in the keys of result files. */
  public String siUnit() {
    return siUnit;
  }

  /** Returns a quantity as a person would type it, for error messages. */
  public String example() {
    return example;
  }

  /** Returns the exact factors to SI by unit, spelled as {@link Quantity} makes them. */
  Map<String, BigDecimal> factors() {
    return factors;
  }
}
