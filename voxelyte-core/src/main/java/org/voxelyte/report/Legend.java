package org.voxelyte.report;

import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;

/** Swatches with names, in as many lines as they need. */
final class Legend {
  private static final double SWATCH = 7;
  private static final double LINE = 12;
  private static final double SPACE = 14;

  /**
   * A colour and what it stands for.
   *
   * @param lower colour of the lower half: another one for what lies between two phases
   */
  record Entry(Paint paint, Paint lower, String name) {
    Entry(Paint paint, String name) {
      this(paint, paint, name);
    }
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
      double width = SWATCH + 4 + Letters.width(name, Drawing.TEXT);
      if (at + width > right && at > left) {
        at = left;
        baseline += LINE;
      }
      drawing.fill(at, baseline - SWATCH + 0.5, SWATCH, SWATCH, entry.paint());
      if (!entry.lower().equals(entry.paint())) {
        drawing.fill(at, baseline - SWATCH / 2 + 0.5, SWATCH, SWATCH / 2, entry.lower());
      }
      drawing.outline(at, baseline - SWATCH + 0.5, SWATCH, SWATCH, Paint.MUTED);
      drawing.text(at + SWATCH + 4, baseline, name, Drawing.TEXT, Anchor.START, Paint.INK);
      at += width + SPACE;
    }
    return baseline;
  }
}
