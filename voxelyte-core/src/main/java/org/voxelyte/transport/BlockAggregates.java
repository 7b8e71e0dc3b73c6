package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;

/**
 * Aggregates of a coarse level: what is strongly linked inside 2 × 2 × 2 of its blocks, and weak
 * inclusions with the neighbour that holds them.
 */
final class BlockAggregates {
  /** Least link between two nodes, in units of the geometric mean of their sums of links. */
  private static final double STRONG = 0.06;

  /** Least share of a piece's outer links that one neighbour must hold to take it in. */
  private static final double HELD = 0.25;

  private final CoarseLevel level;
  private final BlockGrid blocks;
  private final int[][] rowEnd;
  private final float[] diagonal;
  private final int[] aggregate;
  private final int nx;
  private final int ny;
  private final int nz;

  BlockAggregates(CoarseLevel level, BlockGrid blocks, TaskContext task) {
    this.level = level;
    this.blocks = blocks;
    this.nx = (blocks.nx() + 1) / 2;
    this.ny = (blocks.ny() + 1) / 2;
    this.nz = (blocks.nz() + 1) / 2;
    this.rowEnd = new int[level.layers()][];
    this.diagonal = new float[level.nodes()];
    this.aggregate = new int[level.nodes() + 1];
    task.forEach(level.layers(), this::sumLinks);
  }

  private void sumLinks(int layer) {
    int[] ends = level.counts(layer).ends();
    rowEnd[layer] = ends;
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      float sum = 0;
      for (int e = from; e < ends[i]; e++) {
        sum += level.conductance(layer, e);
      }
      diagonal[level.layerStart(layer) + i] = sum;
      from = ends[i];
    }
  }

  /** Finds the aggregates, numbers them, and tells the level. */
  BlockGrid aggregate(TaskContext task) {
    int[][] counts = new int[nz][nx * ny + 1];
    task.forEach(
        nz,
        z -> {
          Members members = new Members();
          for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
              members.read(x, y, z);
              counts[z][y * nx + x] = members.join();
            }
          }
        });
    BlockGrid coarse = BlockGrid.number(nx, ny, counts);
    task.forEach(
        nz,
        z -> {
          Members members = new Members();
          for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
              members.read(x, y, z);
              int start = coarse.start(x, y, z);
              for (int m = 0; m < members.count; m++) {
                aggregate[members.node[m]] += start;
              }
            }
          }
        });
    aggregate[level.nodes()] = coarse.start(nx - 1, ny - 1, nz - 1) + last(coarse);
    level.setAggregates(aggregate);
    return coarse;
  }

  private int last(BlockGrid coarse) {
    int block = nx * ny - 1;
    return coarse.start()[nz - 1][block + 1] - coarse.start()[nz - 1][block];
  }

  /** Builds the network of aggregates (Galerkin). */
  CoarseLevel network(BlockGrid coarse, TaskContext task) {
    LinkCounts[] counts = new LinkCounts[nz];
    int[][] column = new int[nz][];
    short[][] conductance = new short[nz][];
    task.forEach(
        nz,
        z -> {
          LinkCollector links = new LinkCollector();
          Members members = new Members();
          for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
              members.read(x, y, z);
              int start = coarse.start(x, y, z);
              int end = coarse.start()[z][y * nx + x + 1];
              for (int target = start; target < end; target++) {
                members.collect(target, links);
                links.endNode();
              }
            }
          }
          counts[z] = links.counts();
          column[z] = links.column();
          conductance[z] = links.conductance();
        });
    return new CoarseLevel(coarse.layerStart(), counts, column, conductance);
  }

  long bytes() {
    return 8L * diagonal.length + blocks.bytes();
  }

  /** The nodes of one block of blocks. */
  private final class Members {
    int[] node = new int[64];
    int[] layer = new int[64];
    int[] piece = new int[64];
    int count;
    // Up to four runs of consecutive nodes: first node, node after the last, position of the first.
    private final int[] runStart = new int[4];
    private final int[] runEnd = new int[4];
    private final int[] runAt = new int[4];
    private int runs;

    void read(int x, int y, int z) {
      count = 0;
      runs = 0;
      for (int childZ = 2 * z; childZ < Math.min(2 * z + 2, blocks.nz()); childZ++) {
        for (int childY = 2 * y; childY < Math.min(2 * y + 2, blocks.ny()); childY++) {
          int from = blocks.start(2 * x, childY, childZ);
          int endBlock = childY * blocks.nx() + Math.min(2 * x + 2, blocks.nx());
          int to = blocks.start()[childZ][endBlock];
          runStart[runs] = from;
          runEnd[runs] = to;
          runAt[runs++] = count;
          reserve(count + to - from);
          for (int i = from; i < to; i++) {
            node[count] = i;
            layer[count++] = childZ;
          }
        }
      }
    }

    private void reserve(int size) {
      if (size > node.length) {
        int capacity = Math.max(size, 2 * node.length);
        node = Arrays.copyOf(node, capacity);
        layer = Arrays.copyOf(layer, capacity);
        piece = Arrays.copyOf(piece, capacity);
      }
    }

    private int position(int wanted) {
      for (int r = 0; r < runs; r++) {
        if (wanted >= runStart[r] && wanted < runEnd[r]) {
          return runAt[r] + wanted - runStart[r];
        }
      }
      return -1;
    }

    private int linkStart(int m) {
      int i = node[m] - level.layerStart(layer[m]);
      return i == 0 ? 0 : rowEnd[layer[m]][i - 1];
    }

    private int linkEnd(int m) {
      return rowEnd[layer[m]][node[m] - level.layerStart(layer[m])];
    }

    /** Joins strong links, then takes in weak inclusions; returns the number of pieces. */
    int join() {
      for (int m = 0; m < count; m++) {
        piece[m] = m;
      }
      for (int m = 0; m < count; m++) {
        int[] columns = level.columns(layer[m]);
        for (int e = linkStart(m); e < linkEnd(m); e++) {
          int other = columns[e] > node[m] ? position(columns[e]) : -1;
          if (other >= 0
              && level.conductance(layer[m], e)
                  >= STRONG * Math.sqrt((double) diagonal[node[m]] * diagonal[columns[e]])) {
            merge(m, other);
          }
        }
      }
      int pieces = compact();
      if (pieces > 1) {
        pieces = takeIn(pieces);
      }
      for (int m = 0; m < count; m++) {
        aggregate[node[m]] = piece[m];
      }
      return pieces;
    }

    private int root(int m) {
      int at = m;
      while (piece[at] != at) {
        at = piece[at];
      }
      return at;
    }

    private void merge(int a, int b) {
      int first = root(a);
      int second = root(b);
      piece[Math.max(first, second)] = Math.min(first, second);
    }

    private int compact() {
      for (int m = 0; m < count; m++) {
        piece[m] = piece[piece[m]];
      }
      int pieces = 0;
      int[] number = new int[count];
      for (int m = 0; m < count; m++) {
        if (piece[m] == m) {
          number[m] = pieces++;
        }
        piece[m] = number[piece[m]];
      }
      return pieces;
    }

    private int takeIn(int pieces) {
      double[] between = new double[pieces * pieces];
      double[] outer = new double[pieces];
      for (int m = 0; m < count; m++) {
        int[] columns = level.columns(layer[m]);
        for (int e = linkStart(m); e < linkEnd(m); e++) {
          int other = position(columns[e]);
          if (other < 0) {
            outer[piece[m]] += level.conductance(layer[m], e);
          } else if (piece[other] != piece[m]) {
            outer[piece[m]] += level.conductance(layer[m], e);
            between[piece[m] * pieces + piece[other]] += level.conductance(layer[m], e);
          }
        }
      }
      int[] host = new int[pieces];
      Arrays.setAll(host, p -> p);
      boolean[] fixed = new boolean[pieces];
      for (int p = 0; p < pieces; p++) {
        int best = p;
        double most = 0;
        for (int q = 0; q < pieces; q++) {
          if (host[q] == q && outer[q] >= outer[p] && between[p * pieces + q] > most) {
            most = between[p * pieces + q];
            best = q;
          }
        }
        if (!fixed[p] && best != p && most >= HELD * outer[p]) {
          host[p] = best;
          fixed[best] = true;
        }
      }
      int left = 0;
      int[] number = new int[pieces];
      for (int p = 0; p < pieces; p++) {
        if (host[p] == p) {
          number[p] = left++;
        }
      }
      for (int m = 0; m < count; m++) {
        piece[m] = number[host[piece[m]]];
      }
      return left;
    }

    void collect(int target, LinkCollector links) {
      for (int m = 0; m < count; m++) {
        if (aggregate[node[m]] != target) {
          continue;
        }
        int[] columns = level.columns(layer[m]);
        for (int e = linkStart(m); e < linkEnd(m); e++) {
          int other = aggregate[columns[e]];
          if (other != target) {
            links.add(other, level.conductance(layer[m], e));
          }
        }
      }
    }
  }
}
