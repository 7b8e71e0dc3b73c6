package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.StudyReport;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;
import org.voxelyte.units.Quantity;

/**
 * What a study leaves: rows.jsonl with finished rows while it runs; then rows.csv, the same as
 * rows.parquet, fits.csv, results.json with the key {@code rows}, report.html and the charts.
 */
public final class SweepFolder {
  /** File of the finished rows, from which an interrupted study goes on. */
  public static final String LOG = "rows.jsonl";

  /** File of all rows with their types, for programs that evaluate them. */
  public static final String PARQUET = "rows.parquet";

  private static final int ROWS_OF_REPORT = 60;

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
      String title,
      List<String> command,
      Path folder,
      double seconds,
      TaskContext task)
      throws IOException {
    SweepTable table = SweepTable.of(rows, plan.columns());
    boolean measured = rows.stream().anyMatch(row -> row.failure().isEmpty());
    List<SweepFits.Fitted> fits = measured ? SweepFits.of(table, plan.fits()) : List.of();
    text(folder.resolve("rows.csv"), table.csv());
    ParquetRows.write(table, folder.resolve(PARQUET));
    text(folder.resolve("fits.csv"), fitsCsv(fits));
    text(folder.resolve("results.json"), json(table, fits, command, seconds));
    List<String> notes = notes(rows);
    List<StudyReport.Chart> charts =
        measured ? new SweepCharts(table, fits).of(plan.plots(), notes) : List.of();
    return new StudyReport(title, command, notes, charts, tables(table, fits), seconds)
        .write(folder, task);
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

  private static List<StudyReport.Table> tables(SweepTable table, List<SweepFits.Fitted> fits) {
    List<StudyReport.Table> tables = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (SweepFits.Fitted fitted : fits) {
      cells.add(
          List.of(
              Columns.title(fitted.request().y())
                  + " against "
                  + Columns.title(fitted.request().x()),
              fitted.request().by().isEmpty()
                  ? ""
                  : Columns.title(fitted.request().by()) + " " + fitted.group(),
              fitted.request().form().formula(),
              parameters(fitted.fit())));
    }
    if (!cells.isEmpty()) {
      tables.add(
          new StudyReport.Table(
              "Fits",
              "Estimates ± standard errors; x and y in SI units. Each realisation is a point.",
              List.of("Columns", "Of", "Law", "Estimates"),
              4,
              cells));
    }
    List<String> shown = table.columns().stream().limit(10).toList();
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

  private static String parameters(Finding<Fit> fit) {
    if (!fit.isDefined()) {
      return "undefined, because " + fit.reason();
    }
    StringBuilder text = new StringBuilder();
    List<String> names = fit.get().form().parameters();
    for (int i = 0; i < names.size(); i++) {
      Estimate estimate = fit.get().estimates().get(i);
      text.append(text.isEmpty() ? "" : "; ")
          .append(names.get(i))
          .append(" = ")
          .append(Quantity.number(estimate.value()))
          .append(" ± ")
          .append(Quantity.number(estimate.standardError()));
    }
    text.append(" (").append(fit.get().points()).append(" points");
    if (fit.get().leftOut() > 0) {
      text.append(", ").append(fit.get().leftOut()).append(" left out");
    }
    return text.append(")").toString();
  }

  private static String fitsCsv(List<SweepFits.Fitted> fits) {
    StringBuilder text =
        new StringBuilder(
            "form,x,y,by,group,parameter,value,standard_error,points,left_out,undefined_because\r\n");
    for (SweepFits.Fitted fitted : fits) {
      SweepPlan.FitRequest request = fitted.request();
      String head =
          String.join(
              ",", request.form().key(), request.x(), request.y(), request.by(), fitted.group());
      if (!fitted.fit().isDefined()) {
        text.append(head)
            .append(",,,,,,\"")
            .append(fitted.fit().reason().replace("\"", "\"\""))
            .append("\"\r\n");
        continue;
      }
      Fit fit = fitted.fit().get();
      for (int i = 0; i < fit.estimates().size(); i++) {
        Estimate estimate = fit.estimates().get(i);
        text.append(head)
            .append(',')
            .append(fit.form().parameters().get(i))
            .append(',')
            .append(estimate.value())
            .append(',')
            .append(Double.isNaN(estimate.standardError()) ? "" : estimate.standardError())
            .append(',')
            .append(fit.points())
            .append(',')
            .append(fit.leftOut())
            .append(",\r\n");
      }
    }
    return text.toString();
  }

  private static String json(
      SweepTable table, List<SweepFits.Fitted> fits, List<String> command, double seconds)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("voxelyte", Version.current());
    ArrayNode arguments = root.putArray("command");
    command.forEach(arguments::add);
    root.put("seconds", seconds);
    ArrayNode rows = root.putArray("rows");
    for (int row = 0; row < table.rows(); row++) {
      ObjectNode node = rows.addObject();
      for (String column : table.columns()) {
        cell(node, table, row, column);
      }
    }
    ArrayNode laws = root.putArray("fits");
    for (SweepFits.Fitted fitted : fits) {
      ObjectNode node = laws.addObject();
      node.put("form", fitted.request().form().key());
      node.put("x", fitted.request().x());
      node.put("y", fitted.request().y());
      node.put("by", fitted.request().by());
      node.put("group", fitted.group());
      if (fitted.fit().isDefined()) {
        Fit fit = fitted.fit().get();
        for (int i = 0; i < fit.estimates().size(); i++) {
          Estimate estimate = fit.estimates().get(i);
          ObjectNode parameter = node.putObject(fit.form().parameters().get(i));
          parameter.put("value", estimate.value());
          if (Double.isFinite(estimate.standardError())) {
            parameter.put("standard_error", estimate.standardError());
          } else {
            parameter.putNull("standard_error");
          }
        }
        node.put("points", fit.points());
        node.put("left_out", fit.leftOut());
      } else {
        node.put("undefined_because", fitted.fit().reason());
      }
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void cell(ObjectNode node, SweepTable table, int row, String column) {
    if (table.isWhole(column)) {
      node.put(column, table.whole(row, column));
    } else if (table.number(row, column).isPresent()) {
      double value = table.number(row, column).get();
      if (Double.isInfinite(value)) {
        node.put(column, Double.toString(value));
      } else {
        node.put(column, value);
      }
    } else if (table.text(row, column).isEmpty()) {
      node.putNull(column);
    } else {
      node.put(column, table.text(row, column));
    }
  }

  private static void text(Path file, String text) throws IOException {
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
