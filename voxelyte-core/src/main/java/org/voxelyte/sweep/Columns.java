package org.voxelyte.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How columns are called and scaled for people; in tables they stay SI. */
final class Columns {
  /** SI units in names, longer ones before those that they end with. */
  private static final String UNITS =
      "_(S_per_m|kg_per_m3|A_per_m2|ohm_m2|per_m3|per_m2|per_m|m3|m2|m)";

  private static final Pattern AT_END = Pattern.compile(UNITS + "$");
  private static final Pattern ANYWHERE = Pattern.compile(UNITS + "(?=\\.|$)");

  /** Places in recipe and measures: their unit stands behind all keys. */
  private static final Pattern SETTING =
      Pattern.compile("(put|measures|coatings|void|box|periodic)\\..*");

  private Columns() {}

  /** Returns a short name: "NMC diameter", "tortuosity factor, ionic, z". */
  static String title(String column) {
    String name = column.replaceFirst("^(put|measures)\\.", "");
    Pattern unit = SETTING.matcher(column).matches() ? AT_END : ANYWHERE;
    String[] parts = unit.matcher(name).replaceAll("").split("\\.");
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].replace('_', ' ');
    }
    return column.startsWith("put.") ? String.join(" ", parts) : String.join(", ", parts);
  }

  /** Returns the unit in which a column is drawn; empty if it has none. */
  static String unit(String column) {
    return switch (suffix(column)) {
      case "m" -> "µm";
      case "m2" -> "µm²";
      case "m3" -> "µm³";
      case "per_m" -> "µm⁻¹";
      case "per_m2" -> "µm⁻²";
      case "per_m3" -> "µm⁻³";
      case "S_per_m" -> "mS/cm";
      case "ohm_m2" -> "Ω cm²";
      case "kg_per_m3" -> "g/cm³";
      case "A_per_m2" -> "mA/cm²";
      default -> "";
    };
  }

  /** Returns by what SI values are multiplied to be drawn in that unit. */
  static double scale(String column) {
    return switch (suffix(column)) {
      case "m" -> 1e6;
      case "m2" -> 1e12;
      case "m3" -> 1e18;
      case "per_m" -> 1e-6;
      case "per_m2" -> 1e-12;
      case "per_m3" -> 1e-18;
      case "S_per_m" -> 10;
      case "ohm_m2" -> 1e4;
      case "kg_per_m3" -> 1e-3;
      case "A_per_m2" -> 0.1;
      default -> 1;
    };
  }

  /**
   * Returns the SI unit in the name of a column: at the end of a setting, else behind the quantity,
   * which may be followed by a phase and an axis.
   */
  private static String suffix(String column) {
    String key = SETTING.matcher(column).matches() ? column : column.replaceFirst("\\..*$", "");
    Matcher unit = AT_END.matcher(key);
    return unit.find() ? unit.group(1) : "";
  }
}
