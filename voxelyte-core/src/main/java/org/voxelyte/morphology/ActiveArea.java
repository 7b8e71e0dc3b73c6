package org.voxelyte.morphology;

/**
 * The interface of active material and electrolyte, and how much of it both networks reach.
 *
 * @param networks the networks, and where they are fed
 * @param total all of the interface, m²
 * @param active between active material that the electrons reach and electrolyte that the ions
 *     reach, m²
 * @param totalPerVolume total / volume of everything, 1/m
 * @param activePerVolume active / volume of everything, 1/m: the specific active area
 * @param activePerActiveMaterial active / volume of all active material, 1/m
 * @param activeShare active / total; undefined where the two do not touch
 * @param activeMaterialReached voxels of active material in the network of the electrons / all of
 *     its voxels: the utilisation level
 * @param electrolyteReached voxels of electrolyte in the network of the ions / all of its voxels
 */
public record ActiveArea(
    FedNetworks networks,
    ByEstimator total,
    ByEstimator active,
    ByEstimator totalPerVolume,
    ByEstimator activePerVolume,
    ByEstimator activePerActiveMaterial,
    Finding<ByEstimator> activeShare,
    double activeMaterialReached,
    double electrolyteReached) {}
