package org.voxelyte.morphology;

import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Labels connected clusters of voxels. The outer faces of the volume are walls, not periodic.
 *
 * <p>Ids run from 1 in order of each cluster's first voxel (x fastest, then y, then z), whatever
 * the number of threads. Memory above the labels: 4 bytes a voxel for the ids, and at most 4 more
 * (4 bytes a run of voxels while joining, then 8 bytes a cluster for the sizes; of either there are
 * at most half as many as voxels).
 */
public final class ComponentLabelling {
  private final Neighbourhood neighbourhood;

  /** Creates a labelling with that neighbourhood. */
  public ComponentLabelling(Neighbourhood neighbourhood) {
    this.neighbourhood = neighbourhood;
  }

  /**
   * Labels the clusters of a phase.
   *
   * @throws IllegalArgumentException if there are more clusters than an int can number
   */
  public ComponentVolume label(LabelVolume volume, Phase phase, TaskContext task) {
    return label(volume, Set.of(phase.label()), task);
  }

  /**
   * Labels the clusters of several labels taken together: neighbours of different labels in the set
   * are connected. A label without voxels adds nothing.
   *
   * @param labels labels, 0 … 255
   * @throws IllegalArgumentException if a label is out of range, or if there are more clusters than
   *     an int can number
   */
  public ComponentVolume label(LabelVolume volume, Set<Integer> labels, TaskContext task) {
    boolean[] member = members(labels);
    task.progress("labelling clusters", 0, 0);
    Ids ids = ids(volume, member, task);
    return ComponentVolume.counted(
        volume.shape(), volume.voxelSize(), ids.slices, ids.clusters, task);
  }

  static boolean[] members(Set<Integer> labels) {
    boolean[] member = new boolean[LabelVolume.MAX_LABEL + 1];
    for (int label : labels) {
      if (label < 0 || label > LabelVolume.MAX_LABEL) {
        throw new IllegalArgumentException(
            "label must be in 0 … " + LabelVolume.MAX_LABEL + ", got " + label);
      }
      member[label] = true;
    }
    return member;
  }

  private Ids ids(LabelVolume volume, boolean[] member, TaskContext task) {
    RunClusters clusters = RunClusters.find(volume, member, neighbourhood, task);
    GridShape shape = volume.shape();
    int[][] slices = new int[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          slices[z] = new int[shape.sliceVoxels()];
          clusters.readIds(z, slices[z]);
        });
    return new Ids(slices, clusters.clusters());
  }

  /** Ids of all slices, when the runs are no longer held. */
  private record Ids(int[][] slices, int clusters) {}
}
