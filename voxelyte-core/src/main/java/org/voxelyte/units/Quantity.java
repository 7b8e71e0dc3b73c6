package org.voxelyte.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and prints physical quantities. Inside the program every number is SI; units exist only at
 * its edges.
 *
 * <p>A number without a unit is refused: "100" could be nanometres or micrometres. Accepted
 * spellings: micro as u, µ (U+00B5) or μ (U+03BC); ohm as ohm or Ω (letter or ohm sign); products
 * with ".", "*", "·", a space, or nothing after ohm; powers as 2, ^2 or ²; reciprocals as "/cm",
 * "cm-1", "cm^-1" or "cm⁻¹", and likewise "/cm3" or "cm-3". A value is the double nearest to what
 * was typed: 100 nm is 1e-7 m.
 */
public final class Quantity {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile(
          "\\s*([+\\-\u2212]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+\\-\u2212]?[0-9]+)?)\\s*(.*?)\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final char MINUS_SIGN = '\u2212';
  private static final String[] LENGTH_PREFIXES = {"m", "mm", "µm", "nm", "pm"};
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  /** Numbers from here on, and below the next, are printed with an exponent. */
  private static final BigDecimal LARGE = new BigDecimal("1e6");

  private static final BigDecimal SMALL = new BigDecimal("1e-3");

  private Quantity() {}

  /**
   * Returns the SI value of a text such as "0.2 µm", "2.7 mS/cm" or "40 ohm.cm2".
   *
   * @throws IllegalArgumentException if number or unit is missing, unknown or of another dimension,
   *     or if the value is too large or too small for a double
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
    BigDecimal factor = factor(unit, text, dimension);
    String number = matcher.group(1).replace(MINUS_SIGN, '-');
    try {
      BigDecimal exact = new BigDecimal(number).multiply(factor);
      double value = exact.doubleValue();
      if (Double.isFinite(value) && (value != 0 || exact.signum() == 0)) {
        return value;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(outOfRange(text, dimension), e);
    }
    throw new IllegalArgumentException(outOfRange(text, dimension));
  }

  private static String outOfRange(String text, Dimension dimension) {
    return "'" + text + "' is out of range; write it like " + dimension.example();
  }

  /**
   * Returns the factor from a unit to SI.
   *
   * @throws IllegalArgumentException if the unit is unknown or of another dimension
   */
  public static double unitFactor(String unit, Dimension dimension) {
    return factor(unit, unit, dimension).doubleValue();
  }

  /** Returns whether the unit is known for this dimension. */
  public static boolean isUnit(String unit, Dimension dimension) {
    return dimension.factors().containsKey(canonical(unit));
  }

  private static BigDecimal factor(String unit, String text, Dimension dimension) {
    BigDecimal factor = dimension.factors().get(canonical(unit));
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

  /** Spells a unit as the keys of {@link Dimension#factors} are. */
  private static String canonical(String unit) {
    // Compatibility forms: ohm sign to Ω, micro sign to μ, ångström sign to Å, ² to 2, ⁻ to −.
    String u = Normalizer.normalize(unit, Normalizer.Form.NFKC).strip();
    u = u.replace('\u03bc', 'u').replace("\u03a9", "ohm").replace('\u00c5', 'A');
    u = u.replace(MINUS_SIGN, '-').replaceAll("\\^(?=-?[0-9])", "");
    u = u.replaceAll("[oO]hms?", "ohm").replaceAll("ohm(?=[a-z])", "ohm.");
    u = u.replaceAll("\\s*/\\s*", "/").replaceAll("\\s*[\u00b7\u22c5*.]\\s*|\\s+", ".");
    return u.replaceAll("\\.?([a-z]+)-1$", "/$1").replaceAll("\\.?([a-z]+)-([23])$", "/$1$2");
  }

  /** Prints a length with the prefix that a reader expects: 1e-7 as "100 nm". */
  public static String length(double metres) {
    if (Double.isNaN(metres)) {
      return number(metres);
    }
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
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
    BigDecimal magnitude = rounded.abs();
    if (rounded.signum() == 0
        || magnitude.compareTo(SMALL) >= 0 && magnitude.compareTo(LARGE) < 0) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
