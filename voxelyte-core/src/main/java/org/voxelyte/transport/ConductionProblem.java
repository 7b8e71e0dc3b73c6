package org.voxelyte.transport;

import java.util.List;
import java.util.Optional;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * What is to be solved: a volume and its materials.
 *
 * @param volume not modified
 * @param conductivities S/m by label; labels that are not listed insulate
 * @param contacts Ω m² by pair of labels, on the faces between them
 * @param particles those of the phases that they are known of; needed where a pair is of one label
 * @param sides what lies across the drive
 * @param reference the phase that the tortuosity factor refers to if several conduct; empty: the
 *     one with the largest ε σ
 * @param network what is wanted of the network that carries the current
 * @param withFields whether potential and current density are wanted, 8 bytes per voxel
 */
public record ConductionProblem(
    LabelVolume volume,
    Conductivities conductivities,
    ContactResistances contacts,
    List<Particles> particles,
    Sides sides,
    Optional<Phase> reference,
    NetworkQuestions network,
    boolean withFields) {
  /** Checks that the volume has the phases, and the particles, that contacts are given for. */
  public ConductionProblem {
    particles = List.copyOf(particles);
    for (ContactResistances.Pair pair : contacts.byPair().keySet()) {
      for (int label : new int[] {pair.a(), pair.b()}) {
        if (volume.phases().stream().noneMatch(phase -> phase.label() == label)) {
          throw new IllegalArgumentException(
              "a contact resistance is given for label "
                  + label
                  + ", which is not in "
                  + volume.provenance().file());
        }
      }
    }
    for (Particles known : particles) {
      if (!known.ids().shape().equals(volume.shape())) {
        throw new IllegalArgumentException(
            "the particles of "
                + known.phase().name()
                + " are "
                + known.ids().shape()
                + " voxels, the volume has "
                + volume.shape()
                + "; split the same volume");
      }
    }
    for (Phase phase : volume.phases()) {
      long known = particles.stream().filter(p -> p.phase().label() == phase.label()).count();
      if (known > 1) {
        throw new IllegalArgumentException(
            "particles of " + phase.name() + " are given twice; give one or the other");
      }
      if (known == 0 && contacts.betweenParticles(phase.label()) > 0) {
        throw new IllegalArgumentException(
            "a contact resistance is given between particles of "
                + phase.name()
                + ", which are not known; split the phase into particles or give their ids");
      }
    }
  }

  /** Returns the problem with insulated sides, no contacts, no fields, no reference of choice. */
  public static ConductionProblem of(LabelVolume volume, Conductivities conductivities) {
    return new ConductionProblem(
        volume,
        conductivities,
        ContactResistances.NONE,
        List.of(),
        Sides.INSULATED,
        Optional.empty(),
        NetworkQuestions.NONE,
        false);
  }

  /**
   * Returns the same materials in another volume with the same phases; without fields, questions
   * about the network, and a choice of what the tortuosity factor refers to. There must be no
   * contacts between particles.
   */
  ConductionProblem in(LabelVolume other) {
    return in(other, List.of());
  }

  /**
   * Returns the same in another volume that shows a region of this one, with the particles there.
   */
  ConductionProblem in(LabelVolume other, Box region, TaskContext task) {
    return in(other, ParticlesOnGrid.of(this, other, region, task));
  }

  private ConductionProblem in(LabelVolume other, List<Particles> known) {
    return new ConductionProblem(
        other,
        conductivities,
        contacts,
        known,
        sides,
        Optional.empty(),
        NetworkQuestions.NONE,
        false);
  }

  /** Returns the same with contact resistances. */
  public ConductionProblem withContacts(ContactResistances resistances) {
    return new ConductionProblem(
        volume, conductivities, resistances, particles, sides, reference, network, withFields);
  }

  /** Returns the same with the particles of some phases. */
  public ConductionProblem withParticles(List<Particles> known) {
    return new ConductionProblem(
        volume, conductivities, contacts, known, sides, reference, network, withFields);
  }

  /** Returns the same with other sides. */
  public ConductionProblem withSides(Sides others) {
    return new ConductionProblem(
        volume, conductivities, contacts, particles, others, reference, network, withFields);
  }

  /** Returns the same with a tortuosity factor that refers to a phase; empty: to the default. */
  public ConductionProblem referringTo(Optional<Phase> phase) {
    return new ConductionProblem(
        volume, conductivities, contacts, particles, sides, phase, network, withFields);
  }

  /** Returns the same with or without fields. */
  public ConductionProblem withFields(boolean wanted) {
    return new ConductionProblem(
        volume, conductivities, contacts, particles, sides, reference, network, wanted);
  }

  /** Returns the same with questions about the network that carries the current. */
  public ConductionProblem withNetwork(NetworkQuestions questions) {
    return new ConductionProblem(
        volume, conductivities, contacts, particles, sides, reference, questions, withFields);
  }
}
