package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * Measures the interface of active material and electrolyte where lithium can be inserted: between
 * the active material tied to the collector and the electrolyte tied to the separator.
 *
 * <p>The active interface between the conducting clusters is that of Bielefeld, Weber and Janek
 * (2019), doi:10.1021/acs.jpcc.8b11043, and (2020), doi:10.1021/acsami.9b22788. Clusters are
 * connected through voxel faces; estimators, boundary and errors of the area are those of {@link
 * SurfaceArea}. Memory: 1 byte a voxel and that of {@link Connectivity}.
 */
public final class ActiveAreas {
  private static final byte REACHED_ACTIVE = 1;
  private static final byte OTHER_ACTIVE = 2;
  private static final byte REACHED_ELECTROLYTE = 3;
  private static final byte OTHER_ELECTROLYTE = 4;
  private static final int CLASSES = 5;

  private ActiveAreas() {}

  /** Measures without other conductors, the separator at the first layer of the axis. */
  public static Finding<ActiveArea> of(
      LabelVolume volume,
      PhaseGroup activeMaterial,
      PhaseGroup electrolyte,
      Axis axis,
      TaskContext task) {
    return of(
        volume,
        activeMaterial,
        electrolyte,
        new FedNetworks(activeMaterial, electrolyte, Feeding.along(axis)),
        task);
  }

  /**
   * Measures the interface.
   *
   * @param networks the electrons' must contain the active material, the ions' the electrolyte;
   *     both may contain more, such as carbon
   * @return undefined if either has no voxels or the axis has one layer
   * @throws IllegalArgumentException if a group is not in its network, if the groups share a phase,
   *     or if there are more clusters than an int can number
   */
  public static Finding<ActiveArea> of(
      LabelVolume volume,
      PhaseGroup activeMaterial,
      PhaseGroup electrolyte,
      FedNetworks networks,
      TaskContext task) {
    check(activeMaterial, electrolyte, networks);
    for (PhaseGroup group : new PhaseGroup[] {activeMaterial, electrolyte}) {
      if (group.voxels(volume) == 0) {
        return Finding.undefined("there is no " + group.name());
      }
    }
    Axis axis = networks.feeding().axis();
    if (volume.shape().along(axis) == 1) {
      return Finding.undefined("the volume has a single layer along " + axis.key());
    }
    task.progress("finding networks along " + axis.key(), 0, 0);
    LabelVolume classes = classes(volume, activeMaterial, electrolyte, networks, task);
    return Finding.of(measure(classes, networks, task));
  }

  private static void check(PhaseGroup active, PhaseGroup electrolyte, FedNetworks networks) {
    if (active.meets(electrolyte)) {
      throw new IllegalArgumentException(
          active.name() + " and " + electrolyte.name() + " share a phase; give each its own");
    }
    if (!networks.electrons().labels().containsAll(active.labels())) {
      throw new IllegalArgumentException(
          active.name() + " must be among the phases that conduct electrons, add it to them");
    }
    if (!networks.ions().labels().containsAll(electrolyte.labels())) {
      throw new IllegalArgumentException(
          electrolyte.name() + " must be among the phases that conduct ions, add it to them");
    }
  }

  private static LabelVolume classes(
      LabelVolume volume,
      PhaseGroup active,
      PhaseGroup electrolyte,
      FedNetworks networks,
      TaskContext task) {
    byte[][] table = new byte[LabelVolume.MAX_LABEL + 1][4];
    for (int feed = 0; feed < 4; feed++) {
      for (int label : active.labels()) {
        table[label][feed] = (feed & FedNetworks.BY_ELECTRONS) != 0 ? REACHED_ACTIVE : OTHER_ACTIVE;
      }
      for (int label : electrolyte.labels()) {
        table[label][feed] =
            (feed & FedNetworks.BY_IONS) != 0 ? REACHED_ELECTROLYTE : OTHER_ELECTROLYTE;
      }
    }
    return networks.classes(volume, table, task);
  }

  private static ActiveArea measure(LabelVolume classes, FedNetworks networks, TaskContext task) {
    int[] itself = new int[LabelVolume.MAX_LABEL + 1];
    for (int i = 0; i < CLASSES; i++) {
      itself[i] = i;
    }
    task.progress("measuring the active area", 0, 0);
    NeighbourPairs pairs = NeighbourPairs.count(classes, itself, CLASSES, task);
    ByEstimator active = pairs.areas(REACHED_ACTIVE, REACHED_ELECTROLYTE);
    ByEstimator total =
        active
            .plus(pairs.areas(REACHED_ACTIVE, OTHER_ELECTROLYTE))
            .plus(pairs.areas(OTHER_ACTIVE, REACHED_ELECTROLYTE))
            .plus(pairs.areas(OTHER_ACTIVE, OTHER_ELECTROLYTE));
    long activeVoxels = classes.count(REACHED_ACTIVE) + classes.count(OTHER_ACTIVE);
    long electrolyteVoxels = classes.count(REACHED_ELECTROLYTE) + classes.count(OTHER_ELECTROLYTE);
    return new ActiveArea(
        networks,
        total,
        active,
        total.over(classes.volume()),
        active.over(classes.volume()),
        active.over(activeVoxels * classes.voxelSize().volume()),
        active.shareOf(total, "active material and electrolyte do not touch"),
        (double) classes.count(REACHED_ACTIVE) / activeVoxels,
        (double) classes.count(REACHED_ELECTROLYTE) / electrolyteVoxels);
  }
}
