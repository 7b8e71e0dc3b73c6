package org.voxelyte.generation;

import java.util.List;
import org.voxelyte.task.TaskContext;

/**
 * How far convex bodies overlap each other: their penetrations, and the volumes that pairs share.
 *
 * <p>A shared volume is convex. From a point p deep in it, V = ∫ ρ³/3 dΩ, ρ the way to its surface;
 * the integral is a sum over {@value #DIRECTIONS} evenly spread directions, taken after stretching
 * space so that the shared volume is as long along the normal of the contact as across it: that of
 * two equal balls is met to 2 %.
 */
final class BodyOverlap {
  private static final int DIRECTIONS = 200;

  private static final int BISECTIONS = 30;

  /** Times that the step is halved on the way to a point deep in both. */
  private static final int HALVINGS = 12;

  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
  private static final double[][] EVEN = even();

  private final Penetration penetration = new Penetration();

  /** Normal of the contact and two directions across. */
  private final double[][] frame = new double[3][3];

  private final double[] inner = new double[3];
  private final double[] way = new double[3];
  private ConvexBody first;
  private ConvexBody second;
  private double dx;
  private double dy;
  private double dz;

  private BodyOverlap() {}

  private static double[][] even() {
    double[][] directions = new double[DIRECTIONS][3];
    for (int k = 0; k < DIRECTIONS; k++) {
      double z = (2 * k + 1.0) / DIRECTIONS - 1;
      double radius = Math.sqrt(1 - z * z);
      directions[k][0] = z;
      directions[k][1] = radius * StrictMath.cos(k * GOLDEN_ANGLE);
      directions[k][2] = radius * StrictMath.sin(k * GOLDEN_ANGLE);
    }
    return directions;
  }

  /** Measures all pairs; images along periodic axes count. */
  static Overlap of(PackingBox box, List<? extends ConvexBody> bodies, TaskContext task) {
    BodyNeighbours neighbours = BodyNeighbours.of(box, bodies, task);
    double[][] sums = new double[BodyNeighbours.pieces(neighbours.pairs)][3];
    task.forEach(
        sums.length,
        piece -> {
          BodyOverlap pair = new BodyOverlap();
          int end = Math.min(neighbours.pairs, (piece + 1) * BodyNeighbours.PIECE);
          for (int p = piece * BodyNeighbours.PIECE; p < end; p++) {
            pair.first = bodies.get(neighbours.first[p]);
            pair.second = bodies.get(neighbours.second[p]);
            pair.dx = neighbours.apart(0, p);
            pair.dy = neighbours.apart(1, p);
            pair.dz = neighbours.apart(2, p);
            pair.add(sums[piece]);
          }
        });
    double largest = 0;
    double pairs = 0;
    double volume = 0;
    for (double[] sum : sums) {
      largest = Math.max(largest, sum[0]);
      pairs += sum[1];
      volume += sum[2];
    }
    return new Overlap(Math.min(1, largest), (long) pairs, volume / box.volume());
  }

  private void add(double[] sum) {
    if (penetration.find(first, second, dx, dy, dz)) {
      double near = first.inradius() + second.inradius();
      sum[0] = Math.max(sum[0], penetration.depth / near);
      sum[1]++;
      sum[2] += volume();
    }
  }

  /** Returns the volume that the two share. */
  private double volume() {
    setFrame();
    inner[0] = penetration.pointX;
    inner[1] = penetration.pointY;
    inner[2] = penetration.pointZ;
    if (deepen() <= 0) {
      return 0; // thinner than rounding
    }
    double[] half = new double[3];
    for (int k = 0; k < 3; k++) {
      double[] u = frame[k];
      double forth = wayOut(u[0], u[1], u[2]);
      double back = wayOut(-u[0], -u[1], -u[2]);
      half[k] = (forth + back) / 2;
      for (int axis = 0; axis < 3; axis++) {
        inner[axis] += (forth - back) / 2 * u[axis];
      }
    }
    double cubes = 0;
    for (double[] direction : EVEN) {
      for (int axis = 0; axis < 3; axis++) {
        way[axis] = 0;
        for (int k = 0; k < 3; k++) {
          way[axis] += direction[k] * half[k] * frame[k][axis];
        }
      }
      double length = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
      double out = wayOut(way[0] / length, way[1] / length, way[2] / length) / length;
      cubes += out * out * out;
    }
    return 4 * Math.PI / 3 * half[0] * half[1] * half[2] * cubes / DIRECTIONS;
  }

  private void setFrame() {
    double[] n = frame[0];
    n[0] = penetration.normalX;
    n[1] = penetration.normalY;
    n[2] = penetration.normalZ;
    int least = 0;
    for (int axis = 1; axis < 3; axis++) {
      least = Math.abs(n[axis]) < Math.abs(n[least]) ? axis : least;
    }
    double[] u = frame[1];
    double norm = Math.sqrt(1 - n[least] * n[least]);
    for (int axis = 0; axis < 3; axis++) {
      u[axis] = ((axis == least ? 1 : 0) - n[least] * n[axis]) / norm;
    }
    for (int axis = 0; axis < 3; axis++) {
      int b = (axis + 1) % 3;
      int c = (axis + 2) % 3;
      frame[2][axis] = n[b] * u[c] - n[c] * u[b];
    }
  }

  /** Returns how deep a point, from the centre of the first, lies in both. */
  private double depth(double x, double y, double z) {
    return Math.min(
        first.depth(first.x() + x, first.y() + y, first.z() + z),
        second.depth(second.x() + x - dx, second.y() + y - dy, second.z() + z - dz));
  }

  /** Moves the inner point to where it lies deeper in both; returns how deep. */
  private double deepen() {
    double across = Math.min(first.inradius(), second.inradius()) / 2;
    double[] steps = {penetration.depth / 2, across, across};
    double deepest = depth(inner[0], inner[1], inner[2]);
    for (int halving = 0; halving < HALVINGS; halving++) {
      for (int k = 0; k < 3; k++) {
        for (int side = -1; side <= 1; side += 2) {
          double step = side * steps[k];
          double x = inner[0] + step * frame[k][0];
          double y = inner[1] + step * frame[k][1];
          double z = inner[2] + step * frame[k][2];
          double there = depth(x, y, z);
          if (there > deepest) {
            deepest = there;
            inner[0] = x;
            inner[1] = y;
            inner[2] = z;
          }
        }
        steps[k] /= 2;
      }
    }
    return deepest;
  }

  /** Returns the way from the inner point to the surface of what they share, in a direction. */
  private double wayOut(double ux, double uy, double uz) {
    double inside = 0;
    double outside = 2 * Math.min(first.reach(), second.reach());
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = (inside + outside) / 2;
      if (depth(inner[0] + middle * ux, inner[1] + middle * uy, inner[2] + middle * uz) > 0) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }
}
