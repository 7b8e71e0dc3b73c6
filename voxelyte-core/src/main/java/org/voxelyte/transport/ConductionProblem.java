package org.voxelyte.transport;

import java.util.Optional;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * What is to be solved: a volume and its materials.
 *
 * @param volume not modified
 * @param conductivities S/m by label; labels that are not listed insulate
 * @param contacts Ω m² by pair of labels, on the faces between them
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
    Sides sides,
    Optional<Phase> reference,
    NetworkQuestions network,
    boolean withFields) {
  /** Checks that the volume has the phases that contacts are given for. */
  public ConductionProblem {
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
  }

  /** Returns the problem with insulated sides, no contacts, no fields, no reference of choice. */
  public static ConductionProblem of(LabelVolume volume, Conductivities conductivities) {
    return new ConductionProblem(
        volume,
        conductivities,
        ContactResistances.NONE,
        Sides.INSULATED,
        Optional.empty(),
        NetworkQuestions.NONE,
        false);
  }

  /**
   * Returns the same materials in another volume with the same phases; without fields, questions
   * about the network, and a choice of what the tortuosity factor refers to.
   */
  ConductionProblem in(LabelVolume other) {
    return new ConductionProblem(
        other, conductivities, contacts, sides, Optional.empty(), NetworkQuestions.NONE, false);
  }

  /** Returns the same with contact resistances. */
  public ConductionProblem withContacts(ContactResistances resistances) {
    return new ConductionProblem(
        volume, conductivities, resistances, sides, reference, network, withFields);
  }

  /** Returns the same with other sides. */
  public ConductionProblem withSides(Sides others) {
    return new ConductionProblem(
        volume, conductivities, contacts, others, reference, network, withFields);
  }

  /** Returns the same with a tortuosity factor that refers to a phase; empty: to the default. */
  public ConductionProblem referringTo(Optional<Phase> phase) {
    return new ConductionProblem(
        volume, conductivities, contacts, sides, phase, network, withFields);
  }

  /** Returns the same with or without fields. */
  public ConductionProblem withFields(boolean wanted) {
    return new ConductionProblem(
        volume, conductivities, contacts, sides, reference, network, wanted);
  }

  /** Returns the same with questions about the network that carries the current. */
  public ConductionProblem withNetwork(NetworkQuestions questions) {
    return new ConductionProblem(
        volume, conductivities, contacts, sides, reference, questions, withFields);
  }
}
