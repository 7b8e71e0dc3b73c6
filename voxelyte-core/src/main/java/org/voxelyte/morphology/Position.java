package org.voxelyte.morphology;

/**
 * A place in a volume, from the outer corner of its first voxel.
 *
 * @param x along x, m
 * @param y along y, m
 * @param z along z, m
 */
public record Position(double x, double y, double z) {}
