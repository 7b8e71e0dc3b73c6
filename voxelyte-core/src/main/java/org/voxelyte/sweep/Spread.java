package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voxelyte.study.YamlNode;

/**
 * Values between two ends, numbers or quantities of one unit. They are rounded to 12 digits, so
 * that 0.5, 0.55, 0.6 are what they look like.
 */
final class Spread {
  private static final Pattern QUANTITY =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([^\\d.\\s].*)");

  private static final MathContext CLEAN = new MathContext(12);

  private final double first;
  private final double last;
  private final String unit;

  private Spread(double first, double last, String unit) {
    this.first = first;
    this.last = last;
    this.unit = unit;
  }

  static Spread of(YamlNode from, YamlNode to) throws IOException {
    if (from.isNumber() && to.isNumber()) {
      return new Spread(from.number(), to.number(), "");
    }
    Matcher low = QUANTITY.matcher(from.text());
    Matcher high = QUANTITY.matcher(to.text());
    if (!low.matches()) {
      throw from.error("must be a number, or one with a unit such as 3 um, is " + from.text());
    }
    if (!high.matches() || !high.group(2).strip().equals(low.group(2).strip())) {
      throw to.error("must have the unit of the other end, " + low.group(2).strip());
    }
    return new Spread(
        from.make(() -> Double.parseDouble(low.group(1))),
        to.make(() -> Double.parseDouble(high.group(1))),
        low.group(2).strip());
  }

  /** Returns the value at a place, 0 at the first and 1 at the second end. */
  JsonNode at(double place) {
    BigDecimal value =
        BigDecimal.valueOf(first + (last - first) * place).round(CLEAN).stripTrailingZeros();
    return unit.isEmpty()
        ? DoubleNode.valueOf(value.doubleValue())
        : TextNode.valueOf(value.toPlainString() + " " + unit);
  }
}
