package org.voxelyte.transport;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * The conductivity of each phase in S/m; labels that are not listed insulate.
 *
 * @param byLabel S/m by label; 0 insulates
 */
public record Conductivities(Map<Integer, Double> byLabel) {
  /** Checks that each value is finite and not negative, and copies the map in order of labels. */
  public Conductivities {
    byLabel = Collections.unmodifiableMap(new TreeMap<>(byLabel));
    byLabel.forEach(
        (label, sigma) -> {
          if (label < 0 || label > LabelVolume.MAX_LABEL) {
            throw new IllegalArgumentException(
                "label must be in 0 … " + LabelVolume.MAX_LABEL + ", got " + label);
          }
          if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                "conductivity of label "
                    + label
                    + " must be finite and not negative, got "
                    + sigma
                    + " S/m");
          }
        });
  }

  /** Returns the set in which one phase conducts with 1 S/m and all others insulate. */
  public static Conductivities unit(Phase phase) {
    return new Conductivities(Map.of(phase.label(), 1.0));
  }

  /** Returns the conductivity of a label, S/m. */
  public double of(int label) {
    return byLabel.getOrDefault(label, 0.0);
  }
}
