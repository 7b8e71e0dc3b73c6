package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;

/**
 * Shortest ways over the 26 neighbours, each step as long as the centres are apart: Dijkstra's
 * algorithm with buckets no wider than the shortest step, so that no length in a bucket can lower
 * another of it (Dial 1969, doi:10.1145/363269.363610).
 *
 * <p>From a voxel that was stepped to from p, no step is tried to another neighbour of p: the step
 * there from p itself is shorter. Nine to nineteen of the 26 are left.
 */
final class ChamferMarch {
  /** Keeps a step from ending in the bucket where it began, by rounding. */
  private static final double MARGIN = 0.999;

  /** Steps are numbered 9 (dk + 1) + 3 (dj + 1) + di + 1; this one stays where it is. */
  private static final int STAY = 13;

  private static final int STEPS = 27;

  /** An entry of the queue: 5 bits for the step that led there, 27 for the layer, 32 the place. */
  private static final int STEP_SHIFT = 59;

  private static final int LAYER_MASK = (1 << 27) - 1;

  private final PathGrid grid;
  private final BucketQueue queue;
  private final int[] offsets = new int[STEPS];
  private final float[] lengths = new float[STEPS];

  /**
   * By the step that led to a voxel and the layer that the next leads to: the steps to be tried.
   */
  private final int[][][] next = new int[STEPS][3][];

  /** Prepares the ways through a grid with its first layer at 0. */
  ChamferMarch(PathGrid grid) {
    this.grid = grid;
    for (int step = 0; step < STEPS; step++) {
      offsets[step] = along(step, 1) * grid.stride + along(step, 0);
      lengths[step] =
          (float)
              Math.sqrt(
                  square(along(step, 0) * grid.columnEdge)
                      + square(along(step, 1) * grid.rowEdge)
                      + square(along(step, 2)));
      for (int layer = 0; layer < 3; layer++) {
        next[step][layer] = nextSteps(step, layer);
      }
    }
    double shortest = Math.min(1, Math.min(grid.columnEdge, grid.rowEdge));
    this.queue = new BucketQueue(MARGIN * shortest, lengths[0]);
  }

  private static double square(double value) {
    return value * value;
  }

  /** Returns −1, 0 or 1 for columns (0), rows (1) or layers (2). */
  private static int along(int step, int axis) {
    return step / (axis == 0 ? 1 : axis == 1 ? 3 : 9) % 3 - 1;
  }

  private static int[] nextSteps(int before, int layer) {
    int[] steps = new int[9];
    int count = 0;
    for (int step = 9 * layer; step < 9 * layer + 9; step++) {
      boolean farther = before == STAY && step != STAY;
      for (int axis = 0; axis < 3; axis++) {
        farther |= Math.abs(along(before, axis) + along(step, axis)) > 1;
      }
      if (farther) {
        steps[count++] = step;
      }
    }
    return java.util.Arrays.copyOf(steps, count);
  }

  /** Lowers all lengths of the grid to those of the shortest ways. */
  void run(TaskContext task) {
    for (int index = 0; index < grid.layers[1].length; index++) {
      if (grid.layers[1][index] == 0) {
        queue.add(0, entry(STAY, 1, index));
      }
    }
    while (queue.next()) {
      task.checkCancelled();
      while (queue.hasMore()) {
        visit(queue.take());
      }
    }
  }

  private static long entry(int step, int layer, int index) {
    return (long) step << STEP_SHIFT | (long) layer << Integer.SIZE | index;
  }

  private void visit(long entry) {
    int index = (int) entry;
    int layer = (int) (entry >>> Integer.SIZE) & LAYER_MASK;
    int step = (int) (entry >>> STEP_SHIFT);
    float length = grid.layers[layer][index];
    int from = layer - along(step, 2);
    // A shorter way was found since, and has its own entry.
    if (grid.layers[from][index - offsets[step]] + lengths[step] != length) {
      return;
    }
    for (int across = -1; across <= 1; across++) {
      float[] lengthsThere = grid.layers[layer + across];
      for (int onward : next[step][across + 1]) {
        int to = index + offsets[onward];
        float found = length + lengths[onward];
        if (found < lengthsThere[to]) {
          lengthsThere[to] = found;
          queue.add(
              Math.max(queue.current(), queue.bucket(found)), entry(onward, layer + across, to));
        }
      }
    }
  }
}
