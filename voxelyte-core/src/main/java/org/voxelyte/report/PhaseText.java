package org.voxelyte.report;

import org.voxelyte.volume.Phase;

/** A phase within a sentence. */
final class PhaseText {
  private PhaseText() {}

  /** Returns its name; "phase 0" where it has none but the number of its label. */
  static String of(Phase phase) {
    return phase.name().equals(Integer.toString(phase.label()))
        ? "phase " + phase.name()
        : phase.name();
  }
}
