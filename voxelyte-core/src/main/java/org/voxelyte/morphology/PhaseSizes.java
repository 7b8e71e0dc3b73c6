package org.voxelyte.morphology;

import java.util.Map;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The sizes of a phase by inscribed balls: as they are, and as balls get to them from outside. Both
 * start from the same distances, which are found once here.
 *
 * @param thickness local thickness; undefined if the phase has no voxels or fills the volume
 * @param intrusions by axis; undefined likewise, and along an axis of one layer
 */
public record PhaseSizes(
    Finding<LocalThickness> thickness, Map<Axis, Finding<SimulatedIntrusion>> intrusions) {
  /** Copies the map. */
  public PhaseSizes {
    intrusions = Map.copyOf(intrusions);
  }

  /**
   * Measures a phase. Memory: that of {@link SimulatedIntrusion#of}, of which 4 bytes a voxel stay
   * as the map of the thickness.
   *
   * @throws IllegalArgumentException if memory does not suffice
   */
  public static PhaseSizes of(LabelVolume volume, Phase phase, TaskContext task) {
    Optional<String> missing = LocalThickness.surfaceMissing(volume, phase);
    if (missing.isPresent()) {
      return new PhaseSizes(
          Finding.undefined(missing.get()), SimulatedIntrusion.of(volume, phase, task));
    }
    SimulatedIntrusion.checkMemory(volume, "the sizes of " + phase.name(), task);
    task.progress("measuring the sizes of " + phase.name(), 0, 0);
    SquaredDistances distances = SquaredDistances.of(volume, phase, task);
    BallInclusion inclusion = new BallInclusion(distances, task);
    Map<Axis, Finding<SimulatedIntrusion>> intrusions =
        SimulatedIntrusion.of(
            volume, phase, () -> new Intrusions(volume, phase, distances, inclusion, task), task);
    return new PhaseSizes(
        Finding.of(LocalThickness.of(volume, phase, distances, inclusion, task)), intrusions);
  }
}
