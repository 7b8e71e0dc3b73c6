package org.voxelyte.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.Reach;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** The page: tables and figures with what a reader needs to judge them, in one file. */
final class ReportPage {
  private static final double PER_MICROMETRE = 1e-6;

  private final Analysis analysis;
  private final ReportFigures figures;
  private final Palette palette;
  private final TaskContext task;
  private final Html html = new Html();
  private int drawn;

  ReportPage(Analysis analysis, ReportFigures figures, Palette palette, TaskContext task) {
    this.analysis = analysis;
    this.figures = figures;
    this.palette = palette;
    this.task = task;
  }

  /** Returns the page as XHTML. */
  String write() throws IOException {
    String name = fileName(analysis.provenance().file());
    html.raw(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.raw("<title>" + Xml.escape(name + " – Voxelyte") + "</title>\n");
    html.raw("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
    html.raw("<header>\n<p class=\"kind\">Microstructure and conduction analysis</p>\n");
    html.element("h1", name);
    html.raw("<p class=\"lead\">").raw(Xml.escape(summary())).raw("</p>\n</header>\n");
    warnings();
    sample();
    phases();
    networks();
    interfaces();
    morphology();
    transport();
    methods();
    howMade();
    return html.raw("</main>\n</body>\n</html>\n").toString();
  }

  private String summary() {
    String size =
        analysis.axes().stream()
            .map(a -> LengthUnit.print(analysis.length(a), 3))
            .collect(Collectors.joining(" × "));
    return analysis.shape()
        + " voxels of "
        + analysis.voxelSize()
        + (analysis.axes().isEmpty() ? "" : ", " + size + " along " + axes(", "))
        + (analysis.singleLayerAxes().isEmpty() ? "" : ", a single slice")
        + "; phases: "
        + analysis.phases().stream().map(Phase::name).collect(Collectors.joining(", "))
        + ".";
  }

  /** Returns the axes with more than one layer: "x / y / z". */
  private String axes(String separator) {
    return analysis.axes().stream().map(Axis::key).collect(Collectors.joining(separator));
  }

  /** Returns what a table says of axes with a single layer; empty if there are none. */
  private String singleSlice() {
    String along =
        analysis.singleLayerAxes().stream().map(Axis::key).collect(Collectors.joining(", "));
    return along.isEmpty()
        ? ""
        : " The volume is a single slice along "
            + along
            + ": nothing is measured along "
            + along
            + ".";
  }

  private void warnings() {
    List<String> warnings = Warnings.of(analysis);
    if (!warnings.isEmpty()) {
      html.raw("<section class=\"warnings\">\n");
      html.heading("warnings", "Before these numbers are used").raw("<ul>\n");
      warnings.forEach(warning -> html.element("li", warning));
      html.raw("</ul>\n</section>\n");
    }
  }

  private void sample() {
    html.raw("<section>\n").heading("sample", "Sample").raw("<dl>\n");
    html.pair("File", analysis.provenance().file());
    if (!analysis.provenance().sha256().isEmpty()) {
      html.raw("<dt>SHA-256</dt>\n<dd><code>");
      html.raw(Xml.escape(analysis.provenance().sha256())).raw("</code></dd>\n");
    }
    html.pair(
        "Voxels (x × y × z)", analysis.shape() + " = " + Numbers.count(analysis.shape().voxels()));
    html.pair("Voxel size", analysis.voxelSize().toString());
    if (analysis.axes().size() == 2) {
      double area =
          analysis.length(analysis.axes().get(0)) * analysis.length(analysis.axes().get(1));
      html.pair("Area", Numbers.significant(area / 1e-12, 4) + " µm², a single slice");
    } else {
      double volume = analysis.shape().voxels() * analysis.voxelSize().volume();
      html.pair("Volume", Numbers.significant(volume / 1e-18, 4) + " µm³");
    }
    html.raw("</dl>\n</section>\n");
  }

  private void phases() throws IOException {
    if (analysis.fractions().isEmpty()
        && figures.phases().isEmpty()
        && figures.profiles().isEmpty()) {
      return;
    }
    html.raw("<section>\n").heading("phases", "Phases");
    if (!analysis.fractions().isEmpty()) {
      List<List<Cell>> rows = new ArrayList<>();
      for (PhaseFraction fraction : analysis.fractions()) {
        Phase phase = fraction.phase();
        rows.add(
            List.of(
                new Cell(phase.name(), palette.of(phase)),
                Cell.of(phase.role() == PhaseRole.UNSPECIFIED ? "–" : phase.role().key()),
                Cell.of(Integer.toString(phase.label())),
                Cell.of(Numbers.count(fraction.voxels())),
                Cell.of(Numbers.significant(fraction.ofVolume(), 4)),
                Cell.of(Numbers.significant(fraction.ofSolid().orElse(Double.NaN), 4))));
      }
      html.table(
          "Phases",
          "Fraction of the volume: voxels of the phase divided by all voxels, void included."
              + " Fraction of the solid: divided by the voxels of all phases that are not void."
              + activeToElectrolyte(),
          2,
          List.of("Phase", "Role", "Label", "Voxels", "Of the volume", "Of the solid"),
          rows);
    }
    add(figures.phases());
    add(figures.profiles());
    html.raw("</section>\n");
  }

  /** Returns AM:SE by volume as people quote it, where both are there. */
  private String activeToElectrolyte() {
    return analysis.metrics().stream()
        .filter(metric -> metric.kind().key().equals("active_of_active_and_electrolyte"))
        .findFirst()
        .map(
            metric -> {
              double active = 100 * metric.value().get();
              return " Active material to electrolyte by volume: "
                  + Numbers.significant(active, 3)
                  + ":"
                  + Numbers.significant(100 - active, 3)
                  + ".";
            })
        .orElse("");
  }

  private void networks() throws IOException {
    if (analysis.connectivity().isEmpty() && figures.networks().isEmpty()) {
      return;
    }
    html.raw("<section>\n").heading("networks", "Networks");
    if (!analysis.connectivity().isEmpty()) {
      String ends = analysis.axes().isEmpty() ? "" : ", for the ends of " + axes(" / ");
      List<List<Cell>> rows = new ArrayList<>();
      for (PhaseConnectivity c : analysis.connectivity()) {
        rows.add(
            List.of(
                new Cell(c.phase().name(), palette.of(c.phase())),
                Cell.of(Numbers.count(c.clusters6())),
                Cell.of(Numbers.count(c.clusters26())),
                Cell.of(Numbers.percent(c.largestClusterFraction())),
                Cell.of(perAxis(analysis.axes(), c, Share.SPANNING)),
                Cell.of(perAxis(analysis.axes(), c, Share.FIRST)),
                Cell.of(perAxis(analysis.axes(), c, Share.LAST)),
                Cell.of(perAxis(analysis.axes(), c, Share.ISOLATED))));
      }
      html.table(
          "Clusters and what they reach",
          "Shares are voxels in 6-connected clusters (neighbours share a face) divided by the"
              + " voxels of the phase"
              + ends
              + ". A cluster spans if it touches"
              + " both end layers; the share tied to the first or the last layer is the utilisation"
              + " level from that face; isolated clusters touch neither."
              + singleSlice(),
          1,
          List.of(
              "Phase",
              "Clusters (6)",
              "Clusters (26)",
              "Largest",
              ("Spanning " + axes(" / ")).strip(),
              "Tied to first",
              "Tied to last",
              "Isolated"),
          rows);
    }
    add(figures.networks());
    html.raw("</section>\n");
  }

  private enum Share {
    SPANNING,
    FIRST,
    LAST,
    ISOLATED;

    double of(Reach reach) {
      return switch (this) {
        case SPANNING -> reach.spanning();
        case FIRST -> reach.first();
        case LAST -> reach.last();
        case ISOLATED -> reach.isolated();
      };
    }
  }

  private static String perAxis(List<Axis> axes, PhaseConnectivity connectivity, Share share) {
    List<String> parts = new ArrayList<>();
    for (Axis axis : axes) {
      Reach reach = connectivity.reach().getOrDefault(axis, Reach.UNDEFINED);
      parts.add(Numbers.percent(share.of(reach)).replace("\u202f%", ""));
    }
    return parts.isEmpty() ? "–" : String.join(" / ", parts) + "\u202f%";
  }

  private void interfaces() {
    if (analysis.interfaces().isEmpty()) {
      return;
    }
    html.raw("<section>\n").heading("interfaces", "Interfaces");
    List<List<Cell>> rows = new ArrayList<>();
    for (InterfaceArea pair : analysis.interfaces()) {
      rows.add(
          List.of(
              new Cell(pair.a().name(), palette.of(pair.a())),
              new Cell(pair.b().name(), palette.of(pair.b())),
              Cell.of(Numbers.significant(pair.croftonArea() / 1e-12, 4)),
              Cell.of(Numbers.significant(pair.perVolume() * PER_MICROMETRE, 4)),
              Cell.of(Numbers.significant(pair.perVolumeOfA() * PER_MICROMETRE, 4)),
              Cell.of(Numbers.significant(pair.perVolumeOfB() * PER_MICROMETRE, 4)),
              Cell.of(Numbers.significant(pair.faceArea() / 1e-12, 4)),
              Cell.of(Numbers.count(pair.faces()))));
    }
    html.table(
        "Areas of interfaces inside the volume",
        "Area: Crofton's estimate from intersections along the 13 directions to the 26 neighbours;"
            + " the outer boundary does not count. Per volume: divided by the whole volume, by the"
            + " volume of phase A, of phase B. The sum of voxel faces, beside it, overestimates"
            + " smooth surfaces by up to 50 %."
            + wallsOfTheSlice(),
        2,
        List.of(
            "Phase A",
            "Phase B",
            "Area (µm²)",
            "Per volume (µm⁻¹)",
            "Per A (µm⁻¹)",
            "Per B (µm⁻¹)",
            "Voxel faces (µm²)",
            "Faces"),
        rows);
    html.raw("</section>\n");
  }

  /** A slice has no surface but its walls; S_V = 4 L_A / π (Smith and Guttman, 1953). */
  private String wallsOfTheSlice() {
    return analysis.axes().size() != 2
        ? ""
        : " A single slice counts as one voxel thick, and areas are those of its walls: per volume"
            + " is boundary length per area of the image. An isotropic material has 4/π as much"
            + " area per volume as its cuts have length per area.";
  }

  private void morphology() throws IOException {
    List<Metric> metrics = analysis.morphology().metrics();
    for (MorphologyTopic topic : MorphologyTopic.choosable()) {
      boolean found = metrics.stream().anyMatch(metric -> metric.kind().topic() == topic);
      List<Figure> own = figures.morphology().getOrDefault(topic, List.of());
      if (found || !own.isEmpty()) {
        html.raw("<section>\n").heading(topic.key(), topic.title());
        MorphologyTables.write(html, metrics, topic);
        add(own);
        html.raw("</section>\n");
      }
    }
  }

  private void transport() throws IOException {
    boolean solved = analysis.conduction().stream().anyMatch(c -> !c.driven().isEmpty());
    if (!solved && figures.fields().isEmpty()) {
      return;
    }
    html.raw("<section>\n").heading("conduction", "Conduction");
    new ConductionTables(analysis, palette, singleSlice()).write(html);
    add(figures.transport());
    add(figures.fields());
    add(figures.currents());
    html.raw("</section>\n");
  }

  private void methods() {
    html.raw("<section>\n").heading("methods", "Methods");
    if (!analysis.connectivity().isEmpty()) {
      html.element(
          "p",
          "Clusters are sets of voxels of one phase joined by faces (6 neighbours); those joined by"
              + " faces, edges or corners (26) are counted for comparison. Whether a phase conducts"
              + " is decided by 6-connected clusters, as current flows through faces.");
    }
    if (!analysis.interfaces().isEmpty()) {
      html.element(
          "p",
          "Interface areas follow Crofton's formula: intersections of the interface with lines"
              + " along the 13 directions to the 26 neighbours of a voxel are counted, and weighted"
              + " by the share of directions that each stands for.");
    }
    if (!analysis.conduction().isEmpty()) {
      html.element(
          "p",
          "Conduction solves ∇·(σ∇φ) = 0 on voxel centres by finite volumes. The conductance of a"
              + " face is the harmonic mean of the two voxels, G = A/(h/2σ₁ + h/2σ₂); this equals"
              + " the explicit-jump method. The electrodes lie on the outer voxel faces normal to"
              + " the drive, half a voxel from the first and the last centres; "
              + (analysis.conduction().get(0).sides() == Sides.PERIODIC
                  ? "the volume repeats across its side faces"
                  : "the side faces are insulated")
              + ". σ_eff = I\u00a0L/(A\u00a0ΔU) and τ² = ε σ_bulk/σ_eff, so that a"
              + " uniform block has τ² = 1. A phase that does not span has σ_eff = 0 and τ² = ∞ by"
              + " connectivity.");
      html.element(
          "p",
          "The setting and the tortuosity factor are those of: A. Bielefeld, D. A. Weber, J. Janek,"
              + " Modeling Effective Ionic Conductivity and Binder Influence in Composite Cathodes"
              + " for All-Solid-State Batteries, ACS Applied Materials & Interfaces (2020),"
              + " doi:10.1021/acsami.9b22788.");
    }
    html.element(
        "p",
        "Every number depends on the segmentation and on the voxel size. The solver error says"
            + " nothing of either, and no error bar knows of the segmentation: repeat with other"
            + " thresholds, finer voxels and other samples to learn their share.");
    html.raw("</section>\n");
  }

  private void howMade() {
    html.raw("<section>\n").heading("made", "How this was made").raw("<dl>\n");
    html.pair("Program", "Voxelyte " + analysis.provenance().version());
    html.raw("<dt>Command</dt>\n<dd><code>");
    html.raw("./voxelyte");
    for (String argument : analysis.command()) {
      String typed = Xml.escape(CommandLine.of(List.of(argument)));
      html.raw(" <span class=\"argument\">" + typed + "</span>");
    }
    html.raw("</code></dd>\n");
    if (!analysis.provenance().steps().isEmpty()) {
      html.raw("<dt>Steps</dt>\n<dd><ol>\n");
      analysis.provenance().steps().forEach(step -> html.element("li", step));
      html.raw("</ol></dd>\n");
    }
    html.pair(
        "Time",
        Numbers.seconds(analysis.seconds())
            + " on "
            + analysis.threads()
            + (analysis.threads() == 1 ? " thread" : " threads"));
    List<String> files = new ArrayList<>(Tables.of(analysis).keySet());
    files.add(0, "results.json");
    html.pair(
        "Beside this page",
        String.join(", ", files) + (drawn > 0 ? "; each figure as PNG and SVG in figures/" : ""));
    html.raw("</dl>\n</section>\n");
  }

  private void add(List<Figure> more) throws IOException {
    for (Figure figure : more) {
      task.checkCancelled();
      html.figure(++drawn, figure, figure.svg());
    }
  }

  private static String fileName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.isBlank() ? "Analysis" : name;
  }

  /** Returns the style sheet of pages. */
  static String style() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("report.css is missing from the program's jar; build it anew");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
