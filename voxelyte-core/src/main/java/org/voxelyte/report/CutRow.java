package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.ScalarMap;

/** Cuts side by side at one common length scale, each with its axes, and one scale bar for all. */
final class CutRow {
  private static final double GAP = 14;
  private static final double LEFT_OF_PANEL = 11;
  private static final double MIN_SLOT = 98;
  private static final double MAX_HEIGHT = 250;

  /** A cut alone may be higher, so that it does not leave half of the width empty. */
  private static final double MAX_HEIGHT_ALONE = 420;

  /** The bar takes at most this share of the widest cut, so that it fits beneath it. */
  private static final double MAX_BAR_SHARE = 0.4;

  /** Beneath cuts that are high and slender the bar may be wider than they are, points. */
  private static final double MAX_SLENDER_BAR = 60;

  private static final double TITLE_HEIGHT = 22;
  private static final double AXIS_HEIGHT = 12;
  private static final double BAR_THICKNESS = 2;

  private final List<ScalarMap.Frame> frames;
  private final double left;
  private final double pointsPerMetre;

  /** Lays cuts of labels out over the whole width of a figure. */
  static CutRow of(List<LabelMap> cuts) {
    List<ScalarMap.Frame> frames = new ArrayList<>();
    for (LabelMap cut : cuts) {
      frames.add(
          new ScalarMap.Frame(
              cut.normal(),
              cut.index(),
              cut.width(),
              cut.height(),
              cut.pixelWidth(),
              cut.pixelHeight()));
    }
    return new CutRow(frames, 0, Drawing.FULL_WIDTH - 1);
  }

  /**
   * Lays cuts out.
   *
   * @param frames size of each cut
   * @param left where the row starts, points
   * @param width room for the row, points
   */
  CutRow(List<ScalarMap.Frame> frames, double left, double width) {
    this.frames = List.copyOf(frames);
    this.left = left;
    double widest = 0;
    double highest = 0;
    for (ScalarMap.Frame frame : frames) {
      widest += metresWide(frame);
      highest = Math.max(highest, metresHigh(frame));
    }
    double room = width - (frames.size() - 1) * GAP - frames.size() * LEFT_OF_PANEL;
    double scale =
        Math.min(room / widest, (frames.size() == 1 ? MAX_HEIGHT_ALONE : MAX_HEIGHT) / highest);
    while (occupied(scale) > width && scale * widest > 1) {
      scale *= 0.99;
    }
    this.pointsPerMetre = scale;
  }

  /** Whether a cut is an area: one voxel in width or height is a line. */
  static boolean isArea(int width, int height) {
    return width > 1 && height > 1;
  }

  private double slot(ScalarMap.Frame frame, double scale) {
    return LEFT_OF_PANEL + Math.max(MIN_SLOT, metresWide(frame) * scale);
  }

  private double occupied(double scale) {
    double sum = (frames.size() - 1) * GAP;
    for (ScalarMap.Frame frame : frames) {
      sum += slot(frame, scale);
    }
    return sum;
  }

  double pointsPerMetre() {
    return pointsPerMetre;
  }

  /** Returns the left edge of a cut's image. */
  double x(int cut) {
    double x = left;
    for (int i = 0; i < cut; i++) {
      x += slot(frames.get(i), pointsPerMetre) + GAP;
    }
    return x + LEFT_OF_PANEL;
  }

  /** Returns the right edge of the last cut and its titles. */
  double end() {
    int last = frames.size() - 1;
    return x(last) + titleWidth(last);
  }

  double width(int cut) {
    return metresWide(frames.get(cut)) * pointsPerMetre;
  }

  double height(int cut) {
    return metresHigh(frames.get(cut)) * pointsPerMetre;
  }

  /** Returns the width that a title above a cut may take. */
  double titleWidth(int cut) {
    return slot(frames.get(cut), pointsPerMetre) - LEFT_OF_PANEL;
  }

  /** Returns the height of the row without its scale bar. */
  double rowHeight() {
    double highest = 0;
    for (int i = 0; i < frames.size(); i++) {
      highest = Math.max(highest, height(i));
    }
    return TITLE_HEIGHT + highest + AXIS_HEIGHT;
  }

  /** Returns the top of the images of a row that starts at top. */
  static double imageTop(double top) {
    return top + TITLE_HEIGHT;
  }

  /** Draws title, second line and axes of one cut; the image is the caller's. */
  void frame(Drawing drawing, int cut, double top, String title, String remark) {
    ScalarMap.Frame frame = frames.get(cut);
    double x = x(cut);
    double y = imageTop(top);
    double room = titleWidth(cut);
    drawing.text(
        x, top + 8, Letters.fit(title, Drawing.TEXT, room), Drawing.TEXT, Anchor.START, Paint.INK);
    drawing.text(
        x,
        top + 17,
        Letters.fit(remark, Drawing.SMALL, room),
        Drawing.SMALL,
        Anchor.START,
        Paint.MUTED);
    drawing.outline(x, y, width(cut), height(cut), Paint.MUTED);
    drawing.text(
        x, y + height(cut) + 8.5, right(frame) + " →", Drawing.SMALL, Anchor.START, Paint.MUTED);
    drawing.text(x - 3.5, y + 6, down(frame), Drawing.SMALL, Anchor.END, Paint.MUTED);
    drawing.text(x - 3.2, y + 14, "↓", Drawing.SMALL, Anchor.END, Paint.MUTED);
  }

  /** Returns the length that the scale bar stands for, m. */
  double barMetres() {
    double widest = 0;
    double highest = 0;
    for (ScalarMap.Frame frame : frames) {
      widest = Math.max(widest, metresWide(frame));
      highest = Math.max(highest, metresHigh(frame));
    }
    double slender = Math.min(MAX_BAR_SHARE * highest, MAX_SLENDER_BAR / pointsPerMetre);
    return Scale.roundDown(Math.max(MAX_BAR_SHARE * widest, slender));
  }

  /** Draws the scale bar, and returns where a legend may start beside it. */
  double scaleBar(Drawing drawing, double x, double y) {
    double length = barMetres() * pointsPerMetre;
    drawing.fill(x, y - 3 - BAR_THICKNESS / 2, length, BAR_THICKNESS, Paint.INK);
    String text = LengthUnit.print(barMetres(), 1);
    drawing.text(x + length + 4, y, text, Drawing.TEXT, Anchor.START, Paint.INK);
    return x + length + 4 + Letters.width(text, Drawing.TEXT) + 16;
  }

  /** Names the position of a cut: "z = 12.8 µm". */
  static String position(Analysis analysis, Axis normal, int index) {
    if (analysis.shape().along(normal) == 1) {
      return "single slice";
    }
    double spacing = analysis.voxelSize().along(normal);
    return normal.key() + " = " + LengthUnit.print((index + 0.5) * spacing, 3);
  }

  private static double metresWide(ScalarMap.Frame frame) {
    return frame.width() * frame.pixelWidth();
  }

  private static double metresHigh(ScalarMap.Frame frame) {
    return frame.height() * frame.pixelHeight();
  }

  private static String right(ScalarMap.Frame frame) {
    return frame.normal() == Axis.X ? "y" : "x";
  }

  private static String down(ScalarMap.Frame frame) {
    return frame.normal() == Axis.Z ? "y" : "z";
  }

  /** Names the plane of a cut: "x–y plane". */
  static String plane(Axis normal) {
    return switch (normal) {
      case X -> "y–z plane";
      case Y -> "x–z plane";
      case Z -> "x–y plane";
    };
  }
}
