package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;

/**
 * The voxels of a slab of slices that are not painted yet: a bit each, in tiles of 8 × 8. The tiles
 * over each other are a column; a bit for each tell which have any, and a bit for each column.
 */
final class BareVoxels {
  /** Voxels along an edge of a tile. */
  static final int TILE = 8;

  private final int nx;
  private final int ny;
  private final int slices;
  private final int columnsPerRow;
  private final int wordsPerRow;

  /** By column and slice; bit 8 (y mod 8) + x mod 8 of each tile. */
  private final long[] tiles;

  /** Which slices of each column have bare voxels, and have been begun. */
  private final int[] bareSlices;

  /** Which columns of each row have any; 64 to a word. */
  private final long[] bareColumns;

  /** Makes a slab without bare voxels, of 32 slices at most. */
  BareVoxels(GridShape shape, int slices) {
    this.nx = shape.nx();
    this.ny = shape.ny();
    this.slices = slices;
    this.columnsPerRow = (nx + TILE - 1) / TILE;
    this.wordsPerRow = (columnsPerRow + Long.SIZE - 1) / Long.SIZE;
    int rows = (ny + TILE - 1) / TILE;
    this.tiles = new long[rows * columnsPerRow * slices];
    this.bareSlices = new int[rows * columnsPerRow];
    this.bareColumns = new long[rows * wordsPerRow];
  }

  /** Adds the voxels of a slice with a square above 0; others need no paint. */
  void add(int slice, float[] squares) {
    int i = 0;
    for (int y = 0; y < ny; y++) {
      int row = y / TILE;
      for (int x = 0; x < nx; x++, i++) {
        if (squares[i] > 0) {
          int column = x / TILE;
          int at = row * columnsPerRow + column;
          tiles[at * slices + slice] |= 1L << (y % TILE * TILE + x % TILE);
          bareSlices[at] |= 1 << slice;
          bareColumns[row * wordsPerRow + (column >> 6)] |= 1L << column;
        }
      }
    }
  }

  /**
   * Paints what is bare of a ball.
   *
   * @param z of the centre, in slices of the slab
   * @param reached a bit for each slice that the ball reaches
   */
  void paint(
      int x, int y, int z, int reached, BallTiles.Ball ball, float[][] painted, float value) {
    int centreRow = y / TILE;
    int centreColumn = x / TILE;
    int firstRow = Math.max(0, centreRow + ball.firstRow);
    int lastRow = Math.min((ny - 1) / TILE, centreRow + ball.lastRow);
    int first = Math.max(0, centreColumn + ball.firstColumn);
    int last = Math.min(columnsPerRow - 1, centreColumn + ball.lastColumn);
    for (int row = firstRow; row <= lastRow; row++) {
      for (int word = first >> 6; word <= last >> 6; word++) {
        long left = bareColumns[row * wordsPerRow + word];
        if (word == first >> 6) {
          left &= -1L << first;
        }
        if (word == last >> 6) {
          left &= -1L >>> (63 - (last & 63));
        }
        while (left != 0) {
          int column = (word << 6) + Long.numberOfTrailingZeros(left);
          left &= left - 1;
          int bare = bareSlices[row * columnsPerRow + column] & reached;
          if (bare == 0) {
            continue;
          }
          int ballRow = row - centreRow;
          int ballColumn = column - centreColumn;
          long[] held = ball.column(ballRow, ballColumn);
          for (; bare != 0; bare &= bare - 1) {
            int slice = Integer.numberOfTrailingZeros(bare);
            long bits =
                tiles[(row * columnsPerRow + column) * slices + slice]
                    & ball.tile(ballRow, ballColumn, Math.abs(slice - z), held);
            if (bits != 0) {
              paintTile(row, column, slice, bits, painted[slice], value);
            }
          }
        }
      }
    }
  }

  /** Paints bare voxels of a tile. */
  private void paintTile(int row, int column, int slice, long bits, float[] painted, float value) {
    int at = row * columnsPerRow + column;
    long stillBare = tiles[at * slices + slice] & ~bits;
    tiles[at * slices + slice] = stillBare;
    if (stillBare == 0) {
      bareSlices[at] &= ~(1 << slice);
      if (bareSlices[at] == 0) {
        bareColumns[row * wordsPerRow + (column >> 6)] &= ~(1L << column);
      }
    }
    int corner = row * TILE * nx + column * TILE;
    for (long left = bits; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      painted[corner + bit / TILE * nx + bit % TILE] = value;
    }
  }
}
