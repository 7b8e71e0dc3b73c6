package org.voxelyte.transport;

import java.util.function.IntConsumer;
import org.voxelyte.task.TaskContext;

/**
 * One level of aggregates: a resistor network whose nodes stand for connected pieces of the level
 * below, and the vectors of a cycle on it.
 *
 * <p>Nodes are numbered layer after layer along z; a node has links to its own layer and the two
 * beside it. Relaxation runs over the even layers first, then over the odd ones, in order of nodes
 * within a layer: a Gauss–Seidel sweep that is the same for any number of threads. The last node,
 * number {@link #nodes()}, is the ground: both electrodes, at 0 V for corrections.
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

  private int[] aggregate;
  private float[] rightSide;
  private float[] solution;
  private float[] first;

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

  /** Makes the vectors of the cycle. */
  void allocateVectors() {
    this.rightSide = new float[nodes() + 1];
    this.solution = new float[nodes() + 1];
    this.first = new float[nodes() + 1];
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
    return 12L * (nodes() + 1);
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
    int start = layerStart[layer];
    int from = 0;
    for (int i = 0; i < links.nodes(); i++) {
      int to = from + links.of(i);
      relax(layer, start + i, from, to, b, x);
      from = to;
    }
  }

  private void relaxBackward(int layer, float[] b, float[] x) {
    LinkCounts links = counts[layer];
    int start = layerStart[layer];
    int to = column[layer].length;
    for (int i = links.nodes() - 1; i >= 0; i--) {
      int from = to - links.of(i);
      relax(layer, start + i, from, to, b, x);
      to = from;
    }
  }

  private void relax(int layer, int node, int from, int to, float[] b, float[] x) {
    int[] columns = column[layer];
    short[] links = conductance[layer];
    float sum = b[node];
    float diagonal = 0;
    for (int e = from; e < to; e++) {
      float g = unpack(links[e]);
      diagonal += g;
      sum += g * x[columns[e]];
    }
    x[node] = diagonal > 0 ? sum / diagonal : 0;
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
          java.util.Arrays.fill(target, coarse.layerStart[layer], coarse.layerStart[layer + 1], 0);
          for (int child = 2 * layer; child < Math.min(2 * layer + 2, layers()); child++) {
            LinkCounts links = counts[child];
            int from = 0;
            for (int i = 0; i < links.nodes(); i++) {
              int node = layerStart[child] + i;
              int to = from + links.of(i);
              target[aggregate[node]] += (float) (b[node] - current(child, node, from, to, x));
              from = to;
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

  /** Returns {pᵀAp, qᵀAp, pᵀb}. */
  double[] products(float[] p, float[] q, float[] b, TaskContext task) {
    double[][] parts = new double[layers()][];
    forEach(
        layers(),
        task,
        layer -> {
          double pAp = 0;
          double qAp = 0;
          double pb = 0;
          LinkCounts links = counts[layer];
          int from = 0;
          for (int i = 0; i < links.nodes(); i++) {
            int node = layerStart[layer] + i;
            int to = from + links.of(i);
            double current = current(layer, node, from, to, p);
            from = to;
            pAp += p[node] * current;
            qAp += q[node] * current;
            pb += (double) p[node] * b[node];
          }
          parts[layer] = new double[] {pAp, qAp, pb};
        });
    return total(parts, 3);
  }

  /** Takes α A p from b and returns {|b|² before, |b|² after}. */
  double[] subtract(double alpha, float[] p, float[] b, TaskContext task) {
    double[][] parts = new double[layers()][];
    forEach(
        layers(),
        task,
        layer -> {
          double before = 0;
          double after = 0;
          LinkCounts links = counts[layer];
          int from = 0;
          for (int i = 0; i < links.nodes(); i++) {
            int node = layerStart[layer] + i;
            int to = from + links.of(i);
            double left = b[node] - alpha * current(layer, node, from, to, p);
            from = to;
            before += (double) b[node] * b[node];
            after += left * left;
            b[node] = (float) left;
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

  private double current(int layer, int node, int from, int to, float[] x) {
    int[] columns = column[layer];
    short[] links = conductance[layer];
    double sum = 0;
    float here = x[node];
    for (int e = from; e < to; e++) {
      sum += unpack(links[e]) * (double) (here - x[columns[e]]);
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
    java.util.Arrays.setAll(part, i -> i);
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
          if (other == n) {
            held[root(part, node)] = true;
          } else {
            int a = root(part, node);
            int b = root(part, other);
            held[a] |= held[b];
            part[b] = a;
          }
        }
        from = to;
      }
    }
    tieFreeParts(lower, part, held);
    return new DenseCholesky(lower);
  }

  private static void tieFreeParts(double[][] lower, int[] part, boolean[] held) {
    int[] firmest = new int[part.length];
    java.util.Arrays.setAll(firmest, i -> i);
    for (int i = 0; i < part.length; i++) {
      int root = root(part, i);
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

  private static int root(int[] part, int node) {
    int at = node;
    while (part[at] != at) {
      at = part[at] = part[part[at]];
    }
    return at;
  }
}
