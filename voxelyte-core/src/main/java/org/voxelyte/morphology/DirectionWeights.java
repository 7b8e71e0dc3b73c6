package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.VoxelSize;

/**
 * The share of all directions in space that each of the 13 lattice directions stands for: the solid
 * angle of its cell in the spherical Voronoi diagram of the 26 neighbours, and of the opposite
 * cell, over 4π.
 *
 * <p>A cell is the set of directions nearer to its neighbour u than to any other v, x·(u − v) ≥ 0.
 * In the gnomonic projection from u it is a convex polygon, cut out of a square by these
 * half-planes; its solid angle is the sum over the triangles that it makes with u (van Oosterom and
 * Strackee 1983, doi:10.1109/TBME.1983.325207). Exact for any edges of the voxel, but for rounding.
 */
final class DirectionWeights {
  /**
   * Half-edge of the first square. The six axis directions alone leave no point farther than 54.7°
   * from the nearest, so every cell lies within tan 54.7° = √2 of u.
   */
  private static final double FAR = 2;

  private DirectionWeights() {}

  /** Returns the shares in the order of {@link LatticeDirection#ALL}; their sum is 1. */
  static double[] of(VoxelSize size) {
    List<double[]> neighbours = new ArrayList<>();
    for (LatticeDirection direction : LatticeDirection.ALL) {
      double[] unit = direction.unit(size);
      neighbours.add(unit);
      neighbours.add(new double[] {-unit[0], -unit[1], -unit[2]});
    }
    double[] weights = new double[LatticeDirection.ALL.size()];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 2 * cell(2 * k, neighbours) / (4 * Math.PI);
    }
    return weights;
  }

  private static double cell(int index, List<double[]> neighbours) {
    double[] u = neighbours.get(index);
    double[] e1 = perpendicular(u);
    double[] e2 = cross(u, e1);
    List<double[]> polygon =
        List.of(
            new double[] {-FAR, -FAR},
            new double[] {FAR, -FAR},
            new double[] {FAR, FAR},
            new double[] {-FAR, FAR});
    for (int j = 0; j < neighbours.size(); j++) {
      if (j != index) {
        double[] v = neighbours.get(j);
        double[] plane = {u[0] - v[0], u[1] - v[1], u[2] - v[2]};
        polygon = clip(polygon, dot(plane, u), dot(plane, e1), dot(plane, e2));
      }
    }
    double solidAngle = 0;
    for (int i = 0; i < polygon.size(); i++) {
      double[] p = polygon.get(i);
      double[] q = polygon.get((i + 1) % polygon.size());
      solidAngle += triangle(p, q);
    }
    return solidAngle;
  }

  /** Keeps what has c + a s + b t ≥ 0 of a convex polygon of points (s, t). */
  private static List<double[]> clip(List<double[]> polygon, double c, double a, double b) {
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      double[] p = polygon.get(i);
      double[] q = polygon.get((i + 1) % polygon.size());
      double fp = c + a * p[0] + b * p[1];
      double fq = c + a * q[0] + b * q[1];
      if (fp >= 0) {
        kept.add(p);
      }
      if (fp >= 0 != fq >= 0) {
        double t = fp / (fp - fq);
        kept.add(new double[] {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])});
      }
    }
    return kept;
  }

  /** Solid angle of the triangle of u and the projected points p and q, seen from the centre. */
  private static double triangle(double[] p, double[] q) {
    double lengthP = Math.sqrt(1 + p[0] * p[0] + p[1] * p[1]);
    double lengthQ = Math.sqrt(1 + q[0] * q[0] + q[1] * q[1]);
    double volume = p[0] * q[1] - p[1] * q[0];
    double inner = 1 + p[0] * q[0] + p[1] * q[1];
    return 2 * Math.atan2(volume, lengthP * lengthQ + inner + lengthP + lengthQ);
  }

  private static double[] perpendicular(double[] u) {
    int smallest = 0;
    for (int i = 1; i < 3; i++) {
      if (Math.abs(u[i]) < Math.abs(u[smallest])) {
        smallest = i;
      }
    }
    double[] axis = new double[3];
    axis[smallest] = 1;
    double[] e = cross(u, axis);
    double length = Math.sqrt(dot(e, e));
    return new double[] {e[0] / length, e[1] / length, e[2] / length};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
