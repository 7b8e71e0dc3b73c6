package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The links between pieces of blocks of 2 × 2 × 2 voxels, layer after layer: sums of the
 * conductances of the faces between two pieces, or between a piece and an electrode.
 */
final class PieceLinks {
  private static final byte NONE = VoxelAggregates.NONE;
  private static final int EDGE = VoxelAggregates.EDGE;

  /** Reads the codes of a slice of voxels, what lies beyond the ends along z too. */
  @FunctionalInterface
  interface Codes {
    void read(int z, byte[] codes);
  }

  private final Checkerboard board;
  private final GridShape shape;
  private final BlockGrid blocks;
  private final byte[][] piece;
  private final Codes reader;
  private final LinkCollector links;
  private final int stride;
  private final int nx;
  private final int ny;
  private final int ground;

  /** Codes of the layer's planes and the two beside it, with a rim of what lies beyond. */
  private final byte[][] codes = new byte[EDGE + 2][];

  /** Piece of each of their voxels; the ground for electrodes; NONE. */
  private final int[][] numbers = new int[EDGE + 2][];

  private final double[] tableX;
  private final double[] tableY;
  private final double[] tableZ;

  /**
   * Prepares for layers of blocks.
   *
   * @param piece of each voxel by slice, counted within its block
   * @param links where links go, node after node
   */
  PieceLinks(
      Checkerboard board, BlockGrid blocks, byte[][] piece, Codes reader, LinkCollector links) {
    this.board = board;
    this.shape = board.shape();
    this.blocks = blocks;
    this.piece = piece;
    this.reader = reader;
    this.links = links;
    this.stride = shape.nx() + 2;
    this.nx = (shape.nx() + EDGE - 1) / EDGE;
    this.ny = (shape.ny() + EDGE - 1) / EDGE;
    int[] last = blocks.start()[blocks.start().length - 1];
    this.ground = last[nx * ny];
    this.tableX = board.faces().table(Axis.X);
    this.tableY = board.faces().table(Axis.Y);
    this.tableZ = board.faces().table(Axis.Z);
  }

  /**
   * Adds the links of the pieces of a layer of blocks.
   *
   * @param diagonals sum of all links of the voxels of each piece; written for those of the layer
   */
  void add(int layer, float[] diagonals) {
    byte[] plain = new byte[shape.sliceVoxels()];
    for (int plane = 0; plane < codes.length; plane++) {
      codes[plane] = new byte[stride * (shape.ny() + 2)];
      numbers[plane] = new int[codes[plane].length];
      read(EDGE * layer + plane - 1, plain, codes[plane], numbers[plane]);
    }
    for (int y = 0; y < ny; y++) {
      for (int x = 0; x < nx; x++) {
        link(x, y, layer, diagonals);
      }
    }
  }

  private void read(int z, byte[] plain, byte[] code, int[] number) {
    Arrays.fill(number, NONE);
    int inside = board.inside(z);
    if (inside < 0) {
      if (board.ends(Axis.Z) == Ends.ELECTRODES) {
        Arrays.fill(code, (byte) board.faces().electrode());
        Arrays.fill(number, ground);
      }
      return;
    }
    reader.read(z, plain);
    int[] starts = blocks.start()[inside / EDGE];
    byte[] ofBlock = piece[inside];
    for (int y = 0; y < shape.ny(); y++) {
      int at = (y + 1) * stride + 1;
      int from = shape.index(0, y);
      System.arraycopy(plain, from, code, at, shape.nx());
      int row = y / EDGE * nx;
      for (int x = 0; x < shape.nx(); x++) {
        int local = ofBlock[from + x];
        number[at + x] = local == NONE ? NONE : starts[row + x / EDGE] + local;
      }
      fillRim(Axis.X, code, number, at - 1, at + shape.nx() - 1, 1);
    }
    for (int x = 1; x <= shape.nx(); x++) {
      fillRim(Axis.Y, code, number, x, x + shape.ny() * stride, stride);
    }
  }

  /** Fills the place before the first entry of a line, {@code before}, and that after its last. */
  private void fillRim(Axis axis, byte[] code, int[] number, int before, int last, int step) {
    switch (board.ends(axis)) {
      case INSULATED -> {}
      case ELECTRODES -> {
        code[before] = (byte) board.faces().electrode();
        code[last + step] = (byte) board.faces().electrode();
        number[before] = ground;
        number[last + step] = ground;
      }
      case PERIODIC -> {
        code[before] = code[last];
        number[before] = number[last];
        code[last + step] = code[before + step];
        number[last + step] = number[before + step];
      }
    }
  }

  private void link(int x, int y, int layer, float[] diagonals) {
    int first = blocks.start(x, y, layer);
    int pieces = blocks.start()[layer][y * nx + x + 1] - first;
    int endX = Math.min(EDGE * (x + 1), shape.nx());
    int endY = Math.min(EDGE * (y + 1), shape.ny());
    int endZ = Math.min(EDGE * (layer + 1), shape.nz()) - EDGE * layer;
    for (int self = first; self < first + pieces; self++) {
      double total = 0;
      for (int plane = 1; plane <= endZ; plane++) {
        for (int voxelY = EDGE * y; voxelY < endY; voxelY++) {
          for (int voxelX = EDGE * x; voxelX < endX; voxelX++) {
            int i = (voxelY + 1) * stride + voxelX + 1;
            if (numbers[plane][i] == self) {
              total += link(plane, i, self);
            }
          }
        }
      }
      diagonals[self] = (float) total;
      links.endNode();
    }
  }

  private double link(int plane, int i, int self) {
    byte[] code = codes[plane];
    int[] number = numbers[plane];
    int row = (code[i] & 0xff) * board.faces().codes();
    return link(tableX, row, code, number, i - 1, self)
        + link(tableX, row, code, number, i + 1, self)
        + link(tableY, row, code, number, i - stride, self)
        + link(tableY, row, code, number, i + stride, self)
        + link(tableZ, row, codes[plane - 1], numbers[plane - 1], i, self)
        + link(tableZ, row, codes[plane + 1], numbers[plane + 1], i, self);
  }

  /** Adds the link across a face, and returns its conductance. */
  private double link(double[] table, int row, byte[] code, int[] number, int i, int self) {
    int target = number[i];
    if (target == NONE) {
      return 0;
    }
    double g = table[row + (code[i] & 0xff)];
    if (target != self) {
      links.add(target, g);
    }
    return g;
  }
}
