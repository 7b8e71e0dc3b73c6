package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The particles that a phase consists of.
 *
 * @param phase the phase
 * @param ids above 0 of every voxel of the phase, 0 elsewhere: in order of each particle's first
 *     voxel, or as they were given; ids that do not occur have no voxels
 * @param method how they were told apart, in words for people
 */
public record Particles(Phase phase, ComponentVolume ids, String method) {
  /** Returns the number of particles. */
  public int count() {
    return (int) ids.sizes().stream().filter(voxels -> voxels > 0).count();
  }

  /** Returns the words for a voxel of the phase: "voxel (1, 2, 3) of NMC". */
  public String voxel(int x, int y, int z) {
    return "voxel (" + x + ", " + y + ", " + z + ") of " + phase.name();
  }

  /**
   * Takes the particles of a phase from a volume of ids, which may reach beyond the phase. Their
   * numbers stay.
   *
   * @param ids of the same shape as the volume
   * @param source what the ids were read from, for messages
   * @throws IllegalArgumentException if the shapes differ, or a voxel of the phase has id 0
   */
  public static Particles of(
      LabelVolume volume, Phase phase, ComponentVolume ids, String source, TaskContext task) {
    GridShape shape = volume.shape();
    if (!shape.equals(ids.shape())) {
      throw new IllegalArgumentException(
          "the particles of "
              + source
              + " are "
              + ids.shape()
              + " voxels, the volume "
              + volume.provenance().file()
              + " has "
              + shape
              + "; give ids of the same volume, cropped alike");
    }
    long[] without = new long[shape.nz()];
    int[][] own = new int[shape.nz()][];
    byte label = (byte) phase.label();
    task.forEach(
        shape.nz(),
        z -> {
          byte[] labels = volume.slice(z);
          int[] slice = ids.slice(z).clone();
          for (int i = 0; i < slice.length; i++) {
            if (labels[i] != label) {
              slice[i] = 0;
            } else if (slice[i] == 0) {
              without[z]++;
            }
          }
          own[z] = slice;
        });
    long missing = java.util.Arrays.stream(without).sum();
    if (missing > 0) {
      throw new IllegalArgumentException(
          missing
              + " voxels of "
              + phase.name()
              + " have particle id 0 in "
              + source
              + "; give each voxel of the phase an id, for instance by dilating the particles into"
              + " it");
    }
    return new Particles(
        phase,
        ComponentVolume.counted(shape, volume.voxelSize(), own, ids.clusters(), task),
        "ids read from a file");
  }
}
