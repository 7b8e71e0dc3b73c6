package org.voxelyte.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;

/**
 * The report of a study over many structures: tables and charts, as report.html with each chart as
 * PNG and SVG beside it.
 *
 * @param title what was studied
 * @param command the arguments that people type to repeat it
 * @param notes what readers should know before they use the numbers
 * @param parts studies of which this one is made up, each with a report of its own
 * @param charts in order
 * @param tables in order
 * @param seconds wall time
 */
public record StudyReport(
    String title,
    List<String> command,
    List<String> notes,
    List<Part> parts,
    List<Chart> charts,
    List<Table> tables,
    double seconds) {
  /** Copies the lists. */
  public StudyReport {
    command = List.copyOf(command);
    notes = List.copyOf(notes);
    parts = List.copyOf(parts);
    charts = List.copyOf(charts);
    tables = List.copyOf(tables);
  }

  /**
   * A study that is part of this one.
   *
   * @param title what was studied
   * @param report its report, relative to this one's folder, with / between names
   * @param text how many structures, and what failed
   */
  public record Part(String title, String report, String text) {}

  /**
   * A chart.
   *
   * @param name of its files, without suffix
   * @param title one line
   * @param caption what is drawn, and what error bars are
   * @param chart the chart
   */
  public record Chart(String name, String title, String caption, LineChart chart) {}

  /**
   * A table.
   *
   * @param title one line
   * @param caption what the columns are
   * @param header names of the columns
   * @param texts how many columns from the left are texts
   * @param rows cells
   */
  public record Table(
      String title, String caption, List<String> header, int texts, List<List<String>> rows) {
    /** Copies the lists. */
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Writes all files.
   *
   * @return the path of report.html
   * @throws IOException if a file cannot be written
   */
  public Path write(Path directory, TaskContext task) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (Chart chart : charts) {
      figures.add(
          new Figure(chart.name(), capital(chart.title()), chart.caption(), chart.chart().draw()));
    }
    Path folder = directory.resolve("figures");
    AtomicFiles.createFolder(folder);
    ReportWriter.draw(figures, folder, figures.size() + 1, task);
    byte[] page = page(figures).getBytes(StandardCharsets.UTF_8);
    Path report = directory.resolve("report.html");
    AtomicFiles.write(report, out -> out.write(page));
    ReportWriter.removeOthers(figures, folder);
    return report;
  }

  /** Returns a title that begins as a sentence does; symbols such as τ² stay. */
  private static String capital(String title) {
    boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
    return word ? Character.toUpperCase(title.charAt(0)) + title.substring(1) : title;
  }

  private String page(List<Figure> figures) throws IOException {
    Html html = new Html();
    html.raw(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.raw("<title>" + Xml.escape(title) + " – Voxelyte</title>\n");
    html.raw("<style>\n" + ReportPage.style() + "</style>\n</head>\n<body>\n<main>\n");
    html.raw("<header>\n<p class=\"kind\">A study over generated structures</p>\n");
    html.element("h1", title);
    html.raw("</header>\n");
    if (!notes.isEmpty()) {
      html.raw("<section class=\"warnings\">\n");
      html.heading("warnings", "Before these numbers are used").raw("<ul>\n");
      notes.forEach(note -> html.element("li", note));
      html.raw("</ul>\n</section>\n");
    }
    if (!parts.isEmpty()) {
      html.raw("<section>\n").heading("parts", "Studies").raw("<ul>\n");
      for (Part part : parts) {
        html.raw("<li><a href=\"" + Xml.escape(part.report()) + "\">");
        html.raw(Html.prose(part.title()) + "</a>: " + Html.prose(part.text()) + "</li>\n");
      }
      html.raw("</ul>\n</section>\n");
    }
    html.raw("<section>\n").heading("charts", "Results");
    int drawn = 0;
    for (Figure figure : figures) {
      html.figure(++drawn, figure, figure.svg());
    }
    html.raw("</section>\n");
    if (!tables.isEmpty()) {
      html.raw("<section>\n").heading("tables", "Tables");
    }
    for (Table table : tables) {
      List<List<Cell>> rows = new ArrayList<>();
      for (List<String> row : table.rows()) {
        rows.add(row.stream().map(Cell::of).toList());
      }
      html.table(table.title(), table.caption(), table.texts(), table.header(), rows);
    }
    html.raw(tables.isEmpty() ? "" : "</section>\n");
    html.raw("<section>\n").heading("made", "How this was made").raw("<dl>\n");
    html.pair("Program", "Voxelyte " + Version.current());
    html.raw("<dt>Command</dt>\n<dd><code>./voxelyte ");
    html.raw(Xml.escape(CommandLine.of(command))).raw("</code></dd>\n");
    html.pair("Time", Numbers.seconds(seconds));
    html.raw("</dl>\n</section>\n</main>\n</body>\n</html>\n");
    return html.toString();
  }
}
