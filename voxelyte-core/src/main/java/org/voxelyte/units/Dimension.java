package org.voxelyte.units;

import java.util.LinkedHashMap;
import java.util.Map;

/** A physical dimension with the units people type for it, each with its factor to SI. */
public enum Dimension {
  /** Lengths; SI unit m. */
  LENGTH("m", "100nm"),
  /** Electrical conductivities, electronic or ionic; SI unit S/m. */
  CONDUCTIVITY("S/m", "2.7mS/cm"),
  /** Specific contact resistances; SI unit Ω m². */
  AREA_RESISTANCE("ohm.m2", "40ohm.cm2");

  private final String siUnit;
  private final String example;
  private final Map<String, Double> factors = new LinkedHashMap<>();

  static {
    String[][] lengths = {{"m", "1"}, {"cm", "1e-2"}, {"mm", "1e-3"}, {"um", "1e-6"}};
    for (String[] unit : lengths) {
      LENGTH.factors.put(unit[0], Double.valueOf(unit[1]));
    }
    LENGTH.factors.put("micron", 1e-6);
    LENGTH.factors.put("microns", 1e-6);
    LENGTH.factors.put("micrometer", 1e-6);
    LENGTH.factors.put("micrometre", 1e-6);
    LENGTH.factors.put("nm", 1e-9);
    LENGTH.factors.put("nanometer", 1e-9);
    LENGTH.factors.put("nanometre", 1e-9);
    LENGTH.factors.put("A", 1e-10);
    LENGTH.factors.put("angstrom", 1e-10);
    LENGTH.factors.put("pm", 1e-12);

    String[][] siemens = {{"S", "1"}, {"mS", "1e-3"}, {"uS", "1e-6"}, {"nS", "1e-9"}};
    String[][] per = {{"m", "1"}, {"cm", "1e2"}, {"mm", "1e3"}, {"um", "1e6"}};
    for (String[] s : siemens) {
      for (String[] p : per) {
        CONDUCTIVITY.factors.put(
            s[0] + "/" + p[0], Double.parseDouble(s[1]) * Double.parseDouble(p[1]));
      }
    }
    String[][] ohms = {{"ohm", "1"}, {"mohm", "1e-3"}, {"kohm", "1e3"}, {"Mohm", "1e6"}};
    String[][] areas = {{"m2", "1"}, {"cm2", "1e-4"}, {"mm2", "1e-6"}, {"um2", "1e-12"}};
    for (String[] o : ohms) {
      for (String[] a : areas) {
        AREA_RESISTANCE.factors.put(
            o[0] + "." + a[0], Double.parseDouble(o[1]) * Double.parseDouble(a[1]));
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

  Map<String, Double> factors() {
    return factors;
  }
}
