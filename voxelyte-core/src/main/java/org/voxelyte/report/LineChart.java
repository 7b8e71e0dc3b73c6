package org.voxelyte.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;

/**
 * Charts of measured quantities against another one, side by side: marks joined by lines, linear or
 * logarithmic axes, colours that are told apart with the common kinds of colour blindness.
 *
 * @param title one line, for readers of the SVG that do not see it
 * @param panels from left to right; one to three
 */
public record LineChart(String title, List<Panel> panels) {
  private static final double TOP = 16;
  private static final double HEIGHT = 140;
  private static final double LEFT = 44;
  private static final double BELOW = 30;
  private static final double MARGIN = 8;
  private static final int TICKS = 5;
  private static final int MOST_PANELS = 3;
  private static final double MARK = 4;

  /** Room beyond the first and the last value, as a share of the range. */
  private static final double ROOM = 0.06;

  private static final double CAP = 2.5;

  /** Okabe and Ito's, the darker ones first, then three that stay apart from them. */
  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x4d4d4d, 0x8c510a
  };

  /** The most kinds of values in a panel, and the most lines, fits among them. */
  public static final int MOST_SERIES = COLOURS.length;

  private static final int MOST_LINES = 8 * MOST_SERIES;

  /** Checks the panels. */
  public LineChart {
    panels = List.copyOf(panels);
    if (panels.isEmpty() || panels.size() > MOST_PANELS) {
      throw new IllegalArgumentException("a chart has one to three panels, got " + panels.size());
    }
  }

  /**
   * A quantity and its scale.
   *
   * @param title with the unit
   * @param logarithmic whether equal distances are equal ratios; values must be positive then
   * @param fromZero whether a linear scale starts at 0, or just before the least value
   */
  public record Measure(String title, boolean logarithmic, boolean fromZero) {
    public Measure(String title, boolean logarithmic) {
      this(title, logarithmic, true);
    }

    /** Returns a linear scale that starts just before the least value. */
    public static Measure around(String title) {
      return new Measure(title, false, false);
    }

    public static Measure linear(String title) {
      return new Measure(title, false);
    }

    public static Measure logarithmic(String title) {
      return new Measure(title, true);
    }
  }

  /**
   * One pair of axes.
   *
   * @param x the quantity to the right
   * @param y the quantity upwards; a linear one starts at 0
   * @param series what is drawn; at most eight kinds, a fit to each, and what stands beside them
   */
  public record Panel(Measure x, Measure y, List<Series> series) {
    /** Checks that there is something to draw. */
    public Panel {
      series = List.copyOf(series);
      if (series.isEmpty() || series.size() > MOST_LINES) {
        throw new IllegalArgumentException(
            "a panel has one to " + MOST_LINES + " series, got " + series.size());
      }
      for (Series one : series) {
        requirePositive(x, one.name(), one.x());
        requirePositive(y, one.name(), one.y());
      }
    }

    private static void requirePositive(Measure measure, String name, double[] values) {
      for (double value : values) {
        if (!Double.isFinite(value) || measure.logarithmic() && !(value > 0)) {
          throw new IllegalArgumentException(
              "cannot draw " + value + " of " + name + " on the axis " + measure.title());
        }
      }
    }
  }

  /**
   * Values of one kind, in the order in which they are joined.
   *
   * @param name in the legend, which is drawn if there are several
   * @param marked whether each value has a mark; otherwise only the line is drawn, as of a fit
   * @param joined whether a line joins the values
   * @param spread half the length of the error bar of each y; zeros for none
   * @param colour place of its colour; a fit takes that of its values, and no entry in the legend
   *     if it has no name; −1: that of its place among the others, or grey if it stands beside them
   * @param beside whether it is what others found: a dashed line and open marks
   */
  public record Series(
      String name,
      double[] x,
      double[] y,
      boolean marked,
      boolean joined,
      double[] spread,
      int colour,
      boolean beside) {
    /** Returns values of one's own. */
    public Series(
        String name,
        double[] x,
        double[] y,
        boolean marked,
        boolean joined,
        double[] spread,
        int colour) {
      this(name, x, y, marked, joined, spread, colour, false);
    }

    /** Returns the points of others as open marks. */
    public static Series pointsBeside(String name, double[] x, double[] y, int colour) {
      return new Series(name, x, y, true, false, new double[y.length], colour, true);
    }

    /** Returns a line of others, dashed. */
    public static Series lineBeside(String name, double[] x, double[] y, int colour) {
      return new Series(name, x, y, false, true, new double[y.length], colour, true);
    }

    /** Returns values without error bars, in the colour of their place among the others. */
    public Series(String name, double[] x, double[] y, boolean marked) {
      this(name, x, y, marked, true, new double[y.length], -1);
    }

    /** Copies the values and checks that they are pairs. */
    public Series {
      x = x.clone();
      y = y.clone();
      spread = spread.clone();
      if (spread.length != y.length) {
        throw new IllegalArgumentException(
            name + " needs as many error bars as y, got " + spread.length + " and " + y.length);
      }
      if (x.length == 0 || x.length != y.length) {
        throw new IllegalArgumentException(
            name + " needs as many x as y and at least one, got " + x.length + " and " + y.length);
      }
    }
  }

  /**
   * Writes the chart as STEM.png and STEM.svg, each whole or not at all.
   *
   * @param stem path without suffix
   * @throws IOException if a file cannot be written
   */
  public void write(Path stem) throws IOException {
    Drawing drawing = draw();
    String name = String.valueOf(stem.getFileName());
    Path png = stem.resolveSibling(name + ".png.part");
    Path svg = stem.resolveSibling(name + ".svg.part");
    try {
      try (OutputStream out = Files.newOutputStream(png)) {
        PngWriter.write(drawing, out);
      }
      Files.write(svg, SvgWriter.of(drawing, title).getBytes(StandardCharsets.UTF_8));
      move(png, stem.resolveSibling(name + ".png"));
      move(svg, stem.resolveSibling(name + ".svg"));
    } finally {
      Files.deleteIfExists(png);
      Files.deleteIfExists(svg);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  Drawing draw() {
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, TOP + HEIGHT + BELOW);
    double step = Drawing.FULL_WIDTH / panels.size();
    double end = TOP + HEIGHT + BELOW;
    for (int i = 0; i < panels.size(); i++) {
      end = Math.max(end, draw(drawing, panels.get(i), i * step + LEFT, step - LEFT - MARGIN));
    }
    drawing.height(end);
    return drawing;
  }

  /** Draws a panel with its legend below; returns where it ends. */
  private static double draw(Drawing drawing, Panel panel, double left, double width) {
    Scale across = scale(panel.x(), panel.series().stream().map(Series::x).toList());
    boolean logarithmic = panel.y().logarithmic();
    Scale up =
        scale(panel.y(), panel.series().stream().map(one -> withBars(one, logarithmic)).toList());
    for (double tick : up.ticks(TICKS)) {
      double y = TOP + HEIGHT * (1 - up.share(tick));
      drawing.line(left, y, left + width, y, Paint.RULE, 0.5);
      drawing.text(left - 4, y + 2.5, up.label(tick, TICKS), Drawing.SMALL, Anchor.END, Paint.INK);
    }
    for (double tick : across.ticks(TICKS)) {
      double x = left + width * across.share(tick);
      drawing.line(x, TOP + HEIGHT, x, TOP + HEIGHT + 3, Paint.MUTED, 0.5);
      String label = across.label(tick, TICKS);
      drawing.text(x, TOP + HEIGHT + 11, label, Drawing.SMALL, Anchor.MIDDLE, Paint.INK);
    }
    drawing.line(left, TOP + HEIGHT, left + width, TOP + HEIGHT, Paint.MUTED, 0.7);
    drawing.text(
        left + width / 2,
        TOP + HEIGHT + 23,
        panel.x().title(),
        Drawing.TEXT,
        Anchor.MIDDLE,
        Paint.INK);
    drawing.upright(left - LEFT + 9, TOP + HEIGHT / 2, panel.y().title(), Drawing.TEXT, Paint.INK);
    List<Legend.Entry> legend = new ArrayList<>();
    for (int s = 0; s < panel.series().size(); s++) {
      Series series = panel.series().get(s);
      Paint paint = paint(series, s);
      double[] points = new double[2 * series.x().length];
      for (int i = 0; i < series.x().length; i++) {
        points[2 * i] = left + width * across.share(series.x()[i]);
        points[2 * i + 1] = TOP + HEIGHT * (1 - up.share(series.y()[i]));
        bar(drawing, series, i, up, points[2 * i], paint);
        if (series.marked() && series.beside()) {
          drawing.dot(points[2 * i], points[2 * i + 1], Legend.RING, Paint.PAPER, paint);
        } else if (series.marked()) {
          drawing.fill(points[2 * i] - MARK / 2, points[2 * i + 1] - MARK / 2, MARK, MARK, paint);
        }
      }
      if (series.joined() && series.beside()) {
        drawing.dashes(points, paint, 1);
      } else if (series.joined()) {
        drawing.polyline(points, paint, series.marked() ? 1 : 0.7);
      }
      if (!series.name().isEmpty()) {
        legend.add(new Legend.Entry(paint, paint, series.name(), sample(series)));
      }
    }
    double end = TOP + HEIGHT + BELOW;
    boolean needed = legend.size() > 1 || panel.series().stream().anyMatch(Series::beside);
    return needed && !legend.isEmpty()
        ? Legend.draw(drawing, legend, left, left, left + width, end + 10) + 6
        : end;
  }

  private static Paint paint(Series series, int place) {
    if (series.colour() < 0 && series.beside()) {
      return Paint.MUTED;
    }
    return Paint.of(COLOURS[(series.colour() < 0 ? place : series.colour()) % COLOURS.length]);
  }

  private static Legend.Sample sample(Series series) {
    if (!series.beside()) {
      return Legend.Sample.SWATCH;
    }
    return series.joined() ? Legend.Sample.DASHES : Legend.Sample.RING;
  }

  /** Returns where values and their error bars end, those that a logarithm has. */
  private static double[] withBars(Series series, boolean logarithmic) {
    double[] ends = Arrays.copyOf(series.y(), 3 * series.y().length);
    for (int i = 0; i < series.y().length; i++) {
      double below = series.y()[i] - series.spread()[i];
      ends[series.y().length + 2 * i] = logarithmic && !(below > 0) ? series.y()[i] : below;
      ends[series.y().length + 2 * i + 1] = series.y()[i] + series.spread()[i];
    }
    return ends;
  }

  /**
   * Draws the error bar of a value; one that reaches to 0 has no lower end on a logarithmic scale.
   */
  private static void bar(Drawing drawing, Series series, int i, Scale up, double x, Paint paint) {
    double spread = series.spread()[i];
    if (!(spread > 0)) {
      return;
    }
    double low = up.share(series.y()[i] - spread);
    boolean ends = low >= 0;
    double from = TOP + HEIGHT * (ends ? 1 - low : 1);
    double to = TOP + HEIGHT * (1 - up.share(series.y()[i] + spread));
    drawing.line(x, from, x, to, paint, 0.7);
    if (ends) {
      drawing.line(x - CAP, from, x + CAP, from, paint, 0.7);
    }
    drawing.line(x - CAP, to, x + CAP, to, paint, 0.7);
  }

  private static Scale scale(Measure measure, List<double[]> values) {
    double least = values.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
    double most = values.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
    if (measure.logarithmic()) {
      double beyond = Math.max(Math.pow(most / least, ROOM), 1.2);
      return new Scale(least / beyond, most * beyond, true);
    }
    double start = measure.fromZero() ? Math.min(0, least) : least - ROOM * (most - least);
    double range = most - start;
    return new Scale(start, range > 0 ? most + ROOM * range : start + 1, false);
  }
}
