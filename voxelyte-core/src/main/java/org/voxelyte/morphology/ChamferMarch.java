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

  /** An entry of the queue: 5 bits for the step that led there, 27 for the slab, 32 the place. */
  private static final int STEP_SHIFT = 59;

  private static final int SLAB_MASK = (1 << 27) - 1;

  private final PathGrid grid;
  private final BucketQueue queue;
  private final float[] lengths = new float[STEPS];

  /**
   * By the step that led to a voxel and the layer that the next leads to: the steps to be tried.
   */
  private final int[][][] next = new int[STEPS][3][];

  /** Bits of a place that tell where in its brick it is. */
  private final int inBrick;

  /** By the place in a brick and the step: how far the step goes. */
  private final int[] offsets;

  /** By the place in a brick and the layer that the step leads to: how many slabs. */
  private final int[] slabOffsets;

  /** Prepares the ways through a grid with its first layer at 0. */
  ChamferMarch(PathGrid grid) {
    this.grid = grid;
    for (int step = 0; step < STEPS; step++) {
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
    this.inBrick = grid.bricks.size - 1;
    this.offsets = new int[grid.bricks.size * STEPS];
    this.slabOffsets = new int[grid.bricks.size * 3];
    for (int place = 0; place < grid.bricks.size; place++) {
      for (int step = 0; step < STEPS; step++) {
        offsets[place * STEPS + step] =
            grid.bricks.placesTo(place, along(step, 0), along(step, 1), along(step, 2));
        slabOffsets[place * 3 + step / 9] = grid.bricks.slabsTo(place, along(step, 2));
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
    for (int index = 0; index < grid.slabs[0].length; index++) {
      if (grid.slabs[0][index] == 0) {
        queue.add(0, entry(STAY, 0, index));
      }
    }
    while (queue.next()) {
      task.checkCancelled();
      while (queue.hasMore()) {
        visit(queue.take());
      }
    }
  }

  private static long entry(int step, int slab, int index) {
    return (long) step << STEP_SHIFT | (long) slab << Integer.SIZE | index;
  }

  private void visit(long entry) {
    int index = (int) entry;
    int slab = (int) (entry >>> Integer.SIZE) & SLAB_MASK;
    int step = (int) (entry >>> STEP_SHIFT);
    float length = grid.slabs[slab][index];
    int place = index & inBrick;
    int back = STEPS - 1 - step;
    float[] lengthsBack = grid.slabs[slab + slabOffsets[place * 3 + back / 9]];
    // A shorter way was found since, and has its own entry.
    if (lengthsBack[index + offsets[place * STEPS + back]] + lengths[step] != length) {
      return;
    }
    for (int layer = 0; layer < 3; layer++) {
      int slabThere = slab + slabOffsets[place * 3 + layer];
      float[] lengthsThere = grid.slabs[slabThere];
      for (int onward : next[step][layer]) {
        int to = index + offsets[place * STEPS + onward];
        float found = length + lengths[onward];
        if (found < lengthsThere[to]) {
          lengthsThere[to] = found;
          queue.add(Math.max(queue.current(), queue.bucket(found)), entry(onward, slabThere, to));
        }
      }
    }
  }
}
