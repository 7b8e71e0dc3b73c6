package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.VoxelSize;

/**
 * Shortest ways over the 26 neighbours, each step as long as the centres are apart: Dijkstra's
 * algorithm with buckets no wider than the shortest step, so that no length in a bucket can lower
 * another of it (Dial 1969, doi:10.1145/363269.363610). Rounded sums rise with what is added, so
 * the lengths are the same, bit for bit, in whatever order voxels are visited.
 */
final class ChamferMarch {
  /** Keeps a step from ending in the bucket where it began, by rounding. */
  private static final double MARGIN = 0.999;

  private final PathGrid grid;
  private final BucketQueue queue;

  /** Steps within the slice, then to either neighbouring slice. */
  private final int[] offsets = new int[8];

  private final float[] steps = new float[8];
  private final int[] offsetsAcross = new int[9];
  private final float[] stepsAcross = new float[9];

  /**
   * Prepares the ways.
   *
   * @param size edges of a voxel in the grid's unit of length
   */
  ChamferMarch(PathGrid grid, VoxelSize size) {
    this.grid = grid;
    int within = 0;
    int across = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int offset = dy * grid.stride + dx;
        double square = square(dx * size.x()) + square(dy * size.y());
        if (offset != 0) {
          offsets[within] = offset;
          steps[within++] = (float) Math.sqrt(square);
        }
        offsetsAcross[across] = offset;
        stepsAcross[across++] = (float) Math.sqrt(square + square(size.z()));
      }
    }
    double shortest = Math.min(size.x(), Math.min(size.y(), size.z()));
    this.queue = new BucketQueue(MARGIN * shortest, stepsAcross[0]);
  }

  private static double square(double value) {
    return value * value;
  }

  /** Lowers all lengths of the grid to those of the shortest ways. */
  void run(TaskContext task) {
    grid.forEachInlet(
        (z, index) -> {
          if (grid.slices[z][index] == 0) {
            queue.lowered(z, index, Float.POSITIVE_INFINITY, 0);
          }
        });
    while (queue.next()) {
      task.checkCancelled();
      while (queue.hasMore()) {
        long entry = queue.take();
        int z = BucketQueue.slice(entry);
        int index = BucketQueue.index(entry);
        float length = grid.slices[z][index];
        if (queue.isDue(entry, length)) {
          lower(z, index, length, offsets, steps);
          lower(z - 1, index, length, offsetsAcross, stepsAcross);
          lower(z + 1, index, length, offsetsAcross, stepsAcross);
        }
      }
    }
  }

  private void lower(int z, int index, float length, int[] offset, float[] step) {
    float[] slice = grid.slices[z];
    for (int k = 0; k < offset.length; k++) {
      int neighbour = index + offset[k];
      float found = length + step[k];
      float before = slice[neighbour];
      if (found < before) {
        slice[neighbour] = found;
        queue.lowered(z, neighbour, before, found);
      }
    }
  }
}
