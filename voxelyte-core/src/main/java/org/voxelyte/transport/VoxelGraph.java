package org.voxelyte.transport;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The network between two electrodes as a graph: its voxels, numbered from 0, the faces between
 * them, and the two electrodes.
 *
 * <p>A walker is somewhere in the graph and looks at, or steps to, what lies beyond a face.
 * Directions are the faces of {@link FaceCurrents}: −x, +x, −y, +y, −z, +z. Where a side repeats
 * with an odd number of voxels, the wires at the wrap are vertices too; they change no path.
 */
final class VoxelGraph {
  /** Beyond a face lies nothing that conducts. */
  static final int NOTHING = -1;

  /** Beyond a face lies the first electrode. */
  static final int FIRST = -2;

  /** Beyond a face lies the last electrode. */
  static final int LAST = -3;

  private final GridShape shape;
  private final GridShape voxels;
  private final boolean[] wraps = new boolean[Axis.values().length];
  private final int drive;
  private final VoxelMask black;
  private final VoxelMask red;

  /**
   * Creates the graph of a board with electrodes along its drive.
   *
   * @param voxels shape of the volume; what the board has beyond are wires, which touch nothing but
   *     the two voxels that they join
   */
  VoxelGraph(Checkerboard board, GridShape voxels) {
    this.shape = board.shape();
    this.voxels = voxels;
    this.drive = board.drive().ordinal();
    for (Axis axis : Axis.values()) {
      wraps[axis.ordinal()] = board.ends(axis) == Ends.PERIODIC;
    }
    this.black = board.mask(Checkerboard.BLACK);
    this.red = board.mask(Checkerboard.RED);
  }

  GridShape shape() {
    return shape;
  }

  /** Returns the number of vertices beside the electrodes. */
  int size() {
    return Math.addExact(black.members(), red.members());
  }

  /** Returns the direction along the drive, towards the last electrode. */
  int downstream() {
    return 2 * drive + 1;
  }

  private int length(int axis) {
    return axis == 0 ? shape.nx() : axis == 1 ? shape.ny() : shape.nz();
  }

  /** Returns the number of a voxel, {@link #NOTHING} if it is not of the network. */
  int number(int x, int y, int z) {
    boolean isBlack = (x + y + z & 1) == 0;
    VoxelMask mask = isBlack ? black : red;
    int k = x >> 1;
    int w = y * mask.wordsPerRow() + k / VoxelMask.WORD;
    long word = mask.words(z)[w];
    long bit = 1L << k;
    if ((word & bit) == 0) {
      return NOTHING;
    }
    return (isBlack ? 0 : black.members()) + mask.first(z)[w] + Long.bitCount(word & bit - 1);
  }

  /** Returns a place in one number: an axis has at most 2²¹ voxels. */
  static long packed(int x, int y, int z) {
    return x | (long) y << 21 | (long) z << 42;
  }

  /** A place in the graph. */
  final class Walker {
    int x;
    int y;
    int z;

    /** Goes to a place given in one number. */
    void unpack(long place) {
      x = (int) place & 0x1fffff;
      y = (int) (place >>> 21) & 0x1fffff;
      z = (int) (place >>> 42);
    }

    /** Returns the place in one number. */
    long packed() {
      return VoxelGraph.packed(x, y, z);
    }

    /** Returns whether a voxel is here, and not a wire. */
    boolean isVoxel() {
      return x < voxels.nx() && y < voxels.ny() && z < voxels.nz();
    }

    /** Returns the number of the vertex here. */
    int number() {
      return VoxelGraph.this.number(x, y, z);
    }

    /** Returns the number of what lies beyond a face, or which kind of nothing. */
    int beyond(int direction) {
      int axis = direction >> 1;
      if (axis != 0 && x >= voxels.nx()
          || axis != 1 && y >= voxels.ny()
          || axis != 2 && z >= voxels.nz()) {
        return NOTHING;
      }
      int at = (axis == 0 ? x : axis == 1 ? y : z) + (direction & 1) * 2 - 1;
      int length = length(axis);
      if (at < 0 || at >= length) {
        if (axis == drive) {
          return at < 0 ? FIRST : LAST;
        }
        if (!wraps[axis]) {
          return NOTHING;
        }
        at = at < 0 ? length - 1 : 0;
      }
      return VoxelGraph.this.number(axis == 0 ? at : x, axis == 1 ? at : y, axis == 2 ? at : z);
    }

    /** Steps through a face beyond which a vertex lies. */
    void step(int direction) {
      int axis = direction >> 1;
      int at = (axis == 0 ? x : axis == 1 ? y : z) + (direction & 1) * 2 - 1;
      int length = length(axis);
      if (at < 0) {
        at = length - 1;
      } else if (at == length) {
        at = 0;
      }
      if (axis == 0) {
        x = at;
      } else if (axis == 1) {
        y = at;
      } else {
        z = at;
      }
    }
  }

  /** Takes a vertex. */
  @FunctionalInterface
  interface Visitor {
    void vertex(Walker walker, int number);
  }

  /** Visits the vertices of a slice in the order of rows. */
  void forEach(int z, Visitor visitor) {
    Walker walker = new Walker();
    walker.z = z;
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        int number = number(x, y, z);
        if (number >= 0) {
          walker.x = x;
          walker.y = y;
          walker.z = z;
          visitor.vertex(walker, number);
        }
      }
    }
  }

  /** Visits the vertices of the last or the first layer along the drive. */
  void forEachAt(boolean last, Visitor visitor) {
    int layer = last ? length(drive) - 1 : 0;
    for (int z = 0; z < shape.nz(); z++) {
      if (drive == 2 && z != layer) {
        continue;
      }
      Walker walker = new Walker();
      for (int y = drive == 1 ? layer : 0; y < (drive == 1 ? layer + 1 : shape.ny()); y++) {
        for (int x = drive == 0 ? layer : 0; x < (drive == 0 ? layer + 1 : shape.nx()); x++) {
          int number = number(x, y, z);
          if (number >= 0) {
            walker.x = x;
            walker.y = y;
            walker.z = z;
            visitor.vertex(walker, number);
          }
        }
      }
    }
  }
}
