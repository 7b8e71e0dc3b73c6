package org.voxelyte.morphology;

import org.voxelyte.volume.Phase;

/**
 * The interface between two phases inside the volume; the outer boundary of the volume does not
 * count.
 *
 * @param a the phase with the lower label
 * @param b the other phase
 * @param faces voxel faces between the two
 * @param faceArea sum of the areas of those faces, m²; overestimates smooth surfaces by up to 50 %
 * @param croftonArea Crofton estimate of the area from intersection counts along the 13 directions
 *     to the 26 neighbours, m²
 * @param perVolume croftonArea / volume of everything, 1/m
 * @param perVolumeOfA croftonArea / volume of phase a, 1/m
 * @param perVolumeOfB croftonArea / volume of phase b, 1/m
 */
public record InterfaceArea(
    Phase a,
    Phase b,
    long faces,
    double faceArea,
    double croftonArea,
    double perVolume,
    double perVolumeOfA,
    double perVolumeOfB) {}
