package org.voxelyte.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same in every country; undefined ones as a dash. */
final class Numbers {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String THIN_SPACE = "\u202f";
  private static final double PLAIN_FROM = 1e-3;
  private static final double PLAIN_TO = 1e5;

  private Numbers() {}

  /** Prints with so many significant digits: "0.2166", "1.20·10⁻⁵", "∞", "–". */
  static String significant(double value, int digits) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    int whole = exact.precision() - exact.scale();
    // Digits before the point are never padded with zeros: 13824, not 13820.
    boolean plain = Math.abs(value) < PLAIN_TO && whole > digits;
    BigDecimal rounded = exact.round(new MathContext(plain ? whole : digits));
    int missing = digits - rounded.precision();
    if (missing > 0) {
      rounded = rounded.setScale(rounded.scale() + missing);
    }
    double magnitude = rounded.abs().doubleValue();
    String text;
    if (magnitude >= PLAIN_FROM && magnitude < PLAIN_TO) {
      text = rounded.toPlainString();
    } else {
      String[] parts = String.format(Locale.ROOT, "%." + (digits - 1) + "e", rounded).split("e");
      text = parts[0] + "·" + power(Integer.parseInt(parts[1]));
    }
    return text.replace('-', '−');
  }

  /** Prints with up to so many significant digits, without trailing zeros: "0.27". */
  static String trimmed(double value, int digits) {
    String[] parts = significant(value, digits).split("·", 2);
    String number = parts[0].contains(".") ? parts[0].replaceAll("\\.?0+$", "") : parts[0];
    return parts.length == 1 ? number : number + "·" + parts[1];
  }

  /** Returns a power of ten: "10⁻⁵". */
  static String power(int exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
    }
    return text.toString();
  }

  /** Prints a share as per cent; what is neither nothing nor all is never printed as such. */
  static String percent(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.1f", share * 100);
    if (share > 0 && text.equals("0.0")) {
      return "<0.1" + THIN_SPACE + "%";
    }
    if (share < 1 && text.equals("100.0")) {
      return ">99.9" + THIN_SPACE + "%";
    }
    return (share == 0 ? "0" : share == 1 ? "100" : text) + THIN_SPACE + "%";
  }

  /** Prints a count with thin spaces between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(",", THIN_SPACE);
  }

  /** Prints an amount of memory in decimal kB, MB or GB. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + THIN_SPACE + "B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return significant(value, value < 10 ? 2 : 3) + THIN_SPACE + units[unit];
  }

  /** Prints a duration in seconds, minutes or hours. */
  static String seconds(double seconds) {
    if (seconds >= 5400) {
      return significant(seconds / 3600, 2) + THIN_SPACE + "h";
    }
    return seconds >= 120
        ? significant(seconds / 60, 2) + THIN_SPACE + "min"
        : significant(seconds, 2) + THIN_SPACE + "s";
  }
}
