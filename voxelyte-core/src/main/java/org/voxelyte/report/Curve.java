package org.voxelyte.report;

import java.util.List;

/**
 * A distribution or a function that morphology found: a line of a chart, rows of a table.
 *
 * @param topic where it stands
 * @param key what it is, the name of its table and figure: "local-thickness"
 * @param of of which phase
 * @param along axis or direction; empty if it has none
 * @param title what the chart shows
 * @param definition what x and y are, for the caption
 * @param x the quantity to the right
 * @param y the quantity upwards
 * @param points x0, y0, x1, y1, … in SI units, all finite
 */
public record Curve(
    MorphologyTopic topic,
    String key,
    String of,
    String along,
    String title,
    String definition,
    Quantity x,
    Quantity y,
    List<Point> points) {
  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * What is drawn along an axis of the chart.
   *
   * @param name without unit: "diameter"
   * @param key name of the column, with the SI unit: "diameter_m"
   * @param unit of the values
   */
  public record Quantity(String name, String key, MetricUnit unit) {}

  /** A point of the curve, in SI units. */
  public record Point(double x, double y) {
    /** Checks that both can be drawn. */
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a curve has finite points, got " + x + ", " + y);
      }
    }
  }
}
