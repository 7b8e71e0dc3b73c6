package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.transport.CurrentDistribution;
import org.voxelyte.volume.Axis;

/** How the current is spread over what conducts, and where it goes: the figures of a network. */
final class NetworkFigures {
  private static final double LEFT = 34;
  private static final double GAP = 46;
  private static final double TOP = 16;
  private static final double HEIGHT = 150;
  private static final double BELOW = 30;
  private static final int TICKS = 5;

  /** Smaller current densities, relative to the mean, are beyond the left end. */
  private static final double LEAST_DENSITY = 1e-3;

  private NetworkFigures() {}

  /** Returns the figures of each case of which the network is known. */
  static List<Figure> of(Analysis analysis, Palette palette) {
    List<Figure> figures = new ArrayList<>();
    List<ConductionCase> cases = analysis.conduction();
    for (int i = 0; i < cases.size(); i++) {
      List<DrivenAxis> axes =
          cases.get(i).drivenAxes().stream()
              .filter(a -> a.network().flatMap(n -> n.currents()).isPresent())
              .toList();
      if (!axes.isEmpty()) {
        figures.add(spread(cases.get(i), i + 1, axes));
        figures.addAll(PathwayFigures.of(analysis, cases.get(i), i + 1, axes, palette));
      }
    }
    return figures;
  }

  /** Returns the colour of a drive's direction, one of Okabe and Ito's. */
  static Paint paint(Axis axis) {
    return Paint.of(
        switch (axis) {
          case X -> 0x0072b2;
          case Y -> 0xd55e00;
          case Z -> 0x009e73;
        });
  }

  private static CurrentDistribution currents(DrivenAxis axis) {
    return axis.network().orElseThrow().currents().orElseThrow();
  }

  private static Figure spread(ConductionCase conduction, int number, List<DrivenAxis> axes) {
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, 0);
    double width = (Drawing.FULL_WIDTH - 2 * LEFT - GAP + 20) / 2;
    double largest = 1;
    for (DrivenAxis axis : axes) {
      largest = Math.max(largest, currents(axis).maximum());
    }
    Scale density =
        new Scale(LEAST_DENSITY, Math.pow(10, Math.ceil(Math.log10(largest * 1.01))), true);
    Scale share = new Scale(0, 1, false);
    Chart left = new Chart(drawing, LEFT, width, density, share);
    left.axes("current density over its mean, |j| A/I", "share of the conducting volume");
    Chart right = new Chart(drawing, LEFT + width + GAP, width, share, share);
    right.axes("share of the conducting volume", "share of the power");
    right.line(new double[] {0, 1}, new double[] {0, 1}, Paint.MUTED, 0.5);
    List<Legend.Entry> legend = new ArrayList<>();
    for (DrivenAxis axis : axes) {
      CurrentDistribution found = currents(axis);
      Paint paint = paint(axis.axis());
      double[] shares = doubles(CurrentDistribution.shares());
      double[] densities = doubles(found.densities());
      for (int i = 0; i < densities.length; i++) {
        densities[i] = Math.max(densities[i], LEAST_DENSITY);
      }
      left.line(densities, shares, paint, 1.4);
      right.line(doubles(found.volumes()), shares, paint, 1.4);
      legend.add(new Legend.Entry(paint, "driven along " + axis.axis().key()));
    }
    double y = TOP + HEIGHT + BELOW + 12;
    double last = Legend.draw(drawing, legend, LEFT, LEFT, Drawing.FULL_WIDTH, y);
    drawing.height(last + 4);
    String caption =
        "Left: share of the conducting voxels in which the current density at the centre does not"
            + " exceed a value, given over its mean, the current over the whole cross-section;"
            + " smaller ones count at the left end. Right: the share of the power"
            + " that the voxels with the largest power dissipate, over their share of the"
            + " conducting volume; the straight line is an even spread.";
    return new Figure(
        "currents_" + number + FileNames.slug(conduction.drive()),
        "How the current is spread, " + conduction.drive(),
        caption,
        drawing);
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A frame for curves. */
  record Chart(Drawing drawing, double left, double width, Scale along, Scale up) {
    static final double BOTTOM = TOP + HEIGHT;

    /** Draws rules, ticks and titles. */
    void axes(String alongTitle, String upTitle) {
      for (double tick : up.ticks(TICKS)) {
        double y = y(tick);
        drawing.line(left, y, left + width, y, Paint.RULE, 0.5);
        drawing.text(
            left - 4, y + 2.5, up.label(tick, TICKS), Drawing.SMALL, Anchor.END, Paint.INK);
      }
      for (double tick : along.ticks(TICKS)) {
        double x = x(tick);
        drawing.line(x, TOP, x, BOTTOM + 3, Paint.RULE, 0.5);
        drawing.text(
            x, BOTTOM + 11, along.label(tick, TICKS), Drawing.SMALL, Anchor.MIDDLE, Paint.INK);
      }
      drawing.line(left, BOTTOM, left + width, BOTTOM, Paint.MUTED, 0.7);
      drawing.text(
          left + width / 2, BOTTOM + 23, alongTitle, Drawing.TEXT, Anchor.MIDDLE, Paint.INK);
      drawing.upright(left - 25, TOP + HEIGHT / 2, upTitle, Drawing.TEXT, Paint.INK);
    }

    double x(double value) {
      return left + width * along.share(value);
    }

    double y(double value) {
      return TOP + HEIGHT * (1 - up.share(value));
    }

    void line(double[] xs, double[] ys, Paint paint, double lineWidth) {
      double[] points = new double[2 * xs.length];
      for (int i = 0; i < xs.length; i++) {
        points[2 * i] = x(xs[i]);
        points[2 * i + 1] = y(ys[i]);
      }
      drawing.polyline(points, paint, lineWidth);
    }
  }
}
