package org.voxelyte.transport;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The upper bound of Hashin and Shtrikman (1962), doi:10.1063/1.1728579, on the conductivity of an
 * isotropic mixture of given fractions: σ = 1/Σ(φᵢ/(σᵢ + (d−1) σ₊)) − (d−1) σ₊ in d dimensions, σ₊
 * the largest conductivity. It says how a conductivity goes with fractions where nothing else is
 * known.
 */
final class HashinShtrikman {
  private HashinShtrikman() {}

  /**
   * Returns the bound, S/m.
   *
   * @param largest σ₊, at least that of every phase, above 0
   */
  static double upper(LabelVolume volume, Conductivities conductivities, double largest) {
    int dimensions = 0;
    for (Axis axis : Axis.values()) {
      dimensions += volume.shape().along(axis) > 1 ? 1 : 0;
    }
    double surroundings = Math.max(1, dimensions - 1) * largest;
    double sum = 0;
    for (Phase phase : volume.phases()) {
      double fraction = volume.count(phase) / (double) volume.shape().voxels();
      sum += fraction / (conductivities.of(phase.label()) + surroundings);
    }
    return 1 / sum - surroundings;
  }
}
