package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.VoxelSize;

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

  private final PathGrid grid;
  private final BucketQueue queue;

  /** Weights 1 / h². */
  private final double weightX;

  private final double weightY;
  private final double weightZ;

  /**
   * Prepares the ways.
   *
   * @param size edges of a voxel in the grid's unit of length
   */
  EikonalMarch(PathGrid grid, VoxelSize size) {
    this.grid = grid;
    this.weightX = 1 / (size.x() * size.x());
    this.weightY = 1 / (size.y() * size.y());
    this.weightZ = 1 / (size.z() * size.z());
    double longest = Math.max(size.x(), Math.max(size.y(), size.z()));
    double shortest = Math.min(size.x(), Math.min(size.y(), size.z()));
    this.queue = new BucketQueue(WIDTH * shortest, longest);
  }

  /** Lowers all lengths of the grid to the solution. */
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
          alongX(z, index, -1, length);
          alongX(z, index, 1, length);
          alongY(z, index, -grid.stride, length);
          alongY(z, index, grid.stride, length);
          alongZ(z, index, -1, length);
          alongZ(z, index, 1, length);
        }
      }
    }
  }

  private void alongX(int z, int from, int step, float length) {
    float[] slice = grid.slices[z];
    int index = from + step;
    // The neighbour on the other side is read only within the walls, and counts if it is less.
    if (slice[index] > length && !(slice[index + step] < length)) {
      double y = least(slice[index - grid.stride], slice[index + grid.stride]);
      double across = least(grid.slices[z - 1][index], grid.slices[z + 1][index]);
      lower(z, index, solve(length, weightX, y, weightY, across, weightZ));
    }
  }

  private void alongY(int z, int from, int step, float length) {
    float[] slice = grid.slices[z];
    int index = from + step;
    if (slice[index] > length && !(slice[index + step] < length)) {
      double x = least(slice[index - 1], slice[index + 1]);
      double across = least(grid.slices[z - 1][index], grid.slices[z + 1][index]);
      lower(z, index, solve(length, weightY, x, weightX, across, weightZ));
    }
  }

  private void alongZ(int from, int index, int step, float length) {
    int z = from + step;
    float[] slice = grid.slices[z];
    if (slice[index] > length && !(grid.slices[z + step][index] < length)) {
      double x = least(slice[index - 1], slice[index + 1]);
      double y = least(slice[index - grid.stride], slice[index + grid.stride]);
      lower(z, index, solve(length, weightZ, x, weightX, y, weightY));
    }
  }

  /** Returns the lesser length, infinite if both are walls. */
  private static float least(float one, float other) {
    float least = one < Float.POSITIVE_INFINITY ? one : Float.POSITIVE_INFINITY;
    return other < least ? other : least;
  }

  private void lower(int z, int index, double solution) {
    float[] slice = grid.slices[z];
    float found = (float) solution;
    float before = slice[index];
    if (found < before) {
      slice[index] = found;
      queue.lowered(z, index, before, found);
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
