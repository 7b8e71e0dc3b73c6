package org.voxelyte.volume;

import java.util.List;
import org.voxelyte.task.TaskContext;

/**
 * Connected components: each voxel carries the id of its cluster, 0 where it belongs to none.
 *
 * <p>Ids run from 1 in order of each cluster's first voxel (x fastest, then y, then z), so they do
 * not depend on threads. 4 bytes a voxel, one array per z-slice.
 */
public final class ComponentVolume {
  private final GridShape shape;
  private final VoxelSize voxelSize;
  private final int[][] slices;
  private final long[] sizes;

  /**
   * Wraps slices of ids.
   *
   * @param shape voxels along each axis
   * @param voxelSize edges of a voxel, m
   * @param slices nz arrays of nx · ny ids; kept, not copied
   * @param sizes voxels of cluster i at index i − 1; kept, not copied
   * @throws IllegalArgumentException if sizes disagree
   */
  public ComponentVolume(GridShape shape, VoxelSize voxelSize, int[][] slices, long[] sizes) {
    if (slices.length != shape.nz()) {
      throw new IllegalArgumentException(
          "expected " + shape.nz() + " slices, got " + slices.length);
    }
    for (int z = 0; z < slices.length; z++) {
      if (slices[z].length != shape.sliceVoxels()) {
        throw new IllegalArgumentException(
            "slice " + z + " has " + slices[z].length + " voxels, expected " + shape.sliceVoxels());
      }
    }
    this.shape = shape;
    this.voxelSize = voxelSize;
    this.slices = slices;
    this.sizes = sizes;
  }

  /**
   * Wraps slices of ids and counts the voxels of each.
   *
   * @param slices nz arrays of nx · ny ids, 0 … clusters; kept, not copied
   * @param clusters the largest id there may be; one that does not occur has no voxels
   * @throws IllegalArgumentException if sizes disagree
   */
  public static ComponentVolume counted(
      GridShape shape, VoxelSize voxelSize, int[][] slices, int clusters, TaskContext task) {
    long[] sizes = new long[clusters];
    for (int[] slice : slices) {
      task.checkCancelled();
      for (int id : slice) {
        if (id > 0) {
          sizes[id - 1]++;
        }
      }
    }
    return new ComponentVolume(shape, voxelSize, slices, sizes);
  }

  /** Returns the number of voxels along each axis. */
  public GridShape shape() {
    return shape;
  }

  /** Returns the edges of a voxel. */
  public VoxelSize voxelSize() {
    return voxelSize;
  }

  /** Returns the number of clusters. */
  public int clusters() {
    return sizes.length;
  }

  /** Returns the number of voxels of a cluster, 1 ≤ id ≤ clusters(). */
  public long size(int id) {
    return sizes[id - 1];
  }

  /** Returns the cluster sizes in order of ids, in voxels. */
  public List<Long> sizes() {
    return java.util.Arrays.stream(sizes).boxed().toList();
  }

  /** Returns the cluster id of a voxel; 0 if it belongs to none. */
  public int id(int x, int y, int z) {
    return slices[z][shape.index(x, y)];
  }

  /** Returns the ids of slice z, x fastest: the volume's own array, not to be written to. */
  public int[] slice(int z) {
    return slices[z];
  }
}
