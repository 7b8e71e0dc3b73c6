package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.StudyReport;
import org.voxelyte.task.TaskContext;

/**
 * What a study leaves: rows.jsonl with finished rows while it runs; then rows.csv, the same as
 * rows.parquet, fits.csv, results.json with the key {@code rows}, report.html and the charts.
 */
public final class SweepFolder {
  /** File of the finished rows, from which an interrupted study goes on. */
  public static final String LOG = "rows.jsonl";

  /** File of all rows with their types, for programs that evaluate them. */
  public static final String PARQUET = "rows.parquet";

  private SweepFolder() {}

  /**
   * Writes tables, fits, charts and report.
   *
   * @return the path of report.html
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if the plan asks for a column that there is not
   */
  public static Path write(
      SweepPlan plan,
      List<SweepRow> rows,
      SweepOrigin origin,
      Path folder,
      double seconds,
      TaskContext task)
      throws IOException {
    return write(SweepResult.of(plan, rows), origin, folder, seconds, task);
  }

  static Path write(
      SweepResult result, SweepOrigin origin, Path folder, double seconds, TaskContext task)
      throws IOException {
    SweepJson json = new SweepJson(origin, seconds);
    json.add("", result);
    text(folder.resolve("rows.csv"), result.table().csv());
    ParquetRows.write(result.table(), folder.resolve(PARQUET));
    text(folder.resolve("fits.csv"), FitTable.csv(result.fits()));
    text(folder.resolve("results.json"), json.text());
    return new StudyReport(
            result.plan().title(),
            origin.command(),
            result.notes(),
            List.of(),
            result.charts(),
            result.tables(),
            seconds)
        .write(folder, task);
  }

  static void text(Path file, String text) throws IOException {
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
