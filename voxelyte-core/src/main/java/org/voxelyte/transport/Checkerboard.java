package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The resistor network of a volume, its voxels coloured like a chessboard: black where x + y + z is
 * even, red elsewhere, so that every face lies between a black voxel and a red one, or at an
 * electrode.
 *
 * <p>Vectors have one entry per black voxel of the network, in the order x, y, z; red voxels, whose
 * neighbours are all black, follow from them and are never stored. A row of one colour is every
 * second voxel along x: entry k of it lies at x = 2 k + {@link #offset}, and its neighbours along y
 * and z have the same k in their own rows. Passes read planes of one colour with a rim of one entry
 * ({@link #at}); the rim says what lies beyond the ends. Storage is 0.4 bytes per voxel of the
 * grid; codes are read from the labels whenever they are needed.
 */
final class Checkerboard {
  static final int BLACK = 0;
  static final int RED = 1;

  /** Planes of a slab, about: fewer repeat more of the planes at its ends. */
  private static final int SLAB = 32;

  /** The bits of each byte as floats. */
  private static final float[][] BITS = new float[256][8];

  private static final double[][] DOUBLE_BITS = new double[256][8];

  static {
    for (int bits = 0; bits < BITS.length; bits++) {
      for (int k = 0; k < 8; k++) {
        BITS[bits][k] = bits >> k & 1;
        DOUBLE_BITS[bits][k] = bits >> k & 1;
      }
    }
  }

  private final LabelVolume volume;
  private final GridShape shape;
  private final FaceConductances faces;
  private final Ends[] ends;
  private final Axis drive;
  private final int half;
  private final VoxelMask[] masks;

  /**
   * Builds the network.
   *
   * @param ends what lies beyond along x, y, z; an axis that is periodic has an even number of
   *     voxels
   * @param drive the axis of the potential difference
   * @param words the voxels that belong to the network, one bit each, as in {@link VoxelMask}
   */
  Checkerboard(
      LabelVolume volume,
      FaceConductances faces,
      Ends[] ends,
      Axis drive,
      long[][] words,
      TaskContext task) {
    this.volume = volume;
    this.shape = volume.shape();
    this.faces = faces;
    this.ends = ends.clone();
    this.drive = drive;
    this.half = (shape.nx() + 1) / 2;
    this.masks = new VoxelMask[] {split(words, BLACK, task), split(words, RED, task)};
  }

  private Checkerboard(Checkerboard board, Ends[] ends, Axis drive) {
    this.volume = board.volume;
    this.shape = board.shape;
    this.faces = board.faces;
    this.ends = ends.clone();
    this.drive = drive;
    this.half = board.half;
    this.masks = board.masks;
  }

  /** Returns the same network, which must repeat along all axes, driven along another one. */
  Checkerboard driven(Axis other) {
    return new Checkerboard(this, ends, other);
  }

  /** Returns the same voxels between electrodes along another axis; no side may repeat. */
  Checkerboard driven(Axis other, Ends[] otherEnds) {
    return new Checkerboard(this, otherEnds, other);
  }

  private VoxelMask split(long[][] words, int colour, TaskContext task) {
    GridShape halfShape = new GridShape(half, shape.ny(), shape.nz());
    int wide = VoxelMask.wordsPerRow(shape);
    int narrow = VoxelMask.wordsPerRow(halfShape);
    long[][] split = new long[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          long[] slice = new long[shape.ny() * narrow];
          for (int y = 0; y < shape.ny(); y++) {
            int offset = offset(colour, y, z);
            for (int w = 0; w < wide; w++) {
              slice[y * narrow + w / 2] |=
                  evenBits(words[z][y * wide + w] >>> offset) << 32 * (w & 1);
            }
          }
          split[z] = slice;
        });
    return new VoxelMask(halfShape, split, task);
  }

  /** Returns bits 0, 2, 4 … of a word as bits 0, 1, 2 … */
  private static long evenBits(long word) {
    long bits = word & 0x5555555555555555L;
    bits = (bits | bits >>> 1) & 0x3333333333333333L;
    bits = (bits | bits >>> 2) & 0x0f0f0f0f0f0f0f0fL;
    bits = (bits | bits >>> 4) & 0x00ff00ff00ff00ffL;
    bits = (bits | bits >>> 8) & 0x0000ffff0000ffffL;
    return (bits | bits >>> 16) & 0xffffffffL;
  }

  /** Returns x of the first entry of a row, 0 or 1. */
  static int offset(int colour, int y, int z) {
    return y + z + colour & 1;
  }

  /** Returns the number of entries of a row that starts there. */
  int length(int offset) {
    return (shape.nx() - offset + 1) / 2;
  }

  GridShape shape() {
    return shape;
  }

  LabelVolume volume() {
    return volume;
  }

  FaceConductances faces() {
    return faces;
  }

  Axis drive() {
    return drive;
  }

  Ends ends(Axis axis) {
    return ends[axis.ordinal()];
  }

  VoxelMask mask(int colour) {
    return masks[colour];
  }

  /** Returns the length of vectors: the number of black voxels. */
  int size() {
    return masks[BLACK].members();
  }

  /** Returns the number of voxels of the network. */
  long voxels() {
    return (long) masks[BLACK].members() + masks[RED].members();
  }

  /** Returns the bytes of its arrays. */
  long bytes() {
    return masks[BLACK].bytes() + masks[RED].bytes();
  }

  /** Returns the bytes of the words that it was made of, which its maker holds a while. */
  long wordBytes() {
    return (long) Long.BYTES * VoxelMask.wordsPerRow(shape) * shape.ny() * shape.nz();
  }

  /** Returns the number of the first black voxel of a row. */
  int rowStart(int y, int z) {
    VoxelMask black = masks[BLACK];
    return black.first(z)[y * black.wordsPerRow()];
  }

  /** Returns the distance between rows of a plane. */
  int stride() {
    return half + 2;
  }

  /** Returns the length of a plane with its rim. */
  int plane() {
    return (shape.ny() + 2) * stride();
  }

  /** Returns where an entry of a row lies in a plane; y and k from −1. */
  int at(int y, int k) {
    return (y + 1) * stride() + k + 1;
  }

  /**
   * Reads the codes of a plane of one colour and of its rim.
   *
   * @param z from −2 to nz + 1
   */
  void readCodes(int colour, int z, byte[] plane) {
    int inside = inside(z);
    if (inside < 0) {
      Arrays.fill(plane, ends[2] == Ends.ELECTRODES ? (byte) faces.electrode() : 0);
      return;
    }
    Arrays.fill(plane, FaceConductances.INSULATOR);
    byte[] codeOfLabel = faces.codeOfLabel();
    byte[] labels = volume.slice(inside);
    VoxelMask mask = masks[colour];
    long[] words = mask.words(inside);
    int perRow = mask.wordsPerRow();
    for (int y = 0; y < shape.ny(); y++) {
      int from = shape.index(0, y) + offset(colour, y, inside);
      int at = at(y, 0);
      for (int w = 0; w < perRow; w++) {
        long bits = words[y * perRow + w];
        if (bits == -1L) { // all of them, as where every phase conducts
          for (int k = w * VoxelMask.WORD; k < (w + 1) * VoxelMask.WORD; k++) {
            plane[at + k] = codeOfLabel[labels[from + 2 * k] & 0xff];
          }
          continue;
        }
        for (; bits != 0; bits &= bits - 1) {
          int k = w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits);
          plane[at + k] = codeOfLabel[labels[from + 2 * k] & 0xff];
        }
      }
      int offset = offset(colour, y, inside);
      byte electrode = (byte) faces.electrode();
      if (ends[0] != Ends.INSULATED) {
        boolean wraps = ends[0] == Ends.PERIODIC;
        if (offset == 1) {
          plane[at - 1] = wraps ? plane[at + half - 1] : electrode;
        }
        if (offset == (shape.nx() & 1)) {
          plane[at + length(offset)] = wraps ? plane[at] : electrode;
        }
      }
    }
    if (ends[1] == Ends.ELECTRODES) {
      Arrays.fill(plane, 0, stride(), (byte) faces.electrode());
      Arrays.fill(plane, at(shape.ny(), -1), plane.length, (byte) faces.electrode());
    } else if (ends[1] == Ends.PERIODIC) {
      System.arraycopy(plane, at(shape.ny() - 1, -1), plane, 0, stride());
      System.arraycopy(plane, at(0, -1), plane, at(shape.ny(), -1), stride());
    }
  }

  /**
   * Reads which voxels of a plane of one colour belong to the network, where one material conducts:
   * 1 or 0; 2 for electrodes, which are half a voxel away.
   *
   * @param z from −2 to nz + 1
   * @param rows rows −1 … ny, entry k of each at k + 1
   */
  void readPresence(int colour, int z, float[][] rows) {
    int inside = inside(z);
    if (inside < 0) {
      for (float[] row : rows) {
        Arrays.fill(row, ends[2] == Ends.ELECTRODES ? 2 : 0);
      }
      return;
    }
    VoxelMask mask = masks[colour];
    long[] words = mask.words(inside);
    int perRow = mask.wordsPerRow();
    for (int y = 0; y < shape.ny(); y++) {
      float[] row = rows[y + 1];
      Arrays.fill(row, 0);
      for (int w = 0; w < perRow; w++) {
        long word = words[y * perRow + w];
        for (int k = w * VoxelMask.WORD; word != 0; k += 8) {
          int bits = (int) word & 0xff;
          if (bits != 0) {
            System.arraycopy(BITS[bits], 0, row, k + 1, Math.min(8, half - k));
          }
          word >>>= 8;
        }
      }
      fillRimX(colour, y, inside, row);
    }
    if (ends[1] != Ends.PERIODIC) {
      float beyond = ends[1] == Ends.ELECTRODES ? 2 : 0;
      Arrays.fill(rows[0], beyond);
      Arrays.fill(rows[shape.ny() + 1], beyond);
    } else {
      System.arraycopy(rows[shape.ny()], 0, rows[0], 0, stride());
      System.arraycopy(rows[1], 0, rows[shape.ny() + 1], 0, stride());
    }
  }

  private void fillRimX(int colour, int y, int z, float[] row) {
    if (ends[0] == Ends.INSULATED) {
      return;
    }
    boolean wraps = ends[0] == Ends.PERIODIC;
    int offset = offset(colour, y, z);
    if (offset == 1) {
      row[0] = wraps ? row[half] : 2;
    }
    if (offset == (shape.nx() & 1)) {
      row[length(offset) + 1] = wraps ? row[1] : 2;
    }
  }

  /** Does the same in double. */
  void readPresence(int colour, int z, double[] plane) {
    int inside = inside(z);
    if (inside < 0) {
      Arrays.fill(plane, ends[2] == Ends.ELECTRODES ? 2 : 0);
      return;
    }
    Arrays.fill(plane, 0);
    VoxelMask mask = masks[colour];
    long[] words = mask.words(inside);
    int perRow = mask.wordsPerRow();
    for (int y = 0; y < shape.ny(); y++) {
      int at = at(y, 0);
      for (int w = 0; w < perRow; w++) {
        long word = words[y * perRow + w];
        for (int k = w * VoxelMask.WORD; word != 0; k += 8) {
          int bits = (int) word & 0xff;
          if (bits != 0) {
            System.arraycopy(DOUBLE_BITS[bits], 0, plane, at + k, Math.min(8, half - k));
          }
          word >>>= 8;
        }
      }
      fillRimX(colour, y, inside, at, plane);
    }
    if (ends[1] == Ends.ELECTRODES) {
      Arrays.fill(plane, 0, stride(), 2);
      Arrays.fill(plane, at(shape.ny(), -1), plane.length, 2);
    } else if (ends[1] == Ends.PERIODIC) {
      System.arraycopy(plane, at(shape.ny() - 1, -1), plane, 0, stride());
      System.arraycopy(plane, at(0, -1), plane, at(shape.ny(), -1), stride());
    }
  }

  private void fillRimX(int colour, int y, int z, int at, double[] plane) {
    if (ends[0] == Ends.INSULATED) {
      return;
    }
    boolean wraps = ends[0] == Ends.PERIODIC;
    int offset = offset(colour, y, z);
    if (offset == 1) {
      plane[at - 1] = wraps ? plane[at + half - 1] : 2;
    }
    if (offset == (shape.nx() & 1)) {
      plane[at + length(offset)] = wraps ? plane[at] : 2;
    }
  }

  /** Returns the plane that stands for plane z, from −2 to nz + 1; −1 where there is none. */
  int inside(int z) {
    if (z >= 0 && z < shape.nz()) {
      return z;
    }
    return ends[2] == Ends.PERIODIC ? Math.floorMod(z, shape.nz()) : -1;
  }

  /** Numbers of slabs of planes that passes work on, the same for any number of threads. */
  int slabs() {
    return Math.max(1, (shape.nz() + SLAB / 2) / SLAB);
  }

  /** Returns the first plane of a slab; of slab {@link #slabs()}: nz. A multiple of 4 but there. */
  int slabStart(int slab) {
    int thick = (shape.nz() + slabs() - 1) / slabs();
    return Math.min(shape.nz(), slab * ((thick + 3) / 4 * 4));
  }
}
