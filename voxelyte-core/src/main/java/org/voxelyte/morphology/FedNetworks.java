package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;

/**
 * The two networks of a composite electrode: what conducts electrons, tied to the collector, and
 * what conducts ions, tied to the separator; each a {@link FedNetwork}.
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

  /** Returns what electrons move in. */
  public FedNetwork ofElectrons() {
    return new FedNetwork(electrons, feeding.axis(), feeding.electrons());
  }

  /** Returns what ions move in. */
  public FedNetwork ofIons() {
    return new FedNetwork(ions, feeding.axis(), feeding.ions());
  }

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
    ofElectrons().mark(volume, slices, BY_ELECTRONS, task);
    ofIons().mark(volume, slices, BY_IONS, task);
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
    boolean[] byElectrons = ofElectrons().cut(volume, normal, index, task);
    boolean[] byIons = ofIons().cut(volume, normal, index, task);
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
}
