package org.voxelyte.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.Phase;

/**
 * Tortuosity factors and effective conductivities per case and axis: bars from zero, or marks on a
 * logarithmic axis.
 */
final class TransportFigures {
  /** Beyond this ratio of largest to smallest value, short bars vanish on a linear scale. */
  private static final double LOGARITHMIC_FROM = 30;

  private static final double MAX_NAMES = 112;
  private static final double MARKER = 5;
  private static final double AXIS_NAMES = 14;
  private static final double GAP = 12;
  private static final double TOP = 16;
  private static final double BAR = 8;
  private static final double BAR_STEP = 10.5;
  private static final double CASE_GAP = 7;
  private static final double LABEL_ROOM = 74;
  private static final int TICKS = 5;
  private static final Paint SEVERAL = Paint.of(0x7d8da1);

  private TransportFigures() {}

  /** Draws the phases driven alone and the given sets of conductivities, each if there are any. */
  static List<Figure> of(Analysis analysis, Palette palette) {
    List<ConductionCase> alone = new ArrayList<>();
    List<ConductionCase> sets = new ArrayList<>();
    for (ConductionCase conduction : analysis.conduction()) {
      if (!conduction.driven().isEmpty()) {
        (conduction.alone() ? alone : sets).add(conduction);
      }
    }
    List<Figure> figures = new ArrayList<>();
    if (!alone.isEmpty()) {
      String caption =
          "Each phase driven alone, all others insulating. Left: tortuosity factor"
              + " τ² = ε σ_bulk/σ_eff, ε being the phase's fraction of the whole volume. Right:"
              + " effective conductivity relative to that of the phase itself. Where a phase does"
              + " not span, σ_eff = 0 and τ² = ∞ exactly, by connectivity.";
      figures.add(
          figure(
              "tortuosity",
              "Tortuosity factors",
              caption,
              alone,
              "effective / bulk conductivity",
              palette));
    }
    if (!sets.isEmpty()) {
      String caption =
          "The given conductivities together. Left: tortuosity factor τ² = ε σ_bulk/σ_eff of the"
              + " reference phase named in the table; where other phases conduct too it may be"
              + " below 1. Right: effective conductivity of the composite.";
      figures.add(
          figure(
              "conductivity",
              "Effective conductivity",
              caption,
              sets,
              "effective conductivity (S/m)",
              palette));
    }
    return figures;
  }

  private static Figure figure(
      String name,
      String title,
      String caption,
      List<ConductionCase> cases,
      String conductivityTitle,
      Palette palette) {
    List<Double> tortuosities = new ArrayList<>();
    List<Double> conductivities = new ArrayList<>();
    double bottom = TOP;
    for (ConductionCase conduction : cases) {
      for (EffectiveConductivity result : conduction.driven()) {
        tortuosities.add(result.tortuosityFactor());
        conductivities.add(result.effective());
        bottom += BAR_STEP;
      }
      bottom += CASE_GAP;
    }
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, bottom + 16);
    double names = 0;
    for (ConductionCase conduction : cases) {
      names = Math.max(names, Letters.width(conduction.drive(), Drawing.TEXT) + 8);
    }
    names = Math.min(names, MAX_NAMES);
    double width = (Drawing.FULL_WIDTH - names - AXIS_NAMES - GAP) / 2 - LABEL_ROOM;
    double left = names + AXIS_NAMES;
    double right = left + width + LABEL_ROOM + GAP;
    Scale factorScale = scale(tortuosities);
    Scale sigmaScale = scale(conductivities);
    boolean anySpans = conductivities.stream().anyMatch(sigma -> sigma > 0);
    axis(drawing, factorScale, anySpans, left, width, bottom, tortuosityTitle(cases));
    axis(drawing, sigmaScale, anySpans, right, width, bottom, conductivityTitle);
    double y = TOP;
    for (ConductionCase conduction : cases) {
      drawing.text(
          1,
          y + BAR - 1,
          Letters.fit(conduction.drive(), Drawing.TEXT, names - 6),
          Drawing.TEXT,
          Anchor.START,
          Paint.INK);
      Paint paint = conduction.alone() ? alonePaint(conduction, palette) : SEVERAL;
      for (EffectiveConductivity result : conduction.driven()) {
        drawing.text(
            left - 6, y + BAR - 1, result.axis().key(), Drawing.TEXT, Anchor.END, Paint.INK);
        double factor = result.tortuosityFactor();
        String text =
            factor == Double.POSITIVE_INFINITY
                ? "∞, does not span"
                : Numbers.significant(factor, 4);
        bar(drawing, factorScale, left, width, y, factor, text, paint);
        double sigma = result.effective();
        String sigmaText = sigma == 0 ? "0, does not span" : Numbers.significant(sigma, 4);
        bar(drawing, sigmaScale, right, width, y, sigma, sigmaText, paint);
        y += BAR_STEP;
      }
      y += CASE_GAP;
    }
    return new Figure(name, title, caption, drawing);
  }

  /** Names the phase that τ² refers to, where it is the same for all and not the one driven. */
  private static String tortuosityTitle(List<ConductionCase> cases) {
    Set<String> references = new HashSet<>();
    for (ConductionCase conduction : cases) {
      conduction.driven().forEach(result -> references.add(PhaseText.of(result.reference())));
    }
    boolean named = !cases.get(0).alone() && references.size() == 1;
    return named ? "τ² of " + references.iterator().next() : "τ²";
  }

  private static Paint alonePaint(ConductionCase conduction, Palette palette) {
    Phase phase = conduction.driven().get(0).reference();
    return palette.of(phase);
  }

  private static void axis(
      Drawing drawing,
      Scale scale,
      boolean anySpans,
      double left,
      double width,
      double bottom,
      String title) {
    String note = scale.logarithmic() ? ", logarithmic" : "";
    String text = Letters.fit(title + note, Drawing.TEXT, width + LABEL_ROOM);
    drawing.text(left, 8, text, Drawing.TEXT, Anchor.START, Paint.INK);
    for (double tick : anySpans ? scale.ticks(TICKS) : List.<Double>of()) {
      double x = left + width * scale.share(tick);
      drawing.line(x, TOP - 3, x, bottom, Paint.RULE, 0.5);
      drawing.text(
          x, bottom + 9, scale.label(tick, TICKS), Drawing.SMALL, Anchor.MIDDLE, Paint.MUTED);
    }
  }

  private static void bar(
      Drawing drawing,
      Scale scale,
      double left,
      double width,
      double y,
      double value,
      String text,
      Paint paint) {
    double length = 0;
    if (value > 0 && value < Double.POSITIVE_INFINITY) {
      length = Math.max(0.6, width * scale.share(value));
      if (scale.logarithmic()) {
        // The length of a bar means nothing where the axis has no zero.
        drawing.line(left, y + BAR / 2, left + length, y + BAR / 2, Paint.RULE, 0.5);
        double side = MARKER / 2;
        drawing.fill(left + length - side, y + BAR / 2 - side, MARKER, MARKER, paint);
      } else {
        drawing.fill(left, y, length, BAR, paint);
      }
    }
    drawing.line(left, y - 1, left, y + BAR + 1, Paint.MUTED, 0.7);
    double textWidth = Letters.width(text, Drawing.SMALL);
    drawing.fill(left + length + 2.5, y - 1, textWidth + 3, BAR_STEP, Paint.PAPER);
    drawing.text(left + length + 4, y + BAR - 1, text, Drawing.SMALL, Anchor.START, Paint.INK);
  }

  private static Scale scale(List<Double> values) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (double value : values) {
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (max == 0) {
      return new Scale(0, 1, false);
    }
    if (max > LOGARITHMIC_FROM * min) {
      return new Scale(Math.pow(10, Math.floor(Math.log10(min) - 0.05)), max, true);
    }
    return new Scale(0, max, false);
  }
}
