package org.voxelyte.morphology;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * Intrusion of a phase by balls along an axis, as of pores by mercury: each voxel has the diameter
 * of the largest ball that covers it and that can be brought there from one outer face without
 * leaving the phase. B. Münch and L. Holzer, Journal of the American Ceramic Society 91, 4059
 * (2008), doi:10.1111/j.1551-2916.2008.02736.x.
 *
 * <p>A ball of diameter d fits at the voxels c with 2 D(c) ≥ d, D being the {@link DistanceMap};
 * its centre goes from face to face of voxels and begins in the outermost layer. It covers the
 * voxels p with |p − c| &lt; d/2, as in {@link LocalThickness}, which is never less. What no path
 * of the phase leads to has no diameter and counts as 0. The outer faces of the volume are no
 * surface.
 *
 * @param phase the phase
 * @param axis the axis
 * @param fromFirst sizes as intruded from the first layer along the axis
 * @param fromLast sizes as intruded from the last layer
 * @param bottleneck diameter of the largest ball that can be brought from the first to the last
 *     layer, m: the greatest, over all paths through faces, of the least 2 D along them; undefined
 *     if the phase does not span the axis
 */
public record SimulatedIntrusion(
    Phase phase,
    Axis axis,
    SizeDistribution fromFirst,
    SizeDistribution fromLast,
    Finding<Double> bottleneck) {
  /** Bytes per voxel: distances and basins, and half as much for the balls and what basins add. */
  private static final int BYTES_PER_VOXEL = 12;

  /**
   * Intrudes a phase from all six faces. Memory: 8 bytes a voxel; 4 bytes a ball, of which there is
   * one for two to ten voxels of the phase, with a few more from each face; 64 bytes a basin of the
   * distance, of which there is one for fifteen voxels of the volume or more, unless it is noise;
   * and 10 bytes a voxel of the slabs in work, 16 slices for each thread.
   *
   * @return by axis; undefined if the phase has no voxels or fills the volume, or along an axis of
   *     one layer
   * @throws IllegalArgumentException if memory does not suffice
   */
  public static Map<Axis, Finding<SimulatedIntrusion>> of(
      LabelVolume volume, Phase phase, TaskContext task) {
    return of(volume, phase, () -> intrusions(volume, phase, task), task);
  }

  /** Intrudes a phase; what is known of it is asked for if there is anything to find. */
  static Map<Axis, Finding<SimulatedIntrusion>> of(
      LabelVolume volume, Phase phase, Supplier<Intrusions> known, TaskContext task) {
    Map<Axis, Finding<SimulatedIntrusion>> found = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      missing(volume, phase, axis)
          .ifPresent(missing -> found.put(axis, Finding.undefined(missing)));
    }
    if (found.size() < Axis.values().length) {
      known.get().all(task).forEach((axis, result) -> found.putIfAbsent(axis, Finding.of(result)));
    }
    return found;
  }

  /**
   * Returns the map of an intrusion: the diameter at each voxel of the phase, m, 0 where no ball
   * gets; NaN outside the phase.
   *
   * @param fromLast whether from the last layer along the axis rather than the first
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Finding<ScalarField> map(
      LabelVolume volume, Phase phase, Axis axis, boolean fromLast, TaskContext task) {
    return missing(volume, phase, axis)
        .map(Finding::<ScalarField>undefined)
        .orElseGet(() -> Finding.of(intrusions(volume, phase, task).map(axis, fromLast, task)));
  }

  private static Optional<String> missing(LabelVolume volume, Phase phase, Axis axis) {
    return volume.shape().along(axis) == 1
        ? Optional.of("the volume has a single layer along " + axis.key())
        : LocalThickness.surfaceMissing(volume, phase);
  }

  private static Intrusions intrusions(LabelVolume volume, Phase phase, TaskContext task) {
    checkMemory(volume, "the intrusion of " + phase.name(), task);
    task.progress("measuring the intrusion of " + phase.name(), 0, 0);
    SquaredDistances distances = SquaredDistances.of(volume, phase, task);
    return new Intrusions(volume, phase, distances, new BallInclusion(distances, task), task);
  }

  static void checkMemory(LabelVolume volume, String what, TaskContext task) {
    long slabs = 2 * BallPainter.bytes(volume.shape(), task.threads());
    MemoryNeed.require(BYTES_PER_VOXEL * volume.shape().voxels() + slabs, what);
  }
}
