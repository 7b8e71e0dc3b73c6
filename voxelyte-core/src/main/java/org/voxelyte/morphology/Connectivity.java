package org.voxelyte.morphology;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Counts the clusters of a phase and what they reach.
 *
 * <p>The shares reached are by clusters with faces as neighbours, since current crosses faces only;
 * the share from one face is the utilisation level of Bielefeld, Weber and Janek (2019),
 * doi:10.1021/acs.jpcc.8b11043. Memory: at most 6 bytes a voxel, a tenth of that in usual
 * electrodes.
 */
public final class Connectivity {
  private static final int STAGES = Neighbourhood.values().length;

  private Connectivity() {}

  /**
   * Counts the clusters of a phase by all three neighbourhoods.
   *
   * @return NaN shares if the phase has no voxels
   * @throws IllegalArgumentException if there are more clusters than an int can number
   */
  public static PhaseConnectivity of(LabelVolume volume, Phase phase, TaskContext task) {
    RunClusters clusters = find(volume, phase, Neighbourhood.FACES, task);
    return of(volume, phase, clusters, clusters.measure(task), task);
  }

  /**
   * Returns what clusters of several labels, taken together, reach along each axis.
   *
   * @param labels 0 … 255
   * @return shares of the voxels of all these labels; NaN if there are none
   * @throws IllegalArgumentException if a label is out of range, or if there are more clusters than
   *     an int can number
   */
  public static Map<Axis, Reach> reach(
      LabelVolume volume, Set<Integer> labels, Neighbourhood neighbourhood, TaskContext task) {
    RunClusters.Measures measures =
        RunClusters.find(volume, ComponentLabelling.members(labels), neighbourhood, task)
            .measure(task);
    long voxels = labels.stream().mapToLong(volume::count).sum();
    Map<Axis, Reach> reach = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      reach.put(axis, reach(measures, axis, voxels));
    }
    return reach;
  }

  static RunClusters find(
      LabelVolume volume, Phase phase, Neighbourhood neighbourhood, TaskContext task) {
    task.progress("clusters of " + phase.name(), neighbourhood.ordinal(), STAGES);
    boolean[] member = ComponentLabelling.members(Set.of(phase.label()));
    return RunClusters.find(volume, member, neighbourhood, task);
  }

  static PhaseConnectivity of(
      LabelVolume volume,
      Phase phase,
      RunClusters byFaces,
      RunClusters.Measures measures,
      TaskContext task) {
    long voxels = volume.count(phase);
    long largest = 0;
    for (long size : measures.sizes()) {
      largest = Math.max(largest, size);
    }
    Map<Axis, Reach> reach = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      reach.put(axis, reach(measures, axis, voxels));
    }
    return new PhaseConnectivity(
        phase,
        voxels,
        byFaces.clusters(),
        find(volume, phase, Neighbourhood.EDGES, task).clusters(),
        find(volume, phase, Neighbourhood.CORNERS, task).clusters(),
        (double) largest / voxels,
        reach);
  }

  private static Reach reach(RunClusters.Measures measures, Axis axis, long voxels) {
    long[] byClass = new long[NetworkClass.values().length];
    for (int id = 1; id <= measures.sizes().length; id++) {
      byClass[measures.along(axis, id).ordinal()] += measures.sizes()[id - 1];
    }
    long spanning = byClass[NetworkClass.SPANNING.ordinal()];
    return new Reach(
        (double) spanning / voxels,
        (double) (spanning + byClass[NetworkClass.FIRST_ONLY.ordinal()]) / voxels,
        (double) (spanning + byClass[NetworkClass.LAST_ONLY.ordinal()]) / voxels);
  }
}
