package org.voxelyte.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.report.DrivenAxis.FieldCut;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ScalarMap;

/** Potential and current density on cuts that contain the drive. */
final class FieldFigures {
  /** A few hot necks would darken all else: the colours end at this percentile. */
  private static final double CLIP_PERCENTILE = 99;

  /** Where the top is so many times the median, a linear scale shows nothing but the hot spots. */
  private static final double LOGARITHMIC_FROM = 20;

  /** A logarithmic scale shows so many decades at most. */
  private static final double DECADES = 4;

  private static final double BAR_COLUMN = 62;
  private static final double BAR_WIDTH = 8;
  private static final double BAR_MAX_HEIGHT = 120;
  private static final double ROW_GAP = 12;
  private static final int TICKS = 5;

  private FieldFigures() {}

  /** Draws one figure for each case that has cuts. */
  static List<Figure> of(Analysis analysis) {
    List<ConductionCase> cases = analysis.conduction();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      List<FieldCut> cuts = new ArrayList<>();
      for (FieldCut cut : cases.get(i).cuts()) {
        ScalarMap.Frame frame = cut.potential().frame();
        if (CutRow.isArea(frame.width(), frame.height())) {
          cuts.add(cut);
        }
      }
      if (!cuts.isEmpty()) {
        figures.add(figure(analysis, cases.get(i), i + 1, cuts));
      }
    }
    return figures;
  }

  private static Figure figure(
      Analysis analysis, ConductionCase conduction, int number, List<FieldCut> cuts) {
    List<ScalarMap.Frame> frames = cuts.stream().map(cut -> cut.potential().frame()).toList();
    // One cut alone would leave half of the width empty: the two quantities stand side by side.
    boolean beside = cuts.size() == 1;
    double width = beside ? Drawing.FULL_WIDTH / 2 : Drawing.FULL_WIDTH;
    CutRow row = new CutRow(frames, 0, width - BAR_COLUMN);
    CutRow secondRow = beside ? new CutRow(frames, width, width - BAR_COLUMN) : row;
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);

    Scale volts = new Scale(0, 1, false);
    for (int i = 0; i < cuts.size(); i++) {
      ScalarMap map = cuts.get(i).potential();
      picture(drawing, row, i, 0, map, map, volts, ColourMap.VIRIDIS, 1);
      row.frame(drawing, i, 0, "driven along " + axis(cuts, i), position(analysis, map));
    }
    double end = colourBar(drawing, row, 0, volts, ColourMap.VIRIDIS, "potential (V)");

    double bottom = Math.max(row.rowHeight(), end);
    double second = beside ? 0 : bottom + ROW_GAP;
    double[] flowing = flowing(cuts);
    String scaleText = "No current flows.";
    if (flowing.length > 0) {
      Prefix prefix = Prefix.of(percentile(flowing, CLIP_PERCENTILE));
      Scale amperes = currentScale(flowing, prefix.factor());
      for (int i = 0; i < cuts.size(); i++) {
        ScalarMap map = cuts.get(i).currentDensity();
        picture(
            drawing,
            secondRow,
            i,
            second,
            map,
            cuts.get(i).potential(),
            amperes,
            ColourMap.INFERNO,
            prefix.factor());
        secondRow.frame(
            drawing, i, second, "driven along " + axis(cuts, i), position(analysis, map));
      }
      String unit = "|j| (" + prefix.symbol() + "A/m²)";
      end = colourBar(drawing, secondRow, second, amperes, ColourMap.INFERNO, unit);
      bottom = Math.max(second + secondRow.rowHeight(), end);
      scaleText =
          amperes.logarithmic()
              ? "The scale of the current density is logarithmic and ends at the "
                  + "99th percentile of what flows on the cuts; values outside of it take its first"
                  + " or last colour."
              : "The scale of the current density is linear and ends at the "
                  + "99th percentile of what flows on the cuts; larger values take its last"
                  + " colour.";
    }
    double y = bottom + 12;
    double x = row.scaleBar(drawing, row.x(0), y);
    if (cuts.stream().anyMatch(cut -> hasUndefined(cut.potential()))) {
      Paint paint = Paint.of(ColourMap.UNDEFINED);
      List<Legend.Entry> entry =
          List.of(new Legend.Entry(paint, "does not conduct, or tied to no end"));
      Legend.draw(drawing, entry, x, x, Drawing.FULL_WIDTH, y);
    }
    drawing.height(y + 5);
    String caption =
        "Potential ("
            + (beside ? "left" : "top")
            + ") and magnitude of the current density ("
            + (beside ? "right" : "bottom")
            + ") for 1 V between electrodes"
            + " on the two outer voxel faces normal to the drive, "
            + (conduction.sides() == Sides.PERIODIC
                ? "the volume repeating across its side faces; "
                : "side faces insulated; ")
            + ConductivityText.of(analysis, conduction)
            + ". "
            + scaleText;
    return new Figure(
        "fields_" + number + FileNames.slug(conduction.drive()),
        "Potential and current density, " + conduction.drive(),
        caption,
        drawing);
  }

  private static boolean hasUndefined(ScalarMap map) {
    for (float value : map.values()) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private static String axis(List<FieldCut> cuts, int i) {
    return cuts.get(i).axis().key();
  }

  private static String position(Analysis analysis, ScalarMap map) {
    Axis normal = map.frame().normal();
    return CutRow.plane(normal) + ", " + CutRow.position(analysis, normal, map.frame().index());
  }

  static void picture(
      Drawing drawing,
      CutRow row,
      int i,
      double top,
      ScalarMap map,
      ScalarMap potential,
      Scale scale,
      ColourMap colours,
      double factor) {
    double[] shares = new double[map.values().length];
    for (int k = 0; k < shares.length; k++) {
      double value = map.values()[k] / factor;
      boolean defined = !Float.isNaN(potential.values()[k]) && !Double.isNaN(value);
      double shown = scale.logarithmic() ? Math.max(value, scale.min()) : value;
      shares[k] = defined ? scale.share(shown) : Double.NaN;
    }
    BufferedImage image = colours.image(map.frame().width(), map.frame().height(), shares);
    drawing.picture(row.x(i), CutRow.imageTop(top), row.width(i), row.height(i), image);
  }

  /** Draws the bar of a scale right of a row, and returns where it ends below. */
  static double colourBar(
      Drawing drawing, CutRow row, double top, Scale scale, ColourMap colours, String title) {
    double x = row.end() + 12;
    double y = CutRow.imageTop(top);
    double highest = row.rowHeight() - CutRow.imageTop(0) - 12;
    double height = Math.max(40, Math.min(BAR_MAX_HEIGHT, highest));
    int steps = ColourMap.SHADES;
    double[] shares = new double[steps];
    for (int i = 0; i < steps; i++) {
      shares[i] = 1 - i / (steps - 1.0);
    }
    drawing.picture(x, y, BAR_WIDTH, height, colours.image(1, steps, shares));
    drawing.outline(x, y, BAR_WIDTH, height, Paint.MUTED);
    drawing.text(x, y - 6, title, Drawing.SMALL, Anchor.START, Paint.INK);
    int ticks = height < 70 ? 3 : TICKS;
    for (double tick : scale.ticks(ticks)) {
      double at = y + height * (1 - scale.share(tick));
      drawing.line(x + BAR_WIDTH, at, x + BAR_WIDTH + 2.5, at, Paint.MUTED, 0.5);
      drawing.text(
          x + BAR_WIDTH + 4.5,
          at + 2.5,
          scale.label(tick, ticks),
          Drawing.SMALL,
          Anchor.START,
          Paint.INK);
    }
    return y + height;
  }

  /** Returns the current densities above zero, ascending. */
  private static double[] flowing(List<FieldCut> cuts) {
    int count = 0;
    double[] all =
        new double[cuts.stream().mapToInt(c -> c.currentDensity().values().length).sum()];
    for (FieldCut cut : cuts) {
      for (float value : cut.currentDensity().values()) {
        if (value > 0 && value < Float.POSITIVE_INFINITY) {
          all[count++] = value;
        }
      }
    }
    double[] flowing = Arrays.copyOf(all, count);
    Arrays.sort(flowing);
    return flowing;
  }

  private static double percentile(double[] ascending, double percent) {
    return ascending[(int) Math.round((ascending.length - 1) * percent / 100)];
  }

  private static Scale currentScale(double[] ascending, double factor) {
    double top = percentile(ascending, CLIP_PERCENTILE) / factor;
    double median = percentile(ascending, 50) / factor;
    if (top > LOGARITHMIC_FROM * median) {
      double low = percentile(ascending, 100 - CLIP_PERCENTILE) / factor;
      return new Scale(Math.max(low, top * Math.pow(10, -DECADES)), top, true);
    }
    return new Scale(0, top, false);
  }

  /** A power of 1000 before a unit. */
  private record Prefix(String symbol, double factor) {
    static Prefix of(double value) {
      String[] symbols = {"n", "µ", "m", "", "k", "M", "G", "T"};
      int power = (int) Math.floor(Math.log10(value) / 3 + 1e-9);
      int index = Math.max(0, Math.min(symbols.length - 1, power + 3));
      return new Prefix(symbols[index], Math.pow(1000, index - 3));
    }
  }
}
