package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;

/**
 * A setting in a table: quantities are SI numbers, with their unit in the name of the column.
 *
 * @param column name
 * @param value a Double or a String
 */
record Cell(String column, Object value) {
  /** Relative difference below which two numbers are the same. */
  private static final double SAME = 1e-9;

  static Cell of(Setting setting) {
    JsonNode value = setting.value();
    if (value.isNumber()) {
      return new Cell(setting.path(), value.doubleValue());
    }
    if (value.isTextual()) {
      for (Dimension dimension : Dimension.values()) {
        Optional<Double> number = quantity(value.asText(), dimension);
        if (number.isPresent()) {
          String unit = dimension.siUnit().replace("/", "_per_").replace(".", "_");
          return new Cell(setting.path() + "_" + unit, number.get());
        }
      }
      return new Cell(setting.path(), value.asText());
    }
    return new Cell(setting.path(), value.toString());
  }

  /** Returns whether it is what people typed, with or without a unit. */
  boolean is(String typed) {
    return value instanceof Double number ? same(number, typed) : value.equals(typed);
  }

  /** Returns whether a cell as it is printed is what people typed, with or without a unit. */
  static boolean isSame(String printed, String typed) {
    try {
      return printed.equals(typed) || same(Double.parseDouble(printed), typed);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Returns whether a number is that which people typed, with or without a unit. */
  static boolean same(double number, String typed) {
    return number(typed).filter(wanted -> close(number, wanted)).isPresent();
  }

  private static boolean close(double number, double wanted) {
    return Math.abs(number - wanted) <= SAME * Math.abs(wanted);
  }

  /** Returns the SI number of a text with or without a unit; empty if it is none. */
  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      for (Dimension dimension : Dimension.values()) {
        Optional<Double> number = quantity(text, dimension);
        if (number.isPresent()) {
          return number;
        }
      }
      return Optional.empty();
    }
  }

  private static Optional<Double> quantity(String text, Dimension dimension) {
    try {
      return Optional.of(Quantity.parse(text, dimension));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
