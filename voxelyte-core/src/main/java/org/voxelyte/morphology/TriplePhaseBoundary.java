package org.voxelyte.morphology;

import org.voxelyte.volume.Phase;

/**
 * The lines along which three phases meet inside the volume.
 *
 * @param a the phase with the lowest label
 * @param b the next
 * @param c the phase with the highest label
 * @param edges voxel edges at which the three meet
 * @param staircaseLength sum of the lengths of those edges, m; overestimates by half on the mean
 * @param sectionLength estimate of the length from points on section planes, m
 * @param staircasePerVolume staircaseLength / volume of everything, 1/m²
 * @param perVolume sectionLength / volume of everything, 1/m²
 */
public record TriplePhaseBoundary(
    Phase a,
    Phase b,
    Phase c,
    long edges,
    double staircaseLength,
    double sectionLength,
    double staircasePerVolume,
    double perVolume) {}
