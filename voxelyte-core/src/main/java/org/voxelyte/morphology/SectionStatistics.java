package org.voxelyte.morphology;

/**
 * The particles of one section.
 *
 * @param index the layer along the normal, voxels
 * @param areaFraction pixels of the phase / all pixels, whatever particles count
 * @param particles particles that count
 * @param particlesPerArea particles / area of the section, 1/m²
 * @param particleArea mean over the particles, m²; undefined without particles
 * @param perimeter mean over the particles, m; undefined without particles
 * @param circularity mean over the particles of 4π area / perimeter², each at most 1; undefined
 *     without particles
 */
public record SectionStatistics(
    int index,
    double areaFraction,
    long particles,
    double particlesPerArea,
    Finding<Double> particleArea,
    Finding<Double> perimeter,
    Finding<Double> circularity) {}
