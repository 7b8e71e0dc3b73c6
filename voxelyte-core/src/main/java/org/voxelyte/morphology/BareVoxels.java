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
          long disc = disc(column << 3, fromY, toY, x, y, reachX);
          paintTile(row, column, disc, painted, value);
        }
      }
    }
  }

  /** Returns the bits of a tile that lie in a disc. */
  private static long disc(int tileX, int fromY, int toY, int x, int y, int[] reachX) {
    long disc = 0;
    for (int at = fromY; at <= toY; at++) {
      int reach = reachX[Math.abs(at - y)];
      int first = Math.max(0, x - reach - tileX);
      int last = Math.min(7, x + reach - tileX);
      if (first <= last) {
        long bits = 0xff >> (7 - last) & 0xff << first;
        disc |= bits << ((at & 7) << 3);
      }
    }
    return disc;
  }

  private void paintTile(int row, int column, long disc, float[] painted, float value) {
    int tile = row * tilesPerRow + column;
    long bits = tiles[tile] & disc;
    if (bits == 0) {
      return;
    }
    tiles[tile] &= ~bits;
    if (tiles[tile] == 0) {
      bareTiles[row * wordsPerRow + (column >> 6)] &= ~(1L << column);
    }
    int corner = (row * nx + column) << 3;
    while (bits != 0) {
      int bit = Long.numberOfTrailingZeros(bits);
      painted[corner + (bit >> 3) * nx + (bit & 7)] = value;
      bits &= bits - 1;
    }
  }
}
