package org.voxelyte.volume;

/**
 * One phase of a label volume.
 *
 * @param label the value of its voxels, 0 … 255
 * @param name how people call it; the number where they gave no name
 * @param role what it does
 */
public record Phase(int label, String name, PhaseRole role) {
  /** Checks label and name. */
  public Phase {
    if (label < 0 || label > LabelVolume.MAX_LABEL) {
      throw new IllegalArgumentException(
          "label must be in 0 … " + LabelVolume.MAX_LABEL + ", got " + label);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("the phase of label " + label + " needs a name");
    }
  }

  /** Returns a phase that is called by its label and has no role. */
  public static Phase unnamed(int label) {
    return new Phase(label, Integer.toString(label), PhaseRole.UNSPECIFIED);
  }

  /**
   * Returns a phase of which the role follows from the name where that is known: {@link
   * PhaseRole#ofName}.
   */
  public static Phase named(int label, String name) {
    return new Phase(label, name, PhaseRole.ofName(name));
  }
}
