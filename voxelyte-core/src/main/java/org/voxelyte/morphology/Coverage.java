package org.voxelyte.morphology;

/**
 * How much of a surface another group of phases touches.
 *
 * @param by what touches it
 * @param area the area that it touches, m²
 * @param share of the whole surface: the coverage of Perrenot et al. (2023), Eq. 1, if the surface
 *     is that of the active material and {@code by} the electrolyte
 */
public record Coverage(PhaseGroup by, ByEstimator area, Finding<ByEstimator> share) {}
