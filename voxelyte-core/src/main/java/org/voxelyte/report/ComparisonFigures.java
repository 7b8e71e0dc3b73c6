package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;

/** Volumes side by side: a cut of each, and each distribution with a line per volume. */
final class ComparisonFigures {
  /** Okabe and Ito's, the darker ones first. */
  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x4d004b
  };

  private static final int CUTS_PER_FIGURE = 4;
  private static final double BAR_ROW = 14;

  private ComparisonFigures() {}

  static List<Figure> of(Comparison comparison) {
    List<Figure> figures = new ArrayList<>(cuts(comparison));
    figures.addAll(curves(comparison));
    return figures;
  }

  private static List<Figure> cuts(Comparison comparison) {
    record Cut(String name, LabelMap map, Analysis analysis) {}
    List<Cut> cuts = new ArrayList<>();
    for (Comparison.Volume volume : comparison.volumes()) {
      Optional<LabelMap> cut =
          volume.analysis().phaseCuts().stream()
              .filter(map -> map.normal() == Axis.Z && CutRow.isArea(map.width(), map.height()))
              .findFirst();
      cut.ifPresent(map -> cuts.add(new Cut(volume.name(), map, volume.analysis())));
    }
    List<Phase> phases = comparison.phases();
    Palette palette = new Palette(phases);
    List<Figure> figures = new ArrayList<>();
    for (int from = 0; from < cuts.size(); from += CUTS_PER_FIGURE) {
      List<Cut> some = cuts.subList(from, Math.min(cuts.size(), from + CUTS_PER_FIGURE));
      CutRow row = CutRow.of(some.stream().map(Cut::map).toList());
      Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
      for (int i = 0; i < some.size(); i++) {
        LabelMap map = some.get(i).map();
        int[] colors = new int[256];
        for (Phase own : some.get(i).analysis().phases()) {
          phases.stream()
              .filter(phase -> phase.name().equals(own.name()))
              .forEach(phase -> colors[own.label()] = palette.of(phase).rgb());
        }
        BufferedImage image = ColourMap.indexed(map.width(), map.height(), map.labels(), colors);
        drawing.picture(row.x(i), CutRow.imageTop(0), row.width(i), row.height(i), image);
        String where = CutRow.position(some.get(i).analysis(), Axis.Z, map.index());
        row.frame(drawing, i, 0, some.get(i).name(), where);
      }
      double y = row.rowHeight() + BAR_ROW;
      double x = row.scaleBar(drawing, row.x(0), y);
      List<Legend.Entry> legend =
          phases.stream().map(p -> new Legend.Entry(palette.of(p), p.name())).toList();
      double last = Legend.draw(drawing, legend, x, x, Drawing.FULL_WIDTH, y);
      drawing.height(last + 4);
      figures.add(
          new Figure(
              from == 0 ? "phases" : "phases_" + (from / CUTS_PER_FIGURE + 1),
              "Phases on the middle slice of each volume",
              "Normal to z, one colour per phase, at one length scale.",
              drawing));
    }
    return figures;
  }

  private static List<Figure> curves(Comparison comparison) {
    Map<String, Map<String, List<CurveChart.Line>>> panels = new LinkedHashMap<>();
    Map<String, Curve> first = new LinkedHashMap<>();
    for (int v = 0; v < comparison.volumes().size(); v++) {
      Comparison.Volume volume = comparison.volumes().get(v);
      for (Curve curve : volume.analysis().morphology().curves()) {
        if (curve.points().size() < 2) {
          continue;
        }
        first.putIfAbsent(curve.key(), curve);
        String panel =
            curve.of() + (curve.along().isEmpty() ? "" : ", " + curve.along().replace('-', '−'));
        panels
            .computeIfAbsent(curve.key(), key -> new LinkedHashMap<>())
            .computeIfAbsent(panel, key -> new ArrayList<>())
            .add(new CurveChart.Line(volume.name(), paint(v), curve.points()));
      }
    }
    List<Figure> figures = new ArrayList<>();
    panels.forEach(
        (key, byPanel) -> {
          Curve curve = first.get(key);
          List<CurveChart.Panel> drawn = new ArrayList<>();
          byPanel.forEach((title, lines) -> drawn.add(new CurveChart.Panel(title, lines)));
          figures.add(
              new Figure(
                  "morphology_" + key,
                  curve.title(),
                  curve.definition(),
                  new CurveChart(curve.x(), curve.y(), drawn).draw()));
        });
    return figures;
  }

  private static Paint paint(int volume) {
    return Paint.of(COLOURS[volume % COLOURS.length]);
  }
}
