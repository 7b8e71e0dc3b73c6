package org.voxelyte.morphology;

import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.Phase;

/**
 * The network of a phase on a cut that contains the axis of interest.
 *
 * @param phase the phase
 * @param axis the axis whose end layers count
 * @param classes ordinals of {@link NetworkClass}
 */
public record NetworkCut(Phase phase, Axis axis, LabelMap classes) {}
