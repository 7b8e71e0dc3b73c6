package org.voxelyte.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;

/**
 * Writes a comparison: report.html, results.json with the key {@code volumes}, compare.csv with
 * columns per volume, and each figure as PNG and SVG.
 */
public final class ComparisonWriter {
  private static final String NOT_THERE = "this volume has no such row";

  private ComparisonWriter() {}

  /**
   * Writes all files.
   *
   * @return the path of report.html
   * @throws IOException if a file cannot be written
   */
  public static Path write(Comparison comparison, Path directory, TaskContext task)
      throws IOException {
    List<Figure> figures = ComparisonFigures.of(comparison);
    Path folder = directory.resolve("figures");
    AtomicFiles.createFolder(folder);
    text(directory.resolve("compare.csv"), csv(comparison));
    text(directory.resolve("results.json"), json(comparison));
    ReportWriter.draw(figures, folder, figures.size() + 1, task);
    Path report = directory.resolve("report.html");
    text(report, page(comparison, figures));
    ReportWriter.removeOthers(figures, folder);
    return report;
  }

  /** Returns results.json: the common keys, then all that was found of each volume. */
  public static String json(Comparison comparison) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("voxelyte", Version.current());
    ArrayNode arguments = root.putArray("command");
    comparison.command().forEach(arguments::add);
    root.set("seconds", ResultsJson.number(comparison.seconds()));
    ArrayNode warnings = root.putArray("warnings");
    comparison.warnings().forEach(warnings::add);
    ArrayNode volumes = root.putArray("volumes");
    for (Comparison.Volume volume : comparison.volumes()) {
      ObjectNode node = volumes.addObject().put("name", volume.name());
      try {
        ObjectNode found = (ObjectNode) mapper.readTree(ResultsJson.of(volume.analysis()));
        found.remove(List.of("voxelyte", "command"));
        node.setAll(found);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("results do not form JSON", e);
      }
    }
    return ResultsJson.print(root);
  }

  private static String csv(Comparison comparison) {
    Tables.Csv csv = new Tables.Csv();
    csv.row("topic", "metric", "of", "along", "unit");
    comparison.volumes().forEach(volume -> csv.more(volume.name()));
    comparison.volumes().forEach(volume -> csv.more("spread of " + volume.name()));
    csv.more("spread_is");
    comparison.volumes().forEach(volume -> csv.more("undefined_because of " + volume.name()));
    csv.more("definition");
    for (Comparison.Row row : comparison.rows()) {
      csv.row(row.kind().topic().key(), row.kind().key(), row.of(), row.along());
      csv.more(row.kind().unit().symbol());
      for (Optional<Metric> value : row.values()) {
        csv.more(value.flatMap(m -> m.value().value()).<Object>map(v -> v).orElse(""));
      }
      for (Optional<Metric> value : row.values()) {
        csv.more(value.flatMap(Metric::spread).<Object>map(v -> v).orElse(""));
      }
      csv.more(row.kind().spread());
      for (Optional<Metric> value : row.values()) {
        csv.more(value.map(metric -> metric.value().reason()).orElse(NOT_THERE));
      }
      csv.more(row.kind().definition());
    }
    return csv.text();
  }

  private static String page(Comparison comparison, List<Figure> figures) throws IOException {
    Html html = new Html();
    html.raw(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.raw("<title>Comparison – Voxelyte</title>\n");
    html.raw("<style>\n" + ReportPage.style() + "</style>\n</head>\n<body>\n<main>\n");
    html.raw("<header>\n<p class=\"kind\">Microstructures side by side</p>\n");
    List<String> names = comparison.volumes().stream().map(Comparison.Volume::name).toList();
    html.element("h1", String.join(", ", names));
    html.raw("</header>\n");
    warnings(html, comparison);
    html.raw("<section>\n").heading("volumes", "Volumes");
    List<List<Cell>> rows = new ArrayList<>();
    for (Comparison.Volume volume : comparison.volumes()) {
      Analysis analysis = volume.analysis();
      rows.add(
          List.of(
              Cell.of(volume.name()),
              Cell.of(analysis.provenance().file()),
              Cell.of(analysis.shape().toString()),
              Cell.of(analysis.voxelSize().toString())));
    }
    html.table(
        "What is compared",
        "Each volume was measured alone, with the same options.",
        2,
        List.of("Volume", "File", "Voxels", "Voxel size"),
        rows);
    int drawn = 0;
    List<Figure> cuts = figures.stream().filter(f -> f.name().startsWith("phases")).toList();
    for (Figure figure : cuts) {
      html.figure(++drawn, figure, figure.svg());
    }
    html.raw("</section>\n");
    for (MorphologyTopic topic : MorphologyTopic.values()) {
      topic(html, comparison, topic);
    }
    html.raw("<section>\n").heading("curves", "Distributions");
    for (Figure figure : figures) {
      if (!cuts.contains(figure)) {
        html.figure(++drawn, figure, figure.svg());
      }
    }
    html.raw("</section>\n<section>\n").heading("made", "How this was made").raw("<dl>\n");
    html.pair("Program", "Voxelyte " + Version.current());
    html.raw("<dt>Command</dt>\n<dd><code>./voxelyte ");
    html.raw(Xml.escape(CommandLine.of(comparison.command()))).raw("</code></dd>\n");
    html.pair("Time", Numbers.seconds(comparison.seconds()));
    html.raw("</dl>\n</section>\n</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static void warnings(Html html, Comparison comparison) {
    List<String> sentences = comparison.warnings();
    if (!sentences.isEmpty()) {
      html.raw("<section class=\"warnings\">\n");
      html.heading("warnings", "Before these numbers are used").raw("<ul>\n");
      sentences.forEach(sentence -> html.element("li", sentence));
      html.raw("</ul>\n</section>\n");
    }
  }

  private static void topic(Html html, Comparison comparison, MorphologyTopic topic) {
    List<Comparison.Row> own =
        comparison.rows().stream().filter(row -> row.kind().topic() == topic).toList();
    if (own.isEmpty()) {
      return;
    }
    MorphologyTables.Footnotes notes = new MorphologyTables.Footnotes();
    List<String> header = new ArrayList<>(List.of("Of", "Quantity"));
    comparison.volumes().forEach(volume -> header.add(volume.name()));
    List<List<Cell>> cells = new ArrayList<>();
    List<MetricKind> kinds = new ArrayList<>();
    for (Comparison.Row row : own) {
      if (!kinds.contains(row.kind())) {
        kinds.add(row.kind());
      }
      List<Cell> line = new ArrayList<>();
      line.add(Cell.of(row.of().isEmpty() ? "Volume" : row.of()));
      line.add(Cell.of(row.kind().name() + (row.along().isEmpty() ? "" : ", " + row.along())));
      row.values().forEach(value -> line.add(Cell.of(notes.print(value.orElse(null)))));
      cells.add(line);
    }
    html.raw("<section>\n").heading(topic.key(), topic.title());
    html.table(topic.title(), "", 2, header, cells, MorphologyTables.terms(kinds, notes));
    html.raw("</section>\n");
  }

  private static void text(Path target, String text) throws IOException {
    AtomicFiles.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
