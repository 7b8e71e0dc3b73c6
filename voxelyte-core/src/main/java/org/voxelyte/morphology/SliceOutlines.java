package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.volume.GridShape;

/** The convex polygons around the voxels, as squares, of each particle in one slice. */
final class SliceOutlines {
  private final IntIndex index = new IntIndex();

  /** For each number: its last row in the list of rows, or −1. */
  private int[] lastRow = new int[64];

  /** Rows of particles: y, least x, end of x, and the row before it of the same particle. */
  private int[] rows = new int[256];

  private int rowCount;

  /** Finds the rows of each particle of a slice. */
  SliceOutlines(int[] ids, GridShape shape) {
    int nx = shape.nx();
    for (int y = 0; y < shape.ny(); y++) {
      int x = 0;
      while (x < nx) {
        int id = ids[y * nx + x];
        int begin = x++;
        while (x < nx && ids[y * nx + x] == id) {
          x++;
        }
        if (id != 0) {
          add(index.of(id), y, begin, x);
        }
      }
    }
  }

  private void add(int number, int y, int begin, int end) {
    if (number >= lastRow.length) {
      lastRow = Arrays.copyOf(lastRow, 2 * number);
    }
    // Rows are stored from 1, so that 0 stands for none.
    int row = lastRow[number];
    if (row != 0 && rows[4 * row] == y) {
      rows[4 * row + 2] = end;
      return;
    }
    rowCount++;
    if (4 * rowCount + 4 > rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    rows[4 * rowCount] = y;
    rows[4 * rowCount + 1] = begin;
    rows[4 * rowCount + 2] = end;
    rows[4 * rowCount + 3] = row;
    lastRow[number] = rowCount;
  }

  /** Returns the number of particles. */
  int count() {
    return index.count();
  }

  /** Returns the id of the particle of a number, from 1. */
  int id(int number) {
    return index.id(number);
  }

  /** Returns the corners of the polygon of a number: x and y of each. */
  int[] corners(int number) {
    int length = 0;
    for (int row = lastRow[number]; row != 0; row = rows[4 * row + 3]) {
      length += 4;
    }
    int[] left = new int[length];
    int[] right = new int[length];
    int leftCount = 0;
    int rightCount = 0;
    for (int row = lastRow[number]; row != 0; row = rows[4 * row + 3]) {
      for (int y = rows[4 * row] + 1; y >= rows[4 * row]; y--) {
        leftCount = push(left, leftCount, rows[4 * row + 1], y, 1);
        rightCount = push(right, rightCount, rows[4 * row + 2], y, -1);
      }
    }
    int[] corners = Arrays.copyOf(left, 2 * (leftCount + rightCount));
    System.arraycopy(right, 0, corners, 2 * leftCount, 2 * rightCount);
    return corners;
  }

  /**
   * Adds a point to a chain of falling y that turns to one side only.
   *
   * @param side 1 if to the left of where it goes, −1 if to the right
   */
  private static int push(int[] chain, int count, int x, int y, int side) {
    int n = count;
    if (n > 0 && chain[2 * n - 1] == y) {
      // Where two rows meet the outer of their corners counts.
      if ((chain[2 * n - 2] - x) * side <= 0) {
        return n;
      }
      n--;
    }
    while (n > 1) {
      long ux = (long) chain[2 * n - 2] - chain[2 * n - 4];
      long uy = (long) chain[2 * n - 1] - chain[2 * n - 3];
      long vx = (long) x - chain[2 * n - 2];
      long vy = (long) y - chain[2 * n - 1];
      if ((ux * vy - uy * vx) * side > 0) {
        break;
      }
      n--;
    }
    chain[2 * n] = x;
    chain[2 * n + 1] = y;
    return n + 1;
  }
}
