package org.voxelyte.transport;

import java.util.Arrays;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The first aggregates: the connected pieces of what conducts inside blocks of 2 × 2 × 2 voxels.
 *
 * <p>Two voxels are joined across their face only where that link is strong beside those that each
 * has inside its own material, so that a piece never bridges an insulator, a great contrast or the
 * long edge of a flat voxel. What is left over joins the one piece that holds it, so that it
 * follows that piece without bridging others.
 */
final class VoxelAggregates implements FirstAggregates {
  /** Least link between two voxels, in units of the greater of their own links. */
  private static final double STRONG = 0.25;

  /** Least share of a piece's links that one neighbour must hold to take it in. */
  private static final double HELD = 0.2;

  /**
   * The same share of twice its links inside: a rigid piece that is weakly held cannot be relaxed
   * in its host, so it stays a piece.
   */
  private static final double STIFF = 0.1;

  /** Stands for the piece of a voxel that does not belong to the network. */
  static final byte NONE = -1;

  /** Voxels along an edge of a block. */
  static final int EDGE = 2;

  private final Checkerboard board;
  private final long[][] words;
  private final GridShape shape;
  private final int nx;
  private final int ny;
  private final int nz;
  private final boolean[][] joins;
  private final byte[][] piece;
  private final BlockGrid blocks;
  private float[] diagonals;

  /**
   * Finds the pieces.
   *
   * @param words the voxels of the network, as in {@link VoxelMask}
   */
  VoxelAggregates(Checkerboard board, long[][] words, TaskContext task) {
    this.board = board;
    this.words = words;
    this.shape = board.shape();
    this.nx = blocks(shape.nx());
    this.ny = blocks(shape.ny());
    this.nz = blocks(shape.nz());
    this.joins = joins(board.faces());
    this.piece = new byte[shape.nz()][shape.sliceVoxels()];
    int[][] counts = new int[nz][nx * ny + 1];
    task.forEach(nz, layer -> findPieces(layer, counts[layer]));
    this.blocks = BlockGrid.number(nx, ny, counts);
  }

  private int blocks(int voxels) {
    return (voxels + EDGE - 1) / EDGE;
  }

  private static boolean[][] joins(FaceConductances faces) {
    int codes = faces.codes();
    double[] own = new double[codes];
    for (Axis axis : Axis.values()) {
      for (int a = 1; a <= faces.materials(); a++) {
        own[a] = Math.max(own[a], faces.table(axis)[a * codes + a]);
      }
    }
    boolean[][] joins = new boolean[Axis.values().length][codes * codes];
    for (Axis axis : Axis.values()) {
      for (int a = 1; a <= faces.materials(); a++) {
        for (int b = 1; b <= faces.materials(); b++) {
          joins[axis.ordinal()][a * codes + b] =
              faces.table(axis)[a * codes + b] >= STRONG * Math.max(own[a], own[b]);
        }
      }
    }
    return joins;
  }

  @Override
  public int pieces() {
    return blocks.start()[nz - 1][nx * ny];
  }

  @Override
  public long bytes() {
    return (long) shape.nz() * shape.sliceVoxels() + blocks.bytes() + 4L * pieces();
  }

  /** Reads the codes of a slice, in the order of voxels; what lies beyond the ends along z too. */
  private void readCodes(int z, byte[] codes) {
    int inside = board.inside(z);
    Arrays.fill(
        codes,
        inside < 0 && board.ends(Axis.Z) == Ends.ELECTRODES ? (byte) board.faces().electrode() : 0);
    if (inside < 0) {
      return;
    }
    byte[] codeOfLabel = board.faces().codeOfLabel();
    byte[] labels = board.volume().slice(inside);
    int perRow = VoxelMask.wordsPerRow(shape);
    for (int y = 0; y < shape.ny(); y++) {
      for (int w = 0; w < perRow; w++) {
        int from = shape.index(w * VoxelMask.WORD, y);
        for (long bits = words[inside][y * perRow + w]; bits != 0; bits &= bits - 1) {
          int i = from + Long.numberOfTrailingZeros(bits);
          codes[i] = codeOfLabel[labels[i] & 0xff];
        }
      }
    }
  }

  private void findPieces(int layer, int[] counts) {
    byte[][] codes = new byte[EDGE + 2][shape.sliceVoxels()];
    for (int z = 0; z < codes.length; z++) {
      readCodes(EDGE * layer + z - 1, codes[z]);
    }
    Block block = new Block(codes);
    for (int z = 0; z < EDGE && EDGE * layer + z < shape.nz(); z++) {
      Arrays.fill(piece[EDGE * layer + z], NONE);
    }
    for (int y = 0; y < ny; y++) {
      for (int x = 0; x < nx; x++) {
        block.read(x, y);
        int pieces = block.isWhole() ? block.whole() : block.join();
        for (int m = 0; m < block.count; m++) {
          piece[EDGE * layer + block.corner[m] / EDGE / EDGE][block.voxel[m]] =
              (byte) block.piece[m];
        }
        counts[y * nx + x] = pieces;
      }
    }
  }

  /** The voxels of one block, and how they fall into pieces. */
  private final class Block {
    private final byte[][] codes;
    private final int[] voxel = new int[EDGE * EDGE * EDGE];
    private final int[] corner = new int[EDGE * EDGE * EDGE];
    private final int[] piece = new int[EDGE * EDGE * EDGE];
    private final int[] memberAt = new int[EDGE * EDGE * EDGE];
    private final double[] between = new double[EDGE * EDGE * EDGE * EDGE * EDGE * EDGE];
    private final double[] inner = new double[EDGE * EDGE * EDGE];
    private final double[] outer = new double[EDGE * EDGE * EDGE];
    private final int[] number = new int[EDGE * EDGE * EDGE];
    private final FaceConductances faces = board.faces();
    private final double[][] tables = {
      faces.table(Axis.X), faces.table(Axis.Y), faces.table(Axis.Z)
    };
    private int count;
    private int startX;
    private int startY;

    Block(byte[][] codes) {
      this.codes = codes;
    }

    void read(int x, int y) {
      count = 0;
      startX = EDGE * x;
      startY = EDGE * y;
      for (int c = 0; c < memberAt.length; c++) {
        int voxelX = startX + c % EDGE;
        int voxelY = startY + c / EDGE % EDGE;
        memberAt[c] = -1;
        if (voxelX < shape.nx() && voxelY < shape.ny()) {
          int i = shape.index(voxelX, voxelY);
          byte code = codes[1 + c / EDGE / EDGE][i];
          if (code != 0 && code != (byte) faces.electrode()) {
            memberAt[c] = count;
            corner[count] = c;
            voxel[count] = i;
            piece[count] = count;
            count++;
          }
        }
      }
    }

    /** Returns whether all voxels are of one material, which joins itself along every axis. */
    boolean isWhole() {
      if (count < voxel.length) {
        return false;
      }
      int first = code(0);
      for (int m = 1; m < count; m++) {
        if (code(m) != first) {
          return false;
        }
      }
      int pair = first * faces.codes() + first;
      return joins[0][pair] && joins[1][pair] && joins[2][pair];
    }

    /** Makes one piece of all voxels. */
    int whole() {
      Arrays.fill(piece, 0);
      return 1;
    }

    /** Returns the member across a face, or −1 if that lies outside or does not conduct. */
    private int across(int m, int face) {
      int c = corner[m];
      return switch (face) {
        case 0 -> c % EDGE > 0 ? memberAt[c - 1] : -1;
        case 1 -> c % EDGE < EDGE - 1 ? memberAt[c + 1] : -1;
        case 2 -> c / EDGE % EDGE > 0 ? memberAt[c - EDGE] : -1;
        case 3 -> c / EDGE % EDGE < EDGE - 1 ? memberAt[c + EDGE] : -1;
        case 4 -> c / EDGE / EDGE > 0 ? memberAt[c - EDGE * EDGE] : -1;
        default -> c / EDGE / EDGE < EDGE - 1 ? memberAt[c + EDGE * EDGE] : -1;
      };
    }

    private int code(int m) {
      return codes[1 + corner[m] / EDGE / EDGE][voxel[m]] & 0xff;
    }

    /** Returns the conductance of a face. */
    private double conductance(int m, int face) {
      int c = corner[m];
      int x = startX + c % EDGE;
      int y = startY + c / EDGE % EDGE;
      int z = 1 + c / EDGE / EDGE;
      int other =
          switch (face) {
            case 0, 1 -> codeAlong(Axis.X, x + 2 * face - 1, y, z);
            case 2, 3 -> codeAlong(Axis.Y, x, y + 2 * face - 5, z);
            default -> codes[z + 2 * face - 9][voxel[m]] & 0xff;
          };
      return tables[face >> 1][code(m) * faces.codes() + other];
    }

    private int codeAlong(Axis axis, int x, int y, int z) {
      boolean out = x < 0 || y < 0 || x == shape.nx() || y == shape.ny();
      if (!out) {
        return codes[z][shape.index(x, y)] & 0xff;
      }
      if (board.ends(axis) != Ends.PERIODIC) {
        return board.ends(axis) == Ends.ELECTRODES ? faces.electrode() : 0;
      }
      return codes[z][shape.index(Math.floorMod(x, shape.nx()), Math.floorMod(y, shape.ny()))]
          & 0xff;
    }

    int join() {
      for (int m = 0; m < count; m++) {
        int own = code(m) * faces.codes();
        for (int face = 1; face < 6; face += 2) {
          int other = across(m, face);
          if (other >= 0 && joins[face >> 1][own + code(other)]) {
            int a = root(m);
            int b = root(other);
            piece[Math.max(a, b)] = Math.min(a, b);
          }
        }
      }
      int pieces = 0;
      for (int m = 0; m < count; m++) {
        // The first member names its piece and has been seen before the others.
        piece[m] = piece[m] == m ? pieces++ : piece[piece[m]];
      }
      return faces.materials() > 1 && pieces > 1 ? takeIn(pieces) : pieces;
    }

    private int root(int m) {
      int at = m;
      while (piece[at] != at) {
        at = piece[at];
      }
      return at;
    }

    /** Joins pieces to the one that holds them. */
    private int takeIn(int pieces) {
      Arrays.fill(between, 0, pieces * pieces, 0);
      Arrays.fill(outer, 0, pieces, 0);
      Arrays.fill(inner, 0, pieces, 0);
      for (int m = 0; m < count; m++) {
        for (int face = 0; face < 6; face++) {
          double g = conductance(m, face);
          int other = across(m, face);
          if (other < 0) {
            outer[piece[m]] += g;
          } else if (piece[other] != piece[m]) {
            outer[piece[m]] += g;
            between[piece[m] * pieces + piece[other]] += g;
          } else {
            inner[piece[m]] += g;
          }
        }
      }
      int left = 0;
      for (int p = 0; p < pieces; p++) {
        int best = -1;
        double most = Math.max(HELD * outer[p], STIFF * inner[p]);
        for (int q = 0; q < pieces; q++) {
          boolean firmer = outer[q] > outer[p] || outer[q] == outer[p] && q < p;
          if (q != p && firmer && between[p * pieces + q] > 0 && between[p * pieces + q] >= most) {
            most = between[p * pieces + q];
            best = q;
          }
        }
        number[p] = best < 0 ? ~left++ : best;
      }
      for (int m = 0; m < count; m++) {
        int p = piece[m];
        while (number[p] >= 0) {
          p = number[p];
        }
        piece[m] = ~number[p];
      }
      return left;
    }
  }

  @Override
  public int[] ofBlack(TaskContext task) {
    int[] result = new int[board.size()];
    VoxelMask black = board.mask(Checkerboard.BLACK);
    task.forEach(
        shape.nz(),
        z -> {
          int next = black.sliceStart(z);
          int perRow = black.wordsPerRow();
          for (int y = 0; y < shape.ny(); y++) {
            int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
            for (int w = 0; w < perRow; w++) {
              for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
                int x = 2 * (w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits)) + offset;
                result[next++] = number(x, y, z);
              }
            }
          }
        });
    return result;
  }

  private int number(int x, int y, int z) {
    return blocks.start(x / EDGE, y / EDGE, z / EDGE) + piece[z][shape.index(x, y)];
  }

  @Override
  public int firstFrom(int z) {
    return z >= shape.nz() ? pieces() : blocks.start(0, 0, z / EDGE);
  }

  /** What an electrode holds is left alone, and dropped: drives differ in that. */
  @Override
  public Optional<Grounds[]> grounds() {
    return Optional.empty();
  }

  @Override
  public float[] diagonals() {
    return diagonals;
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
          new PieceLinks(board, blocks, piece, this::readCodes, links).add(layer, diagonals);
          links.pad(pieces());
          linkCounts[layer] = links.counts();
          column[layer] = links.column();
          conductance[layer] = links.conductance();
        });
    return new CoarseLevel(blocks.layerStart(), linkCounts, column, conductance);
  }
}
