package org.voxelyte.sweep;

import java.util.HashMap;
import java.util.Map;
import org.voxelyte.units.Quantity;

/** What columns are called in charts and tables for people. */
final class ColumnNames {
  private final SweepTable table;
  private final Map<String, String> given = new HashMap<>();

  /**
   * Creates names.
   *
   * @param given by column, with or without the unit behind a setting; others are made of the
   *     columns' own
   */
  ColumnNames(SweepTable table, Map<String, String> given) {
    this.table = table;
    given.forEach((column, name) -> this.given.put(table.require(column), name));
  }

  /** Returns the name. */
  String title(String column) {
    String whole = table.require(column);
    String name = given.get(whole);
    return name == null ? Columns.title(whole) : name;
  }

  /** Returns the name with the unit in which the column is drawn. */
  String axis(String column) {
    String unit = Columns.unit(table.require(column));
    return title(column) + (unit.isEmpty() ? "" : " (" + unit + ")");
  }

  /** Returns what a value is called: "NCM diameter 5 µm". */
  String value(String column, String text) {
    String whole = table.require(column);
    try {
      double value = Double.parseDouble(text) * Columns.scale(whole);
      String unit = Columns.unit(whole);
      return title(whole) + " " + Quantity.number(value) + (unit.isEmpty() ? "" : " " + unit);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
