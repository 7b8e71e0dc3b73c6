package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * A pass over a slab of planes for potentials, in double and by differences: from values on black
 * voxels, plane after plane, what red voxels take between them, and then the currents of all faces.
 *
 * <p>The difference of potential that drives is given: electrodes at the first and the last layer,
 * or, where the volume repeats along the drive, what is lost over its length.
 */
abstract class DoubleSweep {
  /** Planes held of each kind. */
  private static final int RING = 4;

  protected final Checkerboard board;
  protected final double[][] tables;

  /** Current into each entry of the row, where it belongs to the network. */
  protected final double[] current;

  /** Σ g (Δφ)² over the faces of each entry of the row. */
  protected final double[] energy;

  private final double drop;
  private final int codes;
  private final byte[][][] code;
  private final double[][][] value;

  /**
   * Creates a pass.
   *
   * @param drop potential of the first electrode over the last one, which is at 0
   */
  DoubleSweep(Checkerboard board, double drop) {
    this.board = board;
    this.drop = drop;
    this.codes = board.faces().codes();
    this.tables = new double[Axis.values().length][];
    for (Axis axis : Axis.values()) {
      tables[axis.ordinal()] = board.faces().table(axis);
    }
    this.current = new double[board.stride()];
    this.energy = new double[board.stride()];
    this.code = new byte[2][RING][board.plane()];
    this.value = new double[2][RING][board.plane()];
  }

  /**
   * Gives the values of a row of black voxels.
   *
   * @param codes where entry k is 0 at {@code at + k} there is no voxel
   * @param first number of the first voxel of the row
   * @param length entries of the row
   * @param values where to put them: entry k at {@code at + k}
   */
  protected abstract void load(byte[] codes, int at, int first, int length, double[] values);

  /** Takes a plane whose voxels, and all neighbours of them, are known. */
  protected abstract void finish(int z);

  /** Passes over planes from … to − 1. */
  void run(int from, int to) {
    for (int z = from - 2; z < to + 2; z++) {
      int ring = z & RING - 1;
      board.readCodes(Checkerboard.BLACK, z, code[Checkerboard.BLACK][ring]);
      board.readCodes(Checkerboard.RED, z, code[Checkerboard.RED][ring]);
      load(z);
      if (z - 1 >= from - 1) {
        relaxRed(z - 1);
      }
      if (z - 2 >= from) {
        finish(z - 2);
      }
    }
  }

  /** Returns the codes of a plane near that at hand. */
  protected byte[] codes(int colour, int z) {
    return code[colour][z & RING - 1];
  }

  /** Returns the potentials of a plane near that at hand. */
  protected double[] values(int colour, int z) {
    return value[colour][z & RING - 1];
  }

  /** Returns the conductance between an entry of a plane and what lies beyond its face. */
  protected double conductance(int axis, byte own, byte other) {
    return tables[axis][(own & 0xff) * codes + (other & 0xff)];
  }

  private void load(int z) {
    double[] plane = values(Checkerboard.BLACK, z);
    int inside = board.inside(z);
    if (inside < 0) {
      Arrays.fill(plane, z < 0 ? drop : 0);
      return;
    }
    byte[] codes = codes(Checkerboard.BLACK, z);
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.BLACK, y, inside);
      load(codes, board.at(y, 0), board.rowStart(y, inside), board.length(offset), plane);
    }
    if (z != inside && board.drive() == Axis.Z) {
      double loss = drop * Math.floorDiv(z, board.shape().nz());
      for (int i = 0; i < plane.length; i++) {
        plane[i] -= loss;
      }
    }
    fillRim(Checkerboard.BLACK, inside, plane);
  }

  /** Adds what lies beyond the ends along x and y to a plane. */
  private void fillRim(int colour, int inside, double[] plane) {
    GridShape shape = board.shape();
    int stride = board.stride();
    Axis drive = board.drive();
    if (board.ends(Axis.X) != Ends.INSULATED) {
      boolean wraps = board.ends(Axis.X) == Ends.PERIODIC;
      double loss = drive == Axis.X ? drop : 0;
      for (int y = 0; y < shape.ny(); y++) {
        int offset = Checkerboard.offset(colour, y, inside);
        int at = board.at(y, 0);
        int end = at + board.length(offset);
        if (offset == 1) {
          plane[at - 1] = wraps ? plane[end - 1] + loss : drop;
        }
        if (offset == (shape.nx() & 1)) {
          plane[end] = wraps ? plane[at] - loss : 0;
        }
      }
    }
    int last = board.at(shape.ny(), -1);
    if (board.ends(Axis.Y) == Ends.ELECTRODES) {
      Arrays.fill(plane, 0, stride, drop);
      Arrays.fill(plane, last, plane.length, 0);
    } else if (board.ends(Axis.Y) == Ends.PERIODIC) {
      double loss = drive == Axis.Y ? drop : 0;
      for (int i = 0; i < stride; i++) {
        plane[i] = plane[last - stride + i] + loss;
        plane[last + i] = plane[stride + i] - loss;
      }
    }
  }

  private void relaxRed(int z) {
    double[] plane = values(Checkerboard.RED, z);
    int inside = board.inside(z);
    if (inside < 0) {
      Arrays.fill(plane, z < 0 ? drop : 0);
      return;
    }
    byte[] own = codes(Checkerboard.RED, z);
    byte[] codeHere = codes(Checkerboard.BLACK, z);
    byte[] codeBelow = codes(Checkerboard.BLACK, z - 1);
    byte[] codeAbove = codes(Checkerboard.BLACK, z + 1);
    double[] here = values(Checkerboard.BLACK, z);
    double[] below = values(Checkerboard.BLACK, z - 1);
    double[] above = values(Checkerboard.BLACK, z + 1);
    double[] tableX = tables[0];
    double[] tableY = tables[1];
    double[] tableZ = tables[2];
    int stride = board.stride();
    for (int y = 0; y < board.shape().ny(); y++) {
      int offset = Checkerboard.offset(Checkerboard.RED, y, inside);
      int end = board.at(y, board.length(offset));
      int shift = offset - 1;
      for (int i = board.at(y, 0); i < end; i++) {
        int row = (own[i] & 0xff) * codes;
        if (row == 0) {
          continue;
        }
        double g0 = tableX[row + (codeHere[i + shift] & 0xff)];
        double g1 = tableX[row + (codeHere[i + shift + 1] & 0xff)];
        double g2 = tableY[row + (codeHere[i - stride] & 0xff)];
        double g3 = tableY[row + (codeHere[i + stride] & 0xff)];
        double g4 = tableZ[row + (codeBelow[i] & 0xff)];
        double g5 = tableZ[row + (codeAbove[i] & 0xff)];
        double diagonal = g0 + g1 + (g2 + g3) + (g4 + g5);
        double sum =
            g0 * here[i + shift]
                + g1 * here[i + shift + 1]
                + (g2 * here[i - stride] + g3 * here[i + stride])
                + (g4 * below[i] + g5 * above[i]);
        plane[i] = diagonal > 0 ? sum / diagonal : 0;
      }
    }
    fillRim(Checkerboard.RED, inside, plane);
  }

  /** Computes {@link #current} and {@link #energy} of a row of black voxels. */
  protected void readRow(int y, int z) {
    byte[] own = codes(Checkerboard.BLACK, z);
    byte[] codeHere = codes(Checkerboard.RED, z);
    byte[] codeBelow = codes(Checkerboard.RED, z - 1);
    byte[] codeAbove = codes(Checkerboard.RED, z + 1);
    double[] value = values(Checkerboard.BLACK, z);
    double[] here = values(Checkerboard.RED, z);
    double[] below = values(Checkerboard.RED, z - 1);
    double[] above = values(Checkerboard.RED, z + 1);
    double[] tableX = tables[0];
    double[] tableY = tables[1];
    double[] tableZ = tables[2];
    int stride = board.stride();
    int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
    int length = board.length(offset);
    int shift = offset - 1;
    int at = board.at(y, 0);
    for (int k = 0; k < length; k++) {
      int i = at + k;
      int row = (own[i] & 0xff) * codes;
      if (row == 0) {
        continue;
      }
      double v = value[i];
      double d0 = here[i + shift] - v;
      double d1 = here[i + shift + 1] - v;
      double d2 = here[i - stride] - v;
      double d3 = here[i + stride] - v;
      double d4 = below[i] - v;
      double d5 = above[i] - v;
      double i0 = tableX[row + (codeHere[i + shift] & 0xff)] * d0;
      double i1 = tableX[row + (codeHere[i + shift + 1] & 0xff)] * d1;
      double i2 = tableY[row + (codeHere[i - stride] & 0xff)] * d2;
      double i3 = tableY[row + (codeHere[i + stride] & 0xff)] * d3;
      double i4 = tableZ[row + (codeBelow[i] & 0xff)] * d4;
      double i5 = tableZ[row + (codeAbove[i] & 0xff)] * d5;
      current[k] = i0 + i1 + (i2 + i3) + (i4 + i5);
      energy[k] = i0 * d0 + i1 * d1 + (i2 * d2 + i3 * d3) + (i4 * d4 + i5 * d5);
    }
  }
}
