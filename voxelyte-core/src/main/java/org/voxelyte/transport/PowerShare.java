package org.voxelyte.transport;

import org.voxelyte.volume.Phase;

/**
 * The share of the Joule heat that is dissipated in a phase, or in the contacts between two.
 *
 * @param a a phase
 * @param b the same: the heat of that phase; another one: that of the contact resistance between
 *     them
 * @param share of all heat, in [0, 1]; shares sum to 1
 */
public record PowerShare(Phase a, Phase b, double share) {}
