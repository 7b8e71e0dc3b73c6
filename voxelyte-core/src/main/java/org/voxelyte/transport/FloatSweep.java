package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.volume.Axis;

/**
 * A pass over a slab of planes for corrections, in float: from values on black voxels, plane after
 * plane, what red voxels take between them, and from those what flows back into black ones.
 *
 * <p>With x on black given, red voxel j takes t_j = Σ g x / Σ g, which is exact elimination of red,
 * and {@link #finish} gets Σ g t of each black voxel. Electrodes are at 0. Only a few planes are
 * held at a time. Where one material conducts, faces are told by presence alone, which the compiler
 * turns into vector code; else each face is looked up by its two codes.
 */
abstract class FloatSweep {
  /** Planes held of each kind. */
  private static final int RING = 4;

  /** Keeps a sum of 0 over no face at all from being divided by 0, and changes no other. */
  private static final float TINY = 1e-30f;

  protected final Checkerboard board;

  /** Σ g t of the row's entries, where they belong to the network. */
  protected final float[] sum;

  /** Σ g of the row's entries, once {@link #readDiagonal} was called. */
  protected final float[] diagonal;

  private final Planes planes;
  private final float[] tableX;
  private final float[] tableY;
  private final float[] tableZ;
  private final int codes;
  private final float unitX;
  private final float unitY;
  private final float unitZ;

  /** The planes of a pass, to be used again by the next. */
  static final class Planes {
    private final float[] sum;
    private final float[] diagonal;
    private final float[][][] value = new float[2][RING][];

    /** Codes of several materials. */
    private final byte[][][] code = new byte[2][RING][];

    /** Presence of one material: 1, or 2 for an electrode, half a voxel away. */
    private final float[][][] presence = new float[2][RING][];

    Planes(Checkerboard board) {
      this.sum = new float[board.stride()];
      this.diagonal = new float[board.stride()];
      for (int colour = 0; colour < 2; colour++) {
        for (int ring = 0; ring < RING; ring++) {
          value[colour][ring] = new float[board.plane()];
          if (board.faces().uniform()) {
            presence[colour][ring] = new float[board.plane()];
          } else {
            code[colour][ring] = new byte[board.plane()];
          }
        }
      }
    }
  }

  FloatSweep(Checkerboard board, Planes planes) {
    this.board = board;
    this.planes = planes;
    this.sum = planes.sum;
    this.diagonal = planes.diagonal;
    FaceConductances faces = board.faces();
    this.tableX = faces.floatTable(Axis.X);
    this.tableY = faces.floatTable(Axis.Y);
    this.tableZ = faces.floatTable(Axis.Z);
    this.codes = faces.codes();
    int own = codes + 1;
    this.unitX = tableX[own];
    this.unitY = tableY[own];
    this.unitZ = tableZ[own];
  }

  /**
   * Gives the values of a row of black voxels.
   *
   * @param values where to put them, at {@code at + k} for each entry k of the network
   */
  protected abstract void load(int y, int z, int at, float[] values);

  /** Takes {@link #sum} of a row of black voxels. */
  protected abstract void finish(int y, int z);

  /** Passes over planes from … to − 1. */
  void run(int from, int to) {
    for (int z = from - 2; z < to + 2; z++) {
      int ring = z & RING - 1;
      for (int colour = 0; colour < 2; colour++) {
        if (board.faces().uniform()) {
          board.readPresence(colour, z, planes.presence[colour][ring]);
        } else {
          board.readCodes(colour, z, planes.code[colour][ring]);
        }
      }
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
    float[] plane = planes.value[Checkerboard.BLACK][z & RING - 1];
    Arrays.fill(plane, 0);
    int inside = board.inside(z);
    if (inside < 0) {
      return;
    }
    for (int y = 0; y < board.shape().ny(); y++) {
      load(y, inside, board.at(y, 0), plane);
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
    float[] plane = planes.value[Checkerboard.RED][z & RING - 1];
    if (inside < 0) {
      Arrays.fill(plane, 0);
      return;
    }
    boolean uniform = board.faces().uniform();
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.RED, y, inside);
      int at = board.at(y, 0);
      int length = board.length(offset);
      if (uniform) {
        relaxPresent(z, at, length, offset - 1, plane);
      } else {
        byte[] own = planes.code[Checkerboard.RED][z & RING - 1];
        sumCoded(Checkerboard.RED, z, at, length, offset - 1);
        for (int k = 0; k < length; k++) {
          if (own[at + k] != 0) {
            plane[at + k] = diagonal[k] > 0 ? sum[k] / diagonal[k] : 0;
          }
        }
      }
    }
    fillRim(Checkerboard.RED, inside, plane);
  }

  private void finish(int z) {
    boolean uniform = board.faces().uniform();
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
      if (uniform) {
        sumPresent(z, board.at(y, 0), board.length(offset), offset - 1);
      } else {
        sumCoded(Checkerboard.BLACK, z, board.at(y, 0), board.length(offset), offset - 1);
      }
      finish(y, z);
    }
  }

  /** Relaxes a row of red voxels of the only material. */
  private void relaxPresent(int z, int at, int length, int shift, float[] plane) {
    addFaces(planes.value[Checkerboard.BLACK], z, at, length, shift, sum);
    addFaces(planes.presence[Checkerboard.BLACK], z, at, length, shift, diagonal);
    float[] own = planes.presence[Checkerboard.RED][z & RING - 1];
    float[] s = sum;
    float[] d = diagonal;
    for (int k = 0; k < length; k++) {
      plane[at + k] = own[at + k] * s[k] / (d[k] + TINY);
    }
  }

  /** Computes {@link #diagonal} of a row of black voxels, where one material conducts. */
  protected final void readDiagonal(int y, int z) {
    int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
    addFaces(
        planes.presence[Checkerboard.RED],
        z,
        board.at(y, 0),
        board.length(offset),
        offset - 1,
        diagonal);
  }

  private void sumPresent(int z, int at, int length, int shift) {
    addFaces(planes.value[Checkerboard.RED], z, at, length, shift, sum);
  }

  /**
   * Sums values over the faces of a row, weighted by the conductance of one material.
   *
   * @param shift the neighbours along x of entry k are entries k + shift and k + shift + 1
   */
  private void addFaces(float[][] other, int z, int at, int length, int shift, float[] result) {
    float[] here = other[z & RING - 1];
    float[] below = other[z - 1 & RING - 1];
    float[] above = other[z + 1 & RING - 1];
    float x = unitX;
    float y = unitY;
    float up = unitZ;
    int west = at + shift;
    int east = west + 1;
    int north = at - board.stride();
    int south = at + board.stride();
    for (int k = 0; k < length; k++) {
      result[k] =
          x * (here[west + k] + here[east + k])
              + (y * (here[north + k] + here[south + k]) + up * (below[at + k] + above[at + k]));
    }
  }

  /** Sums conductances, and conductances times values, over the faces of a row. */
  private void sumCoded(int colour, int z, int at, int length, int shift) {
    byte[] own = planes.code[colour][z & RING - 1];
    byte[][] otherCode = planes.code[1 - colour];
    float[][] other = planes.value[1 - colour];
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
