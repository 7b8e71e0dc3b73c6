package org.voxelyte.morphology;

import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The {@link LocalThickness} of a phase from balls of a limited diameter: where larger ones would
 * fit, these are used. So places narrower than the limit are told apart, and all others have it.
 *
 * <p>What is measured at a voxel depends on nothing farther away than the limit, and time does not
 * grow with how wide the phase is elsewhere.
 */
public final class NarrowThickness {
  private static final int BYTES_PER_VOXEL = 10;

  private NarrowThickness() {}

  /**
   * Measures a phase. Memory as for {@link LocalThickness}.
   *
   * @param limit diameter of the largest ball, m, at least two of the least edges of a voxel; it is
   *     lessened to the next root of a whole number of these where voxels are cubes
   * @return undefined if the phase has no voxels or fills the volume
   * @throws IllegalArgumentException if the limit is too small or memory does not suffice
   */
  public static Finding<LocalThickness> of(
      LabelVolume volume, Phase phase, double limit, TaskContext task) {
    return LocalThickness.surfaceMissing(volume, phase)
        .map(Finding::<LocalThickness>undefined)
        .orElseGet(() -> Finding.of(measure(volume, phase, limit, task)));
  }

  private static LocalThickness measure(
      LabelVolume volume, Phase phase, double limit, TaskContext task) {
    long slabs = BallPainter.bytes(volume.shape(), task.threads());
    MemoryNeed.missing(
            BYTES_PER_VOXEL * volume.shape().voxels() + slabs,
            "the local thickness of " + phase.name())
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    task.progress("measuring distances in " + phase.name(), 0, 0);
    SquaredDistances distances = SquaredDistances.of(volume, phase, task);
    double radius = limit / 2 / distances.unit;
    float most = (float) Math.floor(radius * radius * (1 + 1e-9));
    if (!(most >= 1)) {
      throw new IllegalArgumentException(
          "the limit of a thickness must be at least "
              + 2 * distances.unit
              + " m, two edges of a voxel, got "
              + limit
              + " m");
    }
    task.forEach(
        distances.slices.length,
        z -> {
          float[] slice = distances.slices[z];
          for (int i = 0; i < slice.length; i++) {
            slice[i] = Math.min(slice[i], most);
          }
        });
    return LocalThickness.of(volume, phase, distances, new BallInclusion(distances, task), task);
  }
}
