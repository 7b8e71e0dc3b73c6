package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * Penetration of two polyhedra by trying every direction in which they can part soonest: normals of
 * the faces of both, and products of their edges (S. Gottschalk et al., SIGGRAPH 1996,
 * doi:10.1145/237170.237244). Slow and sure.
 */
final class SeparatingAxes {
  private SeparatingAxes() {}

  /** Returns the least way along which B comes free of A; zero or less if they are apart. */
  static double penetration(ConvexPolyhedron a, ConvexPolyhedron b) {
    List<double[]> axes = new ArrayList<>();
    for (int i = 0; i < a.faces(); i++) {
      axes.add(normal(a, i));
    }
    for (int i = 0; i < b.faces(); i++) {
      axes.add(normal(b, i));
    }
    for (double[] u : edges(a)) {
      for (double[] v : edges(b)) {
        double[] w = {
          u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
        };
        double length = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
        double lengths =
            Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2])
                * Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        if (length > 1e-9 * lengths) {
          axes.add(new double[] {w[0] / length, w[1] / length, w[2] / length});
        }
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[] n : axes) {
      double lowA = Double.POSITIVE_INFINITY;
      double highA = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < a.corners(); i++) {
        double height = dot(n, a.corner(i));
        lowA = Math.min(lowA, height);
        highA = Math.max(highA, height);
      }
      double lowB = Double.POSITIVE_INFINITY;
      double highB = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < b.corners(); i++) {
        double height = dot(n, b.corner(i));
        lowB = Math.min(lowB, height);
        highB = Math.max(highB, height);
      }
      least = Math.min(least, Math.min(highA - lowB, highB - lowA));
    }
    return least;
  }

  private static double dot(double[] n, double[] p) {
    return n[0] * p[0] + n[1] * p[1] + n[2] * p[2];
  }

  private static double[] normal(ConvexPolyhedron body, int face) {
    HalfSpace side = body.face(face);
    return new double[] {side.normalX(), side.normalY(), side.normalZ()};
  }

  private static List<double[]> edges(ConvexPolyhedron body) {
    List<double[]> edges = new ArrayList<>();
    for (int face = 0; face < body.faces(); face++) {
      int[] loop = body.cornersOfFace(face);
      for (int i = 0; i < loop.length; i++) {
        int from = loop[i];
        int to = loop[(i + 1) % loop.length];
        if (from < to) {
          double[] p = body.corner(from);
          double[] q = body.corner(to);
          edges.add(new double[] {q[0] - p[0], q[1] - p[1], q[2] - p[2]});
        }
      }
    }
    return edges;
  }
}
