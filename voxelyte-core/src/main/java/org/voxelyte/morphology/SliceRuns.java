package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;

/**
 * The runs of a set of labels in one slice: stretches of a row, as long as can be, in order of rows
 * and then of x.
 */
final class SliceRuns {
  /** Index of the first run of each row; one more entry for the end. */
  final int[] rowStart;

  /** First x of each run. */
  final int[] begin;

  /** One past the last x of each run. */
  final int[] end;

  private SliceRuns(int rows, int runs) {
    rowStart = new int[rows + 1];
    begin = new int[runs];
    end = new int[runs];
  }

  /** Returns the number of runs of a slice. */
  static int count(byte[] slice, GridShape shape, boolean[] member) {
    int nx = shape.nx();
    int runs = 0;
    for (int row = 0; row < slice.length; row += nx) {
      boolean inside = false;
      for (int i = row; i < row + nx; i++) {
        boolean next = member[slice[i] & 0xff];
        if (next && !inside) {
          runs++;
        }
        inside = next;
      }
    }
    return runs;
  }

  /** Finds the runs of a slice, of which the number is known. */
  static SliceRuns of(byte[] slice, GridShape shape, boolean[] member, int runs) {
    SliceRuns result = new SliceRuns(shape.ny(), runs);
    int nx = shape.nx();
    int n = 0;
    for (int y = 0; y < shape.ny(); y++) {
      result.rowStart[y] = n;
      int row = y * nx;
      int x = 0;
      while (x < nx) {
        if (!member[slice[row + x] & 0xff]) {
          x++;
          continue;
        }
        result.begin[n] = x;
        while (x < nx && member[slice[row + x] & 0xff]) {
          x++;
        }
        result.end[n++] = x;
      }
    }
    result.rowStart[shape.ny()] = n;
    return result;
  }
}
