package org.voxelyte.morphology;

/**
 * The topology of a group of phases.
 *
 * @param group the group
 * @param neighbourhood which of its voxels are connected
 * @param objects its clusters
 * @param tunnels independent tunnels through it: the genus of its surface, all objects and cavities
 *     together
 * @param cavities clusters of what is not the group that do not touch the outer faces of the volume
 * @param eulerCharacteristic objects − tunnels + cavities
 * @param eulerPerVolume Euler characteristic per volume of the material that the volume is a sample
 *     of, 1/m³; undefined in a volume of a single layer
 */
public record PhaseTopology(
    PhaseGroup group,
    Neighbourhood neighbourhood,
    long objects,
    long tunnels,
    long cavities,
    long eulerCharacteristic,
    Finding<Double> eulerPerVolume) {}
