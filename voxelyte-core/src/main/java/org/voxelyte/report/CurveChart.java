package org.voxelyte.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;

/** Lines in panels side by side, with common scales, axes with units and one legend beneath. */
final class CurveChart {
  private static final double LEFT = 44;
  private static final double GAP = 26;
  private static final double TOP = 16;
  private static final double HEIGHT = 130;
  private static final double BELOW = 28;
  private static final int PER_ROW = 3;
  private static final int TICKS = 5;

  /** A range below this share of its largest value is drawn as its own, without zero. */
  private static final double NARROW = 0.25;

  /** From this share of the largest position on, positions are drawn without zero. */
  private static final double HIGH = 0.4;

  private final Curve.Quantity x;
  private final Curve.Quantity y;
  private final List<Panel> panels;

  /**
   * A pair of axes.
   *
   * @param title above it; may be empty
   */
  record Panel(String title, List<Line> lines) {}

  /** A curve with its colour. */
  record Line(String name, Paint paint, List<Curve.Point> points) {}

  CurveChart(Curve.Quantity x, Curve.Quantity y, List<Panel> panels) {
    this.x = x;
    this.y = y;
    this.panels =
        x.unit() == MetricUnit.COUNT
            ? panels.stream().map(CurveChart::stepped).toList()
            : List.copyOf(panels);
  }

  /** Returns shares of whole numbers as a histogram: a step of width 1 about each. */
  private static Panel stepped(Panel panel) {
    List<Line> lines = new ArrayList<>();
    for (Line line : panel.lines()) {
      List<Curve.Point> steps = new ArrayList<>();
      for (Curve.Point point : line.points()) {
        steps.add(new Curve.Point(point.x() - 0.5, point.y()));
        steps.add(new Curve.Point(point.x() + 0.5, point.y()));
      }
      lines.add(new Line(line.name(), line.paint(), steps));
    }
    return new Panel(panel.title(), lines);
  }

  /** Draws all panels, three in a row. */
  Drawing draw() {
    int columns = Math.min(PER_ROW, panels.size());
    double width = (Drawing.FULL_WIDTH - LEFT - 6 - (columns - 1) * GAP) / columns;
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    Axis across = axis(x, panels, true);
    Axis up = axis(y, panels, false);
    Map<String, Paint> legend = new LinkedHashMap<>();
    int rows = (panels.size() + columns - 1) / columns;
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      double top = TOP + row * (HEIGHT + BELOW + TOP);
      double left = LEFT + i % columns * (width + GAP);
      panel(drawing, panels.get(i), across, up, left, top, width);
      if (i % columns == 0) {
        drawing.upright(8, top + HEIGHT / 2, up.title(), Drawing.TEXT, Paint.INK);
      }
      panels.get(i).lines().forEach(line -> legend.putIfAbsent(line.name(), line.paint()));
    }
    double end = rows * (TOP + HEIGHT + BELOW);
    List<Legend.Entry> entries = new ArrayList<>();
    legend.forEach((name, paint) -> entries.add(new Legend.Entry(paint, name)));
    double last = Legend.draw(drawing, entries, LEFT, LEFT, Drawing.FULL_WIDTH, end + 12);
    drawing.height(last + 4);
    return drawing;
  }

  private static void panel(
      Drawing drawing, Panel panel, Axis across, Axis up, double left, double top, double width) {
    for (double tick : up.scale.ticks(TICKS)) {
      double at = top + HEIGHT * (1 - up.scale.share(tick));
      drawing.line(left, at, left + width, at, Paint.RULE, 0.5);
      String label = up.scale.label(tick, TICKS);
      drawing.text(left - 4, at + 2.5, label, Drawing.SMALL, Anchor.END, Paint.INK);
    }
    for (double tick : across.scale.ticks(TICKS)) {
      double at = left + width * across.scale.share(tick);
      drawing.line(at, top + HEIGHT, at, top + HEIGHT + 3, Paint.MUTED, 0.5);
      String label = across.scale.label(tick, TICKS);
      double inside = Drawing.FULL_WIDTH - Letters.width(label, Drawing.SMALL) / 2;
      drawing.text(
          Math.min(at, inside), top + HEIGHT + 11, label, Drawing.SMALL, Anchor.MIDDLE, Paint.INK);
    }
    for (Line line : panel.lines()) {
      double[] points = new double[2 * line.points().size()];
      for (int i = 0; i < line.points().size(); i++) {
        Curve.Point point = line.points().get(i);
        points[2 * i] = left + width * across.scale.share(point.x() / across.factor);
        points[2 * i + 1] = top + HEIGHT * (1 - up.scale.share(point.y() / up.factor));
      }
      drawing.polyline(points, line.paint(), 1.4);
    }
    drawing.line(left, top + HEIGHT, left + width, top + HEIGHT, Paint.MUTED, 0.7);
    drawing.text(
        left + width / 2,
        top + HEIGHT + 22,
        across.title(),
        Drawing.TEXT,
        Anchor.MIDDLE,
        Paint.INK);
    double room = Math.min(width + GAP - 4, Drawing.FULL_WIDTH - left);
    double size = Letters.width(panel.title(), Drawing.TEXT) > room ? Drawing.SMALL : Drawing.TEXT;
    String title = Letters.fit(panel.title(), size, room);
    drawing.text(left, top - 5, title, size, Anchor.START, Paint.INK);
  }

  /** A scale in a readable unit. */
  private record Axis(Scale scale, double factor, String title) {}

  private static Axis axis(Curve.Quantity quantity, List<Panel> panels, boolean across) {
    double[] range =
        panels.stream()
            .flatMap(panel -> panel.lines().stream())
            .flatMap(line -> line.points().stream())
            .mapToDouble(point -> across ? point.x() : point.y())
            .toArray();
    double least = Arrays.stream(range).min().orElse(0);
    double most = Arrays.stream(range).max().orElse(1);
    double factor = 1;
    String unit = quantity.unit().symbol().equals("1") ? "" : quantity.unit().symbol();
    switch (quantity.unit()) {
      case LENGTH -> {
        LengthUnit length = LengthUnit.of(most);
        factor = 1 / length.value(1);
        unit = length.symbol();
      }
      case PER_LENGTH -> {
        factor = 1e6;
        unit = "µm⁻¹";
      }
      case AREA -> {
        factor = 1e-12;
        unit = "µm²";
      }
      case PER_AREA -> {
        factor = 1e12;
        unit = "µm⁻²";
      }
      case PER_VOLUME -> {
        factor = 1e18;
        unit = "µm⁻³";
      }
      default -> {
        // Pure numbers stay as they are.
      }
    }
    double start = Math.min(0, least);
    if (least > 0 && (across ? least > HIGH * most : most - least <= NARROW * most)) {
      start = across ? least : least - 0.1 * (most - least);
    }
    double end = most > start ? most : start + 1;
    String title = quantity.name() + (unit.isEmpty() ? "" : " (" + unit + ")");
    double room = across ? 0 : 0.04 * (end - start);
    return new Axis(new Scale(start / factor, (end + room) / factor, false), factor, title);
  }
}
