package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column divided by its mean over reference rows: those in which some settings have the values of
 * the reference, and all other settings those of the row. Without a reference, the column itself.
 */
final class RelativeColumn {
  private final SweepTable table;
  private final String column;
  private final boolean relative;
  private final List<String> others;
  private final Map<List<String>, Double> means = new HashMap<>();

  RelativeColumn(SweepTable table, String column, List<SweepPlan.Condition> reference) {
    this.table = table;
    this.column = column;
    this.relative = !reference.isEmpty();
    this.others = new ArrayList<>(table.settings());
    reference.forEach(condition -> others.remove(table.require(condition.column())));
    Map<List<String>, List<Double>> values = new HashMap<>();
    for (int row : relative ? table.rowsWhere(reference) : List.<Integer>of()) {
      table
          .number(row, column)
          .ifPresent(
              value -> values.computeIfAbsent(place(row), key -> new ArrayList<>()).add(value));
    }
    values.forEach(
        (place, all) ->
            means.put(place, all.stream().mapToDouble(each -> each).average().orElseThrow()));
  }

  private List<String> place(int row) {
    return others.stream().map(setting -> table.text(row, setting)).toList();
  }

  /** Returns the value of a row; empty if it or its reference has none, or that is 0. */
  Optional<Double> at(int row) {
    Optional<Double> value = table.number(row, column);
    if (!relative) {
      return value;
    }
    double mean = means.getOrDefault(place(row), 0.0);
    return mean == 0 ? Optional.empty() : value.map(number -> number / mean);
  }
}
