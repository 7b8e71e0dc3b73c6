package org.voxelyte.study;

import java.util.Optional;

/**
 * What a study measures.
 *
 * @param morphology what is where, and what is connected; empty: nothing of it
 * @param conduction conduction problems; empty: none
 */
public record Measures(
    Optional<MorphologyMeasure> morphology, Optional<ConductionMeasure> conduction) {
  /** Checks that there is something to measure. */
  public Measures {
    if (morphology.isEmpty() && conduction.isEmpty()) {
      throw new IllegalArgumentException(
          "the study measures nothing; ask for morphology or conduction");
    }
  }
}
