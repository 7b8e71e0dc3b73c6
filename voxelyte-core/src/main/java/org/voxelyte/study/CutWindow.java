package org.voxelyte.study;

import org.voxelyte.volume.LabelMap;

/**
 * A part of a cut, pixels.
 *
 * @param column its first column
 * @param row its first row
 * @param width columns
 * @param height rows
 */
record CutWindow(int column, int row, int width, int height) {
  /** Returns the whole of a cut. */
  static CutWindow whole(LabelMap map) {
    return new CutWindow(0, 0, map.width(), map.height());
  }

  /** Returns its middle with at most so many columns and rows. */
  CutWindow middle(int columns, int rows) {
    int wide = Math.min(width, columns);
    int high = Math.min(height, rows);
    return new CutWindow(column + (width - wide) / 2, row + (height - high) / 2, wide, high);
  }

  /** Whether a square lies within. */
  boolean holds(int firstColumn, int firstRow, int side) {
    return firstColumn >= column
        && firstRow >= row
        && firstColumn + side <= column + width
        && firstRow + side <= row + height;
  }

  /** Returns what it shows of a cut. */
  LabelMap of(LabelMap map) {
    byte[] labels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(map.labels(), (row + y) * map.width() + column, labels, y * width, width);
    }
    return new LabelMap(
        map.normal(), map.index(), width, height, map.pixelWidth(), map.pixelHeight(), labels);
  }
}
