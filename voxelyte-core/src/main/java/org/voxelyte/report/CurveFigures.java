package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.Phase;

/** Distributions of morphology: a figure per kind, a panel per direction, a line per phase. */
final class CurveFigures {
  private CurveFigures() {}

  /** Draws the curves of a topic. */
  static List<Figure> of(Analysis analysis, MorphologyTopic topic, Palette palette) {
    Map<String, List<Curve>> byKey = new LinkedHashMap<>();
    for (Curve curve : analysis.morphology().curves()) {
      if (curve.topic() == topic && curve.points().size() > 1) {
        byKey.computeIfAbsent(curve.key(), key -> new ArrayList<>()).add(curve);
      }
    }
    List<Figure> figures = new ArrayList<>();
    byKey.forEach((key, curves) -> figures.add(figure(analysis, key, curves, palette)));
    return figures;
  }

  private static Figure figure(Analysis analysis, String key, List<Curve> curves, Palette palette) {
    Set<String> directions = new LinkedHashSet<>();
    curves.forEach(curve -> directions.add(curve.along()));
    List<CurveChart.Panel> panels = new ArrayList<>();
    for (String along : directions) {
      List<CurveChart.Line> lines = new ArrayList<>();
      for (Curve curve : curves) {
        if (curve.along().equals(along)) {
          lines.add(
              new CurveChart.Line(curve.of(), paint(analysis, curve, palette), curve.points()));
        }
      }
      panels.add(new CurveChart.Panel(title(along), lines));
    }
    Curve first = curves.get(0);
    return new Figure(
        "morphology_" + key,
        first.title(),
        first.definition(),
        new CurveChart(first.x(), first.y(), panels).draw());
  }

  /** Returns what stands above a panel: "along −z" for a direction, anything else as it is. */
  private static String title(String along) {
    return along.matches("[+-]?[xyz]") ? "along " + along.replace('-', '−') : along;
  }

  private static Paint paint(Analysis analysis, Curve curve, Palette palette) {
    return analysis.phases().stream()
        .filter(phase -> phase.name().equals(curve.of()))
        .map((Phase phase) -> palette.of(phase).asLine())
        .findFirst()
        .orElse(Paint.INK);
  }
}
