package org.voxelyte.units;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and prints physical quantities. Inside the program every number is SI; units exist only at
 * its edges.
 *
 * <p>A number without a unit is refused: "100" could be nanometres or micrometres. Accepted
 * spellings: micro as u, µ (U+00B5) or μ (U+03BC); ohm as ohm or Ω; products with ".", "*", "·" or
 * a space; powers as 2, ^2 or ²; reciprocals as "/cm", "cm-1", "cm^-1".
 */
public final class Quantity {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(.*?)\\s*");
  private static final String[] LENGTH_PREFIXES = {"m", "mm", "µm", "nm", "pm"};

  private Quantity() {}

  /**
   * Returns the SI value of a text such as "0.2 µm", "2.7 mS/cm" or "40 ohm.cm2".
   *
   * @throws IllegalArgumentException if number or unit is missing, unknown or of another dimension
   */
  public static double parse(String text, Dimension dimension) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a number with a unit; write it like " + dimension.example());
    }
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' has no unit; write it like " + dimension.example());
    }
    double value = Double.parseDouble(matcher.group(1)) * factor(unit, text, dimension);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "'" + text + "' is out of range; write it like " + dimension.example());
    }
    return value;
  }

  /**
   * Returns the factor from a unit to SI.
   *
   * @throws IllegalArgumentException if the unit is unknown or of another dimension
   */
  public static double unitFactor(String unit, Dimension dimension) {
    return factor(unit, unit, dimension);
  }

  /** Returns whether the unit is known for this dimension. */
  public static boolean isUnit(String unit, Dimension dimension) {
    return dimension.factors().containsKey(canonical(unit));
  }

  private static double factor(String unit, String text, Dimension dimension) {
    Double factor = dimension.factors().get(canonical(unit));
    if (factor == null) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': '"
              + unit
              + "' is no unit of "
              + name(dimension)
              + "; known are "
              + String.join(", ", dimension.factors().keySet()));
    }
    return factor;
  }

  private static String name(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String canonical(String unit) {
    String u =
        unit.strip().replace('µ', 'u').replace('μ', 'u').replace("Ω", "ohm").replace("Ω", "ohm");
    u = u.replace("Ohm", "ohm").replace("Å", "A").replace("Å", "A");
    u = u.replace("²", "2").replace("⁻¹", "-1").replace("^", "");
    u = u.replaceAll("\\s*[·*.]\\s*|\\s+", ".");
    return u.replaceAll("\\.?([a-z]+)-1$", "/$1");
  }

  /** Prints a length with the prefix that a reader expects: 1e-7 as "100 nm". */
  public static String length(double metres) {
    double scale = 1;
    for (String unit : LENGTH_PREFIXES) {
      double value = metres / scale;
      if (Math.abs(value) >= 0.9999995 || unit.equals("pm") || metres == 0) {
        return number(value) + " " + (metres == 0 ? "m" : unit);
      }
      scale /= 1000;
    }
    throw new IllegalStateException();
  }

  /** Prints a number with up to six significant digits, without trailing zeros; infinity as "∞". */
  public static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (Double.isNaN(value)) {
      return "undefined";
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e6)) {
      String text = String.format(Locale.ROOT, "%.5e", value);
      return text.replaceAll("\\.?0*e", "e")
          .replaceAll("e([+-])0*(\\d)", "e$1$2")
          .replace("e+", "e");
    }
    String text =
        new java.math.BigDecimal(value).round(new java.math.MathContext(6)).toPlainString();
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
