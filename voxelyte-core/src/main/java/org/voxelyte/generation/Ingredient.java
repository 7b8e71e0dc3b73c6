package org.voxelyte.generation;

import java.util.Optional;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/**
 * One phase of a recipe.
 *
 * @param phase label, name and role
 * @param shape what its particles look like
 * @param amount how much of it there is
 * @param overlap whether and how far particles of the phase may overlap each other
 * @param gradient how its share changes along an axis; empty: not at all
 */
public record Ingredient(
    Phase phase,
    ParticleShape shape,
    Amount amount,
    Overlapping overlap,
    Optional<Gradient> gradient) {
  /** How particles of one phase may overlap each other. */
  public enum Overlapping {
    /** Not at all: they are packed by collective rearrangement. */
    NONE,
    /** As little as rearrangement reaches; how much is reported. */
    LEAST,
    /** As it comes: they are put one after another anywhere that is not taken by other phases. */
    FREE
  }

  /** Checks what does not go together. */
  public Ingredient {
    boolean solid =
        shape instanceof ParticleShape.Sphere
            || shape instanceof ParticleShape.Spheroid
            || shape instanceof ParticleShape.Prism
            || shape instanceof ParticleShape.Polyhedron;
    if (phase.role() == PhaseRole.VOID) {
      throw new IllegalArgumentException(
          phase.name()
              + " has the role void, which no phase that is put can have; give it another role, and"
              + " the voids under void");
    }
    if (gradient.isPresent() && !solid) {
      throw new IllegalArgumentException(
          phase.name() + " has a gradient, which only spheres, ellipsoids and polyhedra can have");
    }
    if (!solid && overlap != Overlapping.FREE) {
      throw new IllegalArgumentException(
          phase.name() + ": only spheres, ellipsoids and polyhedra can be packed without overlap");
    }
  }

  /** Returns how people call the phase. */
  public String name() {
    return phase.name();
  }

  /** Returns whether the recipe says that there is none. */
  boolean isAbsent() {
    return amount instanceof Amount.Ratio ratio && ratio.ratio() == 0;
  }

  /** Returns whether there are particles that are packed by rearrangement. */
  boolean isPacked() {
    return overlap != Overlapping.FREE && !isAbsent();
  }
}
