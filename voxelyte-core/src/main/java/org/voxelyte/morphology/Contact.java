package org.voxelyte.morphology;

/**
 * Where two particles of one phase share voxel faces.
 *
 * @param a the lower id
 * @param b the higher id
 * @param faces number of voxel faces, at least 1
 * @param faceArea their area, m²
 * @param croftonArea Crofton estimate, m²
 */
public record Contact(int a, int b, long faces, double faceArea, double croftonArea) {}
