package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;

/**
 * The closing of some phases by a ball: all voxels that no ball of that radius covers which keeps
 * clear of the phases (J. Serra, Image Analysis and Mathematical Morphology, Academic Press 1982,
 * chapter 2).
 *
 * <p>A ball is what lies within its radius of a voxel's centre, from centre to centre, the radius
 * included; it keeps clear if that holds no voxel of the phases. Both steps take exact distances,
 * so time does not grow with the radius. Balls lie in the volume; its mirror image would add none.
 */
final class ActiveMaterialClosing {
  /** Distances are in single precision. */
  private static final double ROUNDING = 1e-6;

  private static final Phase NEAR = Phase.unnamed(1);

  private ActiveMaterialClosing() {}

  /** Returns 1 in the closing, 0 elsewhere. */
  static byte[][] of(LabelVolume volume, boolean[] member, double radius, TaskContext task) {
    double limit = radius * (1 + ROUNDING);
    int nz = volume.shape().nz();
    byte[][] marks = new byte[nz][volume.shape().sliceVoxels()];
    task.forEach(
        nz,
        z -> {
          byte[] labels = volume.slice(z);
          for (int i = 0; i < labels.length; i++) {
            marks[z][i] = (byte) (member[labels[i] & 0xff] ? 0 : 1);
          }
        });
    // Where the centre of a ball may not be: the phases themselves, and what is too near.
    ScalarField toPhases = distance(volume, marks, task);
    task.forEach(
        nz,
        z -> {
          float[] distance = toPhases.slice(z);
          for (int i = 0; i < distance.length; i++) {
            marks[z][i] = (byte) (distance[i] <= limit ? 1 : 0);
          }
        });
    ScalarField toCentres = distance(volume, marks, task);
    task.forEach(
        nz,
        z -> {
          float[] distance = toCentres.slice(z);
          for (int i = 0; i < distance.length; i++) {
            marks[z][i] = (byte) (distance[i] <= limit ? 0 : 1);
          }
        });
    return marks;
  }

  /** Returns the distance of each voxel with mark 1 to the nearest without; 0 at those. */
  private static ScalarField distance(LabelVolume volume, byte[][] marks, TaskContext task) {
    LabelVolume near =
        new LabelVolume(
            volume.shape(),
            volume.voxelSize(),
            marks,
            List.of(NEAR),
            Provenance.generated("marks"));
    return DistanceMap.of(near, NEAR, task);
  }
}
