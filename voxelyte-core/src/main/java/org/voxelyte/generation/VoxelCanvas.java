package org.voxelyte.generation;

import java.util.List;
import java.util.Locale;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;

/**
 * Labels that are still being painted: 1 byte a voxel, 0 everywhere at first. Work that ends in an
 * exception may have painted a part.
 */
public final class VoxelCanvas {
  private static final int LABELS = LabelVolume.MAX_LABEL + 1;

  private final VoxelGrid grid;
  private final byte[][] slices;

  /**
   * Creates a canvas of label 0.
   *
   * @throws org.voxelyte.task.InsufficientMemoryException if there is no memory for it, with what
   *     it needs
   */
  public VoxelCanvas(VoxelGrid grid) {
    MemoryNeed.require(grid.shape().voxels(), "a structure of " + grid.shape() + " voxels");
    this.grid = grid;
    this.slices = new byte[grid.shape().nz()][grid.shape().sliceVoxels()];
  }

  /** Returns the voxels. */
  public VoxelGrid grid() {
    return grid;
  }

  /** Returns the label of a voxel. */
  public int label(int x, int y, int z) {
    return slices[z][grid.shape().index(x, y)] & 0xff;
  }

  /** Gives a voxel a label. */
  public void set(int x, int y, int z, int label) {
    slices[z][grid.shape().index(x, y)] = checked(label);
  }

  /** Gives all voxels a label. */
  public void fill(int label) {
    for (byte[] slice : slices) {
      java.util.Arrays.fill(slice, checked(label));
    }
  }

  /** Returns the labels of slice z, x fastest: the canvas' own array. */
  byte[] slice(int z) {
    return slices[z];
  }

  /** Returns the number of voxels of each label. */
  public long[] counts(TaskContext task) {
    int[][] found = new int[slices.length][];
    task.forEach(slices.length, z -> found[z] = count(slices[z]));
    long[] counts = new long[LABELS];
    for (int[] ofSlice : found) {
      for (int label = 0; label < LABELS; label++) {
        counts[label] += ofSlice[label];
      }
    }
    return counts;
  }

  /** Refuses to fill more voxels than are free. */
  void requireRoom(long room, long target, String name) {
    if (target < 0 || target > room) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s cannot fill %d voxels: there are %d free ones (%.4f of the volume); ask for less",
              name,
              target,
              room,
              (double) room / grid.shape().voxels()));
    }
  }

  /** Returns the number of voxels of each label in a slice. */
  static int[] count(byte[] slice) {
    int[] counts = new int[LABELS];
    for (byte label : slice) {
      counts[label & 0xff]++;
    }
    return counts;
  }

  /**
   * Returns the labels as a volume, which shares them: paint no more.
   *
   * @param phases what the labels mean
   * @param provenance where they come from
   */
  public LabelVolume volume(List<Phase> phases, Provenance provenance) {
    return new LabelVolume(grid.shape(), grid.voxelSize(), slices, phases, provenance);
  }

  /** Returns the label as it is stored. */
  static byte checked(int label) {
    if (label < 0 || label >= LABELS) {
      throw new IllegalArgumentException("a label must be in 0 … 255, got " + label);
    }
    return (byte) label;
  }
}
