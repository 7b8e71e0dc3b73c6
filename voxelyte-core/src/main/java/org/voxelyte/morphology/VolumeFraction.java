package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** How much of a volume its phases take. */
public final class VolumeFraction {
  private VolumeFraction() {}

  /** Returns voxels of the phase / all voxels, void included. */
  public static double of(LabelVolume volume, Phase phase) {
    return (double) volume.count(phase) / volume.shape().voxels();
  }

  /**
   * Returns the fractions of all phases, in order of labels. Void is what has the role void; a
   * phase without a role counts as solid.
   */
  public static List<PhaseFraction> all(LabelVolume volume) {
    long solid = 0;
    for (Phase phase : volume.phases()) {
      if (phase.role() != PhaseRole.VOID) {
        solid += volume.count(phase);
      }
    }
    List<PhaseFraction> fractions = new ArrayList<>();
    for (Phase phase : volume.phases()) {
      long voxels = volume.count(phase);
      OptionalDouble ofSolid =
          phase.role() == PhaseRole.VOID || solid == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of((double) voxels / solid);
      fractions.add(new PhaseFraction(phase, voxels, of(volume, phase), ofSolid));
    }
    return List.copyOf(fractions);
  }
}
