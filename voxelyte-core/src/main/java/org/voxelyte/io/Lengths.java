package org.voxelyte.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.VoxelSize;

/** Lengths as image programs write them. */
final class Lengths {
  /** Decimal places that survive a product of a number and a unit's factor in doubles. */
  private static final MathContext CLEAN = new MathContext(14);

  private Lengths() {}

  /**
   * Returns the metres of a unit's name; empty for "pixel", blanks and what is no unit of length.
   * ImageJ writes µ as the six characters {@code backslash u 0 0 B 5}.
   */
  static OptionalDouble unit(String name) {
    String unit = name.replace("\\u00B5", "µ").replace("\\u00b5", "µ").strip();
    if (unit.startsWith("\"") && unit.endsWith("\"") && unit.length() > 1) {
      unit = unit.substring(1, unit.length() - 1).strip();
    }
    for (String tried :
        new String[] {
          unit, unit.toLowerCase(Locale.ROOT), unit.toLowerCase(Locale.ROOT).replaceAll("s$", "")
        }) {
      String spelled =
          switch (tried) {
            case "metre", "meter" -> "m";
            case "centimetre", "centimeter" -> "cm";
            case "millimetre", "millimeter" -> "mm";
            case "picometre", "picometer" -> "pm";
            default -> tried;
          };
      if (Quantity.isUnit(spelled, Dimension.LENGTH)) {
        return OptionalDouble.of(Quantity.unitFactor(spelled, Dimension.LENGTH));
      }
    }
    return OptionalDouble.empty();
  }

  /** Returns number times unit without the last digits' noise: 100 nm is 1e-7 m. */
  static double metres(double number, double unitMetres) {
    double product = number * unitMetres;
    return Double.isFinite(product) ? new BigDecimal(product).round(CLEAN).doubleValue() : product;
  }

  /** Returns the voxel size if all edges are positive lengths. */
  static Optional<VoxelSize> voxelSize(double x, double y, double z) {
    boolean valid = true;
    for (double edge : new double[] {x, y, z}) {
      valid &= edge > 0 && edge < Double.POSITIVE_INFINITY;
    }
    return valid ? Optional.of(new VoxelSize(x, y, z)) : Optional.empty();
  }

  /** Returns a length as a decimal number of a unit, for files. */
  static String in(double metres, double unitMetres) {
    return new BigDecimal(metres / unitMetres).round(CLEAN).stripTrailingZeros().toPlainString();
  }
}
