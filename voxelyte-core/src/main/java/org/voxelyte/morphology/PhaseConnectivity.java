package org.voxelyte.morphology;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/**
 * The clusters of a phase and what they reach.
 *
 * @param phase the phase
 * @param voxels its voxels
 * @param clusters6 clusters with faces as neighbours
 * @param clusters18 clusters with faces and edges
 * @param clusters26 clusters with faces, edges and corners
 * @param largestClusterFraction voxels of the largest 6-connected cluster / voxels of the phase;
 *     NaN if it has none
 * @param reach per axis, by 6-connected clusters; its shares are NaN if the phase has no voxels
 */
public record PhaseConnectivity(
    Phase phase,
    long voxels,
    long clusters6,
    long clusters18,
    long clusters26,
    double largestClusterFraction,
    Map<Axis, Reach> reach) {
  /** Copies the map, in order of axes. */
  public PhaseConnectivity {
    Map<Axis, Reach> ordered = new EnumMap<>(Axis.class);
    ordered.putAll(reach);
    reach = Collections.unmodifiableMap(ordered);
  }

  /** Returns whether a 6-connected cluster joins both ends of an axis. */
  public boolean spans(Axis axis) {
    return reach.get(axis).spanning() > 0;
  }
}
