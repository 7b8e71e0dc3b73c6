package org.voxelyte.morphology;

import org.voxelyte.volume.Phase;

/**
 * The part of a particle's surface that another phase covers.
 *
 * @param phase the other phase
 * @param faces number of voxel faces
 * @param faceArea their area, m²
 * @param croftonArea Crofton estimate, m²
 */
public record ParticleCoverage(Phase phase, long faces, double faceArea, double croftonArea) {}
