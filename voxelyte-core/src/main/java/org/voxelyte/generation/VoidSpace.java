package org.voxelyte.generation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.volume.Phase;

/**
 * The voids of a recipe.
 *
 * @param phase label and name; label 0 is usual
 * @param fraction share of the whole volume, in [0, 1); empty: what the phases leave
 * @param balls diameters of round voids that are cut from the phase without an amount; empty: the
 *     voids are what the phases leave
 */
public record VoidSpace(Phase phase, OptionalDouble fraction, Optional<ParticleSizes> balls) {
  /** Checks the fraction. */
  public VoidSpace {
    if (fraction.isPresent() && !(fraction.getAsDouble() >= 0 && fraction.getAsDouble() < 1)) {
      throw new IllegalArgumentException("void must be in [0, 1), got " + fraction.getAsDouble());
    }
    if (balls.isPresent() && fraction.isEmpty()) {
      throw new IllegalArgumentException("round voids need their share of the volume");
    }
  }
}
