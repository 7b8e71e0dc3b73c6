package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns that a plan names: are there such? */
final class PlanColumns {
  private PlanColumns() {}

  /**
   * Checks what can be told before any work: references are settings, and curves of others belong
   * to values that are set.
   *
   * @throws IllegalArgumentException if not, naming what there is
   */
  static void checkSettings(SweepPlan plan) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (List<Setting> point : plan.points()) {
      for (Setting setting : point) {
        values
            .computeIfAbsent(setting.path(), key -> new LinkedHashSet<>())
            .add(setting.value().asText());
      }
    }
    for (int i = 0; i < plan.plots().size(); i++) {
      SweepPlan.Plot plot = plan.plots().get(i);
      String place = "plots[" + i + "]";
      for (SweepPlan.Condition condition : plot.relativeTo()) {
        String where = place + ".relative_to";
        if (!values.containsKey(condition.column())) {
          throw new IllegalArgumentException(
              where
                  + ": "
                  + condition.column()
                  + " is not varied; there are "
                  + String.join(", ", values.keySet()));
        }
        requireValue(where, condition.column(), condition.value(), plan, values);
      }
      for (Beside beside : plot.beside()) {
        if (!beside.of().isEmpty() && values.containsKey(plot.by())) {
          requireValue(place + ".beside", plot.by(), beside.of(), plan, values);
        }
      }
    }
  }

  private static void requireValue(
      String place, String path, String typed, SweepPlan plan, Map<String, Set<String>> values) {
    boolean set =
        plan.points().stream()
            .flatMap(List::stream)
            .anyMatch(each -> each.path().equals(path) && Cell.of(each).is(typed));
    if (!set) {
      throw new IllegalArgumentException(
          place
              + ": "
              + typed
              + " is no value of "
              + path
              + "; there are "
              + String.join(", ", values.get(path)));
    }
  }

  /**
   * Checks the columns of plots, fits and names against those of a row.
   *
   * @throws IllegalArgumentException if there is no such column, naming the nearest
   */
  static void check(SweepPlan plan, SweepRow row) {
    SweepTable table = SweepTable.of(List.of(row), plan.columns());
    for (int i = 0; i < plan.plots().size(); i++) {
      SweepPlan.Plot plot = plan.plots().get(i);
      List<String> columns = new ArrayList<>(List.of(plot.x(), plot.y(), plot.by()));
      plot.where().forEach(condition -> columns.add(condition.column()));
      require(table, "plots[" + i + "]", columns);
    }
    for (int i = 0; i < plan.fits().size(); i++) {
      SweepPlan.FitRequest fit = plan.fits().get(i);
      List<String> columns = new ArrayList<>(List.of(fit.x(), fit.y(), fit.by()));
      fit.where().forEach(condition -> columns.add(condition.column()));
      require(table, "fits[" + i + "]", columns);
    }
    require(table, "names", List.copyOf(plan.names().keySet()));
  }

  private static void require(SweepTable table, String place, List<String> columns) {
    for (String column : columns) {
      if (!column.isEmpty()) {
        try {
          table.require(column);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("in " + place + " of the study: " + e.getMessage(), e);
        }
      }
    }
  }
}
