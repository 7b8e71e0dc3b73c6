package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.report.StudyReport;
import org.voxelyte.units.Quantity;

/**
 * What was found in a study.
 *
 * @param plan the plan
 * @param table all rows
 * @param fits what was fitted
 * @param charts what was drawn
 * @param notes what readers should know before they use the numbers
 * @param failed number of cases that could not be made or measured
 */
record SweepResult(
    SweepPlan plan,
    SweepTable table,
    List<SweepFits.Fitted> fits,
    List<StudyReport.Chart> charts,
    List<String> notes,
    long failed) {
  private static final int ROWS_OF_REPORT = 60;
  private static final int COLUMNS_OF_REPORT = 10;

  /**
   * Puts rows together, fits and draws.
   *
   * @throws IllegalArgumentException if the plan asks for a column that there is not
   */
  static SweepResult of(SweepPlan plan, List<SweepRow> rows) {
    SweepTable table = SweepTable.of(rows, plan.columns());
    List<String> notes = notes(rows);
    long failed = rows.stream().filter(row -> row.failure().isPresent()).count();
    if (failed == rows.size()) {
      return new SweepResult(plan, table, List.of(), List.of(), notes, failed);
    }
    List<SweepFits.Fitted> fits = SweepFits.of(table, plan.fits());
    ColumnNames names = new ColumnNames(table, plan.names());
    List<StudyReport.Chart> charts = new SweepCharts(table, names, fits).of(plan.plots(), notes);
    return new SweepResult(plan, table, fits, charts, notes, failed);
  }

  private static List<String> notes(List<SweepRow> rows) {
    List<String> notes = new ArrayList<>();
    long failed = rows.stream().filter(row -> row.failure().isPresent()).count();
    if (failed > 0) {
      String first = rows.stream().flatMap(row -> row.failure().stream()).findFirst().orElseThrow();
      notes.add(
          failed
              + " of "
              + rows.size()
              + " structures could not be made or measured; the first: "
              + first);
    }
    return notes;
  }

  /** Returns the tables of the report. */
  List<StudyReport.Table> tables() {
    List<StudyReport.Table> tables = new ArrayList<>();
    if (!fits.isEmpty()) {
      tables.add(FitTable.of(fits, new ColumnNames(table, plan.names())));
    }
    List<String> shown = table.columns().stream().limit(COLUMNS_OF_REPORT).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(table.rows(), ROWS_OF_REPORT); row++) {
      int at = row;
      rows.add(
          shown.stream()
              .map(
                  column ->
                      table.number(at, column).map(Quantity::number).orElse(table.text(at, column)))
              .toList());
    }
    tables.add(
        new StudyReport.Table(
            "Rows",
            "The first columns"
                + (table.rows() > ROWS_OF_REPORT ? " of the first rows" : "")
                + "; all are in rows.csv and rows.parquet. SI units.",
            shown,
            0,
            rows));
    return tables;
  }
}
