package org.voxelyte.morphology;

import java.util.OptionalDouble;
import org.voxelyte.volume.Phase;

/**
 * How much of the volume a phase takes.
 *
 * @param phase the phase
 * @param voxels its voxels
 * @param ofVolume voxels of the phase / all voxels, void included
 * @param ofSolid voxels of the phase / voxels of all phases that are not void; empty for void
 *     itself, and where all is void
 */
public record PhaseFraction(Phase phase, long voxels, double ofVolume, OptionalDouble ofSolid) {}
