package org.voxelyte.transport;

import org.voxelyte.volume.Phase;

/**
 * The share of the Joule heat that is dissipated in a phase, in the contacts between two, or in
 * those between particles of one.
 *
 * @param a a phase
 * @param b another one; the same for a phase and for its particles
 * @param contact whether it is the heat of contact resistances
 * @param share of all heat, in [0, 1]; shares sum to 1
 */
public record PowerShare(Phase a, Phase b, boolean contact, double share) {
  /** Returns the share of a phase. */
  public static PowerShare of(Phase phase, double share) {
    return new PowerShare(phase, phase, false, share);
  }
}
