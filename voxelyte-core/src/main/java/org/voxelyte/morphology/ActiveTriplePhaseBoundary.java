package org.voxelyte.morphology;

/**
 * The lines along which three phases meet, and how much of them both networks reach.
 *
 * @param networks the networks, and where they are fed
 * @param total all of the lines
 * @param active where each of the three that conducts is tied to its feeding layer
 * @param activeShare active / total by section lengths; undefined where the three do not meet
 */
public record ActiveTriplePhaseBoundary(
    FedNetworks networks,
    TriplePhaseBoundary total,
    TriplePhaseBoundary active,
    Finding<Double> activeShare) {}
