package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.StudyReport;
import org.voxelyte.task.TaskContext;

/**
 * Runs a series: each study in a folder of its own, with what {@link SweepFolder} leaves there as
 * soon as it is finished; then results.json with the rows of all and a report.html that shows the
 * charts of all and leads to theirs. Run again, it goes on where it was interrupted.
 */
public final class SeriesFolder {
  private final SweepSeries series;
  private final SweepOrigin origin;

  /**
   * Creates a runner of a series.
   *
   * @param origin of the series
   */
  public SeriesFolder(SweepSeries series, SweepOrigin origin) {
    this.series = series;
    this.origin = origin;
  }

  /**
   * Runs what is not finished yet and writes everything.
   *
   * @return all rows, study after study
   * @throws IOException if a file cannot be read or written; finished rows are kept
   * @throws IllegalArgumentException if a plan asks for a column that there is not
   */
  public List<SweepRow> run(Path folder, TaskContext task) throws IOException {
    long start = System.nanoTime();
    List<SweepRow> all = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<StudyReport.Part> parts = new ArrayList<>();
    List<StudyReport.Chart> charts = new ArrayList<>();
    List<SweepResult> results = new ArrayList<>();
    List<SweepOrigin> origins = new ArrayList<>();
    for (SweepSeries.Member member : series.members()) {
      origins.add(SweepOrigin.of(origin.command(), member.file()));
    }
    for (SweepSeries.Member member : series.members()) {
      long begun = System.nanoTime();
      SweepPlan plan = member.plan();
      Path own = folder.resolve(member.name());
      AtomicFiles.createFolder(own);
      List<SweepRow> rows =
          new SweepRunner(new StructureCase(plan.file()))
              .run(
                  plan,
                  own.resolve(SweepFolder.LOG),
                  new SweepRunner.Share(all.size(), series.cases()),
                  task);
      SweepResult result = SweepResult.of(plan, rows);
      SweepFolder.write(result, origins.get(results.size()), own, seconds(begun), task);
      all.addAll(rows);
      results.add(result);
      result.notes().forEach(note -> notes.add(member.name() + ": " + note));
      parts.add(part(member, rows.size(), result));
      for (StudyReport.Chart chart : result.charts()) {
        charts.add(
            new StudyReport.Chart(
                member.name() + "-" + chart.name(),
                chart.title(),
                plan.title() + ". " + chart.caption(),
                chart.chart()));
      }
    }
    SweepJson json = new SweepJson(origin, seconds(start));
    for (int i = 0; i < results.size(); i++) {
      json.add(series.members().get(i).name(), results.get(i));
    }
    SweepFolder.text(folder.resolve("results.json"), json.text());
    new StudyReport(
            series.title(), origin.command(), notes, parts, charts, List.of(), seconds(start))
        .write(folder, task);
    return all;
  }

  private static StudyReport.Part part(SweepSeries.Member member, int rows, SweepResult result) {
    return new StudyReport.Part(
        member.plan().title(),
        member.name() + "/report.html",
        rows + " structures, " + (result.failed() == 0 ? "none" : result.failed()) + " failed");
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
