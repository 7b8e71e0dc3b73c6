package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.electrochemistry.ApplicationCase;
import org.voxelyte.electrochemistry.CompositeElectrode;
import org.voxelyte.electrochemistry.RateEstimate;
import org.voxelyte.electrochemistry.RatedElectrode;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;

/**
 * Writes an estimate of rates: report.html, results.json, and the maps as PNG and SVG in the folder
 * figures.
 */
public final class RateWriter {
  private RateWriter() {}

  /**
   * Writes all files; maps of an earlier report that this one does not have are removed.
   *
   * @param report with an electrode
   * @return the path of report.html
   * @throws IOException if a file cannot be written
   */
  public static Path write(RateReport report, Path directory, TaskContext task) throws IOException {
    List<Figure> figures = RateMaps.of(report);
    Path folder = directory.resolve("figures");
    AtomicFiles.createFolder(folder);
    text(directory.resolve("results.json"), json(report));
    ReportWriter.draw(figures, folder, figures.size() + 1, task);
    Path page = directory.resolve("report.html");
    text(page, page(report, figures));
    for (String name : List.of(RateMaps.THICKNESS, RateMaps.COMPOSITION)) {
      if (figures.stream().noneMatch(figure -> figure.name().equals(name))) {
        Files.deleteIfExists(folder.resolve(name + ".png"));
        Files.deleteIfExists(folder.resolve(name + ".svg"));
      }
    }
    return page;
  }

  /** Returns results.json: the common keys, current density and C-rate, and what they are of. */
  public static String json(RateReport report) {
    ObjectNode root;
    if (report.source().isPresent()) {
      RateReport.Source source = report.source().get();
      root =
          ResultsJson.common(
              report.command(),
              source.provenance(),
              source.shape(),
              source.voxelSize(),
              report.seconds());
    } else {
      root = JsonNodeFactory.instance.objectNode();
      root.put("voxelyte", Version.current());
      ArrayNode arguments = root.putArray("command");
      report.command().forEach(arguments::add);
      root.putNull("input");
      root.set("seconds", ResultsJson.number(report.seconds()));
    }
    report.rated().ifPresent(rated -> electrode(root, report, rated));
    if (report.withTable()) {
      ArrayNode cases = root.putArray("application_cases");
      ApplicationCase.TABLE_1.forEach(one -> add(cases.addObject(), one));
    }
    return ResultsJson.print(root);
  }

  private static void electrode(ObjectNode root, RateReport report, RatedElectrode rated) {
    rates(root, rated.estimate());
    root.set("effective_S_per_m", ResultsJson.number(rated.electrode().effectiveConductivity()));
    root.set("areal_capacity_C_per_m2", ResultsJson.number(rated.arealCapacity()));
    state(root, rated);
    ObjectNode origins = root.putObject("origins");
    report.inputs().forEach(line -> origins.put(line.quantity(), line.from()));
    report
        .wantedCurrent()
        .ifPresent(
            j ->
                root.putObject("thickness_for_current")
                    .put("current_density_mA_per_cm2", milliamperes(j))
                    .set("thickness_m", ResultsJson.number(rated.thicknessFor(j))));
    report
        .wantedRate()
        .ifPresent(
            c ->
                root.putObject("conductivity_for_c_rate")
                    .put("c_rate_per_h", c)
                    .set("bulk_S_per_m", ResultsJson.number(rated.conductivityFor(c))));
  }

  private static void rates(ObjectNode node, RateEstimate estimate) {
    node.put("current_density_mA_per_cm2", milliamperes(estimate.currentDensity()));
    node.set("current_density_A_per_m2", ResultsJson.number(estimate.currentDensity()));
    node.set("c_rate_per_h", ResultsJson.number(estimate.cRate()));
  }

  private static double milliamperes(double amperesPerSquareMetre) {
    return amperesPerSquareMetre / RateReport.MILLIAMPERE_PER_SQUARE_CENTIMETRE;
  }

  private static void state(ObjectNode node, RatedElectrode rated) {
    CompositeElectrode electrode = rated.electrode();
    node.set("bulk_S_per_m", ResultsJson.number(electrode.bulkConductivity()));
    node.set("tortuosity_factor", ResultsJson.number(electrode.tortuosityFactor()));
    node.set("thickness_m", ResultsJson.number(electrode.thickness()));
    node.set("void_fraction", ResultsJson.number(electrode.voidFraction()));
    node.set("active_fraction_of_solid", ResultsJson.number(electrode.activeOfSolid()));
    node.set("electrolyte_fraction_of_solid", ResultsJson.number(electrode.electrolyteOfSolid()));
    node.set("specific_capacity_C_per_kg", ResultsJson.number(rated.active().specificCapacity()));
    node.set("density_kg_per_m3", ResultsJson.number(rated.active().density()));
    node.set("voltage_loss_V", ResultsJson.number(rated.voltageLoss()));
  }

  private static void add(ObjectNode node, ApplicationCase one) {
    node.put("name", one.name());
    rates(node, one.recomputed());
    node.put("printed_current_density_mA_per_cm2", milliamperes(one.printed().currentDensity()));
    node.set("printed_c_rate_per_h", ResultsJson.number(one.printed().cRate()));
    node.set(
        "tortuosity_factor_of_printed_numbers",
        ResultsJson.number(
            one.tortuosityFactorOfNumbers().orElse(one.rated().electrode().tortuosityFactor())));
    state(node, one.rated());
  }

  private static String page(RateReport report, List<Figure> figures) throws IOException {
    Html html = new Html();
    html.raw(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.raw("<title>Rates – Voxelyte</title>\n");
    html.raw("<style>\n" + ReportPage.style() + "</style>\n</head>\n<body>\n<main>\n");
    html.raw("<header>\n<p class=\"kind\">Current density and C-rate</p>\n");
    RateEstimate estimate = report.rated().orElseThrow().estimate();
    html.element(
        "h1",
        RateReport.current(estimate.currentDensity()) + ", " + RateReport.rate(estimate.cRate()));
    html.raw("</header>\n<section>\n").heading("estimate", "Estimate");
    html.table(
        "What the ions allow",
        RateReport.MEANING,
        1,
        List.of("Quantity", "Value", ""),
        rows(report.findings()));
    html.table(
        "What it was made from",
        "Shares of the solid leave the void out.",
        1,
        List.of("Quantity", "Value", "From"),
        rows(report.inputs()));
    html.raw("</section>\n<section>\n").heading("maps", "Maps");
    int drawn = 0;
    for (Figure figure : figures) {
      html.figure(++drawn, figure, figure.svg());
    }
    html.raw("</section>\n");
    if (report.withTable()) {
      html.raw("<section>\n").heading("cases", "Published cases");
      List<List<Cell>> rows = new ArrayList<>();
      RateReport.cases().forEach(row -> rows.add(row.stream().map(Cell::of).toList()));
      html.table("Cases of application", RateReport.CASES_NOTE, 1, RateReport.caseTitles(), rows);
      html.raw("</section>\n");
    }
    html.raw("<section>\n").heading("made", "How this was made").raw("<dl>\n");
    html.pair("Program", "Voxelyte " + Version.current());
    html.raw("<dt>Command</dt>\n<dd><code>./voxelyte ");
    html.raw(Xml.escape(CommandLine.of(report.command()))).raw("</code></dd>\n");
    html.raw("</dl>\n</section>\n</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static List<List<Cell>> rows(List<RateReport.Line> lines) {
    return lines.stream()
        .map(line -> List.of(Cell.of(line.quantity()), Cell.of(line.value()), Cell.of(line.from())))
        .toList();
  }

  private static void text(Path target, String text) throws IOException {
    AtomicFiles.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
