package org.voxelyte.morphology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The convex hull of points of a lattice, as triangles: C. B. Barber, D. P. Dobkin and H.
 * Huhdanpaa, ACM Trans. Math. Softw. 22, 469 (1996), doi:10.1145/235815.235821.
 *
 * <p>Exact: on which side of a plane a point lies is a sum of products of three differences, one
 * along each axis, in whole numbers. Points in the plane of a triangle are not outside it, so there
 * may be several triangles in one plane.
 */
final class ConvexHull {
  private final int[] points;
  private final List<Triangle> triangles = new ArrayList<>();
  private final ArrayDeque<Triangle> open = new ArrayDeque<>();

  /** While a point is added, the new triangle that begins at each point of the horizon. */
  private final Triangle[] from;

  /** A side of the hull; its vertices run anticlockwise as seen from outside. */
  static final class Triangle {
    final int[] vertex;

    /** Beyond the edges that begin at each of the vertices. */
    final Triangle[] neighbour = new Triangle[3];

    /** Normal to the outside, by lattice steps: the plane is normal · p = offset. */
    final long nx;

    final long ny;
    final long nz;
    private final long offset;
    private int[] outside = new int[8];
    private int outsideCount;
    private int farthest;
    private long farthestHeight;
    private boolean gone;

    /** For {@link FeretDiameters}: the vertex of the hull farthest below, or −1. */
    int opposite = -1;

    private Triangle(int[] points, int a, int b, int c) {
      vertex = new int[] {a, b, c};
      long ux = points[3 * b] - (long) points[3 * a];
      long uy = points[3 * b + 1] - (long) points[3 * a + 1];
      long uz = points[3 * b + 2] - (long) points[3 * a + 2];
      long vx = points[3 * c] - (long) points[3 * a];
      long vy = points[3 * c + 1] - (long) points[3 * a + 1];
      long vz = points[3 * c + 2] - (long) points[3 * a + 2];
      nx = uy * vz - uz * vy;
      ny = uz * vx - ux * vz;
      nz = ux * vy - uy * vx;
      offset = along(points, a);
    }

    /** Returns normal · p. */
    long along(int[] points, int p) {
      return nx * points[3 * p] + ny * points[3 * p + 1] + nz * points[3 * p + 2];
    }

    private boolean takes(int[] points, int p) {
      long height = along(points, p) - offset;
      if (height <= 0) {
        return false;
      }
      if (outsideCount == outside.length) {
        outside = Arrays.copyOf(outside, 2 * outsideCount);
      }
      outside[outsideCount++] = p;
      if (height > farthestHeight) {
        farthestHeight = height;
        farthest = p;
      }
      return true;
    }
  }

  private ConvexHull(int[] points, int count) {
    this.points = points;
    this.from = new Triangle[count];
  }

  /**
   * Finds the hull.
   *
   * @param points x, y and z of each, counted from a corner of what they span
   * @param count number of points; not all in one plane
   */
  static ConvexHull of(int[] points, int count) {
    ConvexHull hull = new ConvexHull(points, count);
    List<Triangle> first = hull.simplex(count);
    for (int p = 0; p < count; p++) {
      hull.give(p, first);
    }
    first.forEach(hull::keep);
    while (!hull.open.isEmpty()) {
      Triangle next = hull.open.pop();
      if (!next.gone) {
        hull.add(next);
      }
    }
    hull.triangles.removeIf(triangle -> triangle.gone);
    return hull;
  }

  /** Returns the triangles. */
  List<Triangle> triangles() {
    return triangles;
  }

  /** Returns the points in the corners of triangles, by rising number. */
  int[] vertices() {
    boolean[] met = new boolean[from.length];
    for (Triangle triangle : triangles) {
      for (int vertex : triangle.vertex) {
        met[vertex] = true;
      }
    }
    int[] vertices = new int[met.length];
    int count = 0;
    for (int p = 0; p < met.length; p++) {
      if (met[p]) {
        vertices[count++] = p;
      }
    }
    return Arrays.copyOf(vertices, count);
  }

  /** Returns four points that are not in one plane, as triangles. */
  private List<Triangle> simplex(int count) {
    int a = 0;
    int b = 0;
    for (int p = 1; p < count; p++) {
      a = compare(p, a) < 0 ? p : a;
      b = compare(p, b) > 0 ? p : b;
    }
    int c = -1;
    double widest = 0;
    for (int p = 0; p < count; p++) {
      Triangle triangle = new Triangle(points, a, b, p);
      double wide =
          Math.abs((double) triangle.nx)
              + Math.abs((double) triangle.ny)
              + Math.abs((double) triangle.nz);
      if (wide > widest) {
        widest = wide;
        c = p;
      }
    }
    if (c < 0) {
      throw new IllegalArgumentException("the points lie on a line");
    }
    Triangle base = new Triangle(points, a, b, c);
    int d = -1;
    long highest = 0;
    for (int p = 0; p < count; p++) {
      long height = Math.abs(base.along(points, p) - base.offset);
      if (height > highest) {
        highest = height;
        d = p;
      }
    }
    if (d < 0) {
      throw new IllegalArgumentException("the points lie in a plane");
    }
    if (base.along(points, d) > base.offset) {
      int swapped = b;
      b = c;
      c = swapped;
      base = new Triangle(points, a, b, c);
    }
    Triangle ab = new Triangle(points, b, a, d);
    Triangle bc = new Triangle(points, c, b, d);
    Triangle ca = new Triangle(points, a, c, d);
    join(base, ab, bc, ca);
    join(ab, base, ca, bc);
    join(bc, base, ab, ca);
    join(ca, base, bc, ab);
    return List.of(base, ab, bc, ca);
  }

  private int compare(int p, int q) {
    for (int axis = 0; axis < 3; axis++) {
      int order = Integer.compare(points[3 * p + axis], points[3 * q + axis]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static void join(Triangle triangle, Triangle first, Triangle second, Triangle third) {
    triangle.neighbour[0] = first;
    triangle.neighbour[1] = second;
    triangle.neighbour[2] = third;
  }

  private void give(int p, List<Triangle> candidates) {
    for (Triangle triangle : candidates) {
      if (triangle.takes(points, p)) {
        return;
      }
    }
  }

  private void keep(Triangle triangle) {
    triangles.add(triangle);
    if (triangle.outsideCount > 0) {
      open.push(triangle);
    } else {
      triangle.outside = null;
    }
  }

  /** Replaces what the farthest point outside a triangle sees by a cone to that point. */
  private void add(Triangle seen) {
    int p = seen.farthest;
    List<Triangle> visible = new ArrayList<>();
    List<Triangle> cone = new ArrayList<>();
    seen.gone = true;
    visible.add(seen);
    for (int i = 0; i < visible.size(); i++) {
      Triangle triangle = visible.get(i);
      for (int edge = 0; edge < 3; edge++) {
        Triangle beyond = triangle.neighbour[edge];
        if (beyond.gone) {
          continue;
        }
        if (beyond.along(points, p) > beyond.offset) {
          beyond.gone = true;
          visible.add(beyond);
        } else {
          int begin = triangle.vertex[edge];
          int end = triangle.vertex[(edge + 1) % 3];
          Triangle side = new Triangle(points, begin, end, p);
          side.neighbour[0] = beyond;
          for (int k = 0; k < 3; k++) {
            if (beyond.vertex[k] == end) {
              beyond.neighbour[k] = side;
            }
          }
          from[begin] = side;
          cone.add(side);
        }
      }
    }
    for (Triangle side : cone) {
      Triangle next = from[side.vertex[1]];
      side.neighbour[1] = next;
      next.neighbour[2] = side;
    }
    for (Triangle triangle : visible) {
      for (int k = 0; k < triangle.outsideCount; k++) {
        if (triangle.outside[k] != p) {
          give(triangle.outside[k], cone);
        }
      }
      triangle.outside = null;
    }
    cone.forEach(this::keep);
    if (triangles.size() > 64 + 2 * live) {
      triangles.removeIf(triangle -> triangle.gone);
      live = triangles.size();
    }
  }

  /** Triangles after the last time that those gone were dropped. */
  private int live;
}
