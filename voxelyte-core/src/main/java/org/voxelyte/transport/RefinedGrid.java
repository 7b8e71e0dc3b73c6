package org.voxelyte.transport;

import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** The same voxels on a grid twice as fine, to see how well the equations are solved on them. */
final class RefinedGrid {
  /** Bytes that a solution takes per conducting voxel, at most: no voxel of it stands alone. */
  private static final long BYTES_PER_CONDUCTING = 40;

  private RefinedGrid() {}

  /**
   * Returns the volume with every voxel divided into 2 × 2 × 2 of its label; an axis with a single
   * layer keeps it. Memory: 4 bytes per voxel of the volume, as pairs of slices are one array.
   *
   * @throws IllegalArgumentException if a slice would be too large
   */
  static LabelVolume of(LabelVolume volume, TaskContext task) {
    GridShape coarse = volume.shape();
    int x = times(coarse.nx());
    int y = times(coarse.ny());
    int z = times(coarse.nz());
    GridShape fine = new GridShape(x * coarse.nx(), y * coarse.ny(), z * coarse.nz());
    byte[][] slices = new byte[fine.nz()][];
    task.forEach(
        coarse.nz(),
        k -> {
          byte[] source = volume.slice(k);
          byte[] target = new byte[fine.sliceVoxels()];
          for (int j = 0; j < fine.ny(); j++) {
            int from = coarse.index(0, j / y);
            int to = fine.index(0, j);
            for (int i = 0; i < fine.nx(); i++) {
              target[to + i] = source[from + i / x];
            }
          }
          for (int copy = 0; copy < z; copy++) {
            slices[z * k + copy] = target;
          }
        });
    VoxelSize size = volume.voxelSize();
    return new LabelVolume(
        fine,
        new VoxelSize(size.x() / x, size.y() / y, size.z() / z),
        slices,
        volume.phases(),
        volume.provenance().then("twice as many voxels along each axis"));
  }

  private static int times(int n) {
    return n > 1 ? 2 : 1;
  }

  /** Returns the number of conducting voxels of the refined grid. */
  static long conducting(ConductionProblem problem) {
    LabelVolume volume = problem.volume();
    GridShape coarse = volume.shape();
    long conducting =
        volume.phases().stream()
            .filter(phase -> problem.conductivities().of(phase.label()) > 0)
            .mapToLong(volume::count)
            .sum();
    return (long) times(coarse.nx()) * times(coarse.ny()) * times(coarse.nz()) * conducting;
  }

  /** Returns the number of voxels of one of its slices. */
  static long sliceVoxels(GridShape coarse) {
    return (long) times(coarse.nx()) * times(coarse.ny()) * coarse.sliceVoxels();
  }

  /**
   * Returns the bytes that a solution on it takes at most, with the labels, and where particles of
   * a phase have contacts, their ids and the codes of materials.
   */
  static long bytes(ConductionProblem problem) {
    GridShape coarse = problem.volume().shape();
    long labels = sliceVoxels(coarse) * coarse.nz();
    long voxels = times(coarse.nz()) * labels;
    long bytesPerVoxel = 0;
    boolean coded = false;
    for (Particles particles : problem.particles()) {
      int label = particles.phase().label();
      if (problem.contacts().betweenParticles(label) > 0) {
        bytesPerVoxel += Integer.BYTES;
        coded |= problem.conductivities().of(label) > 0;
      }
    }
    bytesPerVoxel += coded ? Byte.BYTES : 0;
    return labels + bytesPerVoxel * voxels + BYTES_PER_CONDUCTING * conducting(problem);
  }
}
