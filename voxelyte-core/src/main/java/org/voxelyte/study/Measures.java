package org.voxelyte.study;

import java.util.Optional;

/**
 * What a study measures.
 *
 * @param morphology fractions, profiles, clusters, reach and interface areas
 * @param conduction conduction problems; empty: none
 */
public record Measures(boolean morphology, Optional<ConductionMeasure> conduction) {
  /** Checks that there is something to measure. */
  public Measures {
    if (!morphology && conduction.isEmpty()) {
      throw new IllegalArgumentException(
          "the study measures nothing; ask for morphology or conduction");
    }
  }
}
