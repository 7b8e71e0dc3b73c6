package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Which particle a voxel belongs to: that of the body in which its centre lies deepest, of equally
 * deep ones the first. The id of a particle is its index + 1.
 *
 * <p>Ids are made slice by slice when they are asked for, so that no volume of them need be held.
 * Only voxels less than the longest edge of a voxel outside every body have none; {@link ExactCut}
 * and {@link FreeFill} take no such voxel. Memory: some 100 bytes a body.
 */
public final class BodyIds {
  private final VoxelGrid grid;
  private final int[] owners;
  private final int particles;
  private final BodyImages images;

  /** Creates the ids of bodies that are a particle each. */
  public BodyIds(VoxelGrid grid, List<? extends Body> bodies, TaskContext task) {
    this(grid, bodies, each(bodies.size()), task);
  }

  /**
   * Creates the ids of particles of several bodies.
   *
   * @param owners index of the particle that each body is a part of
   */
  public BodyIds(VoxelGrid grid, List<? extends Body> bodies, int[] owners, TaskContext task) {
    if (owners.length != bodies.size()) {
      throw new IllegalArgumentException(
          "there are " + bodies.size() + " bodies and the particles of " + owners.length);
    }
    this.grid = grid;
    this.owners = owners.clone();
    int most = 0;
    for (int owner : owners) {
      if (owner < 0) {
        throw new IllegalArgumentException("a particle has an index from 0 on, got " + owner);
      }
      most = Math.max(most, owner + 1);
    }
    this.particles = most;
    this.images = new BodyImages(grid, bodies, grid.longestEdge(), task);
  }

  private static int[] each(int count) {
    int[] owners = new int[count];
    Arrays.setAll(owners, i -> i);
    return owners;
  }

  /** Returns the largest id. */
  public int particles() {
    return particles;
  }

  /**
   * Returns the ids of slice z, x fastest; 0 where the label is another.
   *
   * @param volume labels on the grid of the bodies
   * @param phase what the bodies have become
   */
  public int[] slice(LabelVolume volume, Phase phase, int z) {
    GridShape shape = grid.shape();
    if (!volume.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "the bodies are cut into " + shape + " voxels, the volume has " + volume.shape());
    }
    byte[] labels = volume.slice(z);
    byte label = (byte) phase.label();
    int[] ids = new int[labels.length];
    double[] deepest = new double[labels.length];
    Arrays.fill(deepest, -grid.longestEdge());
    BodyImages.Rows rows = images.rows();
    for (int n = 0; n < images.size(z); n++) {
      rows.image(z, n);
      int id = owners[rows.body()] + 1;
      for (int y = rows.firstRow; y <= rows.lastRow; y++) {
        rows.row(y);
        int row = shape.index(0, y);
        for (int x = rows.begin; x <= rows.end; x++) {
          if (labels[row + x] != label) {
            continue;
          }
          double depth = rows.depth(x);
          if (depth > deepest[row + x] || ids[row + x] == 0 && depth == deepest[row + x]) {
            deepest[row + x] = depth;
            ids[row + x] = id;
          }
        }
      }
    }
    return ids;
  }

  /**
   * Returns all ids: 4 bytes a voxel.
   *
   * @throws IllegalArgumentException if memory does not suffice
   */
  public ComponentVolume volume(LabelVolume volume, Phase phase, TaskContext task) {
    GridShape shape = grid.shape();
    MemoryNeed.missing(Integer.BYTES * shape.voxels(), "the particles of " + phase.name())
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    int[][] slices = new int[shape.nz()][];
    task.forEach(
        slices.length,
        z -> {
          task.progress("finding the particles of " + phase.name(), z, slices.length);
          slices[z] = slice(volume, phase, z);
        });
    return ComponentVolume.counted(shape, grid.voxelSize(), slices, particles, task);
  }
}
