package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * What carriers move in and where they enter: electrons from the collector, ions from the
 * separator.
 *
 * <p>A voxel is in the network if a 6-connected cluster of all conductors, taken together, contains
 * it and touches the feeding layer; so carbon ties active material to the collector.
 *
 * @param conductors phases that conduct
 * @param axis normal to the feeding layer
 * @param end which of the two outer layers it is
 */
public record FedNetwork(PhaseGroup conductors, Axis axis, End end) {
  /**
   * Returns the voxels of phases that lie in the network over all of their voxels: the utilisation
   * level of Bielefeld et al. 2019, doi:10.1021/acs.jpcc.8b11043.
   *
   * @param group among the conductors
   * @return undefined if the group has no voxels or the axis has one layer
   * @throws IllegalArgumentException if the group is not among the conductors, or if there are more
   *     clusters than an int can number
   */
  public Finding<Double> reached(LabelVolume volume, PhaseGroup group, TaskContext task) {
    if (!conductors.labels().containsAll(group.labels())) {
      throw new IllegalArgumentException(
          group.name() + " must be among the phases that conduct, add it to them");
    }
    long voxels = group.voxels(volume);
    if (voxels == 0) {
      return Finding.undefined("there is no " + group.name());
    }
    if (hasOneLayer(volume)) {
      return oneLayer();
    }
    boolean[] counts = ComponentLabelling.members(group.labels());
    RunClusters clusters = clusters(volume, task);
    RunClusters.Measures measures = clusters.measure(task);
    long[] reached = new long[volume.shape().nz()];
    task.forEach(
        reached.length,
        z -> {
          byte[] labels = volume.slice(z);
          clusters.forEachRun(
              z,
              (y, begin, to, id) -> {
                if (measures.touches(axis, end, id)) {
                  for (int i = volume.shape().index(begin, y);
                      i < volume.shape().index(to, y);
                      i++) {
                    reached[z] += counts[labels[i] & 0xff] ? 1 : 0;
                  }
                }
              });
        });
    long sum = 0;
    for (long part : reached) {
      sum += part;
    }
    return Finding.of((double) sum / voxels);
  }

  /** Returns whether the feeding layer is all of the volume, so that nothing leads away from it. */
  boolean hasOneLayer(LabelVolume volume) {
    return volume.shape().along(axis) == 1;
  }

  /** Returns why nothing is reached or not where the axis has one layer. */
  <T> Finding<T> oneLayer() {
    return Finding.undefined("the volume has a single layer along " + axis.key());
  }

  /** Sets a bit for each voxel of the network. */
  void mark(LabelVolume volume, byte[][] marks, int bit, TaskContext task) {
    RunClusters clusters = clusters(volume, task);
    RunClusters.Measures measures = clusters.measure(task);
    task.forEach(
        marks.length,
        z ->
            clusters.forEachRun(
                z,
                (y, begin, to, id) -> {
                  if (measures.touches(axis, end, id)) {
                    for (int i = volume.shape().index(begin, y);
                        i < volume.shape().index(to, y);
                        i++) {
                      marks[z][i] |= (byte) bit;
                    }
                  }
                }));
  }

  /** Returns which pixels of a cut are in the network of the whole volume. */
  boolean[] cut(LabelVolume volume, Axis normal, int index, TaskContext task) {
    RunClusters clusters = clusters(volume, task);
    RunClusters.Measures measures = clusters.measure(task);
    int[] ids = ClusterCut.ids(volume.shape(), clusters, normal, index, task);
    boolean[] fed = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      fed[i] = ids[i] > 0 && measures.touches(axis, end, ids[i]);
    }
    return fed;
  }

  private RunClusters clusters(LabelVolume volume, TaskContext task) {
    return RunClusters.find(
        volume, ComponentLabelling.members(conductors.labels()), Neighbourhood.FACES, task);
  }
}
