package org.voxelyte.transport;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.voxelyte.morphology.UnionFind;
import org.voxelyte.task.TaskContext;

/**
 * One level of aggregates: a resistor network whose nodes stand for connected pieces of the level
 * below, and the vectors of a cycle on it.
 *
 * <p>Nodes are numbered layer after layer along z; a node has links to its own layer and the two
 * beside it. Relaxation runs over the even layers first, then over the odd ones, in order of nodes
 * within a layer: a Gauss–Seidel sweep that is the same for any number of threads. The last node,
 * number {@link #nodes()}, is the ground: both electrodes, at 0 V for corrections. What ties nodes
 * to it are links, or {@link Grounds} of their own, which can be exchanged.
 */
final class CoarseLevel {
  /** Below so many nodes threads cost more than they give. */
  private static final int WORTH_THREADS = 16_384;

  private final int[] layerStart;
  private final LinkCounts[] counts;
  private final int[][] column;
  private final short[][] conductance;

  /** Whether the last layer touches the first one and both are even. */
  private final boolean wraps;

  /** Of each layer, whether all its rows have regular lengths. */
  private final boolean[] regular;

  private int[] aggregate;
  private float[] rightSide;
  private float[] solution;
  private float[] first;
  private float[] inverse;
  private Grounds grounds = Grounds.NONE;

  /**
   * Wraps a network.
   *
   * @param layerStart number of the first node of each layer, and the number of nodes
   * @param counts per layer: how many links each node has
   * @param column per layer: the other node of each link
   * @param conductance per layer: conductance of each link, {@linkplain #pack packed}
   */
  CoarseLevel(int[] layerStart, LinkCounts[] counts, int[][] column, short[][] conductance) {
    this.layerStart = layerStart;
    this.counts = counts;
    this.column = column;
    this.conductance = conductance;
    this.regular = new boolean[counts.length];
    for (int layer = 0; layer < regular.length; layer++) {
      regular[layer] = counts[layer].areRegular();
    }
    this.wraps = layers() > 2 && layers() % 2 == 1 && touchesLast(column[0]);
  }

  private boolean touchesLast(int[] columns) {
    for (int node : columns) {
      if (node >= layerStart[layers() - 1] && node < nodes()) {
        return true;
      }
    }
    return false;
  }

  /** Makes the vectors of the cycle; {@link #tie} follows. */
  void allocateVectors() {
    this.rightSide = new float[nodes() + 1];
    this.solution = new float[nodes() + 1];
    this.first = new float[nodes() + 1];
    this.inverse = new float[nodes() + 1];
  }

  /** Ties nodes to the ground beside what links do, in place of what tied them before. */
  void tie(Grounds others, TaskContext task) {
    this.grounds = others;
    forEach(layers(), task, this::invertDiagonals);
  }

  private void invertDiagonals(int layer) {
    int node = layerStart[layer];
    int ground = grounds.from(node);
    int e = 0;
    for (int i = 0; i < counts[layer].nodes(); i++, node++) {
      float diagonal = 0;
      for (int to = e + counts[layer].of(i); e < to; e++) {
        diagonal += conductance(layer, e);
      }
      if (ground < grounds.node().length && grounds.node()[ground] == node) {
        diagonal += grounds.conductance()[ground++];
      }
      inverse[node] = diagonal > 0 ? 1 / diagonal : 0;
    }
  }

  int nodes() {
    return layerStart[layerStart.length - 1];
  }

  int layers() {
    return counts.length;
  }

  int layerStart(int layer) {
    return layerStart[layer];
  }

  LinkCounts counts(int layer) {
    return counts[layer];
  }

  int[] columns(int layer) {
    return column[layer];
  }

  float conductance(int layer, int link) {
    return unpack(conductance[layer][link]);
  }

  /**
   * Returns the upper half of a float, rounded: 8 bits of mantissa. A preconditioner needs no more,
   * and sums of a node's links still vanish for a constant.
   */
  static short pack(float g) {
    return (short) (Float.floatToIntBits(g) + 0x8000 >>> 16);
  }

  private static float unpack(short packed) {
    return Float.intBitsToFloat(packed << 16);
  }

  /** Returns which node of the next level each node belongs to. */
  int[] aggregates() {
    return aggregate;
  }

  /** Tells which node of the next level each node belongs to. */
  void setAggregates(int[] aggregate) {
    this.aggregate = aggregate;
  }

  float[] rightSide() {
    return rightSide;
  }

  float[] solution() {
    return solution;
  }

  float[] first() {
    return first;
  }

  /** Returns the bytes of its arrays. */
  long bytes() {
    long bytes = 4L * layerStart.length;
    bytes += rightSide == null ? 0 : vectorBytes();
    bytes += aggregate == null ? 0 : 4L * aggregate.length;
    for (int layer = 0; layer < layers(); layer++) {
      bytes += counts[layer].bytes() + 6L * column[layer].length;
    }
    return bytes;
  }

  /** Returns the bytes of its arrays with all vectors and aggregates. */
  long bytesInUse() {
    return bytes()
        + (rightSide == null ? vectorBytes() : 0)
        + (aggregate == null ? 4L * (nodes() + 1) : 0);
  }

  private long vectorBytes() {
    return 16L * (nodes() + 1);
  }

  /** Runs the body for each index, on threads where it is worth it. */
  void forEach(int count, TaskContext task, IntConsumer body) {
    if (nodes() >= WORTH_THREADS) {
      task.forEach(count, body);
    } else {
      for (int i = 0; i < count; i++) {
        body.accept(i);
      }
    }
  }

  /** Relaxes each node once: even layers, then odd ones, then the last one if it wraps. */
  void relaxForward(float[] b, float[] x, TaskContext task) {
    forEach(evenLayers(), task, i -> relaxForward(2 * i, b, x));
    forEach(layers() / 2, task, i -> relaxForward(2 * i + 1, b, x));
    if (wraps) {
      relaxForward(layers() - 1, b, x);
    }
  }

  private int evenLayers() {
    return (layers() + (wraps ? 0 : 1)) / 2;
  }

  /** Relaxes each node once in the reverse order. */
  void relaxBackward(float[] b, float[] x, TaskContext task) {
    if (wraps) {
      relaxBackward(layers() - 1, b, x);
    }
    forEach(layers() / 2, task, i -> relaxBackward(2 * i + 1, b, x));
    forEach(evenLayers(), task, i -> relaxBackward(2 * i, b, x));
  }

  private void relaxForward(int layer, float[] b, float[] x) {
    LinkCounts links = counts[layer];
    int[] columns = column[layer];
    short[] g = conductance[layer];
    float[] scale = inverse;
    boolean isRegular = regular[layer];
    int node = layerStart[layer];
    int from = 0;
    for (int i = 0; i < links.nodes(); i++, node++) {
      int to = from + links.of(i);
      float inflow =
          isRegular ? regular(columns, g, from, to, x) : counted(columns, g, from, to, x);
      x[node] = (b[node] + inflow) * scale[node];
      from = to;
    }
  }

  private void relaxBackward(int layer, float[] b, float[] x) {
    LinkCounts links = counts[layer];
    int[] columns = column[layer];
    short[] g = conductance[layer];
    float[] scale = inverse;
    boolean isRegular = regular[layer];
    int node = layerStart[layer + 1];
    int to = columns.length;
    for (int i = links.nodes() - 1; i >= 0; i--) {
      node--;
      int from = to - links.of(i);
      float inflow =
          isRegular ? regular(columns, g, from, to, x) : counted(columns, g, from, to, x);
      x[node] = (b[node] + inflow) * scale[node];
      to = from;
    }
  }

  /** Returns Σ g x over a row of regular length. */
  private static float regular(int[] columns, short[] g, int from, int to, float[] x) {
    float sum = two(columns, g, from + 2, x) + two(columns, g, from + 4, x);
    for (int e = from + LinkCounts.FACES; e < to; e += LinkCounts.STEP) {
      sum += two(columns, g, e, x) + two(columns, g, e + 2, x);
    }
    // The neighbour that was relaxed just before is most often one of the first two: it comes last.
    return sum + two(columns, g, from, x);
  }

  private static float two(int[] columns, short[] g, int e, float[] x) {
    return unpack(g[e]) * x[columns[e]] + unpack(g[e + 1]) * x[columns[e + 1]];
  }

  private static float counted(int[] columns, short[] g, int from, int to, float[] x) {
    float sum = 0;
    for (int e = from; e < to; e++) {
      sum += unpack(g[e]) * x[columns[e]];
    }
    return sum;
  }

  /**
   * Puts the residual b − A x, summed over aggregates, on the right-hand side of the next level.
   */
  void restrict(float[] b, float[] x, CoarseLevel coarse, TaskContext task) {
    float[] target = coarse.rightSide;
    forEach(
        coarse.layers(),
        task,
        layer -> {
          Arrays.fill(target, coarse.layerStart[layer], coarse.layerStart[layer + 1], 0);
          for (int child = 2 * layer; child < Math.min(2 * layer + 2, layers()); child++) {
            int start = layerStart[child];
            float[] current = new float[layerStart[child + 1] - start];
            currents(child, x, current, 0);
            for (int i = 0; i < current.length; i++) {
              target[aggregate[start + i]] += b[start + i] - current[i];
            }
          }
        });
  }

  /** Adds a multiple of the next level's solution. */
  void prolong(float[] coarse, float weight, float[] x, TaskContext task) {
    forEach(
        layers(),
        task,
        layer -> {
          for (int i = layerStart[layer]; i < layerStart[layer + 1]; i++) {
            x[i] += weight * coarse[aggregate[i]];
          }
        });
  }

  /** Computes A p, the currents out of the nodes, and returns {pᵀAp, qᵀAp, pᵀb}; b may be A p. */
  double[] products(float[] p, float[] q, float[] b, float[] currents, TaskContext task) {
    double[][] parts = new double[layers()][];
    forEach(
        layers(),
        task,
        layer -> {
          int from = layerStart[layer];
          int to = layerStart[layer + 1];
          double pb = 0;
          for (int i = from; i < to; i++) {
            pb += (double) p[i] * b[i];
          }
          currents(layer, p, currents, from);
          double pAp = 0;
          double qAp = 0;
          for (int i = from; i < to; i++) {
            double current = currents[i];
            pAp += p[i] * current;
            qAp += q[i] * current;
          }
          parts[layer] = new double[] {pAp, qAp, pb};
        });
    return total(parts, 3);
  }

  /** Takes α times the currents from b and returns {|b|² before, |b|² after}. */
  double[] subtract(double alpha, float[] currents, float[] b, TaskContext task) {
    double[][] parts = new double[layers()][];
    forEach(
        layers(),
        task,
        layer -> {
          double before = 0;
          double after = 0;
          for (int i = layerStart[layer]; i < layerStart[layer + 1]; i++) {
            double old = b[i];
            double left = old - alpha * currents[i];
            before += old * old;
            after += left * left;
            b[i] = (float) left;
          }
          parts[layer] = new double[] {before, after};
        });
    return total(parts, 2);
  }

  /** Sets x to α x + β y. */
  void combine(double alpha, float[] x, double beta, float[] y, TaskContext task) {
    forEach(
        layers(),
        task,
        layer -> {
          for (int i = layerStart[layer]; i < layerStart[layer + 1]; i++) {
            x[i] = (float) (alpha * x[i] + beta * y[i]);
          }
        });
  }

  /** Writes the current out of each node of a layer, the first at {@code at}. */
  private void currents(int layer, float[] x, float[] result, int at) {
    LinkCounts links = counts[layer];
    int[] columns = column[layer];
    short[] g = conductance[layer];
    boolean isRegular = regular[layer];
    int start = layerStart[layer];
    int from = 0;
    for (int i = 0; i < links.nodes(); i++) {
      int to = from + links.of(i);
      float here = x[start + i];
      result[at + i] =
          (float)
              (isRegular
                  ? regularCurrent(columns, g, from, to, x, here)
                  : countedCurrent(columns, g, from, to, x, here));
      from = to;
    }
    int last = grounds.from(start + links.nodes());
    for (int e = grounds.from(start); e < last; e++) {
      int node = grounds.node()[e];
      result[at + node - start] += grounds.conductance()[e] * x[node];
    }
  }

  private static double regularCurrent(
      int[] columns, short[] g, int from, int to, float[] x, float here) {
    double sum =
        two(columns, g, from, x, here)
            + two(columns, g, from + 2, x, here)
            + two(columns, g, from + 4, x, here);
    for (int e = from + LinkCounts.FACES; e < to; e += LinkCounts.STEP) {
      sum += two(columns, g, e, x, here) + two(columns, g, e + 2, x, here);
    }
    return sum;
  }

  private static double two(int[] columns, short[] g, int e, float[] x, float here) {
    return unpack(g[e]) * (double) (here - x[columns[e]])
        + unpack(g[e + 1]) * (double) (here - x[columns[e + 1]]);
  }

  private static double countedCurrent(
      int[] columns, short[] g, int from, int to, float[] x, float here) {
    double sum = 0;
    for (int e = from; e < to; e++) {
      sum += unpack(g[e]) * (double) (here - x[columns[e]]);
    }
    return sum;
  }

  private static double[] total(double[][] parts, int width) {
    double[] totals = new double[width];
    for (double[] part : parts) {
      for (int i = 0; i < width; i++) {
        totals[i] += part[i];
      }
    }
    return totals;
  }

  /**
   * Factorises the network's matrix. Where no electrode holds a connected part, its potential is
   * known up to a constant: its best tied node is tied to the ground, through which no current
   * flows if the right-hand side of the part sums to 0.
   */
  DenseCholesky factorise() {
    int n = nodes();
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
    }
    int[] part = new int[n];
    boolean[] held = new boolean[n];
    Arrays.setAll(part, i -> i);
    for (int layer = 0; layer < layers(); layer++) {
      int from = 0;
      for (int i = 0; i < counts[layer].nodes(); i++) {
        int node = layerStart[layer] + i;
        int to = from + counts[layer].of(i);
        for (int e = from; e < to; e++) {
          double g = conductance(layer, e);
          int other = column[layer][e];
          lower[node][node] += g;
          if (other < node) {
            lower[node][other] -= g;
          }
          if (other == n) { // or no link at all, which fills up a row
            held[UnionFind.root(part, node)] |= g > 0;
          } else {
            int a = UnionFind.root(part, node);
            int b = UnionFind.root(part, other);
            held[a] |= held[b];
            part[b] = a;
          }
        }
        from = to;
      }
    }
    for (int e = 0; e < grounds.node().length; e++) {
      int node = grounds.node()[e];
      lower[node][node] += grounds.conductance()[e];
      held[UnionFind.root(part, node)] = true;
    }
    tieFreeParts(lower, part, held);
    return new DenseCholesky(lower);
  }

  private static void tieFreeParts(double[][] lower, int[] part, boolean[] held) {
    int[] firmest = new int[part.length];
    Arrays.setAll(firmest, i -> i);
    for (int i = 0; i < part.length; i++) {
      int root = UnionFind.root(part, i);
      if (lower[i][i] > lower[firmest[root]][firmest[root]]) {
        firmest[root] = i;
      }
    }
    for (int i = 0; i < part.length; i++) {
      if (part[i] == i && !held[i]) {
        double[] row = lower[firmest[i]];
        double tie = row[firmest[i]];
        row[firmest[i]] += tie > 0 ? tie : 1;
      }
    }
  }
}
