package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.morphology.Finding;

/** The fits of a study. */
public final class SweepFits {
  private SweepFits() {}

  /**
   * A fit of a study.
   *
   * @param request what was asked for
   * @param group value of the column by which fits are parted; empty if they are not
   * @param fit the fit, or why there is none
   */
  public record Fitted(SweepPlan.FitRequest request, String group, Finding<Fit> fit) {}

  /**
   * Fits what a plan asks for, to every row by itself: realisations of a point are points of their
   * own.
   *
   * @throws IllegalArgumentException if a column does not exist
   */
  public static List<Fitted> of(SweepTable table, List<SweepPlan.FitRequest> requests) {
    List<Fitted> all = new ArrayList<>();
    for (SweepPlan.FitRequest request : requests) {
      String x = table.require(request.x());
      String y = table.require(request.y());
      Map<String, List<Integer>> groups = new LinkedHashMap<>();
      for (int row : table.rowsWhere(request.where())) {
        String group = request.by().isEmpty() ? "" : table.text(row, table.require(request.by()));
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
      }
      if (groups.isEmpty()) {
        all.add(new Fitted(request, "", Finding.undefined("no row fulfils the conditions")));
      }
      groups.forEach(
          (group, rows) -> {
            double[] xs = numbers(table, rows, x);
            double[] ys = numbers(table, rows, y);
            all.add(new Fitted(request, group, CurveFit.of(request.form(), xs, ys)));
          });
    }
    return all;
  }

  /** Returns the numbers of a column, NaN where there is none: such rows are left out, counted. */
  private static double[] numbers(SweepTable table, List<Integer> rows, String column) {
    return rows.stream().mapToDouble(row -> table.number(row, column).orElse(Double.NaN)).toArray();
  }
}
