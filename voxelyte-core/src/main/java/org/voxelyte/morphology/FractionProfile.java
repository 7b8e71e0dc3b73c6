package org.voxelyte.morphology;

import java.util.List;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/**
 * The fraction of each phase in every layer along an axis.
 *
 * @param axis the axis
 * @param spacing distance of layers, m
 * @param phases the phases
 * @param fractions for each phase its fraction of the layer, layer after layer
 */
public record FractionProfile(
    Axis axis, double spacing, List<Phase> phases, List<double[]> fractions) {}
