package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/**
 * Pairs of bodies, and of their periodic images, whose surrounding balls come nearer to each other
 * than a skin; each pair once, in an order that depends on the bodies alone. Bodies are sorted into
 * cells first. A body may be the neighbour of its own image.
 */
final class BodyNeighbours {
  /** Bodies or pairs of one piece of parallel work. */
  static final int PIECE = 256;

  private static final int MAX_CELLS_ALONG = 256;

  private final double[] length = new double[3];
  private final boolean[] periodic = new boolean[3];
  private final int[] cells = new int[3];

  /** Coordinates by axis. */
  private double[][] centre;

  /** First body of each cell in {@link #sorted}. */
  private int[] start;

  private int[] sorted;

  /** The bodies of each pair; the image of the second is moved by the shift. */
  int[] first;

  int[] second;
  double[][] shift;
  int pairs;

  /** Pairs of each body, where its list begins: 2 × pair, + 1 where the body is the second. */
  int[] incident;

  int[] incidentStart;

  BodyNeighbours(PackingBox box) {
    for (Axis axis : Axis.values()) {
      length[axis.ordinal()] = box.length(axis);
      periodic[axis.ordinal()] = box.isPeriodic(axis);
    }
  }

  /** Returns the pairs of bodies whose surrounding balls meet. */
  static BodyNeighbours of(PackingBox box, List<? extends ConvexBody> bodies, TaskContext task) {
    int count = bodies.size();
    double[][] centre = new double[3][count];
    double[] reach = new double[count];
    for (int i = 0; i < count; i++) {
      centre[0][i] = bodies.get(i).x();
      centre[1][i] = bodies.get(i).y();
      centre[2][i] = bodies.get(i).z();
      reach[i] = bodies.get(i).reach();
    }
    BodyNeighbours neighbours = new BodyNeighbours(box);
    neighbours.build(centre, reach, 0, task);
    return neighbours;
  }

  static int pieces(int count) {
    return (count + PIECE - 1) / PIECE;
  }

  /** Returns how far the second body of a pair is beyond the first along an axis, m. */
  double apart(int axis, int pair) {
    return centre[axis][second[pair]] + shift[axis][pair] - centre[axis][first[pair]];
  }

  /** One pair of a piece of bodies as it is found. */
  private static final class Found {
    int[] first = new int[4 * PIECE];
    int[] second = new int[4 * PIECE];
    double[] shift = new double[12 * PIECE];
    int count;

    void add(int i, int j, double sx, double sy, double sz) {
      if (count == first.length) {
        first = Arrays.copyOf(first, 2 * count);
        second = Arrays.copyOf(second, 2 * count);
        shift = Arrays.copyOf(shift, 6 * count);
      }
      first[count] = i;
      second[count] = j;
      shift[3 * count] = sx;
      shift[3 * count + 1] = sy;
      shift[3 * count + 2] = sz;
      count++;
    }
  }

  /**
   * Finds the pairs.
   *
   * @param centre coordinates by axis; along periodic axes they are brought into the box
   * @param reach radii of the surrounding balls, m
   * @param skin how far two balls may be apart, m
   */
  void build(double[][] centre, double[] reach, double skin, TaskContext task) {
    this.centre = centre;
    int count = reach.length;
    double largest = 0;
    for (double r : reach) {
      largest = Math.max(largest, r);
    }
    sort(centre, count);
    double farthest = largest;
    Found[] found = new Found[pieces(count)];
    task.forEach(
        found.length,
        piece -> {
          found[piece] = new Found();
          for (int i = piece * PIECE; i < Math.min(count, (piece + 1) * PIECE); i++) {
            findAround(i, centre, reach, farthest, skin, found[piece]);
          }
        });
    gather(found, count);
  }

  private void sort(double[][] centre, int count) {
    double edge = Math.cbrt(length[0] * length[1] * length[2] / count);
    int total = 1;
    for (int axis = 0; axis < 3; axis++) {
      cells[axis] = (int) Math.max(1, Math.min(MAX_CELLS_ALONG, length[axis] / edge));
      total *= cells[axis];
    }
    int[] cell = new int[count];
    start = new int[total + 1];
    for (int i = 0; i < count; i++) {
      for (int axis = 2; axis >= 0; axis--) {
        double inside = centre[axis][i];
        if (periodic[axis]) {
          inside -= length[axis] * Math.floor(inside / length[axis]);
          inside = inside < length[axis] ? inside : 0;
          centre[axis][i] = inside;
        }
        cell[i] = cell[i] * cells[axis] + clamped((int) cellOf(inside, axis), axis);
      }
      start[cell[i] + 1]++;
    }
    for (int c = 0; c < total; c++) {
      start[c + 1] += start[c];
    }
    int[] next = Arrays.copyOf(start, total);
    sorted = new int[count];
    for (int i = 0; i < count; i++) {
      sorted[next[cell[i]]++] = i;
    }
  }

  private double cellOf(double coordinate, int axis) {
    return Math.floor(coordinate * cells[axis] / length[axis]);
  }

  private int clamped(int cell, int axis) {
    return Math.max(0, Math.min(cells[axis] - 1, cell));
  }

  private int bound(double coordinate, int axis) {
    int cell = (int) cellOf(coordinate, axis);
    return periodic[axis] ? cell : clamped(cell, axis);
  }

  private void findAround(
      int i, double[][] centre, double[] reach, double largest, double skin, Found found) {
    double x = centre[0][i];
    double y = centre[1][i];
    double z = centre[2][i];
    double far = reach[i] + largest + skin;
    int lastX = bound(x + far, 0);
    int lastY = bound(y + far, 1);
    int lastZ = bound(z + far, 2);
    for (int cz = bound(z - far, 2); cz <= lastZ; cz++) {
      int imageZ = Math.floorDiv(cz, cells[2]);
      double shiftZ = imageZ * length[2];
      for (int cy = bound(y - far, 1); cy <= lastY; cy++) {
        int imageY = Math.floorDiv(cy, cells[1]);
        double shiftY = imageY * length[1];
        int row = cells[0] * (cy - imageY * cells[1] + cells[1] * (cz - imageZ * cells[2]));
        for (int cx = bound(x - far, 0); cx <= lastX; cx++) {
          int imageX = Math.floorDiv(cx, cells[0]);
          double shiftX = imageX * length[0];
          boolean later = imageZ > 0 || imageZ == 0 && (imageY > 0 || imageY == 0 && imageX > 0);
          int cell = row + cx - imageX * cells[0];
          for (int k = start[cell]; k < start[cell + 1]; k++) {
            int j = sorted[k];
            if (j < i || j == i && !later) {
              continue;
            }
            double dx = centre[0][j] + shiftX - x;
            double dy = centre[1][j] + shiftY - y;
            double dz = centre[2][j] + shiftZ - z;
            double near = reach[i] + reach[j] + skin;
            if (dx * dx + dy * dy + dz * dz < near * near) {
              found.add(i, j, shiftX, shiftY, shiftZ);
            }
          }
        }
      }
    }
  }

  private void gather(Found[] found, int count) {
    pairs = 0;
    for (Found part : found) {
      pairs = Math.addExact(pairs, part.count);
    }
    first = new int[pairs];
    second = new int[pairs];
    shift = new double[3][pairs];
    incidentStart = new int[count + 1];
    int pair = 0;
    for (Found part : found) {
      for (int k = 0; k < part.count; k++) {
        first[pair] = part.first[k];
        second[pair] = part.second[k];
        for (int axis = 0; axis < 3; axis++) {
          shift[axis][pair] = part.shift[3 * k + axis];
        }
        incidentStart[first[pair] + 1]++;
        incidentStart[second[pair] + 1]++;
        pair++;
      }
    }
    for (int i = 0; i < count; i++) {
      incidentStart[i + 1] += incidentStart[i];
    }
    int[] next = Arrays.copyOf(incidentStart, count);
    incident = new int[2 * pairs];
    for (int p = 0; p < pairs; p++) {
      incident[next[first[p]]++] = 2 * p;
      incident[next[second[p]]++] = 2 * p + 1;
    }
  }
}
