package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;

/**
 * The Eikonal equation |∇T| = 1 within a phase by fast marching (Sethian 1996,
 * doi:10.1073/pnas.93.4.1591) with upwind differences of second order (Sethian 1999,
 * doi:10.1137/S0036144598347059; Hassouna and Farag 2007, doi:10.1109/TPAMI.2007.1154, without the
 * diagonal stencils).
 *
 * <p>Voxels are settled by rising T. Along each axis k the lesser a of the settled neighbours
 * counts, and with a settled b < a behind it the difference is (3T − 4a + b) / 2h, else (T − a) /
 * h; the squares sum to 1. A T that would be less than that of a neighbour in use is found from
 * first differences instead. Where the phase ends there is no neighbour, so ways cross faces only.
 *
 * <p>The front waits in buckets, and only the bucket in work is kept in order. Settled lengths are
 * negative in the grid until the end.
 */
final class EikonalMarch {
  /** Width of a bucket in shortest edges: narrow, so that few voxels are to be kept in order. */
  private static final double WIDTH = 0.0625;

  /**
   * Differences are of second order where T rises by more than this from b to a, edges; neighbours
   * on either side are alike where they differ by less. So rounding decides nothing.
   */
  private static final double LEAST_RISE = 1e-3;

  /** Square of the factor 3/2 of a difference of second order. */
  private static final double SECOND = 2.25;

  private final PathGrid grid;
  private final BucketQueue queue;
  private final LengthHeap heap = new LengthHeap();

  /** Weights 1 / h². */
  private final double columnWeight;

  private final double rowWeight;

  /** What one axis adds to the equation of a voxel: the lesser T, and what stands for it. */
  private static final class Difference {
    private final double simpleWeight;
    private final float leastRise;
    private double nearest;
    private double value;
    private double weight;

    Difference(double simpleWeight) {
      this.simpleWeight = simpleWeight;
      this.leastRise = (float) (LEAST_RISE / Math.sqrt(simpleWeight));
    }

    /** Takes the two neighbours on either side, the nearer ones in the middle. */
    void of(float beforeLast, float before, float after, float afterNext) {
      // Settled are the negative ones and −0, for which 1 / −0 is negative too.
      boolean left = isSettled(before);
      boolean right = isSettled(after);
      if (!left && !right) {
        nearest = Double.POSITIVE_INFINITY;
        value = nearest;
        weight = simpleWeight;
        return;
      }
      float near = left && !(right && after > before) ? before : after;
      float far = Float.NEGATIVE_INFINITY;
      if (left
          && before >= near - leastRise
          && isSettled(beforeLast)
          && beforeLast - near > leastRise) {
        far = beforeLast;
      }
      if (right
          && after >= near - leastRise
          && isSettled(afterNext)
          && afterNext - near > leastRise) {
        // Of two ways in that are alike, that counts which has risen less.
        far = far == Float.NEGATIVE_INFINITY ? afterNext : Math.min(far, afterNext);
      }
      nearest = -near;
      if (far > near) {
        value = (far - 4.0 * near) / 3;
        weight = SECOND * simpleWeight;
      } else {
        value = nearest;
        weight = simpleWeight;
      }
    }
  }

  /** Largest difference of lengths that are alike along some axis. */
  private final float alike;

  private final Difference column;
  private final Difference row;
  private final Difference across = new Difference(1);

  /** Prepares the ways through a grid with its first layer at 0. */
  EikonalMarch(PathGrid grid) {
    this.grid = grid;
    this.columnWeight = 1 / (grid.columnEdge * grid.columnEdge);
    this.rowWeight = 1 / (grid.rowEdge * grid.rowEdge);
    this.column = new Difference(columnWeight);
    this.row = new Difference(rowWeight);
    double longest = Math.max(1, Math.max(grid.columnEdge, grid.rowEdge));
    double shortest = Math.min(1, Math.min(grid.columnEdge, grid.rowEdge));
    this.alike = (float) (LEAST_RISE * longest);
    this.queue = new BucketQueue(WIDTH * shortest, 2 * longest);
  }

  private static boolean isSettled(float length) {
    return Float.floatToRawIntBits(length) < 0;
  }

  /** Sets all lengths of the grid that a way leads to. */
  void run(TaskContext task) {
    for (int index = 0; index < grid.layers[1].length; index++) {
      if (grid.layers[1][index] == 0) {
        queue.add(0, entry(1, index));
      }
    }
    while (queue.next()) {
      task.checkCancelled();
      while (queue.hasMore()) {
        long entry = queue.take();
        float length = grid.layers[(int) (entry >>> Integer.SIZE)][(int) entry];
        if (queue.bucket(length) == queue.current() && !isSettled(length)) {
          heap.add(length, entry);
        }
      }
      while (!heap.isEmpty()) {
        float length = heap.length();
        long entry = heap.take();
        settle((int) (entry >>> Integer.SIZE), (int) entry, length);
      }
    }
    for (int k = 1; k <= grid.count; k++) {
      float[] layer = grid.layers[k];
      for (int i = 0; i < layer.length; i++) {
        layer[i] = Math.abs(layer[i]);
      }
    }
  }

  private static long entry(int layer, int index) {
    return (long) layer << Integer.SIZE | index;
  }

  private void settle(int layer, int index, float length) {
    float[] lengths = grid.layers[layer];
    if (Float.floatToRawIntBits(lengths[index]) != Float.floatToRawIntBits(length)) {
      return; // lower since, or settled
    }
    lengths[index] = -length;
    int stride = grid.stride;
    find(layer, index - 1, lengths[Math.max(0, index - 2)], length);
    find(layer, index + 1, lengths[index + 2], length);
    find(layer, index - stride, lengths[Math.max(0, index - 2 * stride)], length);
    find(layer, index + stride, lengths[Math.min(lengths.length - 1, index + 2 * stride)], length);
    find(layer - 1, index, grid.layers[Math.max(0, layer - 2)][index], length);
    find(layer + 1, index, grid.layers[Math.min(grid.count + 1, layer + 2)][index], length);
  }

  /**
   * Finds the length of a neighbour of a voxel just settled, unless what is on its other side was
   * settled before that.
   */
  private void find(int layer, int index, float opposite, float settled) {
    float[] lengths = grid.layers[layer];
    float before = lengths[index];
    if (!(before > settled) || isSettled(opposite) && opposite > alike - settled) {
      return;
    }
    int stride = grid.stride;
    // Two steps away may lie outside; what is one step away is then a wall, and the other not used.
    column.of(lengths[index - 2], lengths[index - 1], lengths[index + 1], lengths[index + 2]);
    row.of(
        lengths[Math.max(0, index - 2 * stride)],
        lengths[index - stride],
        lengths[index + stride],
        lengths[Math.min(lengths.length - 1, index + 2 * stride)]);
    across.of(
        grid.layers[Math.max(0, layer - 2)][index],
        grid.layers[layer - 1][index],
        grid.layers[layer + 1][index],
        grid.layers[Math.min(grid.count + 1, layer + 2)][index]);
    float found = (float) solution();
    // Also if it is longer: of neighbours alike, the last settled may have the way in behind it.
    if (found != before) {
      lengths[index] = found;
      int bucket = queue.bucket(found);
      if (bucket <= queue.current()) {
        heap.add(found, entry(layer, index));
      } else if (bucket != queue.bucket(before)) {
        queue.add(bucket, entry(layer, index));
      }
    }
  }

  private double solution() {
    double second =
        solve(column.value, column.weight, row.value, row.weight, across.value, across.weight);
    double last = 0;
    if (second > column.value) {
      last = Math.max(last, column.nearest);
    }
    if (second > row.value) {
      last = Math.max(last, row.nearest);
    }
    if (second > across.value) {
      last = Math.max(last, across.nearest);
    }
    return second >= last
        ? second
        : solve(column.nearest, columnWeight, row.nearest, rowWeight, across.nearest, 1);
  }

  /** Returns the T that solves Σ w max(0, T − a)² = 1 for three pairs of a and w. */
  static double solve(double a, double wa, double b, double wb, double c, double wc) {
    if (b <= a && b <= c) {
      return rise(b, wb, a, wa, c, wc);
    }
    return a <= c ? rise(a, wa, b, wb, c, wc) : rise(c, wc, a, wa, b, wb);
  }

  /** The same with a the least. */
  private static double rise(double a, double wa, double b, double wb, double c, double wc) {
    return b <= c ? rising(a, wa, b, wb, c, wc) : rising(a, wa, c, wc, b, wb);
  }

  /** The same with a, b and c rising. */
  private static double rising(double a, double wa, double b, double wb, double c, double wc) {
    double toB = b - a;
    if (wa * toB * toB >= 1) {
      return a + 1 / Math.sqrt(wa);
    }
    double weights = wa + wb;
    double rise = (wb * toB + Math.sqrt(weights - wa * wb * toB * toB)) / weights;
    double toC = c - a;
    if (rise <= toC) {
      return a + rise;
    }
    weights += wc;
    double first = wb * toB + wc * toC;
    double second = wb * toB * toB + wc * toC * toC;
    return a + (first + Math.sqrt(Math.max(0, first * first - weights * (second - 1)))) / weights;
  }
}
