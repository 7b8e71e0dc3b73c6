package org.voxelyte.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.task.TaskContext;

/**
 * Writes an analysis for people and for programs: report.html, which needs no other file and no
 * network, results.json, a table per topic as CSV, and each figure as PNG and SVG.
 *
 * <p>Each file is written under a temporary name and then moved, report.html last, so no file is
 * ever half-written and a report that is there is whole. Figures and tables of an earlier report in
 * the same directory are replaced, or removed where this one has none of their name; other files
 * are left alone.
 */
public final class ReportWriter {
  /** Names that figures of a report have. */
  private static final Pattern OURS =
      Pattern.compile(
          "phases|oblique|phases_\\d+|profiles|conductivity|tortuosity|power|morphology_.*"
              + "|(network|fields|tensor|currents|pathways)_\\d+_.*");

  private static final String STAGE = "writing report";

  private ReportWriter() {}

  /**
   * Writes all files.
   *
   * @param analysis what was found; empty parts are left out
   * @param directory where to; made if absent
   * @param task progress per figure, and cancellation between figures
   * @return the path of report.html
   * @throws IOException if a file cannot be written
   * @throws org.voxelyte.task.TaskCancelledException if cancelled
   */
  public static Path write(Analysis analysis, Path directory, TaskContext task) throws IOException {
    task.progress(STAGE, 0, 0);
    Palette palette = new Palette(analysis.phases());
    ReportFigures figures = ReportFigures.of(analysis, palette);
    Path figureDirectory = directory.resolve("figures");
    List<Figure> all = figures.all();
    AtomicFiles.createFolder(all.isEmpty() ? directory : figureDirectory);
    int steps = all.size() + 1;
    Map<String, String> tables = Tables.of(analysis);
    for (Map.Entry<String, String> table : tables.entrySet()) {
      text(directory.resolve(table.getKey()), table.getValue());
    }
    AtomicReference<String> page = new AtomicReference<>();
    List<Writing> others =
        List.of(
            () -> page.set(new ReportPage(analysis, figures, palette, task).write()),
            () -> text(directory.resolve("results.json"), ResultsJson.of(analysis)));
    draw(all, figureDirectory, steps, others, task);
    Path report = directory.resolve("report.html");
    text(report, page.get());
    removeOthers(all, figureDirectory);
    for (String name : Tables.NAMES) {
      if (!tables.containsKey(name)) {
        Files.deleteIfExists(directory.resolve(name));
      }
    }
    task.progress(STAGE, steps, steps);
    return report;
  }

  /** Removes figures that an earlier report left and this one does not have. */
  static void removeOthers(List<Figure> figures, Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    Set<String> own = figures.stream().map(Figure::name).collect(Collectors.toSet());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{png,svg}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ".png".length());
        if (OURS.matcher(stem).matches() && !own.contains(stem)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Something that is written while figures are drawn. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  /** Draws figures on all threads; the listener hears of one at a time. */
  static void draw(List<Figure> figures, Path directory, int steps, TaskContext task)
      throws IOException {
    draw(figures, directory, steps, List.of(), task);
  }

  /** The same, and beside them does others first, since those take longest. */
  private static void draw(
      List<Figure> figures, Path directory, int steps, List<Writing> others, TaskContext task)
      throws IOException {
    AtomicInteger done = new AtomicInteger();
    try {
      task.forEach(
          others.size() + figures.size(),
          i -> {
            try {
              if (i < others.size()) {
                others.get(i).run();
                return;
              }
              draw(figures.get(i - others.size()), directory);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            synchronized (done) {
              task.progress(STAGE, done.incrementAndGet(), steps);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void draw(Figure figure, Path directory) throws IOException {
    AtomicFiles.write(
        directory.resolve(figure.name() + ".png"), out -> PngWriter.write(figure.drawing(), out));
    text(directory.resolve(figure.name() + ".svg"), figure.svg());
  }

  private static void text(Path target, String text) throws IOException {
    AtomicFiles.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
