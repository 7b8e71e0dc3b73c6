package org.voxelyte.morphology;

import java.util.List;

/**
 * The clusters of a phase, in numbers and on cuts.
 *
 * @param connectivity the numbers
 * @param cuts what the clusters reach along x, y and z, one middle cut each
 */
public record PhaseNetwork(PhaseConnectivity connectivity, List<NetworkCut> cuts) {
  /** Copies the list. */
  public PhaseNetwork {
    cuts = List.copyOf(cuts);
  }
}
