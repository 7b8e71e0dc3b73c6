package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;

/**
 * The Eikonal equation |∇T| = 1 within a phase by the upwind differences of first order of Rouy and
 * Tourin (1992), doi:10.1137/0729053: with a_k the lesser T of the two neighbours along axis k and
 * h_k the edges, Σ_k max(0, (T − a_k) / h_k)² = 1. Where the phase ends there is no neighbour.
 *
 * <p>The equations of all voxels have one solution. Fast marching (Sethian 1996,
 * doi:10.1073/pnas.93.4.1591) reaches it in one pass with the voxels in order; here they come in
 * buckets without order inside, and a voxel whose T falls after it was visited is visited again, as
 * often as it takes: the solution is the same but for the rounding to single precision.
 */
final class EikonalMarch {
  /** Width of a bucket in shortest edges; wider and narrower ones were found to be slower. */
  private static final double WIDTH = 0.5;

  /** Marks a voxel that has to be visited although its bucket may be past. */
  private static final long AGAIN = Long.MIN_VALUE;

  private final PathGrid grid;
  private final BucketQueue queue;

  /** Weights 1 / h². */
  private final double columnWeight;

  private final double rowWeight;

  /** Prepares the ways through a grid with its first layer at 0. */
  EikonalMarch(PathGrid grid) {
    this.grid = grid;
    this.columnWeight = 1 / (grid.columnEdge * grid.columnEdge);
    this.rowWeight = 1 / (grid.rowEdge * grid.rowEdge);
    double longest = Math.max(1, Math.max(grid.columnEdge, grid.rowEdge));
    double shortest = Math.min(1, Math.min(grid.columnEdge, grid.rowEdge));
    this.queue = new BucketQueue(WIDTH * shortest, longest);
  }

  /** Lowers all lengths of the grid to the solution. */
  void run(TaskContext task) {
    for (int index = 0; index < grid.layers[1].length; index++) {
      if (grid.layers[1][index] == 0) {
        queue.add(0, entry(1, index));
      }
    }
    while (queue.next()) {
      task.checkCancelled();
      while (queue.hasMore()) {
        visit(queue.take());
      }
    }
  }

  private static long entry(int layer, int index) {
    return (long) layer << Integer.SIZE | index;
  }

  private void visit(long entry) {
    int index = (int) entry;
    int layer = (int) ((entry & ~AGAIN) >>> Integer.SIZE);
    float length = grid.layers[layer][index];
    if (entry >= 0 && queue.bucket(length) != queue.current()) {
      return;
    }
    alongColumns(layer, index, -1, length);
    alongColumns(layer, index, 1, length);
    alongRows(layer, index, -grid.stride, length);
    alongRows(layer, index, grid.stride, length);
    alongLayers(layer, index, -1, length);
    alongLayers(layer, index, 1, length);
  }

  private void alongColumns(int layer, int from, int step, float length) {
    float[] lengths = grid.layers[layer];
    int index = from + step;
    // The neighbour on the other side is read only within the walls, and counts if it is less.
    if (lengths[index] > length && !(lengths[index + step] < length)) {
      double row = least(lengths[index - grid.stride], lengths[index + grid.stride]);
      double across = least(grid.layers[layer - 1][index], grid.layers[layer + 1][index]);
      lower(layer, index, solve(length, columnWeight, row, rowWeight, across, 1));
    }
  }

  private void alongRows(int layer, int from, int step, float length) {
    float[] lengths = grid.layers[layer];
    int index = from + step;
    if (lengths[index] > length && !(lengths[index + step] < length)) {
      double column = least(lengths[index - 1], lengths[index + 1]);
      double across = least(grid.layers[layer - 1][index], grid.layers[layer + 1][index]);
      lower(layer, index, solve(length, rowWeight, column, columnWeight, across, 1));
    }
  }

  private void alongLayers(int from, int index, int step, float length) {
    int layer = from + step;
    float[] lengths = grid.layers[layer];
    if (lengths[index] > length && !(grid.layers[layer + step][index] < length)) {
      double column = least(lengths[index - 1], lengths[index + 1]);
      double row = least(lengths[index - grid.stride], lengths[index + grid.stride]);
      lower(layer, index, solve(length, 1, column, columnWeight, row, rowWeight));
    }
  }

  /** Returns the lesser length, infinite if both are walls. */
  private static float least(float one, float other) {
    float least = one < Float.POSITIVE_INFINITY ? one : Float.POSITIVE_INFINITY;
    return other < least ? other : least;
  }

  private void lower(int layer, int index, double solution) {
    float found = (float) solution;
    float before = grid.layers[layer][index];
    if (found < before) {
      grid.layers[layer][index] = found;
      int bucket = queue.bucket(found);
      if (bucket <= queue.current()) {
        queue.add(queue.current(), entry(layer, index) | AGAIN);
      } else if (bucket != queue.bucket(before)) {
        queue.add(bucket, entry(layer, index));
      }
    }
  }

  /** Returns the T that solves Σ w max(0, T − a)² = 1 for three pairs of a and w = 1 / h². */
  static double solve(double a, double wa, double b, double wb, double c, double wc) {
    if (b < a) {
      return solve(b, wb, a, wa, c, wc);
    }
    if (c < b) {
      return solve(a, wa, c, wc, b, wb);
    }
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
