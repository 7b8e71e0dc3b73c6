package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/** Reads the ids of clusters on a cut, in the order of the pixels of a map. */
final class ClusterCut {
  private ClusterCut() {}

  /** Returns an id per pixel, 0 where there is no cluster. */
  static int[] ids(
      GridShape shape, RunClusters clusters, Axis normal, int index, TaskContext task) {
    if (normal == Axis.Z) {
      return slice(shape, clusters, index);
    }
    int width = normal == Axis.X ? shape.ny() : shape.nx();
    int[] ids = new int[Math.multiplyExact(width, shape.nz())];
    task.forEach(
        shape.nz(),
        z -> {
          int[] slice = slice(shape, clusters, z);
          for (int i = 0; i < width; i++) {
            ids[z * width + i] =
                slice[normal == Axis.X ? shape.index(index, i) : shape.index(i, index)];
          }
        });
    return ids;
  }

  private static int[] slice(GridShape shape, RunClusters clusters, int z) {
    int[] ids = new int[shape.sliceVoxels()];
    clusters.readIds(z, ids);
    return ids;
  }
}
