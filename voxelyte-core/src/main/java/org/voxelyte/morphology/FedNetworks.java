package org.voxelyte.morphology;

import java.util.List;
import java.util.Set;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;

/**
 * The two networks of a composite electrode: what conducts electrons, tied to the collector, and
 * what conducts ions, tied to the separator.
 *
 * <p>A voxel is in a network if a 6-connected cluster of all its phases, taken together, contains
 * it and touches the feeding layer; so carbon ties active material to the collector.
 *
 * @param electrons phases that conduct electrons
 * @param ions phases that conduct ions
 * @param feeding the layers that the two start from
 */
public record FedNetworks(PhaseGroup electrons, PhaseGroup ions, Feeding feeding) {
  /** In the index of a class: the voxel is in the network of the electrons. */
  static final int BY_ELECTRONS = 1;

  /** In the index of a class: the voxel is in the network of the ions. */
  static final int BY_IONS = 2;

  /** Returns the same networks of the specimen turned round. */
  public FedNetworks reversed() {
    return new FedNetworks(electrons, ions, feeding.reversed());
  }

  /**
   * Returns a volume of classes: that of a voxel stands at its label and at the sum of what feeds
   * it, {@link #BY_ELECTRONS} and {@link #BY_IONS}. Memory: 1 byte a voxel for the classes, and
   * that of {@link RunClusters}.
   */
  LabelVolume classes(LabelVolume volume, byte[][] classOfLabelAndFeed, TaskContext task) {
    int nz = volume.shape().nz();
    byte[][] slices = new byte[nz][volume.shape().sliceVoxels()];
    mark(volume, electrons.labels(), feeding.electrons(), BY_ELECTRONS, slices, task);
    mark(volume, ions.labels(), feeding.ions(), BY_IONS, slices, task);
    task.forEach(
        nz,
        z -> {
          byte[] labels = volume.slice(z);
          byte[] slice = slices[z];
          for (int i = 0; i < slice.length; i++) {
            slice[i] = classOfLabelAndFeed[labels[i] & 0xff][slice[i]];
          }
        });
    return new LabelVolume(
        volume.shape(),
        volume.voxelSize(),
        slices,
        List.of(),
        Provenance.generated("networks of " + volume.provenance().file()));
  }

  /**
   * Returns the ordinal of an {@link ElectrodeClass} per pixel of a cut. The clusters are those of
   * the whole volume.
   *
   * @param activeMaterial of the phases that conduct electrons
   */
  public LabelMap cut(
      LabelVolume volume, PhaseGroup activeMaterial, Axis normal, int index, TaskContext task) {
    boolean[] byElectrons = fed(volume, electrons, feeding.electrons(), normal, index, task);
    boolean[] byIons = fed(volume, ions, feeding.ions(), normal, index, task);
    LabelMap map = volume.cut(normal, index);
    byte[] classes = new byte[map.labels().length];
    for (int i = 0; i < classes.length; i++) {
      int label = Byte.toUnsignedInt(map.labels()[i]);
      ElectrodeClass found = ElectrodeClass.OTHER;
      if (activeMaterial.labels().contains(label)) {
        found = byElectrons[i] ? ElectrodeClass.ACTIVE_TIED : ElectrodeClass.ACTIVE_CUT_OFF;
      } else if (ions.labels().contains(label)) {
        found = byIons[i] ? ElectrodeClass.ELECTROLYTE_TIED : ElectrodeClass.ELECTROLYTE_CUT_OFF;
      }
      classes[i] = (byte) found.ordinal();
    }
    return map.with(classes);
  }

  private boolean[] fed(
      LabelVolume volume, PhaseGroup group, End end, Axis normal, int index, TaskContext task) {
    RunClusters clusters =
        RunClusters.find(
            volume, ComponentLabelling.members(group.labels()), Neighbourhood.FACES, task);
    RunClusters.Measures measures = clusters.measure(task);
    int[] ids = ClusterCut.ids(volume.shape(), clusters, normal, index, task);
    boolean[] fed = new boolean[ids.length];
    for (int i = 0; i < ids.length; i++) {
      fed[i] = ids[i] > 0 && measures.touches(feeding.axis(), end, ids[i]);
    }
    return fed;
  }

  private void mark(
      LabelVolume volume,
      Set<Integer> labels,
      End end,
      int bit,
      byte[][] slices,
      TaskContext task) {
    RunClusters clusters =
        RunClusters.find(volume, ComponentLabelling.members(labels), Neighbourhood.FACES, task);
    RunClusters.Measures measures = clusters.measure(task);
    task.forEach(
        slices.length,
        z ->
            clusters.forEachRun(
                z,
                (y, begin, to, id) -> {
                  if (measures.touches(feeding.axis(), end, id)) {
                    for (int i = volume.shape().index(begin, y);
                        i < volume.shape().index(to, y);
                        i++) {
                      slices[z][i] |= (byte) bit;
                    }
                  }
                }));
  }
}
