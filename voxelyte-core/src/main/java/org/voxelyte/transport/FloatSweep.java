package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.volume.Axis;

/**
 * A pass over a slab of planes for corrections, in float: from values on black voxels, plane after
 * plane, what red voxels take between them, and from those what flows back into black ones.
 *
 * <p>With x on black given, red voxel j takes t_j = Σ g x / Σ g, which is exact elimination of red,
 * and {@link #finish} gets Σ g t of each black voxel. Electrodes are at 0. Only a few planes are
 * held at a time. Where one material conducts, faces are told by presence alone; else each face is
 * looked up by its two codes.
 *
 * <p>Each row of a plane is an array of its own, so that neighbours along y and z have the same
 * index: such loops become vector code, which loops over one array at several offsets do not. Of
 * the two neighbours along x one has the same index, too; the other row is copied, moved by one.
 */
abstract class FloatSweep {
  /** Index of a row's first entry in {@link #sum} and {@link #diagonal}. */
  protected static final int FIRST = 1;

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
    private final float[] beside;

    /** By colour, plane and row; entry k of a row at k + 1. */
    private final float[][][][] value;

    /** Codes of several materials; whole planes. */
    private final byte[][][] code = new byte[2][RING][];

    /** Presence of one material: 1, or 2 for an electrode, half a voxel away. */
    private final float[][][][] presence;

    Planes(Checkerboard board) {
      int rows = board.shape().ny() + 2;
      int stride = board.stride();
      boolean uniform = board.faces().uniform();
      this.sum = new float[stride];
      this.diagonal = new float[stride];
      this.beside = new float[stride];
      this.value = new float[2][RING][rows][stride];
      this.presence = uniform ? new float[2][RING][rows][stride] : null;
      for (int colour = 0; colour < 2 && !uniform; colour++) {
        for (int ring = 0; ring < RING; ring++) {
          code[colour][ring] = new byte[board.plane()];
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
   * @param values where to put them, at {@link #FIRST} + k for each entry k of the network
   */
  protected abstract void load(int y, int z, float[] values);

  /** Takes {@link #sum} of a row of black voxels. */
  protected abstract void finish(int y, int z);

  /** Passes over planes from … to − 1. */
  void run(int from, int to) {
    for (int z = from - 2; z < to + 2; z++) {
      if (board.faces().uniform()) {
        readPresence(z);
      } else {
        for (int colour = 0; colour < 2; colour++) {
          board.readCodes(colour, z, planes.code[colour][z & RING - 1]);
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
    float[][] rows = planes.value[Checkerboard.BLACK][z & RING - 1];
    clear(rows);
    int inside = board.inside(z);
    if (inside < 0) {
      return;
    }
    for (int y = 0; y < board.shape().ny(); y++) {
      load(y, inside, rows[y + 1]);
    }
    fillRim(Checkerboard.BLACK, inside, rows);
  }

  private static void clear(float[][] rows) {
    for (float[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  private void fillRim(int colour, int z, float[][] rows) {
    int nx = board.shape().nx();
    int ny = board.shape().ny();
    if (board.ends(Axis.X) == Ends.PERIODIC) {
      for (int y = 0; y < ny; y++) {
        float[] row = rows[y + 1];
        if (Checkerboard.offset(colour, y, z) == 1) {
          row[0] = row[nx / 2];
        } else {
          row[nx / 2 + 1] = row[1];
        }
      }
    }
    if (board.ends(Axis.Y) == Ends.PERIODIC) {
      System.arraycopy(rows[ny], 0, rows[0], 0, board.stride());
      System.arraycopy(rows[1], 0, rows[ny + 1], 0, board.stride());
    }
  }

  private void relaxRed(int z) {
    int inside = board.inside(z);
    float[][] rows = planes.value[Checkerboard.RED][z & RING - 1];
    if (inside < 0) {
      clear(rows);
      return;
    }
    boolean uniform = board.faces().uniform();
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.RED, y, inside);
      int length = board.length(offset);
      float[] row = rows[y + 1];
      if (uniform) {
        float[][][] black = planes.presence[Checkerboard.BLACK];
        addFaces(planes.value[Checkerboard.BLACK], y, z, length, offset, sum);
        addFaces(black, y, z, length, offset, diagonal);
        divide(planes.presence[Checkerboard.RED][z & RING - 1][y + 1], sum, diagonal, row, length);
      } else {
        byte[] own = planes.code[Checkerboard.RED][z & RING - 1];
        int at = board.at(y, 0) - FIRST;
        sumCoded(Checkerboard.RED, y, z, length, offset);
        for (int k = FIRST; k < length + FIRST; k++) {
          if (own[at + k] != 0) {
            row[k] = diagonal[k] > 0 ? sum[k] / diagonal[k] : 0;
          }
        }
      }
    }
    fillRim(Checkerboard.RED, inside, rows);
  }

  private static void divide(float[] own, float[] sum, float[] by, float[] result, int length) {
    for (int k = FIRST; k < length + FIRST; k++) {
      result[k] = own[k] * sum[k] / (by[k] + TINY);
    }
  }

  private void finish(int z) {
    boolean uniform = board.faces().uniform();
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
      if (uniform) {
        addFaces(planes.value[Checkerboard.RED], y, z, board.length(offset), offset, sum);
      } else {
        sumCoded(Checkerboard.BLACK, y, z, board.length(offset), offset);
      }
      finish(y, z);
    }
  }

  /** Reads which voxels of a plane conduct, where one material does. */
  protected final void readPresence(int z) {
    for (int colour = 0; colour < 2; colour++) {
      board.readPresence(colour, z, planes.presence[colour][z & RING - 1]);
    }
  }

  /** Computes {@link #diagonal} of a row of black voxels, where one material conducts. */
  protected final void readDiagonal(int y, int z) {
    int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
    addFaces(planes.presence[Checkerboard.RED], y, z, board.length(offset), offset, diagonal);
  }

  /**
   * Sums values over the faces of a row, weighted by the conductance of one material.
   *
   * @param offset of the row; the neighbours along x of entry k are entry k, and k − 1 or k + 1
   */
  private void addFaces(float[][][] other, int y, int z, int length, int offset, float[] result) {
    float[][] rows = other[z & RING - 1];
    float[] here = rows[y + 1];
    float[] beside = planes.beside;
    System.arraycopy(here, offset, beside, 1 - offset, here.length - 1);
    addFaces(
        here,
        beside,
        rows[y],
        rows[y + 2],
        other[z - 1 & RING - 1][y + 1],
        other[z + 1 & RING - 1][y + 1],
        length,
        result);
  }

  private void addFaces(
      float[] here,
      float[] beside,
      float[] north,
      float[] south,
      float[] below,
      float[] above,
      int length,
      float[] result) {
    float x = unitX;
    float y = unitY;
    float z = unitZ;
    for (int k = FIRST; k < length + FIRST; k++) {
      result[k] =
          x * (here[k] + beside[k]) + (y * (north[k] + south[k]) + z * (below[k] + above[k]));
    }
  }

  /** Sums conductances, and conductances times values, over the faces of a row. */
  private void sumCoded(int colour, int y, int z, int length, int offset) {
    byte[] own = planes.code[colour][z & RING - 1];
    byte[][] otherCode = planes.code[1 - colour];
    byte[] codeHere = otherCode[z & RING - 1];
    byte[] codeBelow = otherCode[z - 1 & RING - 1];
    byte[] codeAbove = otherCode[z + 1 & RING - 1];
    float[][][] other = planes.value[1 - colour];
    float[] here = other[z & RING - 1][y + 1];
    float[] north = other[z & RING - 1][y];
    float[] south = other[z & RING - 1][y + 2];
    float[] below = other[z - 1 & RING - 1][y + 1];
    float[] above = other[z + 1 & RING - 1][y + 1];
    int stride = board.stride();
    int at = board.at(y, 0) - FIRST;
    int shift = offset - 1;
    float[] tx = tableX;
    float[] ty = tableY;
    float[] tz = tableZ;
    int n = codes;
    float[] s = sum;
    float[] d = diagonal;
    for (int k = FIRST; k < length + FIRST; k++) {
      int i = at + k;
      int row = (own[i] & 0xff) * n;
      if (row == 0) {
        continue;
      }
      float g0 = tx[row + (codeHere[i + shift] & 0xff)];
      float g1 = tx[row + (codeHere[i + shift + 1] & 0xff)];
      float g2 = ty[row + (codeHere[i - stride] & 0xff)];
      float g3 = ty[row + (codeHere[i + stride] & 0xff)];
      float g4 = tz[row + (codeBelow[i] & 0xff)];
      float g5 = tz[row + (codeAbove[i] & 0xff)];
      s[k] =
          g0 * here[k + shift]
              + g1 * here[k + shift + 1]
              + (g2 * north[k] + g3 * south[k])
              + (g4 * below[k] + g5 * above[k]);
      d[k] = g0 + g1 + (g2 + g3) + (g4 + g5);
    }
  }
}
