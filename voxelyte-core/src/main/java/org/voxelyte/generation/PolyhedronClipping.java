package org.voxelyte.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts a large cube by half spaces, one after another, until what they have in common is left:
 * corners, and faces as loops of corners, counter-clockwise seen from outside.
 *
 * <p>A corner within 10⁻⁹ of the largest offset of a plane lies on it, so that several planes may
 * meet in a corner. Faces share their corners, so that Euler's formula holds by construction.
 */
final class PolyhedronClipping {
  private static final double ON_PLANE = 1e-9;

  private final List<double[]> corners = new ArrayList<>();
  private final List<Face> faces = new ArrayList<>();
  private double tolerance;

  /**
   * A face.
   *
   * @param plane index of its half space; −1 for a face of the cube that was cut
   * @param loop its corners
   */
  record Face(int plane, List<Integer> loop) {}

  private PolyhedronClipping() {}

  /**
   * Returns what half spaces have in common with a cube around the origin.
   *
   * @param half half the edge of the cube, m
   * @throws IllegalArgumentException if that is empty or flat
   */
  static PolyhedronClipping of(List<HalfSpace> planes, double half) {
    double scale = 0;
    for (HalfSpace plane : planes) {
      scale = Math.max(scale, Math.abs(plane.offset()));
    }
    PolyhedronClipping clipping = new PolyhedronClipping();
    clipping.tolerance = ON_PLANE * scale;
    clipping.startFrom(half);
    for (int i = 0; i < planes.size(); i++) {
      clipping.cut(planes.get(i), i);
    }
    return clipping;
  }

  /** Returns whether nothing of the cube is left: the half spaces themselves bound the body. */
  boolean isBounded() {
    return faces.stream().noneMatch(face -> face.plane() < 0);
  }

  List<double[]> corners() {
    return corners;
  }

  List<Face> faces() {
    return faces;
  }

  private void startFrom(double half) {
    for (int i = 0; i < 8; i++) {
      corners.add(
          new double[] {
            (i & 1) == 0 ? -half : half, (i & 2) == 0 ? -half : half, (i & 4) == 0 ? -half : half
          });
    }
    faces.add(new Face(-1, List.of(0, 4, 6, 2)));
    faces.add(new Face(-1, List.of(1, 3, 7, 5)));
    faces.add(new Face(-1, List.of(0, 1, 5, 4)));
    faces.add(new Face(-1, List.of(2, 6, 7, 3)));
    faces.add(new Face(-1, List.of(0, 2, 3, 1)));
    faces.add(new Face(-1, List.of(4, 5, 7, 6)));
  }

  private void cut(HalfSpace plane, int index) {
    double[] beyond = new double[corners.size()];
    boolean anyInside = false;
    boolean anyOutside = false;
    for (Face face : faces) {
      for (int corner : face.loop()) {
        double distance = plane.beyond(corners.get(corner));
        beyond[corner] = Math.abs(distance) <= tolerance ? 0 : distance;
        anyInside |= beyond[corner] < 0;
        anyOutside |= beyond[corner] > 0;
      }
    }
    if (!anyInside) {
      throw new IllegalArgumentException(
          "the planes of a polyhedron have no common inside; plane "
              + (index + 1)
              + " cuts all of it away");
    }
    if (!anyOutside) {
      return;
    }
    Map<Long, Integer> crossings = new HashMap<>();
    TreeSet<Integer> onPlane = new TreeSet<>();
    List<Face> kept = new ArrayList<>();
    for (Face face : faces) {
      List<Integer> loop = cut(face.loop(), beyond, crossings, onPlane);
      if (loop.stream().anyMatch(corner -> corner < beyond.length && beyond[corner] < 0)) {
        kept.add(new Face(face.plane(), loop));
      }
    }
    kept.add(new Face(index, around(plane, onPlane)));
    faces.clear();
    faces.addAll(kept);
  }

  /** Returns the part of a loop inside; notes the corners that lie on the plane. */
  private List<Integer> cut(
      List<Integer> loop, double[] beyond, Map<Long, Integer> crossings, Set<Integer> onPlane) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < loop.size(); i++) {
      int here = loop.get(i);
      int next = loop.get((i + 1) % loop.size());
      if (beyond[here] <= 0) {
        left.add(here);
      }
      if (beyond[here] == 0) {
        onPlane.add(here);
      }
      if ((beyond[here] < 0 && beyond[next] > 0) || (beyond[here] > 0 && beyond[next] < 0)) {
        int low = Math.min(here, next);
        int high = Math.max(here, next);
        int crossing =
            crossings.computeIfAbsent(
                ((long) low << 32) | high, key -> crossing(low, high, beyond[low], beyond[high]));
        left.add(crossing);
        onPlane.add(crossing);
      }
    }
    return left;
  }

  private int crossing(int low, int high, double beyondLow, double beyondHigh) {
    double part = beyondLow / (beyondLow - beyondHigh);
    double[] from = corners.get(low);
    double[] to = corners.get(high);
    double[] point = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      point[axis] = from[axis] + part * (to[axis] - from[axis]);
    }
    corners.add(point);
    return corners.size() - 1;
  }

  /** Returns the corners on a plane in their order around its normal. */
  private List<Integer> around(HalfSpace plane, Set<Integer> onPlane) {
    double[] n = {plane.normalX(), plane.normalY(), plane.normalZ()};
    double[] u = perpendicular(n);
    double[] v = {n[1] * u[2] - n[2] * u[1], n[2] * u[0] - n[0] * u[2], n[0] * u[1] - n[1] * u[0]};
    double[] middle = new double[3];
    for (int corner : onPlane) {
      for (int axis = 0; axis < 3; axis++) {
        middle[axis] += corners.get(corner)[axis] / onPlane.size();
      }
    }
    Map<Integer, Double> angles = new HashMap<>();
    for (int corner : onPlane) {
      double along = 0;
      double across = 0;
      for (int axis = 0; axis < 3; axis++) {
        double way = corners.get(corner)[axis] - middle[axis];
        along += way * u[axis];
        across += way * v[axis];
      }
      angles.put(corner, StrictMath.atan2(across, along));
    }
    List<Integer> loop = new ArrayList<>(onPlane);
    loop.sort(Comparator.comparingDouble(angles::get));
    return List.copyOf(loop);
  }

  private static double[] perpendicular(double[] n) {
    // The coordinate axis that is farthest from the normal, less its part along the normal.
    int axis = 0;
    for (int i = 1; i < 3; i++) {
      if (Math.abs(n[i]) < Math.abs(n[axis])) {
        axis = i;
      }
    }
    double[] u = {-n[axis] * n[0], -n[axis] * n[1], -n[axis] * n[2]};
    u[axis] += 1;
    double length = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
    return new double[] {u[0] / length, u[1] / length, u[2] / length};
  }
}
