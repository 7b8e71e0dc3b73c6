package org.voxelyte.morphology;

import java.util.Optional;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * The local thickness of a phase: for each voxel p the diameter of the largest ball inscribed in
 * the phase that covers it, T(p) = 2 max{D(c) : |p − c| &lt; D(c)}, with D the {@link DistanceMap}
 * of the phase, from voxel centre to voxel centre. T. Hildebrand and P. Rüegsegger, Journal of
 * Microscopy 185, 67 (1997), doi:10.1046/j.1365-2818.1997.1340694.x.
 *
 * <p>Exact for any edges of the voxels: no ball is left out that could be the largest over a voxel
 * ({@link BallRidge}), and none is approximated ({@link BallPainter}). A voxel at a surface is one
 * edge away from the nearest voxel of another label, so a slab of n layers has the thickness n + 1
 * if n is odd, n if it is even. The outer faces of the volume are no surface; an image of one layer
 * is measured with discs.
 *
 * <p>The distribution of the diameters over the voxels is the continuous size distribution of pores
 * or particles: the share in balls of at least a diameter is what an opening by that ball leaves.
 * B. Münch and L. Holzer, Journal of the American Ceramic Society 91, 4059 (2008),
 * doi:10.1111/j.1551-2916.2008.02736.x.
 *
 * @param phase the phase
 * @param sizes distribution of the diameter over the voxels of the phase
 * @param map the diameter at each voxel, m; NaN outside the phase
 */
public record LocalThickness(Phase phase, SizeDistribution sizes, ScalarField map) {
  /** Bytes per voxel: squared distances, diameters, and a ball for every other voxel at worst. */
  private static final int BYTES_PER_VOXEL = 10;

  /**
   * Measures a phase. Memory: 8 bytes a voxel; 4 bytes a ball, of which there is one for two to ten
   * voxels of the phase; and 5 bytes a voxel of the slabs in work, 16 slices for each thread.
   *
   * @return undefined if the phase has no voxels or fills the volume
   * @throws IllegalArgumentException if memory does not suffice
   */
  public static Finding<LocalThickness> of(LabelVolume volume, Phase phase, TaskContext task) {
    return surfaceMissing(volume, phase)
        .map(Finding::<LocalThickness>undefined)
        .orElseGet(() -> Finding.of(measure(volume, phase, task)));
  }

  private static LocalThickness measure(LabelVolume volume, Phase phase, TaskContext task) {
    String what = "the local thickness of " + phase.name();
    long slabs = BallPainter.bytes(volume.shape(), task.threads());
    MemoryNeed.require(BYTES_PER_VOXEL * volume.shape().voxels() + slabs, what);
    task.progress("measuring " + what, 0, 0);
    SquaredDistances distances = SquaredDistances.of(volume, phase, task);
    return of(volume, phase, distances, new BallInclusion(distances, task), task);
  }

  /** Measures a phase of which the distances are known. */
  static LocalThickness of(
      LabelVolume volume,
      Phase phase,
      SquaredDistances distances,
      BallInclusion inclusion,
      TaskContext task) {
    FloatCounts counts = new FloatCounts();
    float[][] diameters = new float[volume.shape().nz()][];
    new BallPainter(distances, z -> distances.slices[z], inclusion, task)
        .paint(
            (z, slice) -> {
              FloatCounts ofSlice = new FloatCounts();
              ofSlice.addPositive(slice);
              counts.addAll(ofSlice);
              toDiameters(slice, distances.unit);
              diameters[z] = slice;
            },
            "measuring the local thickness of " + phase.name(),
            task);
    return new LocalThickness(
        phase,
        SizeDistribution.ofSquares(phase, counts, distances.unit, volume.count(phase)),
        new ScalarField("local thickness", "m", volume.shape(), volume.voxelSize(), diameters));
  }

  /** Turns squared radii into diameters, m; 0 becomes NaN. */
  static void toDiameters(float[] squares, double unit) {
    for (int i = 0; i < squares.length; i++) {
      squares[i] = squares[i] == 0 ? Float.NaN : (float) (2 * Math.sqrt(squares[i]) * unit);
    }
  }

  /** Returns why no ball is inscribed in a phase, if so. */
  static Optional<String> surfaceMissing(LabelVolume volume, Phase phase) {
    long voxels = volume.count(phase);
    if (voxels == 0) {
      return Optional.of(phase.name() + " has no voxels");
    }
    if (voxels == volume.shape().voxels()) {
      return Optional.of(phase.name() + " fills the volume and has no surface in it");
    }
    return Optional.empty();
  }

  /** Returns the mean over the voxels of the phase, m. */
  public double mean() {
    return sizes.mean().get();
  }

  /** Returns the standard deviation over the voxels of the phase, m. */
  public double standardDeviation() {
    return sizes.standardDeviation().get();
  }
}
