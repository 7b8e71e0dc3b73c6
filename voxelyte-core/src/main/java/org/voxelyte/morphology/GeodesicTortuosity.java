package org.voxelyte.morphology;

import org.voxelyte.volume.Phase;

/**
 * The geometric tortuosity of a phase in one direction.
 *
 * @param phase what the ways lead through
 * @param direction from which layer to which
 * @param method how lengths are measured
 * @param lengths lengths over the straight way; undefined where no way leads through
 */
public record GeodesicTortuosity(
    Phase phase, AxisDirection direction, GeodesicMethod method, Finding<PathLengths> lengths) {}
