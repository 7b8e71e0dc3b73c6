package org.voxelyte.report;

import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;

/** Swatches with names, in as many lines as they need. */
final class Legend {
  private static final double SWATCH = 7;
  private static final double DASHES = 17;
  private static final double LINE = 12;

  /** Radius of an open mark, here and in charts. */
  static final double RING = 2.4;

  private static final double SPACE = 14;

  /**
   * A colour and what it stands for.
   *
   * @param lower colour of the lower half: another one for what lies between two phases
   * @param sample what is drawn beside the name
   */
  record Entry(Paint paint, Paint lower, String name, Sample sample) {
    Entry(Paint paint, Paint lower, String name) {
      this(paint, lower, name, Sample.SWATCH);
    }

    Entry(Paint paint, String name) {
      this(paint, paint, name);
    }
  }

  /** What stands beside a name. */
  enum Sample {
    /** A square full of colour. */
    SWATCH,
    /** A piece of a dashed line. */
    DASHES,
    /** An open mark. */
    RING
  }

  private Legend() {}

  /**
   * Draws entries from left to right, wrapping to the left edge.
   *
   * @param x where the first line starts
   * @param left where further lines start
   * @param right where lines end
   * @param y baseline of the first line
   * @return the baseline of the last line
   */
  static double draw(
      Drawing drawing, List<Entry> entries, double x, double left, double right, double y) {
    double at = x;
    double baseline = y;
    for (Entry entry : entries) {
      String name = Letters.fit(entry.name(), Drawing.TEXT, (right - left) / 2);
      double sample = entry.sample() == Sample.DASHES ? DASHES : SWATCH;
      double width = sample + 4 + Letters.width(name, Drawing.TEXT);
      if (at + width > right && at > left) {
        at = left;
        baseline += LINE;
      }
      sample(drawing, entry, at, baseline - SWATCH + 0.5);
      drawing.text(at + sample + 4, baseline, name, Drawing.TEXT, Anchor.START, Paint.INK);
      at += width + SPACE;
    }
    return baseline;
  }

  private static void sample(Drawing drawing, Entry entry, double x, double top) {
    double middle = top + SWATCH / 2;
    switch (entry.sample()) {
      case DASHES ->
          drawing.dashes(new double[] {x, middle, x + DASHES, middle}, entry.paint(), 1.2);
      case RING -> drawing.dot(x + SWATCH / 2, middle, RING, Paint.PAPER, entry.paint());
      case SWATCH -> {
        drawing.fill(x, top, SWATCH, SWATCH, entry.paint());
        if (!entry.lower().equals(entry.paint())) {
          drawing.fill(x, middle, SWATCH, SWATCH / 2, entry.lower());
        }
        drawing.outline(x, top, SWATCH, SWATCH, Paint.MUTED);
      }
    }
  }
}
