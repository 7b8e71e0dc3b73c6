package org.voxelyte.morphology;

import org.voxelyte.volume.LabelMap;

/**
 * The parts of the void, and where they lie on a cut.
 *
 * @param parts of the whole volume
 * @param classes the ordinal of a {@link PorosityClass} per pixel
 */
public record ShownPorosity(PorosityParts parts, LabelMap classes) {}
