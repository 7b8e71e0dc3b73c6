package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * A number that a volume and every box cut out of it has.
 *
 * @param name what it is: "fraction of NMC"
 * @param unit SI; empty for a pure number
 * @param measure how it is found
 */
public record VolumeScalar(String name, String unit, Measure measure) {
  /** Measures a volume. */
  @FunctionalInterface
  public interface Measure {
    /** Returns the number, or why the volume has none. */
    Finding<Double> of(LabelVolume volume, TaskContext task);
  }

  /** Checks that there is a name. */
  public VolumeScalar {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a scalar of a volume needs a name");
    }
  }

  /** Returns voxels of the phase / all voxels. */
  public static VolumeScalar fraction(Phase phase) {
    return new VolumeScalar(
        "fraction of " + phase.name(),
        "",
        (volume, task) -> Finding.of(VolumeFraction.of(volume, phase)));
  }

  /** Returns voxels of the largest cluster with faces as neighbours / voxels of the phase. */
  public static VolumeScalar connectedFraction(Phase phase) {
    return new VolumeScalar(
        "connected fraction of " + phase.name(),
        "",
        (volume, task) -> {
          if (volume.count(phase) == 0) {
            return Finding.undefined(phase.name() + " has no voxels");
          }
          long largest = 0;
          RunClusters clusters = Connectivity.find(volume, phase, Neighbourhood.FACES, task);
          for (long size : clusters.measure(task).sizes()) {
            largest = Math.max(largest, size);
          }
          return Finding.of((double) largest / volume.count(phase));
        });
  }

  /** Returns the surface of the phase inside the volume by Crofton's formula / volume, 1/m. */
  public static VolumeScalar specificSurface(Phase phase) {
    return new VolumeScalar(
        "specific surface of " + phase.name(),
        "1/m",
        (volume, task) -> Finding.of(SurfaceArea.crofton(volume, phase, task) / volume.volume()));
  }
}
