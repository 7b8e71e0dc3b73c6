package org.voxelyte.morphology;

/**
 * A part of the void.
 *
 * @param voxels its voxels
 * @param ofVoid voxels / voxels of all void
 * @param ofActiveMaterial voxels / voxels of the active material; undefined if there is none
 * @param ofVolume voxels / all voxels
 */
public record VoidShare(
    long voxels, double ofVoid, Finding<Double> ofActiveMaterial, double ofVolume) {}
