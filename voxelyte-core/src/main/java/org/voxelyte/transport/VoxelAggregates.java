package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The first aggregates: the connected pieces of what conducts inside blocks of 2 × 2 × 2 voxels.
 *
 * <p>Two voxels are joined across their face only where that link is strong beside those that each
 * has inside its own material, so that a piece never bridges an insulator, a great contrast or the
 * long edge of a flat voxel. Kept are 1 byte per unknown, its piece, and half a byte per block,
 * their number.
 */
final class VoxelAggregates {
  /** Least link between two voxels, in units of the geometric mean of their own links. */
  private static final double STRONG = 0.25;

  private static final int CORNERS = 8;

  /** Faces inside a block: voxel a and voxel b; a third the axis. */
  private static final int[][] INNER_FACES = {
    {0, 1, 0}, {2, 3, 0}, {4, 5, 0}, {6, 7, 0},
    {0, 2, 1}, {1, 3, 1}, {4, 6, 1}, {5, 7, 1},
    {0, 4, 2}, {1, 5, 2}, {2, 6, 2}, {3, 7, 2}
  };

  private final VoxelNetwork network;
  private final int nx;
  private final int ny;
  private final int nz;
  private final boolean[][] joins;
  private final byte[] piece;
  private final byte[][] counts;
  private final int[][] rowStart;

  VoxelAggregates(VoxelNetwork network, TaskContext task) {
    GridShape shape = network.shape();
    this.network = network;
    this.nx = (shape.nx() + 1) / 2;
    this.ny = (shape.ny() + 1) / 2;
    this.nz = (shape.nz() + 1) / 2;
    this.joins = joins(network.faces());
    this.piece = new byte[network.unknowns()];
    this.counts = new byte[nz][(nx * ny + 1) / 2];
    this.rowStart = new int[nz][ny + 1];
    task.forEach(nz, this::findPieces);
    number();
  }

  private static boolean[][] joins(FaceConductances faces) {
    int materials = faces.materials();
    double[] own = new double[materials];
    for (Axis axis : Axis.values()) {
      for (int a = 0; a < materials; a++) {
        own[a] = Math.max(own[a], faces.between(axis)[a * materials + a]);
      }
    }
    boolean[][] joins = new boolean[Axis.values().length][materials * materials];
    for (Axis axis : Axis.values()) {
      for (int a = 0; a < materials; a++) {
        for (int b = 0; b < materials; b++) {
          joins[axis.ordinal()][a * materials + b] =
              faces.between(axis)[a * materials + b] >= STRONG * Math.sqrt(own[a] * own[b]);
        }
      }
    }
    return joins;
  }

  private void findPieces(int layer) {
    NetworkRow[] rows = rows();
    int[] at = new int[4];
    int[] unknown = new int[CORNERS];
    int[] pieceOf = new int[CORNERS];
    for (int y = 0; y < ny; y++) {
      locate(y, layer, VoxelNetwork.ALL, rows);
      java.util.Arrays.fill(at, 0);
      for (int x = 0; x < nx; x++) {
        for (int corner = 0; corner < CORNERS; corner++) {
          NetworkRow row = rows[corner >> 1];
          int k = at[corner >> 1];
          boolean here = k < row.length && row.x[k] == 2 * x + (corner & 1);
          unknown[corner] = here ? row.index[k] : -1;
          at[corner >> 1] += here ? 1 : 0;
        }
        int pieces = join(unknown, pieceOf);
        for (int corner = 0; corner < CORNERS; corner++) {
          if (unknown[corner] >= 0) {
            piece[unknown[corner]] = (byte) pieceOf[corner];
          }
        }
        int block = y * nx + x;
        counts[layer][block >> 1] |= (byte) (pieces << 4 * (block & 1));
      }
    }
  }

  private int join(int[] unknown, int[] pieceOf) {
    int materials = network.faces().materials();
    for (int corner = 0; corner < CORNERS; corner++) {
      pieceOf[corner] = corner;
    }
    for (int[] face : INNER_FACES) {
      int a = unknown[face[0]];
      int b = unknown[face[1]];
      if (a >= 0
          && b >= 0
          && joins[face[2]][network.material(a) * materials + network.material(b)]) {
        merge(pieceOf, pieceOf[face[0]], pieceOf[face[1]]);
      }
    }
    int pieces = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
      if (unknown[corner] >= 0) {
        // The lowest corner names its piece and has been seen before the others.
        pieceOf[corner] = pieceOf[corner] == corner ? pieces++ : pieceOf[pieceOf[corner]];
      }
    }
    return pieces;
  }

  private static void merge(int[] pieceOf, int a, int b) {
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    for (int corner = 0; corner < CORNERS; corner++) {
      if (pieceOf[corner] == high) {
        pieceOf[corner] = low;
      }
    }
  }

  private void number() {
    int next = 0;
    for (int z = 0; z < nz; z++) {
      for (int y = 0; y < ny; y++) {
        rowStart[z][y] = next;
        for (int x = 0; x < nx; x++) {
          next += count(z, y * nx + x);
        }
      }
      rowStart[z][ny] = next;
    }
  }

  private int count(int layer, int block) {
    return counts[layer][block >> 1] >> 4 * (block & 1) & 0xf;
  }

  int nx() {
    return nx;
  }

  int ny() {
    return ny;
  }

  int nz() {
    return nz;
  }

  /** Returns the number of pieces. */
  int pieces() {
    return rowStart[nz - 1][ny];
  }

  /** Returns the number of an unknown's piece in its block. */
  int piece(int unknown) {
    return piece[unknown];
  }

  /** Returns the number of the first piece of a layer of blocks; of layer nz: of all pieces. */
  int layerStart(int layer) {
    return layer == nz ? pieces() : rowStart[layer][0];
  }

  /** Finds the number of the first piece of each block in a row of blocks. */
  void blockStarts(int y, int z, int[] starts) {
    int next = rowStart[z][y];
    for (int x = 0; x < nx; x++) {
      starts[x] = next;
      next += count(z, y * nx + x);
    }
  }

  /** Returns where the pieces lie. */
  BlockGrid blocks() {
    int[][] starts = new int[nz][nx * ny + 1];
    for (int z = 0; z < nz; z++) {
      for (int block = 0; block < nx * ny; block++) {
        starts[z][block] = count(z, block);
      }
    }
    return BlockGrid.number(nx, ny, starts);
  }

  /** Returns scratch for the four rows of voxels of a row of blocks. */
  NetworkRow[] rows() {
    NetworkRow[] rows = new NetworkRow[4];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new NetworkRow(network.shape().nx());
    }
    return rows;
  }

  private void locate(int y, int z, long selection, NetworkRow[] rows) {
    for (int r = 0; r < rows.length; r++) {
      int voxelY = 2 * y + (r & 1);
      int voxelZ = 2 * z + (r >> 1);
      rows[r].length = 0;
      if (voxelY < network.shape().ny() && voxelZ < network.shape().nz()) {
        network.locate(voxelY, voxelZ, selection, rows[r]);
      }
    }
  }

  /** Builds the network of pieces: links are sums of face conductances (Galerkin). */
  CoarseLevel network(BlockGrid blocks, TaskContext task) {
    LinkCounts[] linkCounts = new LinkCounts[nz];
    int[][] column = new int[nz][];
    short[][] conductance = new short[nz][];
    task.forEach(
        nz,
        layer -> {
          LinkCollector links = new LinkCollector();
          NetworkRow[] rows = rows();
          for (int y = 0; y < ny; y++) {
            link(blocks, y, layer, rows, links);
          }
          linkCounts[layer] = links.counts();
          column[layer] = links.column();
          conductance[layer] = links.conductance();
        });
    return new CoarseLevel(blocks.layerStart(), linkCounts, column, conductance);
  }

  private void link(BlockGrid blocks, int y, int layer, NetworkRow[] rows, LinkCollector links) {
    for (int r = 0; r < rows.length; r++) {
      int voxelY = 2 * y + (r & 1);
      int voxelZ = 2 * layer + (r >> 1);
      rows[r].length = 0;
      if (voxelY < network.shape().ny() && voxelZ < network.shape().nz()) {
        network.read(voxelY, voxelZ, VoxelNetwork.ALL, rows[r]);
      }
    }
    int[] at = new int[4];
    for (int x = 0; x < nx; x++) {
      int pieces = count(layer, y * nx + x);
      for (int p = 0; p < pieces; p++) {
        for (int r = 0; r < rows.length; r++) {
          NetworkRow row = rows[r];
          for (int k = at[r]; k < row.length && row.x[k] <= 2 * x + 1; k++) {
            if (piece[row.index[k]] == p) {
              addFaces(blocks, x, y, layer, row, k, r, links);
            }
          }
        }
        links.endNode();
      }
      for (int r = 0; r < rows.length; r++) {
        while (at[r] < rows[r].length && rows[r].x[at[r]] <= 2 * x + 1) {
          at[r]++;
        }
      }
    }
  }

  private void addFaces(
      BlockGrid blocks, int x, int y, int z, NetworkRow row, int k, int r, LinkCollector links) {
    int self = blocks.start(x, y, z) + piece[row.index[k]];
    for (int face = 0; face < NetworkRow.FACES; face++) {
      double g = row.conductance[k * NetworkRow.FACES + face];
      if (g == 0) {
        continue;
      }
      int neighbour = row.neighbour[k * NetworkRow.FACES + face];
      int target;
      if (neighbour >= network.unknowns()) {
        target = pieces();
      } else {
        int side = (face & 1) * 2 - 1;
        int axis = face >> 1;
        int blockX = axis == 0 ? row.x[k] + side >> 1 : x;
        int blockY = axis == 1 ? 2 * y + (r & 1) + side >> 1 : y;
        int blockZ = axis == 2 ? 2 * z + (r >> 1) + side >> 1 : z;
        target = blocks.start(blockX, blockY, blockZ) + piece[neighbour];
      }
      if (target != self) {
        links.add(target, g);
      }
    }
  }

  long bytes() {
    return piece.length + (long) nz * ((nx * (long) ny + 1) / 2 + 4L * (ny + 1));
  }
}
