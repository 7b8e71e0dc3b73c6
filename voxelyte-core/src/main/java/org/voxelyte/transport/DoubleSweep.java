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

  /** Keeps a sum of 0 over no face at all from being divided by 0, and changes no other. */
  private static final double TINY = 1e-300;

  protected final Checkerboard board;
  protected final double[][] tables;

  /** Current into each entry of the row, where it belongs to the network. */
  protected final double[] current;

  /** Σ g (Δφ)² over the faces of each entry of the row, where faces are told by codes. */
  protected final double[] energy;

  private final double drop;
  private final int codes;
  private final boolean uniform;
  private final Planes planes;
  private final double[] unit = new double[Axis.values().length];

  /** The planes of a pass, to be used again by the next. */
  static final class Planes {
    private final double[] current;
    private final double[] energy;

    /** Potentials; where presence is told, times that. */
    private final double[][][] value = new double[2][RING][];

    /** Codes of several materials. */
    private final byte[][][] code = new byte[2][RING][];

    /** Presence of one material: 1, or 2 for an electrode, half a voxel away. */
    private final double[][][] presence = new double[2][RING][];

    Planes(Checkerboard board, boolean uniform) {
      this.current = new double[board.stride()];
      this.energy = new double[board.stride()];
      for (int colour = 0; colour < 2; colour++) {
        for (int ring = 0; ring < RING; ring++) {
          value[colour][ring] = new double[board.plane()];
          if (uniform) {
            presence[colour][ring] = new double[board.plane()];
          } else {
            code[colour][ring] = new byte[board.plane()];
          }
        }
      }
    }
  }

  /**
   * Creates a pass that tells faces by codes.
   *
   * @param drop potential of the first electrode over the last one, which is at 0
   */
  DoubleSweep(Checkerboard board, double drop) {
    this(board, drop, new Planes(board, false), false);
  }

  /**
   * Creates a pass that tells faces by presence where one material conducts: vector code.
   *
   * @param planes made for the same board
   */
  DoubleSweep(Checkerboard board, double drop, Planes planes) {
    this(board, drop, planes, board.faces().uniform());
  }

  private DoubleSweep(Checkerboard board, double drop, Planes planes, boolean uniform) {
    this.board = board;
    this.drop = drop;
    this.planes = planes;
    this.uniform = uniform;
    FaceConductances faces = board.faces();
    this.codes = faces.codes();
    this.tables = new double[Axis.values().length][];
    for (Axis axis : Axis.values()) {
      double[] table = faces.table(axis);
      tables[axis.ordinal()] = table;
      unit[axis.ordinal()] = uniform ? table[codes + 1] : 0;
    }
    this.current = planes.current;
    this.energy = planes.energy;
  }

  /**
   * Gives the values of a row of black voxels.
   *
   * @param values where to put them, at {@code at + k} for each entry k of the network
   */
  protected abstract void load(int y, int z, int at, double[] values);

  /** Takes a plane whose voxels, and all neighbours of them, are known. */
  protected abstract void finish(int z);

  /** Passes over planes from … to − 1. */
  void run(int from, int to) {
    for (int z = from - 2; z < to + 2; z++) {
      int ring = z & RING - 1;
      for (int colour = 0; colour < 2; colour++) {
        if (uniform) {
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

  /** Returns the codes of a plane near that at hand, where faces are told by codes. */
  protected byte[] codes(int colour, int z) {
    return planes.code[colour][z & RING - 1];
  }

  /** Returns the potentials of a plane near that at hand, where faces are told by codes. */
  protected double[] values(int colour, int z) {
    return planes.value[colour][z & RING - 1];
  }

  private double[] presence(int colour, int z) {
    return planes.presence[colour][z & RING - 1];
  }

  /** Returns the conductance between an entry of a plane and what lies beyond its face. */
  protected double conductance(int axis, byte own, byte other) {
    return tables[axis][(own & 0xff) * codes + (other & 0xff)];
  }

  /** Returns the same, 0 where there is no voxel. */
  protected double conductance(int axis, int colour, int z, int i, int otherZ, int other) {
    if (uniform) {
      return unit[axis] * presence(colour, z)[i] * presence(1 - colour, otherZ)[other];
    }
    byte own = codes(colour, z)[i];
    return own == 0 ? 0 : conductance(axis, own, codes(1 - colour, otherZ)[other]);
  }

  /** Returns the potential of an entry of a plane. */
  protected double potential(int colour, int z, int i) {
    double value = values(colour, z)[i];
    return uniform && presence(colour, z)[i] > 1 ? 0.5 * value : value;
  }

  private void load(int z) {
    double[] plane = values(Checkerboard.BLACK, z);
    int inside = board.inside(z);
    if (inside < 0) {
      Arrays.fill(plane, board.ends(Axis.Z) == Ends.ELECTRODES ? atEnd(z < 0) : 0);
      return;
    }
    if (uniform) {
      Arrays.fill(plane, 0);
    }
    for (int y = 0; y < board.shape().ny(); y++) {
      load(y, inside, board.at(y, 0), plane);
    }
    if (z != inside && board.drive() == Axis.Z) {
      double loss = drop * Math.floorDiv(z, board.shape().nz());
      double[] present = uniform ? presence(Checkerboard.BLACK, z) : null;
      for (int i = 0; i < plane.length; i++) {
        plane[i] -= present == null ? loss : loss * present[i];
      }
    }
    fillRim(Checkerboard.BLACK, z, inside, plane);
  }

  /** Returns what stands for the potential of the first or the last electrode. */
  private double atEnd(boolean first) {
    return first ? uniform ? 2 * drop : drop : 0;
  }

  /** Adds what lies beyond the ends along x and y to a plane. */
  private void fillRim(int colour, int z, int inside, double[] plane) {
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
          plane[at - 1] = wraps ? moved(colour, z, end - 1, loss) : atEnd(true);
        }
        if (offset == (shape.nx() & 1)) {
          plane[end] = wraps ? moved(colour, z, at, -loss) : 0;
        }
      }
    }
    int last = board.at(shape.ny(), -1);
    if (board.ends(Axis.Y) == Ends.ELECTRODES) {
      Arrays.fill(plane, 0, stride, atEnd(true));
      Arrays.fill(plane, last, plane.length, 0);
    } else if (board.ends(Axis.Y) == Ends.PERIODIC) {
      double loss = drive == Axis.Y ? drop : 0;
      for (int i = 0; i < stride; i++) {
        plane[i] = moved(colour, z, last - stride + i, loss);
        plane[last + i] = moved(colour, z, stride + i, -loss);
      }
    }
  }

  /** Returns a value of a plane, raised, for its copy at another end. */
  private double moved(int colour, int z, int i, double by) {
    return values(colour, z)[i] + (uniform ? by * presence(colour, z)[i] : by);
  }

  private void relaxRed(int z) {
    double[] plane = values(Checkerboard.RED, z);
    int inside = board.inside(z);
    if (inside < 0) {
      Arrays.fill(plane, board.ends(Axis.Z) == Ends.ELECTRODES ? atEnd(z < 0) : 0);
      return;
    }
    if (uniform) {
      Arrays.fill(plane, 0); // the rim, too, where an electrode may have been
      for (int y = 0; y < board.shape().ny(); y++) {
        int offset = Checkerboard.offset(Checkerboard.RED, y, inside);
        relaxPresent(z, board.at(y, 0), board.length(offset), offset - 1, plane);
      }
    } else {
      relaxCoded(z, inside, plane);
    }
    fillRim(Checkerboard.RED, z, inside, plane);
  }

  /** Relaxes a row of red voxels of the only material. */
  private void relaxPresent(int z, int at, int length, int shift, double[] plane) {
    addFaces(planes.value[Checkerboard.BLACK], z, at, length, shift, current);
    addFaces(planes.presence[Checkerboard.BLACK], z, at, length, shift, energy);
    double[] own = presence(Checkerboard.RED, z);
    double[] s = current;
    double[] d = energy;
    for (int k = 0; k < length; k++) {
      plane[at + k] = own[at + k] * s[k] / (d[k] + TINY);
    }
  }

  private void addFaces(double[][] other, int z, int at, int length, int shift, double[] result) {
    double[] here = other[z & RING - 1];
    double[] below = other[z - 1 & RING - 1];
    double[] above = other[z + 1 & RING - 1];
    double x = unit[0];
    double y = unit[1];
    double up = unit[2];
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

  private void relaxCoded(int z, int inside, double[] plane) {
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
  }

  /**
   * Computes {@link #current} of a row of black voxels, and {@link #energy} where faces are told by
   * codes.
   */
  protected void readRow(int y, int z) {
    if (uniform) {
      readPresent(y, z);
    } else {
      readCoded(y, z);
    }
  }

  private void readPresent(int y, int z) {
    double[] value = values(Checkerboard.BLACK, z);
    double[] here = values(Checkerboard.RED, z);
    double[] below = values(Checkerboard.RED, z - 1);
    double[] above = values(Checkerboard.RED, z + 1);
    double[] inHere = presence(Checkerboard.RED, z);
    double[] inBelow = presence(Checkerboard.RED, z - 1);
    double[] inAbove = presence(Checkerboard.RED, z + 1);
    int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
    int length = board.length(offset);
    int at = board.at(y, 0);
    int west = at + offset - 1;
    int east = west + 1;
    int north = at - board.stride();
    int south = at + board.stride();
    double x = unit[0];
    double across = unit[1];
    double up = unit[2];
    double[] flow = current;
    for (int k = 0; k < length; k++) {
      double v = value[at + k];
      flow[k] =
          x * ((here[west + k] - inHere[west + k] * v) + (here[east + k] - inHere[east + k] * v))
              + across
                  * ((here[north + k] - inHere[north + k] * v)
                      + (here[south + k] - inHere[south + k] * v))
              + up
                  * ((below[at + k] - inBelow[at + k] * v) + (above[at + k] - inAbove[at + k] * v));
    }
  }

  /** Returns whether faces are told by presence. */
  protected boolean uniform() {
    return uniform;
  }

  private void readCoded(int y, int z) {
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
