package org.voxelyte.morphology;

import java.util.ArrayDeque;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.VoxelSize;

/**
 * The largest and the smallest distance of two parallel planes that a particle just fits between.
 *
 * <p>The particle is the union of its voxels as boxes, so its corners are corners of voxels: one
 * voxel of edge h has √3 h and h. Both are exact for that body. The largest is that of two vertices
 * of the convex hull; the smallest lies normal to a side of the hull or to two of its edges, M. E.
 * Houle and G. T. Toussaint, IEEE Trans. Pattern Anal. Mach. Intell. 10, 761 (1988),
 * doi:10.1109/34.6790. In a volume of one layer the planes are normal to the layer.
 *
 * @param maximum the largest, m
 * @param minimum the smallest, m
 */
public record FeretDiameters(double maximum, double minimum) {
  /**
   * Measures a hull.
   *
   * @param points that it was found from
   * @param thin the axis along which the volume has one layer, or null
   */
  static FeretDiameters of(ConvexHull hull, int[] points, VoxelSize size, Axis thin) {
    return new FeretDiameters(
        maximum(hull, points, size, thin), new Widths(hull, points, size, thin).minimum());
  }

  private static double maximum(ConvexHull hull, int[] points, VoxelSize size, Axis thin) {
    int[] vertices = hull.vertices();
    double[] x = along(Axis.X, vertices, points, size, thin);
    double[] y = along(Axis.Y, vertices, points, size, thin);
    double[] z = along(Axis.Z, vertices, points, size, thin);
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double dz = z[i] - z[j];
        most = Math.max(most, dx * dx + dy * dy + dz * dz);
      }
    }
    return Math.sqrt(most);
  }

  private static double[] along(
      Axis axis, int[] vertices, int[] points, VoxelSize size, Axis thin) {
    double[] along = new double[vertices.length];
    for (int i = 0; i < vertices.length && axis != thin; i++) {
      along[i] = points[3 * vertices[i] + axis.ordinal()] * size.along(axis);
    }
    return along;
  }

  /**
   * Turns a pair of planes over the hull: one rests on a side and is tilted over each edge to the
   * next side, while the vertex that the other rests on moves from neighbour to neighbour. The
   * normal between sides n₁ and n₂ is (1 − t) n₁ + t n₂.
   */
  private static final class Widths {
    private final ConvexHull hull;
    private final int[] points;
    private final VoxelSize size;
    private final Axis thin;
    private final int[] neighboursStart;
    private final int[] neighbours;
    private double least = Double.POSITIVE_INFINITY;

    Widths(ConvexHull hull, int[] points, VoxelSize size, Axis thin) {
      this.hull = hull;
      this.points = points;
      this.size = size;
      this.thin = thin;
      int[] vertices = hull.vertices();
      int last = vertices[vertices.length - 1];
      neighboursStart = new int[last + 2];
      neighbours = new int[3 * hull.triangles().size()];
      for (ConvexHull.Triangle triangle : hull.triangles()) {
        for (int vertex : triangle.vertex) {
          neighboursStart[vertex + 1]++;
        }
      }
      for (int p = 0; p <= last; p++) {
        neighboursStart[p + 1] += neighboursStart[p];
      }
      int[] next = neighboursStart.clone();
      for (ConvexHull.Triangle triangle : hull.triangles()) {
        for (int k = 0; k < 3; k++) {
          neighbours[next[triangle.vertex[k]]++] = triangle.vertex[(k + 1) % 3];
        }
      }
    }

    double minimum() {
      ConvexHull.Triangle first = hull.triangles().get(0);
      for (int vertex : hull.vertices()) {
        if (first.opposite < 0
            || first.along(points, vertex) < first.along(points, first.opposite)) {
          first.opposite = vertex;
        }
      }
      rest(first);
      ArrayDeque<ConvexHull.Triangle> open = new ArrayDeque<>();
      open.add(first);
      while (!open.isEmpty()) {
        ConvexHull.Triangle side = open.remove();
        for (int edge = 0; edge < 3; edge++) {
          ConvexHull.Triangle next = side.neighbour[edge];
          boolean known = next.opposite >= 0;
          int opposite = tilt(side, next, side.vertex[edge]);
          if (!known) {
            next.opposite = opposite;
            rest(next);
            open.add(next);
          }
        }
      }
      return least;
    }

    private void rest(ConvexHull.Triangle side) {
      measure(side, side, 0, side.vertex[0], side.opposite);
    }

    /** Tilts from a side to the next over the edge at a vertex; returns what is then opposite. */
    private int tilt(ConvexHull.Triangle side, ConvexHull.Triangle next, int edge) {
      int at = side.opposite;
      while (true) {
        int best = -1;
        double bestPlace = 0;
        long bestLower = 0;
        for (int k = neighboursStart[at]; k < neighboursStart[at + 1]; k++) {
          int other = neighbours[k];
          long higher = side.along(points, other) - side.along(points, at);
          long lower = next.along(points, at) - next.along(points, other);
          if (lower > 0) {
            double place = (double) Math.max(0, higher) / (Math.max(0, higher) + lower);
            if (best < 0 || place < bestPlace || place == bestPlace && lower > bestLower) {
              best = other;
              bestPlace = place;
              bestLower = lower;
            }
          }
        }
        if (best < 0) {
          return at;
        }
        measure(side, next, bestPlace, edge, best);
        at = best;
      }
    }

    private void measure(
        ConvexHull.Triangle from, ConvexHull.Triangle to, double place, int on, int opposite) {
      double nx = (1 - place) * from.nx + place * to.nx;
      double ny = (1 - place) * from.ny + place * to.ny;
      double nz = (1 - place) * from.nz + place * to.nz;
      boolean tilted = thin != null && (thin == Axis.X ? nx : thin == Axis.Y ? ny : nz) != 0;
      if (tilted) {
        return;
      }
      double between =
          nx * (points[3 * on] - points[3 * opposite])
              + ny * (points[3 * on + 1] - points[3 * opposite + 1])
              + nz * (points[3 * on + 2] - points[3 * opposite + 2]);
      double length = Math.hypot(Math.hypot(nx / size.x(), ny / size.y()), nz / size.z());
      least = Math.min(least, between / length);
    }
  }
}
