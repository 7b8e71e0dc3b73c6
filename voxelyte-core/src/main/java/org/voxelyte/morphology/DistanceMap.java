package org.voxelyte.morphology;

import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * The Euclidean distance of each voxel of a phase to the nearest voxel of any other label, from
 * centre to centre, m; 0 outside the phase.
 *
 * <p>A voxel at the surface so has the distance of its neighbour, one edge; from the centre of a
 * voxel to the surface itself it is about half an edge less. The outer faces of the volume are no
 * surface: a particle that they cut is as thick there as if it went on. In a volume of the phase
 * alone every distance is infinite.
 *
 * <p>The root of {@link SquaredDistances}, after P. Felzenszwalb and D. Huttenlocher, Theory of
 * Computing 8, 415 (2012), doi:10.4086/toc.2012.v008a019. Exact but for the rounding to single
 * precision. Time is linear in the voxels; memory 4 bytes a voxel, which are the result.
 */
public final class DistanceMap {
  /** Bytes per voxel of the volume. */
  static final int BYTES_PER_VOXEL = Float.BYTES;

  private DistanceMap() {}

  /**
   * Returns the distances of a phase.
   *
   * @throws IllegalArgumentException if memory does not suffice
   */
  public static ScalarField of(LabelVolume volume, Phase phase, TaskContext task) {
    GridShape shape = volume.shape();
    MemoryNeed.require(BYTES_PER_VOXEL * shape.voxels(), "the distance map of " + phase.name());
    task.progress("measuring distances in " + phase.name(), 0, 0);
    SquaredDistances squares = SquaredDistances.of(volume, phase, task);
    double unit = squares.unit;
    task.forEach(
        shape.nz(),
        z -> {
          float[] slice = squares.slices[z];
          for (int i = 0; i < slice.length; i++) {
            slice[i] = (float) (Math.sqrt(slice[i]) * unit);
          }
        });
    return new ScalarField(
        "distance to other phases", "m", shape, volume.voxelSize(), squares.slices);
  }
}
