package org.voxelyte.transport;

import java.util.Arrays;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * {@link VoxelAggregates} where one material conducts and no axis of the voxels is much longer than
 * another: eight bits tell a block, a table its connected pieces, and counts of bits the links
 * between pieces of blocks side by side.
 */
final class UniformAggregates implements FirstAggregates {
  private static final int CORNERS = 8;

  /** Corners of a block at its faces −x, +x, −y, +y, −z, +z; corner = x + 2 y + 4 z. */
  private static final int[] AT_FACE = {0x55, 0xaa, 0x33, 0xcc, 0x0f, 0xf0};

  /** How far bits move from a face to the opposite one. */
  private static final int[] SHIFT = {1, 1, 2, 2, 4, 4};

  /** Corners of each piece, by the block's mask: up to four. */
  private static final byte[][] PIECES = new byte[256][];

  /** Piece of each corner, 0 … 3 in two bits each, by the block's mask. */
  private static final short[] PIECE_OF = new short[256];

  static {
    for (int mask = 0; mask < PIECES.length; mask++) {
      byte[] pieces = new byte[4];
      int count = 0;
      int left = mask;
      while (left != 0) {
        int piece = Integer.lowestOneBit(left);
        for (int before = 0; before != piece; ) {
          before = piece;
          for (int face = 0; face < AT_FACE.length; face += 2) {
            int across = (piece & AT_FACE[face]) << SHIFT[face];
            across |= (piece & AT_FACE[face + 1]) >> SHIFT[face];
            piece |= across & mask;
          }
        }
        for (int corner = 0; corner < CORNERS; corner++) {
          if ((piece >> corner & 1) != 0) {
            PIECE_OF[mask] |= (short) (count << 2 * corner);
          }
        }
        pieces[count++] = (byte) piece;
        left &= ~piece;
      }
      PIECES[mask] = Arrays.copyOf(pieces, count);
    }
  }

  private final Checkerboard board;
  private final GridShape shape;
  private final int nx;
  private final int ny;
  private final int nz;
  private final byte[][] masks;
  private final BlockGrid blocks;
  private float[] diagonals;

  UniformAggregates(Checkerboard board, long[][] words, TaskContext task) {
    this.board = board;
    this.shape = board.shape();
    this.nx = (shape.nx() + 1) / 2;
    this.ny = (shape.ny() + 1) / 2;
    this.nz = (shape.nz() + 1) / 2;
    this.masks = new byte[nz][nx * ny];
    int[][] counts = new int[nz][nx * ny + 1];
    task.forEach(nz, layer -> readMasks(words, layer, counts[layer]));
    this.blocks = BlockGrid.number(nx, ny, counts);
  }

  private void readMasks(long[][] words, int layer, int[] counts) {
    int perRow = VoxelMask.wordsPerRow(shape);
    byte[] result = masks[layer];
    for (int y = 0; y < shape.ny(); y++) {
      for (int z = 2 * layer; z < Math.min(2 * layer + 2, shape.nz()); z++) {
        int shift = 2 * (y & 1) + 4 * (z & 1);
        for (int w = 0; w < perRow; w++) {
          int block = (y >> 1) * nx + w * (VoxelMask.WORD / 2);
          for (long bits = words[z][y * perRow + w]; bits != 0; bits >>>= 2) {
            result[block++] |= (byte) ((bits & 3) << shift);
          }
        }
      }
    }
    for (int block = 0; block < result.length; block++) {
      counts[block] = PIECES[result[block] & 0xff].length;
    }
  }

  @Override
  public int pieces() {
    return blocks.start()[nz - 1][nx * ny];
  }

  @Override
  public Optional<Grounds[]> grounds() {
    Grounds[] all = new Grounds[Axis.values().length];
    for (Axis axis : Axis.values()) {
      boolean repeats = board.ends(axis) == Ends.PERIODIC;
      all[axis.ordinal()] = repeats ? Grounds.NONE : grounds(axis);
    }
    return Optional.of(all);
  }

  private Grounds grounds(Axis axis) {
    float[] sums = new float[pieces()];
    FaceConductances faces = board.faces();
    // Half a voxel lies between its centre and an electrode.
    double electrode = 2 * faces.table(axis)[faces.codes() + 1];
    int[] count = {nx, ny, nz};
    int a = axis.ordinal();
    boolean cut = (shape.along(axis) & 1) != 0;
    for (int end = 0; end < 2; end++) {
      // The outer face of a block that is cut in half lies in its middle.
      int face = 2 * a + (end == 1 && !cut ? 1 : 0);
      int at = end == 0 ? 0 : count[a] - 1;
      for (int z = a == 2 ? at : 0; z < (a == 2 ? at + 1 : nz); z++) {
        for (int y = a == 1 ? at : 0; y < (a == 1 ? at + 1 : ny); y++) {
          for (int x = a == 0 ? at : 0; x < (a == 0 ? at + 1 : nx); x++) {
            byte[] pieces = PIECES[masks[z][y * nx + x] & 0xff];
            int first = blocks.start(x, y, z);
            for (int p = 0; p < pieces.length; p++) {
              sums[first + p] += (float) (electrode * Integer.bitCount(pieces[p] & AT_FACE[face]));
            }
          }
        }
      }
    }
    return Grounds.of(sums, sums.length);
  }

  @Override
  public float[] diagonals() {
    return diagonals;
  }

  @Override
  public int firstFrom(int z) {
    return z >= shape.nz() ? pieces() : blocks.start(0, 0, z / 2);
  }

  @Override
  public long bytes() {
    return (long) nz * nx * ny + blocks.bytes() + 4L * pieces();
  }

  @Override
  public int[] ofBlack(TaskContext task) {
    int[] result = new int[board.size()];
    VoxelMask black = board.mask(Checkerboard.BLACK);
    int perRow = black.wordsPerRow();
    task.forEach(
        shape.nz(),
        z -> {
          int next = black.sliceStart(z);
          byte[] layer = masks[z / 2];
          int[] starts = blocks.start()[z / 2];
          for (int y = 0; y < shape.ny(); y++) {
            int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
            int corner = offset + 2 * (y & 1) + 4 * (z & 1);
            for (int w = 0; w < perRow; w++) {
              // Entry k of a row lies in block k along x.
              int row = y / 2 * nx + w * VoxelMask.WORD;
              for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
                int block = row + Long.numberOfTrailingZeros(bits);
                result[next++] = starts[block] + (PIECE_OF[layer[block] & 0xff] >> 2 * corner & 3);
              }
            }
          }
        });
    return result;
  }

  @Override
  public CoarseLevel network(TaskContext task) {
    diagonals = new float[pieces()];
    LinkCounts[] linkCounts = new LinkCounts[nz];
    int[][] column = new int[nz][];
    short[][] conductance = new short[nz][];
    task.forEach(
        nz,
        layer -> {
          LinkCollector links = new LinkCollector();
          Linker linker = new Linker(links);
          for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
              linker.link(x, y, layer);
            }
          }
          links.pad(pieces());
          linkCounts[layer] = links.counts();
          column[layer] = links.column();
          conductance[layer] = links.conductance();
        });
    return new CoarseLevel(blocks.layerStart(), linkCounts, column, conductance);
  }

  /** Finds the links of the pieces of one block after another. */
  private final class Linker {
    private final LinkCollector links;
    private final double[] unit = new double[3];

    Linker(LinkCollector links) {
      this.links = links;
      FaceConductances faces = board.faces();
      for (Axis axis : Axis.values()) {
        unit[axis.ordinal()] = faces.table(axis)[faces.codes() + 1];
      }
    }

    void link(int x, int y, int z) {
      byte[] pieces = PIECES[masks[z][y * nx + x] & 0xff];
      int first = blocks.start(x, y, z);
      for (int p = 0; p < pieces.length; p++) {
        int piece = pieces[p] & 0xff;
        double total = 0;
        for (int axis = 0; axis < 3; axis++) {
          int inside = piece & piece >> SHIFT[2 * axis] & AT_FACE[2 * axis];
          total += 2 * unit[axis] * Integer.bitCount(inside);
        }
        total += toward(0, piece, x, y, z, x - 1, shape.nx(), nx);
        total += toward(1, piece, x, y, z, x + 1, shape.nx(), nx);
        total += toward(2, piece, x, y, z, y - 1, shape.ny(), ny);
        total += toward(3, piece, x, y, z, y + 1, shape.ny(), ny);
        total += toward(4, piece, x, y, z, z - 1, shape.nz(), nz);
        total += toward(5, piece, x, y, z, z + 1, shape.nz(), nz);
        links.endNode();
        diagonals[first + p] = (float) total;
      }
    }

    /**
     * Adds the links across a face of a block.
     *
     * @param next the block's place along the axis on the other side
     * @param voxels number of voxels along the axis; odd where the last block is cut
     * @param count number of blocks along the axis
     */
    private double toward(
        int face, int piece, int x, int y, int z, int next, int voxels, int count) {
      int axis = face >> 1;
      if (next >= 0 && next < count - 1) {
        int mine = piece & AT_FACE[face];
        return mine == 0 ? 0 : across(face, mine, x, y, z, next);
      }
      boolean end = next < 0 || next == count;
      // The outer face of a block that is cut in half lies in its middle.
      boolean cut = next == count && (voxels & 1) != 0;
      int mine = piece & AT_FACE[cut ? face - 1 : face];
      if (mine == 0) {
        return 0;
      }
      if (end && board.ends(Axis.values()[axis]) != Ends.PERIODIC) {
        return 0;
      }
      return across(face, mine, x, y, z, Math.floorMod(next, count));
    }

    /**
     * Adds the links to the pieces of another block.
     *
     * @param mine corners at the face
     * @param other the block's place along the axis
     */
    private double across(int face, int mine, int x, int y, int z, int other) {
      int axis = face >> 1;
      int otherX = axis == 0 ? other : x;
      int otherY = axis == 1 ? other : y;
      int otherZ = axis == 2 ? other : z;
      int facing = (face & 1) == 0 ? mine << SHIFT[face] : mine >> SHIFT[face];
      int mask = masks[otherZ][otherY * nx + otherX] & 0xff;
      double total = 0;
      if ((facing & mask) != 0) {
        byte[] pieces = PIECES[mask];
        int first = blocks.start(otherX, otherY, otherZ);
        for (int q = 0; q < pieces.length; q++) {
          int faces = Integer.bitCount(facing & pieces[q]);
          if (faces > 0) {
            links.add(first + q, unit[axis] * faces);
            total += unit[axis] * faces;
          }
        }
      }
      return total;
    }
  }
}
