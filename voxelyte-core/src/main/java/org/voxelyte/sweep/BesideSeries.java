package org.voxelyte.sweep;

import java.util.List;
import org.voxelyte.report.LineChart.Series;

/** Curves and points of others as they are drawn. */
final class BesideSeries {
  private static final int LINE_POINTS = 60;

  private BesideSeries() {}

  /**
   * Returns what is drawn.
   *
   * @param first least x of the rows, in the unit of the axis
   * @param last largest x of the rows
   * @param colour place of its colour; −1 for grey
   */
  static Series of(Beside beside, double first, double last, int colour) {
    if (beside instanceof Beside.PowerLaw law) {
      double from = law.from().orElse(first);
      double to = law.to().orElse(last);
      double[] x = new double[LINE_POINTS];
      double[] y = new double[LINE_POINTS];
      for (int i = 0; i < LINE_POINTS; i++) {
        x[i] = from + (to - from) * i / (LINE_POINTS - 1);
        y[i] = law.at(x[i]);
      }
      return Series.lineBeside(law.label(), x, y, colour);
    }
    List<Beside.Point> points = ((Beside.Points) beside).points();
    return Series.pointsBeside(
        beside.label(),
        points.stream().mapToDouble(Beside.Point::x).toArray(),
        points.stream().mapToDouble(Beside.Point::y).toArray(),
        colour);
  }
}
