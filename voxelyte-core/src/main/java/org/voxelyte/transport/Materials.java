package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;

/**
 * The volume that a network is made of, and what its labels conduct.
 *
 * <p>Where particles of one phase have contact resistances, the phase becomes as many materials as
 * its particles need colours, so that those that touch differ, and the volume's labels become codes
 * of materials: 1 byte per voxel more. Otherwise it is the volume given.
 *
 * @param volume labels, or codes
 * @param faces what they conduct
 * @param colours number of colours of each of the phases with contacts between particles, in order
 *     of labels
 * @param bytes held beside the volume given
 */
record Materials(LabelVolume volume, FaceConductances faces, List<Integer> colours, long bytes) {
  /**
   * Prepares a problem.
   *
   * @param ends what lies beyond along x, y, z
   * @throws IllegalArgumentException if there are more materials than codes
   */
  static Materials of(ConductionProblem problem, Ends[] ends, TaskContext task) {
    LabelVolume volume = problem.volume();
    int[][] colours = new int[LabelVolume.MAX_LABEL + 1][];
    int[] kinds = new int[LabelVolume.MAX_LABEL + 1];
    int[][][] ids = new int[LabelVolume.MAX_LABEL + 1][][];
    List<Integer> numbers = new ArrayList<>();
    for (Particles particles : problem.particles()) {
      int label = particles.phase().label();
      if (problem.contacts().betweenParticles(label) > 0
          && problem.conductivities().of(label) > 0) {
        colours[label] = ParticleColours.of(volume, particles, ends, task);
        for (int colour : colours[label]) {
          kinds[label] = Math.max(kinds[label], colour + 1);
        }
        ids[label] = new int[volume.shape().nz()][];
        for (int z = 0; z < ids[label].length; z++) {
          ids[label][z] = particles.ids().slice(z);
        }
        numbers.add(kinds[label]);
      }
    }
    FaceConductances faces =
        new FaceConductances(volume, problem.conductivities(), problem.contacts(), kinds, ends);
    if (numbers.isEmpty()) {
      return new Materials(volume, faces, List.of(), 0);
    }
    byte[][] codes = new byte[volume.shape().nz()][];
    task.forEach(
        codes.length,
        z -> {
          byte[] slice = volume.slice(z);
          byte[] own = new byte[slice.length];
          for (int i = 0; i < own.length; i++) {
            int label = slice[i] & 0xff;
            int colour = colours[label] == null ? 0 : colours[label][ids[label][z][i]];
            own[i] = (byte) (faces.codeOfLabel()[label] + colour);
          }
          codes[z] = own;
        });
    LabelVolume coded =
        new LabelVolume(
            volume.shape(),
            volume.voxelSize(),
            codes,
            List.of(),
            Provenance.generated("codes of materials"));
    return new Materials(coded, faces.ofCodes(), List.copyOf(numbers), volume.shape().voxels());
  }
}
