package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voxelyte.study.YamlNode;

/**
 * Values between two ends, numbers or quantities of one unit. They are rounded to 12 digits, so
 * that 0.5, 0.55, 0.6 are what they look like. Steps between whole numbers that are whole
 * themselves stay so: numbers of faces or of particles.
 */
final class Spread {
  private static final Pattern QUANTITY =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([^\\d.\\s].*)");

  private static final MathContext CLEAN = new MathContext(12);

  private final double first;
  private final double last;
  private final String unit;
  private final boolean whole;

  private Spread(double first, double last, String unit, boolean whole) {
    this.first = first;
    this.last = last;
    this.unit = unit;
    this.whole = whole;
  }

  static Spread of(YamlNode from, YamlNode to) throws IOException {
    if (from.isNumber() && to.isNumber()) {
      boolean whole = from.node().isInt() && to.node().isInt();
      return between(from, from.number(), to, to.number(), "", whole);
    }
    Matcher low = QUANTITY.matcher(from.text());
    Matcher high = QUANTITY.matcher(to.text());
    if (!low.matches()) {
      throw from.error("must be a number, or one with a unit such as 3 um, is " + from.text());
    }
    if (!high.matches() || !high.group(2).strip().equals(low.group(2).strip())) {
      throw to.error("must have the unit of the other end, " + low.group(2).strip());
    }
    return between(
        from,
        from.make(() -> Double.parseDouble(low.group(1))),
        to,
        to.make(() -> Double.parseDouble(high.group(1))),
        low.group(2).strip(),
        false);
  }

  private static Spread between(
      YamlNode from, double first, YamlNode to, double last, String unit, boolean whole)
      throws IOException {
    if (!Double.isFinite(first)) {
      throw from.error("must be a finite number below 1.8e308");
    }
    if (!Double.isFinite(last)) {
      throw to.error("must be a finite number below 1.8e308");
    }
    if (!Double.isFinite(last - first)) {
      throw to.error("is too far from the other end for a number; give a smaller one");
    }
    return new Spread(first, last, unit, whole);
  }

  /** Returns so many values at equal steps, at least two, both ends among them. */
  List<JsonNode> values(int steps) {
    boolean wholeSteps = whole && (last - first) % (steps - 1) == 0;
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      JsonNode value = at((double) i / (steps - 1));
      values.add(wholeSteps ? IntNode.valueOf((int) Math.rint(value.doubleValue())) : value);
    }
    return values;
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
