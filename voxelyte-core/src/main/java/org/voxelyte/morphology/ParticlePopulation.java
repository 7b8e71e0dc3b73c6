package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * All particles of a phase, each measured, and the contacts between them.
 *
 * @param phase the phase
 * @param method how the particles were told apart, in words for people
 * @param planar whether the volume has one layer, in which sizes and shapes are those of areas
 * @param options what was asked
 * @param particles in order of ids; empty if the phase has no voxels
 * @param network who touches whom
 */
public record ParticlePopulation(
    Phase phase,
    String method,
    boolean planar,
    ParticleOptions options,
    List<ParticleMorphology> particles,
    ContactNetwork network) {
  /** Copies the list. */
  public ParticlePopulation {
    particles = List.copyOf(particles);
  }

  /**
   * Measures particles: one pass over the voxels counts for all of them, a second one finds their
   * hulls. Time is linear in the voxels; the result does not depend on the number of threads.
   * Memory: at most 1 byte a voxel, 8 bytes for each voxel of two slices per thread, some 2 kB a
   * particle and 250 bytes a contact.
   *
   * @throws IllegalArgumentException if the particles are not of this volume, or memory does not
   *     suffice
   */
  public static ParticlePopulation of(
      LabelVolume volume, Particles particles, ParticleOptions options, TaskContext task) {
    return new ParticleMeasurement(volume, particles, options).measure(task);
  }

  /** Returns the number of particles that do not touch the border. */
  public long inside() {
    return particles.stream().filter(particle -> !particle.touchesBorder()).count();
  }
}
