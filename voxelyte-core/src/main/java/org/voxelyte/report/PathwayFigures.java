package org.voxelyte.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.transport.Pathway;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;

/** Pathways of the current, projected onto cuts, and the potential along those that were asked. */
final class PathwayFigures {
  /** More lines than these blacken the picture. */
  private static final int MOST_LINES = 120;

  /** How much of a phase's colour is left beneath the lines. */
  private static final double FADE = 0.45;

  private static final double LINE = 0.5;
  private static final double PATH = 1.3;
  private static final double HALO = 2.8;
  private static final double MARK = 5;
  private static final double BAR_ROW = 14;
  private static final double LEFT = 34;
  private static final double GAP = 46;
  private static final Paint STREAM = Paint.of(0x1a1a1a);
  private static final Paint CHOSEN = Paint.of(0xd55e00);
  private static final Paint WHITE = Paint.of(0xffffff);

  private PathwayFigures() {}

  static List<Figure> of(
      Analysis analysis,
      ConductionCase conduction,
      int number,
      List<DrivenAxis> axes,
      Palette palette) {
    List<Figure> figures = new ArrayList<>();
    List<DrivenAxis> followed = new ArrayList<>();
    List<LabelMap> cuts = new ArrayList<>();
    for (DrivenAxis axis : axes) {
      Axis normal = axis.axis() == Axis.Z ? Axis.Y : Axis.Z;
      for (LabelMap cut : analysis.phaseCuts()) {
        if (cut.normal() == normal
            && CutRow.isArea(cut.width(), cut.height())
            && !pathways(axis).isEmpty()) {
          followed.add(axis);
          cuts.add(cut);
        }
      }
    }
    if (!followed.isEmpty()) {
      figures.add(projection(analysis, conduction, number, followed, cuts, palette));
    }
    List<DrivenAxis> chosen = axes.stream().filter(axis -> !chosen(axis).isEmpty()).toList();
    if (!chosen.isEmpty()) {
      figures.add(profile(analysis, conduction, number, chosen, palette));
    }
    return figures;
  }

  private static List<Pathway> pathways(DrivenAxis axis) {
    return axis.network().orElseThrow().pathways();
  }

  private static List<Pathway> chosen(DrivenAxis axis) {
    return pathways(axis).stream().filter(p -> p.kind() == Pathway.Kind.LARGEST_CURRENT).toList();
  }

  private static Figure projection(
      Analysis analysis,
      ConductionCase conduction,
      int number,
      List<DrivenAxis> axes,
      List<LabelMap> cuts,
      Palette palette) {
    CutRow row = CutRow.of(cuts);
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    int[] colors = new int[256];
    List<Legend.Entry> legend = new ArrayList<>();
    for (Phase phase : analysis.phases()) {
      colors[phase.label()] = faded(palette.of(phase).rgb());
      legend.add(new Legend.Entry(Paint.of(colors[phase.label()]), phase.name()));
    }
    int drawn = 0;
    boolean anyChosen = false;
    for (int i = 0; i < cuts.size(); i++) {
      LabelMap cut = cuts.get(i);
      drawing.picture(
          row.x(i),
          CutRow.imageTop(0),
          row.width(i),
          row.height(i),
          ColourMap.indexed(cut.width(), cut.height(), cut.labels(), colors));
      Projection projection = new Projection(drawing, row, i, cut, analysis);
      List<Pathway> lines =
          pathways(axes.get(i)).stream().filter(p -> p.kind() == Pathway.Kind.STREAMLINE).toList();
      int step = Math.max(1, (lines.size() + MOST_LINES - 1) / MOST_LINES);
      for (int k = 0; k < lines.size(); k += step) {
        projection.draw(lines.get(k), STREAM, LINE);
        drawn++;
      }
      for (Pathway path : chosen(axes.get(i))) {
        projection.draw(path, WHITE, HALO);
        projection.draw(path, CHOSEN, PATH);
        projection.mark(path.points().get(path.start()));
        anyChosen = true;
      }
      row.frame(
          drawing,
          i,
          0,
          "driven along " + axes.get(i).axis().key(),
          "projected onto " + CutRow.plane(cut.normal()));
    }
    if (drawn > 0) {
      legend.add(new Legend.Entry(STREAM, "streamline"));
    }
    if (anyChosen) {
      legend.add(new Legend.Entry(CHOSEN, "path of largest current, start marked"));
    }
    double y = row.rowHeight() + BAR_ROW;
    double x = row.scaleBar(drawing, row.x(0), y);
    double last = Legend.draw(drawing, legend, x, x, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
    String caption =
        "Where the current goes, projected along the view onto the middle cut, whose phases are"
            + " shown pale; a line may pass before or behind what the cut shows."
            + (drawn > 0
                ? " Streamlines start on the first electrode so that each stands for the same"
                    + " current."
                : "")
            + (anyChosen
                ? " The path of largest current follows, from the start and to either electrode,"
                    + " the face with the largest current of each voxel."
                : "");
    return new Figure(
        "pathways_" + number + FileNames.slug(conduction.drive()),
        "Pathways of the current, " + conduction.drive(),
        caption,
        drawing);
  }

  /** Mixes a colour with white. */
  private static int faded(int rgb) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int part = rgb >> shift & 0xff;
      mixed |= (int) Math.round(255 + FADE * (part - 255)) << shift;
    }
    return mixed;
  }

  /** Puts points of the volume onto a cut; what goes on beyond a side comes in by the other. */
  private record Projection(Drawing drawing, CutRow row, int i, LabelMap cut, Analysis analysis) {
    private Axis right() {
      return cut.normal() == Axis.X ? Axis.Y : Axis.X;
    }

    private Axis down() {
      return cut.normal() == Axis.Z ? Axis.Y : Axis.Z;
    }

    private static double at(Pathway.Point point, Axis axis) {
      return axis == Axis.X ? point.x() : axis == Axis.Y ? point.y() : point.z();
    }

    private double folds(Pathway.Point point, Axis axis) {
      double tiny = 1e-6 * analysis.voxelSize().along(axis);
      double at = at(point, axis);
      return at < -tiny || at > analysis.length(axis) + tiny
          ? Math.floor(at / analysis.length(axis))
          : 0;
    }

    private double x(Pathway.Point point, double folds) {
      return row.x(i) + row.width(i) * (at(point, right()) / analysis.length(right()) - folds);
    }

    private double y(Pathway.Point point, double folds) {
      return CutRow.imageTop(0)
          + row.height(i) * (at(point, down()) / analysis.length(down()) - folds);
    }

    void draw(Pathway pathway, Paint paint, double width) {
      double[] line = new double[2 * pathway.points().size()];
      int count = 0;
      double foldsRight = 0;
      double foldsDown = 0;
      for (Pathway.Point point : pathway.points()) {
        double newRight = folds(point, right());
        double newDown = folds(point, down());
        if (newRight != foldsRight || newDown != foldsDown) {
          polyline(line, count, paint, width);
          count = 0;
          foldsRight = newRight;
          foldsDown = newDown;
        }
        line[count++] = x(point, foldsRight);
        line[count++] = y(point, foldsDown);
      }
      polyline(line, count, paint, width);
    }

    private void polyline(double[] line, int count, Paint paint, double width) {
      if (count >= 4) {
        drawing.polyline(Arrays.copyOf(line, count), paint, width);
      }
    }

    void mark(Pathway.Point point) {
      double x = x(point, folds(point, right()));
      double y = y(point, folds(point, down()));
      drawing.fill(x - MARK / 2, y - MARK / 2, MARK, MARK, CHOSEN);
      drawing.outline(x - MARK / 2, y - MARK / 2, MARK, MARK, Paint.of(0x1a1a1a));
    }
  }

  private static Figure profile(
      Analysis analysis,
      ConductionCase conduction,
      int number,
      List<DrivenAxis> axes,
      Palette palette) {
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    double longest = 0;
    for (DrivenAxis axis : axes) {
      for (Pathway path : chosen(axis)) {
        longest = Math.max(longest, path.length());
      }
    }
    LengthUnit unit = LengthUnit.of(longest);
    Scale along = new Scale(0, unit.value(longest), false);
    Scale up = new Scale(0, 1, false);
    double width = (Drawing.FULL_WIDTH - LEFT - 6 - (axes.size() - 1) * GAP) / axes.size();
    Map<Integer, Paint> paints =
        analysis.phases().stream().collect(Collectors.toMap(Phase::label, palette::of));
    Map<Integer, Phase> met = new TreeMap<>();
    Map<Integer, Phase> byLabel =
        analysis.phases().stream().collect(Collectors.toMap(Phase::label, Function.identity()));
    for (int i = 0; i < axes.size(); i++) {
      NetworkFigures.Chart chart =
          new NetworkFigures.Chart(drawing, LEFT + i * (width + GAP), width, along, up);
      chart.axes("along the path (" + unit.symbol() + ")", "potential (V)");
      drawing.text(
          chart.left(),
          9,
          "driven along " + axes.get(i).axis().key(),
          Drawing.TEXT,
          Anchor.START,
          Paint.INK);
      for (Pathway path : chosen(axes.get(i))) {
        path.parts().keySet().forEach(label -> met.put(label, byLabel.get(label)));
        curve(chart, path, unit, paints);
      }
    }
    List<Legend.Entry> legend = new ArrayList<>();
    met.values().forEach(p -> legend.add(new Legend.Entry(palette.of(p), p.name())));
    double y = NetworkFigures.Chart.BOTTOM + 42;
    double last = Legend.draw(drawing, legend, LEFT, LEFT, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
    String caption =
        "Potential for 1 V along each path of largest current, from the first electrode to the"
            + " last, in the colour of the phase that it is in; the start is marked. A steep part"
            + " is a resistance that the current has to pass, a step a contact between phases or"
            + " particles.";
    return new Figure(
        "pathways_" + number + "_potential" + FileNames.slug(conduction.drive()),
        "Potential along the paths, " + conduction.drive(),
        caption,
        drawing);
  }

  private static void curve(
      NetworkFigures.Chart chart, Pathway path, LengthUnit unit, Map<Integer, Paint> paints) {
    double[] along = path.along();
    List<Pathway.Point> points = path.points();
    int from = 0;
    for (int i = 1; i <= along.length; i++) {
      if (i == along.length || points.get(i).label() != points.get(from).label()) {
        int to = Math.min(i, along.length - 1);
        double[] xs = new double[to - from + 1];
        double[] ys = new double[xs.length];
        for (int k = 0; k < xs.length; k++) {
          xs[k] = unit.value(along[from + k]);
          ys[k] = Math.max(0, Math.min(1, points.get(from + k).potential()));
        }
        chart.line(xs, ys, paints.get(points.get(from).label()), 1.6);
        from = i;
      }
    }
    double x = chart.x(unit.value(along[path.start()]));
    double y = chart.y(points.get(path.start()).potential());
    chart.drawing().outline(x - MARK / 2, y - MARK / 2, MARK, MARK, Paint.INK);
  }
}
