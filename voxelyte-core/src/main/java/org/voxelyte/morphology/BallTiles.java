package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * The voxels that make up a ball, in the tiles of {@link BareVoxels}. Made anew for each radius, on
 * demand: of a radius that many balls have each tile is found once for all whose centres lie alike
 * in theirs.
 */
final class BallTiles {
  private static final int[] NONE = {};

  /** A tile not found yet: no row of a ball has gaps. */
  private static final long UNKNOWN = 0xAA55AA55AA55AA55L;

  private static final int TILE = BareVoxels.TILE;

  private final SquaredDistances lattice;
  private final BallInclusion inclusion;
  private float square;
  private double bound;
  private int reachZ;

  /** By distance along z and along y, how far rows reach along x to either side. */
  private int[][] reachX = new int[0][];

  /** By the place of the centre in its tile. */
  private Ball[] balls = new Ball[0];

  BallTiles(SquaredDistances lattice, BallInclusion inclusion) {
    this.lattice = lattice;
    this.inclusion = inclusion;
  }

  /** Chooses the ball by its squared radius. */
  void set(float newSquare) {
    if (newSquare == square) {
      return;
    }
    square = newSquare;
    bound = inclusion.bound(square);
    reachZ = Math.min(lattice.shape.nz() - 1, (int) Math.sqrt(bound / lattice.weightZ));
    reachX = new int[reachZ + 1][];
    balls = new Ball[TILE * TILE];
  }

  /** Returns how far the ball reaches along z to either side. */
  int reachZ() {
    return reachZ;
  }

  /** Returns the ball about a voxel. */
  Ball about(int x, int y) {
    int key = y % TILE * TILE + x % TILE;
    if (balls[key] == null) {
      balls[key] = new Ball(x % TILE, y % TILE);
    }
    return balls[key];
  }

  /** Returns the rows in a slice: by distance along y, how far each reaches to either side. */
  private int[] rows(int dz) {
    if (reachX[dz] == null) {
      double inSlice = bound - lattice.weightZ * dz * dz;
      reachX[dz] = inSlice < 0 ? NONE : rows(inSlice);
    }
    return reachX[dz];
  }

  private int[] rows(double inSlice) {
    int reachY = (int) Math.min(lattice.shape.ny() - 1, Math.sqrt(inSlice / lattice.weightY));
    int[] rows = new int[reachY + 1];
    for (int dy = 0; dy <= reachY; dy++) {
      double inRow = Math.max(0, inSlice - lattice.weightY * dy * dy);
      rows[dy] = (int) Math.min(lattice.shape.nx() - 1, Math.sqrt(inRow / lattice.weightX));
    }
    return rows;
  }

  /** The ball about a place in a tile; rows and columns of tiles count from that one. */
  final class Ball {
    final int firstRow;
    final int lastRow;
    final int firstColumn;
    final int lastColumn;
    private final int x;
    private final int y;

    /** By row and column, then by distance along z. */
    private final long[][] tiles;

    private Ball(int x, int y) {
      this.x = x;
      this.y = y;
      int[] widest = rows(0);
      int reachY = widest.length - 1;
      this.firstRow = Math.floorDiv(y - reachY, TILE);
      this.lastRow = Math.floorDiv(y + reachY, TILE);
      this.firstColumn = Math.floorDiv(x - widest[0], TILE);
      this.lastColumn = Math.floorDiv(x + widest[0], TILE);
      this.tiles = new long[(lastRow - firstRow + 1) * (lastColumn - firstColumn + 1)][];
    }

    /** Returns what the ball holds of a column of tiles, by distance along z; see {@link #tile}. */
    long[] column(int row, int column) {
      int at = (row - firstRow) * (lastColumn - firstColumn + 1) + column - firstColumn;
      if (tiles[at] == null) {
        tiles[at] = new long[reachZ + 1];
        Arrays.fill(tiles[at], UNKNOWN);
      }
      return tiles[at];
    }

    /** Returns what the ball holds of a tile, a bit per voxel, of its column. */
    long tile(int row, int column, int dz, long[] ofColumn) {
      if (ofColumn[dz] == UNKNOWN) {
        ofColumn[dz] = find(row, column, rows(dz));
      }
      return ofColumn[dz];
    }

    private long find(int row, int column, int[] rows) {
      int left = x - column * TILE;
      long tile = 0;
      for (int k = 0; k < TILE; k++) {
        int dy = Math.abs(row * TILE + k - y);
        if (dy < rows.length) {
          int first = Math.max(0, left - rows[dy]);
          int last = Math.min(TILE - 1, left + rows[dy]);
          long bits = first > last ? 0 : 0xff >> (TILE - 1 - last) & 0xff << first;
          tile |= bits << k * TILE;
        }
      }
      return tile;
    }
  }
}
