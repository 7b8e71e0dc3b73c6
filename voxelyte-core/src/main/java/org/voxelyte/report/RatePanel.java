package org.voxelyte.report;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.voxelyte.electrochemistry.RatedElectrode;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;

/**
 * One map of rates: logarithmic colours with a bar, labelled lines of equal values, and rings at
 * electrodes.
 *
 * <p>Both quantities are proportional to the upward one, or to its reciprocal, so that the height
 * of a line is known exactly at each place across.
 *
 * @param title the quantity with its unit
 * @param plane the axes and what is marked
 * @param value the quantity over the plane
 * @param wanted value whose line is thick
 */
record RatePanel(
    String title,
    ColourMap colours,
    Plane plane,
    DoubleBinaryOperator value,
    OptionalDouble wanted) {
  static final double FIGURE_HEIGHT = 206;

  private static final double TOP = 18;
  private static final double HEIGHT = 152;
  private static final double LEFT = 38;
  private static final double BAR_COLUMN = 42;
  private static final double BAR_GAP = 6;
  private static final double BAR_WIDTH = 7;
  private static final double RING = 4;
  private static final double LABEL = 6.5;
  private static final int PIXELS = 96;
  private static final int POINTS = 240;

  /** A line over fewer points only cuts a corner of the map. */
  private static final int SHORTEST = 12;

  /** A map of fewer decades has lines at 1, 2 and 5 of each, others at powers of ten only. */
  private static final double DENSE_DECADES = 5;

  /** Places along a line that are tried for its label, as shares. */
  private static final double[] PLACES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};

  /** The electrode at a place of the plane. */
  @FunctionalInterface
  interface Field {
    RatedElectrode at(double across, double up);
  }

  /** A place that is marked. */
  record State(double across, double up) {}

  /**
   * What two maps share.
   *
   * @param power 1 where the quantity is proportional to the upward one, −1 to its reciprocal
   */
  record Plane(RateAxis across, RateAxis up, int power, List<State> states) {
    /** Returns the height at which a value is reached. */
    double height(DoubleBinaryOperator value, double x, double level) {
      double base = up.scale().min();
      return base * Math.pow(level / value.applyAsDouble(x, base), power);
    }
  }

  /** Draws the map with its left end at x. */
  void draw(Drawing drawing, double x) {
    double left = x + LEFT;
    double width = Drawing.FULL_WIDTH / 2 - LEFT - BAR_COLUMN;
    Scale scale = range();
    double[] shares = new double[PIXELS * PIXELS];
    for (int row = 0; row < PIXELS; row++) {
      for (int column = 0; column < PIXELS; column++) {
        double at = plane.across().at((column + 0.5) / PIXELS);
        double up = plane.up().at(1 - (row + 0.5) / PIXELS);
        shares[row * PIXELS + column] = scale.share(value.applyAsDouble(at, up));
      }
    }
    drawing.picture(left, TOP, width, HEIGHT, colours.image(PIXELS, PIXELS, shares));
    contours(drawing, left, width, scale);
    drawing.outline(left, TOP, width, HEIGHT, Paint.MUTED);
    axes(drawing, left, width);
    for (State state : plane.states()) {
      ring(drawing, place(state, left, width));
    }
    bar(drawing, left + width + BAR_GAP, scale);
    drawing.text(left, TOP - 6, title, Drawing.TEXT, Anchor.START, Paint.INK);
  }

  /** Least and largest value: both quantities are monotone along both axes. */
  private Scale range() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double x : new double[] {plane.across().scale().min(), plane.across().scale().max()}) {
      for (double y : new double[] {plane.up().scale().min(), plane.up().scale().max()}) {
        least = Math.min(least, value.applyAsDouble(x, y));
        most = Math.max(most, value.applyAsDouble(x, y));
      }
    }
    return new Scale(least, most, true);
  }

  private void axes(Drawing drawing, double left, double width) {
    double bottom = TOP + HEIGHT;
    for (double tick : plane.across().ticks()) {
      double x = left + width * plane.across().scale().share(tick);
      drawing.line(x, bottom, x, bottom + 3, Paint.MUTED, 0.5);
      drawing.text(x, bottom + 11, RateAxis.label(tick), Drawing.SMALL, Anchor.MIDDLE, Paint.INK);
    }
    for (double tick : plane.up().ticks()) {
      double y = TOP + HEIGHT * (1 - plane.up().scale().share(tick));
      drawing.line(left - 3, y, left, y, Paint.MUTED, 0.5);
      drawing.text(left - 5, y + 2.5, RateAxis.label(tick), Drawing.SMALL, Anchor.END, Paint.INK);
    }
    drawing.text(
        left + width / 2,
        bottom + 23,
        plane.across().title(),
        Drawing.TEXT,
        Anchor.MIDDLE,
        Paint.INK);
    drawing.upright(left - LEFT + 9, TOP + HEIGHT / 2, plane.up().title(), Drawing.TEXT, Paint.INK);
  }

  private static List<Double> levels(Scale scale) {
    boolean dense = Math.log10(scale.max() / scale.min()) < DENSE_DECADES;
    return RateAxis.rounds(scale, dense ? List.of(1, 2, 5) : List.of(1));
  }

  private void contours(Drawing drawing, double left, double width, Scale scale) {
    List<Point2D> taken = new ArrayList<>();
    plane.states().forEach(state -> taken.add(place(state, left, width)));
    List<Double> levels = new ArrayList<>(levels(scale));
    if (wanted.isPresent() && !levels.contains(wanted.getAsDouble())) {
      levels.add(wanted.getAsDouble());
    }
    for (double level : levels) {
      List<Point2D> line = new ArrayList<>();
      for (int i = 0; i <= POINTS; i++) {
        double x = plane.across().at(i / (double) POINTS);
        double share = plane.up().scale().share(plane.height(value, x, level));
        if (share >= 0 && share <= 1) {
          double across = left + width * i / POINTS;
          line.add(new Point2D.Double(across, TOP + HEIGHT * (1 - share)));
        }
      }
      if (line.size() < SHORTEST) {
        continue;
      }
      boolean thick = wanted.isPresent() && wanted.getAsDouble() == level;
      Paint paint = Paint.of(colours.rgb(scale.share(level))).on();
      contour(drawing, line, RateAxis.label(level), taken, paint, thick ? 1.8 : 0.6);
    }
  }

  /** Draws a line with its label in a gap, where it is long enough and there is room for it. */
  private static void contour(
      Drawing drawing,
      List<Point2D> line,
      String label,
      List<Point2D> taken,
      Paint paint,
      double lineWidth) {
    double half = Letters.width(label, LABEL) / 2 + 2;
    Point2D at = null;
    for (double place : PLACES) {
      if (at == null && line.size() > 1) {
        Point2D candidate = line.get((int) (place * (line.size() - 1)));
        boolean inside =
            line.get(0).distance(candidate) > half
                && line.get(line.size() - 1).distance(candidate) > half;
        if (inside && taken.stream().allMatch(p -> isApart(p, candidate, half))) {
          at = candidate;
        }
      }
    }
    List<Point2D> piece = new ArrayList<>();
    for (Point2D point : line) {
      boolean covered =
          at != null
              && Math.abs(point.getX() - at.getX()) < half
              && Math.abs(point.getY() - at.getY()) < LABEL * 0.6;
      if (covered) {
        stroke(drawing, piece, paint, lineWidth);
        piece.clear();
      } else {
        piece.add(point);
      }
    }
    stroke(drawing, piece, paint, lineWidth);
    if (at != null) {
      taken.add(at);
      double baseline = at.getY() + LABEL * 0.36;
      drawing.text(at.getX(), baseline, label, LABEL, Anchor.MIDDLE, paint);
    }
  }

  private static boolean isApart(Point2D a, Point2D b, double half) {
    return Math.abs(a.getX() - b.getX()) > 2 * half + 2
        || Math.abs(a.getY() - b.getY()) > LABEL * 1.4;
  }

  private static void stroke(Drawing drawing, List<Point2D> line, Paint paint, double lineWidth) {
    if (line.size() > 1) {
      double[] points = new double[2 * line.size()];
      for (int i = 0; i < line.size(); i++) {
        points[2 * i] = line.get(i).getX();
        points[2 * i + 1] = line.get(i).getY();
      }
      drawing.polyline(points, paint, lineWidth);
    }
  }

  private Point2D place(State state, double left, double width) {
    return new Point2D.Double(
        left + width * plane.across().scale().share(state.across()),
        TOP + HEIGHT * (1 - plane.up().scale().share(state.up())));
  }

  /** A ring that is seen on every colour: black on white. */
  private static void ring(Drawing drawing, Point2D at) {
    int corners = 32;
    double[] points = new double[2 * corners + 4];
    for (int i = 0; i <= corners + 1; i++) {
      points[2 * i] = at.getX() + RING * Math.cos(2 * Math.PI * i / corners);
      points[2 * i + 1] = at.getY() + RING * Math.sin(2 * Math.PI * i / corners);
    }
    drawing.polyline(points, Paint.of(0xffffff), 3.2);
    drawing.polyline(points, Paint.of(0x000000), 1.4);
  }

  private void bar(Drawing drawing, double x, Scale scale) {
    double[] shares = new double[ColourMap.SHADES];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = 1 - i / (shares.length - 1.0);
    }
    drawing.picture(x, TOP, BAR_WIDTH, HEIGHT, colours.image(1, shares.length, shares));
    drawing.outline(x, TOP, BAR_WIDTH, HEIGHT, Paint.MUTED);
    for (double tick : new RateAxis(title, scale).ticks()) {
      double y = TOP + HEIGHT * (1 - scale.share(tick));
      drawing.line(x + BAR_WIDTH, y, x + BAR_WIDTH + 2.5, y, Paint.MUTED, 0.5);
      drawing.text(
          x + BAR_WIDTH + 4.5,
          y + 2.5,
          RateAxis.label(tick),
          Drawing.SMALL,
          Anchor.START,
          Paint.INK);
    }
  }
}
