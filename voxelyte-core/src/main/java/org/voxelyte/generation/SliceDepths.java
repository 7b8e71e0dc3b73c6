package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * How deep the voxels of a slice lie in the deepest of the bodies, images included.
 *
 * <p>Where it is less than the least depth asked for it is −∞, where it is at least the largest it
 * is +∞. As a depth changes no more than the way, whole runs of either kind are passed over at one
 * look. Memory: 8 bytes a voxel of one slice per thread, beside {@link BodyImages}.
 */
final class SliceDepths {
  private final GridShape shape;
  private final BodyImages images;
  private final double least;
  private final double most;
  private final ConcurrentLinkedQueue<double[]> idle = new ConcurrentLinkedQueue<>();

  SliceDepths(
      VoxelGrid grid, List<? extends Body> bodies, double least, double most, TaskContext task) {
    this.shape = grid.shape();
    this.images = new BodyImages(grid, bodies, Math.max(0, -least), task);
    this.least = least;
    this.most = most;
  }

  /** Returns whether a body may reach a slice. */
  boolean reaches(int z) {
    return images.size(z) > 0;
  }

  /** Hands the depths of a slice, m, x fastest, to the reader, who does not keep them. */
  void read(int z, Consumer<double[]> reader) {
    double[] depths = idle.poll();
    if (depths == null) {
      depths = new double[shape.sliceVoxels()];
    }
    Arrays.fill(depths, Double.NEGATIVE_INFINITY);
    BodyImages.Rows rows = images.rows();
    for (int n = 0; n < images.size(z); n++) {
      rows.image(z, n);
      for (int y = rows.firstRow; y <= rows.lastRow; y++) {
        rows.row(y);
        row(rows, depths, shape.index(0, y));
      }
    }
    reader.accept(depths);
    idle.add(depths);
  }

  private void row(BodyImages.Rows rows, double[] depths, int start) {
    int x = rows.begin;
    while (x <= rows.end) {
      double depth = rows.depth(x);
      if (depth >= most) {
        int last = Math.min(rows.end, x + rows.steps(depth - most));
        Arrays.fill(depths, start + x, start + last + 1, Double.POSITIVE_INFINITY);
        x = last + 1;
      } else if (depth >= least) {
        depths[start + x] = Math.max(depths[start + x], depth);
        x++;
      } else {
        x += 1 + rows.steps(least - depth);
      }
    }
  }
}
