package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.report.Drawing.Anchor;
import org.voxelyte.report.Drawing.Paint;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.volume.Axis;

/** Tensors as curves of conductivity against direction, in the three coordinate planes. */
final class TensorFigures {
  private static final double RADIUS = 58;
  private static final double TOP = 28;
  private static final double BEYOND = 7;
  private static final int POINTS = 180;
  private static final int RINGS = 4;
  private static final double DOT = 4;
  private static final Paint CURVE = Paint.of(0x0072b2);
  private static final Paint PRINCIPAL = Paint.of(0xd55e00);
  private static final Axis[][] PLANES = {{Axis.X, Axis.Y}, {Axis.X, Axis.Z}, {Axis.Y, Axis.Z}};

  private TensorFigures() {}

  /** Draws a figure for each tensor that is not zero. */
  static List<Figure> of(Analysis analysis) {
    List<Figure> figures = new ArrayList<>();
    List<ConductionCase> cases = analysis.conduction();
    for (int i = 0; i < cases.size(); i++) {
      ConductionCase conduction = cases.get(i);
      if (conduction.tensor().isPresent()
          && conduction.tensor().get().principal().get(0).value() > 0) {
        figures.add(figure(conduction, conduction.tensor().get(), i + 1));
      }
    }
    return figures;
  }

  private static Figure figure(ConductionCase conduction, ConductivityTensor tensor, int number) {
    Drawing drawing = new Drawing(Drawing.FULL_WIDTH, TOP + 2 * RADIUS + 16);
    double largest = tensor.principal().get(0).value();
    Scale scale = new Scale(0, largest * 1.02, false);
    double step = Drawing.FULL_WIDTH / PLANES.length;
    for (int i = 0; i < PLANES.length; i++) {
      panel(drawing, tensor, scale, PLANES[i], step * (i + 0.5));
    }
    String caption =
        "Conductivity (S/m) of the repeated volume for a gradient in each direction n of three"
            + " planes, σ(n) = n·σn, as the distance from the centre; a circle means the same in"
            + " all directions of the plane. Axes as in the cuts. Orange: the principal axes, as"
            + " they are seen in the plane, each as long as its value; 1 is the largest.";
    return new Figure(
        "tensor_" + number + FileNames.slug(conduction.drive()),
        "Conductivity by direction, " + conduction.drive(),
        caption,
        drawing);
  }

  private static void panel(
      Drawing drawing, ConductivityTensor tensor, Scale scale, Axis[] plane, double x) {
    double y = TOP + RADIUS;
    Axis right = plane[0];
    Axis down = plane[1];
    String title = right.key() + "–" + down.key() + " plane";
    drawing.text(x - RADIUS, 8, title, Drawing.TEXT, Anchor.START, Paint.INK);
    List<Double> rings = scale.ticks(RINGS);
    String every = "rings every " + scale.label(rings.get(1), RINGS) + " S/m";
    drawing.text(x - RADIUS, 17, every, Drawing.SMALL, Anchor.START, Paint.MUTED);
    for (double ring : rings) {
      drawing.polyline(circle(x, y, RADIUS * scale.share(ring)), Paint.RULE, 0.5);
    }
    double end = RADIUS + BEYOND;
    drawing.line(x - RADIUS, y, x + RADIUS, y, Paint.MUTED, 0.5);
    drawing.line(x, y - RADIUS, x, y + RADIUS, Paint.MUTED, 0.5);
    drawing.text(x + end - 4, y + 2.5, right.key(), Drawing.TEXT, Anchor.START, Paint.INK);
    drawing.text(x, y + end + 3, down.key(), Drawing.TEXT, Anchor.MIDDLE, Paint.INK);
    drawing.polyline(curve(tensor, scale, plane, x, y), CURVE, 1.4);
    principal(drawing, tensor, scale, plane, x, y);
  }

  private static double[] circle(double x, double y, double radius) {
    double[] points = new double[2 * (POINTS + 1)];
    for (int i = 0; i <= POINTS; i++) {
      double angle = 2 * Math.PI * i / POINTS;
      points[2 * i] = x + radius * Math.cos(angle);
      points[2 * i + 1] = y + radius * Math.sin(angle);
    }
    return points;
  }

  private static double[] curve(
      ConductivityTensor tensor, Scale scale, Axis[] plane, double x, double y) {
    double[] points = new double[2 * (POINTS + 1)];
    for (int i = 0; i <= POINTS; i++) {
      double c = Math.cos(2 * Math.PI * i / POINTS);
      double s = Math.sin(2 * Math.PI * i / POINTS);
      double sigma =
          c * c * tensor.of(plane[0], plane[0])
              + 2 * c * s * tensor.of(plane[0], plane[1])
              + s * s * tensor.of(plane[1], plane[1]);
      double radius = RADIUS * scale.share(Math.max(0, sigma));
      points[2 * i] = x + radius * c;
      points[2 * i + 1] = y + radius * s;
    }
    return points;
  }

  private static void principal(
      Drawing drawing, ConductivityTensor tensor, Scale scale, Axis[] plane, double x, double y) {
    List<ConductivityTensor.Principal> all = tensor.principal();
    for (int k = 0; k < all.size(); k++) {
      double[] direction = {all.get(k).x(), all.get(k).y(), all.get(k).z()};
      double length = RADIUS * scale.share(Math.max(0, all.get(k).value()));
      double dx = length * direction[plane[0].ordinal()];
      double dy = length * direction[plane[1].ordinal()];
      drawing.line(x - dx, y - dy, x + dx, y + dy, PRINCIPAL, 0.8);
      drawing.fill(x + dx - DOT / 2, y + dy - DOT / 2, DOT, DOT, PRINCIPAL);
      // Beside the dot, away from the centre; an axis that points at the reader has no room.
      double seen = Math.hypot(dx, dy);
      if (seen > 3 * DOT) {
        double shift = 1 + 7 / seen;
        drawing.text(
            x + dx * shift,
            y + dy * shift + 2.5,
            Integer.toString(k + 1),
            Drawing.SMALL,
            Anchor.MIDDLE,
            PRINCIPAL);
      }
    }
  }
}
