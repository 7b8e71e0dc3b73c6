package org.voxelyte.sweep;

/** How columns are called and scaled for people; in tables they stay SI. */
final class Columns {
  private static final double MICRO = 1e6;

  private Columns() {}

  /** Returns a short name: "NMC diameter", "tortuosity factor, ionic, z". */
  static String title(String column) {
    String name = column.replaceFirst("^(put|measures)\\.", "");
    name = name.replaceAll("_(m|S_per_m|per_m|m2|per_m2|per_m3|ohm_m2)(?=\\.|$)", "");
    String[] parts = name.split("\\.");
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].replace('_', ' ');
    }
    return column.startsWith("put.") ? String.join(" ", parts) : String.join(", ", parts);
  }

  /** Returns the unit in which a column is drawn; empty if it has none. */
  static String unit(String column) {
    return switch (suffix(column)) {
      case "m" -> "µm";
      case "S_per_m" -> "mS/cm";
      case "per_m" -> "µm⁻¹";
      case "ohm_m2" -> "Ω cm²";
      default -> "";
    };
  }

  /** Returns by what SI values are multiplied to be drawn in that unit. */
  static double scale(String column) {
    return switch (suffix(column)) {
      case "m" -> MICRO;
      case "S_per_m" -> 10;
      case "per_m" -> 1 / MICRO;
      case "ohm_m2" -> 1e4;
      default -> 1;
    };
  }

  /** Returns the SI unit in the name of a column, which may have a phase and an axis behind it. */
  private static String suffix(String column) {
    String key = column.startsWith("put.") ? column : column.replaceFirst("\\..*$", "");
    for (String unit : new String[] {"S_per_m", "per_m", "ohm_m2", "m"}) {
      if (key.endsWith("_" + unit)) {
        return unit;
      }
    }
    return "";
  }
}
