package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.Phase;

/** Who covers the surface of each phase: a bar of 100 % per phase, parted by what touches it. */
final class CoverageFigure {
  private static final double MAX_NAMES = 112;
  private static final double TOP = 16;
  private static final double BAR = 12;
  private static final double STEP = 19;
  private static final double RIGHT = 12;
  private static final int TICKS = 5;

  private CoverageFigure() {}

  /** Draws the metrics "coverage" of pairs of phases; nothing where fewer than three touch. */
  static List<Figure> of(Analysis analysis, Palette palette) {
    Map<Phase, Map<Phase, Double>> shares = new LinkedHashMap<>();
    for (Phase a : analysis.phases()) {
      for (Phase b : analysis.phases()) {
        Optional<Double> share =
            analysis
                .morphology()
                .find("coverage", a.name() + "|" + b.name(), "")
                .flatMap(metric -> metric.value().value());
        share.ifPresent(
            value -> shares.computeIfAbsent(a, any -> new LinkedHashMap<>()).put(b, value));
      }
    }
    // Of two phases each covers the other wholly.
    if (shares.values().stream().allMatch(parts -> parts.size() < 2)) {
      return List.of();
    }
    return List.of(
        new Figure(
            "morphology_coverage",
            "Who covers the surface of each phase",
            "Share of the surface of each phase that each other phase touches (Crofton). Faces"
                + " between voxels of one phase and the outer faces of the volume are no surface.",
            draw(shares, palette)));
  }

  private static Drawing draw(Map<Phase, Map<Phase, Double>> shares, Palette palette) {
    double names = 0;
    for (Phase phase : shares.keySet()) {
      names = Math.max(names, Letters.width(phase.name(), Drawing.TEXT) + 8);
    }
    double left = Math.min(names, MAX_NAMES);
    double width = Drawing.FULL_WIDTH - left - RIGHT;
    double bottom = TOP + shares.size() * STEP;
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    drawing.text(
        left, 8, "share of the surface of a phase (%)", Drawing.TEXT, Anchor.START, Paint.INK);
    Scale scale = new Scale(0, 100, false);
    for (double tick : scale.ticks(TICKS)) {
      double x = left + width * scale.share(tick);
      drawing.line(x, TOP - 3, x, bottom, Paint.RULE, 0.5);
      String label = scale.label(tick, TICKS);
      drawing.text(x, bottom + 9, label, Drawing.SMALL, Anchor.MIDDLE, Paint.MUTED);
    }
    double y = TOP;
    Map<Phase, Legend.Entry> legend = new LinkedHashMap<>();
    for (Map.Entry<Phase, Map<Phase, Double>> covered : shares.entrySet()) {
      String name = Letters.fit(covered.getKey().name(), Drawing.TEXT, left - 6);
      drawing.text(left - 6, y + BAR - 3, name, Drawing.TEXT, Anchor.END, Paint.INK);
      bar(drawing, covered.getValue(), palette, left, width, y);
      covered
          .getValue()
          .keySet()
          .forEach(
              by -> legend.put(by, new Legend.Entry(palette.of(by), "touched by " + by.name())));
      y += STEP;
    }
    List<Legend.Entry> entries = new ArrayList<>(legend.values());
    double last =
        Legend.draw(drawing, entries, left, left, Drawing.FULL_WIDTH - RIGHT, bottom + 26);
    drawing.height(last + 5);
    return drawing;
  }

  private static void bar(
      Drawing drawing,
      Map<Phase, Double> parts,
      Palette palette,
      double left,
      double width,
      double y) {
    double x = left;
    for (Map.Entry<Phase, Double> part : parts.entrySet()) {
      double length = width * part.getValue();
      Paint paint = palette.of(part.getKey());
      drawing.fill(x, y, length, BAR, paint);
      if (x > left) {
        drawing.line(x, y, x, y + BAR, Paint.PAPER, 0.7);
      }
      String text = Numbers.percent(part.getValue());
      if (Letters.width(text, Drawing.SMALL) + 6 < length) {
        drawing.text(x + length / 2, y + BAR - 3.5, text, Drawing.SMALL, Anchor.MIDDLE, paint.on());
      }
      x += length;
    }
    drawing.line(left, y - 1, left, y + BAR + 1, Paint.MUTED, 0.7);
  }
}
