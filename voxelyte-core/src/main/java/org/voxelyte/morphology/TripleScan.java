package org.voxelyte.morphology;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts in cubes of 2 × 2 × 2 voxels the points where three labels meet on planes through voxel
 * centres, for the 13 normals of small indices.
 *
 * <p>A plane is cut by the lattice into cells: rectangles of four centres for the three normals
 * along axes and the six along diagonals of faces, triangles of three for the four along diagonals
 * of the cube. A cell in which three labels occur is one point of that triple. Four labels in a
 * rectangle are two points, of which each of the four triples gets half. A rectangle normal to an
 * axis is the voxel edge that pierces it.
 */
final class TripleScan extends CubeScan {
  /**
   * Counts of cells are in these parts: eighths of corners, halves of squares, halves of points.
   */
  static final int PARTS = 32;

  /** Cells of each normal, in the order of {@link LatticeDirection#ALL}, as numbers of voxels. */
  private static final int[][][] CELLS = {
    {{0, 2, 4, 6}, {1, 3, 5, 7}},
    {{0, 1, 4, 5}, {2, 3, 6, 7}},
    {{0, 1, 2, 3}, {4, 5, 6, 7}},
    {{1, 2, 5, 6}},
    {{0, 3, 4, 7}},
    {{1, 3, 4, 6}},
    {{0, 2, 5, 7}},
    {{2, 3, 4, 5}},
    {{0, 1, 6, 7}},
    {{1, 2, 4}, {3, 5, 6}},
    {{0, 3, 5}, {2, 4, 7}},
    {{0, 3, 6}, {1, 4, 7}},
    {{1, 2, 7}, {0, 5, 6}},
  };

  private static final int AXES = 3;

  /** Counts of one triple. */
  static final class Counts {
    /** Points per normal, in parts. */
    final long[] points = new long[CELLS.length];

    /** Voxel edges along each axis at which the three labels meet, in parts. */
    final long[] edges = new long[AXES];

    void add(Counts other) {
      for (int k = 0; k < points.length; k++) {
        points[k] += other.points[k];
      }
      for (int k = 0; k < edges.length; k++) {
        edges[k] += other.edges[k];
      }
    }
  }

  /** Counts of each triple that was met, at its {@link #key}. */
  final Map<Integer, Counts> counts = new HashMap<>();

  private final int[] labels = new int[8];

  /** The labels that occur in a cell. */
  private final int[] found = new int[4];

  /** Returns the key of labels a &lt; b &lt; c; keys are in order of the labels. */
  static int key(int a, int b, int c) {
    return (a << 8 | b) << 8 | c;
  }

  @Override
  void cube(int left, int right, int inside) {
    if (left == right ? isOfTwo(left) : isUniform(left) && isUniform(right)) {
      return;
    }
    for (int column = 0; column < 4; column++) {
      labels[2 * column] = left >>> 8 * column & 0xff;
      labels[2 * column + 1] = right >>> 8 * column & 0xff;
    }
    if (!hasThree()) {
      return;
    }
    int share = Integer.bitCount(inside);
    for (int k = 0; k < CELLS.length; k++) {
      for (int[] cell : CELLS[k]) {
        int number = labelsIn(cell);
        if (number >= 3) {
          count(k, number, share);
        }
      }
    }
  }

  private static boolean isUniform(int column) {
    return column == (column & 0xff) * 0x01010101;
  }

  /** Returns whether a column that is repeated surely has no three labels: two rows are equal. */
  private static boolean isOfTwo(int column) {
    return (column & 0xffff) == column >>> 16
        || (column & 0x00ff00ff) == (column >>> 8 & 0x00ff00ff);
  }

  private boolean hasThree() {
    int first = labels[0];
    int second = first;
    for (int label : labels) {
      if (label != first) {
        if (second == first) {
          second = label;
        } else if (label != second) {
          return true;
        }
      }
    }
    return false;
  }

  /** Puts the labels that occur in a cell in rising order; returns their number. */
  private int labelsIn(int[] cell) {
    int number = 0;
    for (int voxel : cell) {
      int label = labels[voxel];
      int place = number;
      while (place > 0 && found[place - 1] >= label) {
        place--;
      }
      if (place < number && found[place] == label) {
        continue;
      }
      System.arraycopy(found, place, found, place + 1, number - place);
      found[place] = label;
      number++;
    }
    return number;
  }

  private void count(int normal, int number, int share) {
    if (number == 3) {
      count(normal, found[0], found[1], found[2], 2, share);
    } else {
      count(normal, found[0], found[1], found[2], 1, share);
      count(normal, found[0], found[1], found[3], 1, share);
      count(normal, found[0], found[2], found[3], 1, share);
      count(normal, found[1], found[2], found[3], 1, share);
    }
  }

  private void count(int normal, int a, int b, int c, int halves, int share) {
    Counts triple = counts.computeIfAbsent(key(a, b, c), key -> new Counts());
    // Each square normal to an axis is seen from two cubes, all other cells from one.
    if (normal < AXES) {
      triple.points[normal] += (long) halves * share;
      triple.edges[normal] += 2L * share;
    } else {
      triple.points[normal] += 2L * halves * share;
    }
  }
}
