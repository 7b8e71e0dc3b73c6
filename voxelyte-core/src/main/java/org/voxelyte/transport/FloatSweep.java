package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.volume.Axis;

/**
 * A pass over a slab of planes for corrections, in float: from values on black voxels, plane after
 * plane, what red voxels take between them, and from those what flows back into black ones.
 *
 * <p>With x on black given, red voxel j takes t_j = Σ g x / Σ g, which is exact elimination of red,
 * and {@link #finish} gets Σ g t of each black voxel. Electrodes are at 0. Only a few planes are
 * held at a time.
 */
abstract class FloatSweep {
  /** Planes held of each kind. */
  private static final int RING = 4;

  protected final Checkerboard board;

  /** Σ g t of the row's entries, where they belong to the network. */
  protected final float[] sum;

  private final float[] diagonal;
  private final byte[][] blackCode;
  private final byte[][] redCode;
  private final float[][] black;
  private final float[][] red;
  private final float[] tableX;
  private final float[] tableY;
  private final float[] tableZ;
  private final int codes;

  FloatSweep(Checkerboard board) {
    this.board = board;
    int plane = board.plane();
    this.sum = new float[board.stride()];
    this.diagonal = new float[board.stride()];
    this.blackCode = new byte[RING][plane];
    this.redCode = new byte[RING][plane];
    this.black = new float[RING][plane];
    this.red = new float[RING][plane];
    this.tableX = board.faces().floatTable(Axis.X);
    this.tableY = board.faces().floatTable(Axis.Y);
    this.tableZ = board.faces().floatTable(Axis.Z);
    this.codes = board.faces().codes();
  }

  /**
   * Gives the values of a row of black voxels.
   *
   * @param codes where entry k is 0 at {@code at + k} there is no voxel
   * @param first number of the first voxel of the row
   * @param length entries of the row
   * @param values where to put them: entry k at {@code at + k}
   */
  protected abstract void load(
      int y, int z, byte[] codes, int at, int first, int length, float[] values);

  /** Takes {@link #sum} of a row of black voxels. */
  protected abstract void finish(int y, int z, byte[] codes, int at, int first, int length);

  /** Passes over planes from … to − 1. */
  void run(int from, int to) {
    for (int z = from - 2; z < to + 2; z++) {
      int ring = z & RING - 1;
      board.readCodes(Checkerboard.BLACK, z, blackCode[ring]);
      board.readCodes(Checkerboard.RED, z, redCode[ring]);
      load(z);
      if (z - 1 >= from - 1) {
        relaxRed(z - 1);
      }
      if (z - 2 >= from) {
        finish(z - 2);
      }
    }
  }

  private void load(int z) {
    float[] plane = black[z & RING - 1];
    byte[] code = blackCode[z & RING - 1];
    int inside = board.inside(z);
    if (inside < 0) {
      Arrays.fill(plane, 0);
      return;
    }
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.BLACK, y, inside);
      load(y, inside, code, board.at(y, 0), board.rowStart(y, inside), board.length(offset), plane);
    }
    fillRim(Checkerboard.BLACK, inside, plane);
  }

  private void fillRim(int colour, int z, float[] plane) {
    int nx = board.shape().nx();
    int ny = board.shape().ny();
    int stride = board.stride();
    if (board.ends(Axis.X) == Ends.PERIODIC) {
      for (int y = 0; y < ny; y++) {
        int at = board.at(y, 0);
        if (Checkerboard.offset(colour, y, z) == 1) {
          plane[at - 1] = plane[at + nx / 2 - 1];
        } else {
          plane[at + nx / 2] = plane[at];
        }
      }
    }
    if (board.ends(Axis.Y) == Ends.PERIODIC) {
      System.arraycopy(plane, board.at(ny - 1, -1), plane, 0, stride);
      System.arraycopy(plane, board.at(0, -1), plane, board.at(ny, -1), stride);
    }
  }

  private void relaxRed(int z) {
    int inside = board.inside(z);
    float[] plane = red[z & RING - 1];
    if (inside < 0) {
      Arrays.fill(plane, 0);
      return;
    }
    byte[] own = redCode[z & RING - 1];
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.RED, y, inside);
      int at = board.at(y, 0);
      int length = board.length(offset);
      sumRow(own, at, length, offset - 1, blackCode, black, z);
      for (int k = 0; k < length; k++) {
        if (own[at + k] != 0) {
          plane[at + k] = diagonal[k] > 0 ? sum[k] / diagonal[k] : 0;
        }
      }
    }
    fillRim(Checkerboard.RED, inside, plane);
  }

  private void finish(int z) {
    byte[] own = blackCode[z & RING - 1];
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
      int at = board.at(y, 0);
      int length = board.length(offset);
      sumRow(own, at, length, offset - 1, redCode, red, z);
      finish(y, z, own, at, board.rowStart(y, z), length);
    }
  }

  /**
   * Sums conductances, and conductances times values, over the faces of a row.
   *
   * @param shift the neighbours along x of entry k are entries k + shift and k + shift + 1
   */
  private void sumRow(
      byte[] own, int at, int length, int shift, byte[][] otherCode, float[][] other, int z) {
    byte[] codeHere = otherCode[z & RING - 1];
    byte[] codeBelow = otherCode[z - 1 & RING - 1];
    byte[] codeAbove = otherCode[z + 1 & RING - 1];
    float[] here = other[z & RING - 1];
    float[] below = other[z - 1 & RING - 1];
    float[] above = other[z + 1 & RING - 1];
    int stride = board.stride();
    float[] x = tableX;
    float[] y = tableY;
    float[] zs = tableZ;
    int n = codes;
    float[] s = sum;
    float[] d = diagonal;
    for (int k = 0; k < length; k++) {
      int i = at + k;
      int row = (own[i] & 0xff) * n;
      if (row == 0) {
        continue;
      }
      float g0 = x[row + (codeHere[i + shift] & 0xff)];
      float g1 = x[row + (codeHere[i + shift + 1] & 0xff)];
      float g2 = y[row + (codeHere[i - stride] & 0xff)];
      float g3 = y[row + (codeHere[i + stride] & 0xff)];
      float g4 = zs[row + (codeBelow[i] & 0xff)];
      float g5 = zs[row + (codeAbove[i] & 0xff)];
      s[k] =
          g0 * here[i + shift]
              + g1 * here[i + shift + 1]
              + (g2 * here[i - stride] + g3 * here[i + stride])
              + (g4 * below[i] + g5 * above[i]);
      d[k] = g0 + g1 + (g2 + g3) + (g4 + g5);
    }
  }
}
