package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;

/**
 * The voxels of a slice that are not painted yet: a bit each, in tiles of 8 × 8, and a bit for each
 * tile with any.
 */
final class BareVoxels {
  private final int nx;
  private final int ny;
  private final int tilesPerRow;
  private final int wordsPerRow;

  /** Bit 8 (y mod 8) + x mod 8 of each tile. */
  private final long[] tiles;

  /** Which tiles of each row of tiles are not 0; 64 to a word. */
  private final long[] bareTiles;

  /** Voxels with a square above 0 are bare, others need no paint. */
  BareVoxels(GridShape shape, float[] squares) {
    this.nx = shape.nx();
    this.ny = shape.ny();
    this.tilesPerRow = (nx + 7) / 8;
    this.wordsPerRow = (tilesPerRow + Long.SIZE - 1) / Long.SIZE;
    int rows = (ny + 7) / 8;
    this.tiles = new long[rows * tilesPerRow];
    this.bareTiles = new long[rows * wordsPerRow];
    int i = 0;
    for (int y = 0; y < ny; y++) {
      int row = y >> 3;
      for (int x = 0; x < nx; x++, i++) {
        if (squares[i] > 0) {
          int column = x >> 3;
          tiles[row * tilesPerRow + column] |= 1L << ((y & 7) << 3 | x & 7);
          bareTiles[row * wordsPerRow + (column >> 6)] |= 1L << column;
        }
      }
    }
  }

  /**
   * Paints what is bare of a disc.
   *
   * @param reachX by distance along y, how far the disc reaches along x to either side, falling
   */
  void paint(int x, int y, int[] reachX, float[] painted, float value) {
    int firstY = Math.max(0, y - reachX.length + 1);
    int lastY = Math.min(ny - 1, y + reachX.length - 1);
    for (int row = firstY >> 3; row <= lastY >> 3; row++) {
      int fromY = Math.max(firstY, row << 3);
      int toY = Math.min(lastY, (row << 3) + 7);
      int widest = reachX[Math.max(0, Math.max(fromY - y, y - toY))];
      int first = Math.max(0, x - widest) >> 3;
      int last = Math.min(nx - 1, x + widest) >> 3;
      for (int word = first >> 6; word <= last >> 6; word++) {
        long left = bareTiles[row * wordsPerRow + word];
        if (word == first >> 6) {
          left &= -1L << first;
        }
        if (word == last >> 6) {
          left &= -1L >>> (63 - (last & 63));
        }
        while (left != 0) {
          int column = (word << 6) + Long.numberOfTrailingZeros(left);
          left &= left - 1;
          paintTile(row, column, fromY, toY, x, y, reachX, painted, value);
        }
      }
    }
  }

  /** Paints what is bare of a disc in a tile, row by row where any is bare. */
  private void paintTile(
      int row,
      int column,
      int fromY,
      int toY,
      int x,
      int y,
      int[] reachX,
      float[] painted,
      float value) {
    int tile = row * tilesPerRow + column;
    int tileX = column << 3;
    long bare = tiles[tile];
    long rows = bare & -1L << ((fromY & 7) << 3) & -1L >>> (7 - (toY & 7) << 3);
    while (rows != 0) {
      int at = Long.numberOfTrailingZeros(rows) >> 3;
      int shift = at << 3;
      int tileY = (row << 3) + at;
      int reach = reachX[Math.abs(tileY - y)];
      int first = Math.max(0, x - reach - tileX);
      int last = Math.min(7, x + reach - tileX);
      int bits = first > last ? 0 : (int) (rows >>> shift) & 0xff >> (7 - last) & 0xff << first;
      rows &= ~(0xffL << shift);
      if (bits != 0) {
        bare &= ~((long) bits << shift);
        int corner = tileY * nx + tileX;
        for (; bits != 0; bits &= bits - 1) {
          painted[corner + Integer.numberOfTrailingZeros(bits)] = value;
        }
      }
    }
    tiles[tile] = bare;
    if (bare == 0) {
      bareTiles[row * wordsPerRow + (column >> 6)] &= ~(1L << column);
    }
  }
}
