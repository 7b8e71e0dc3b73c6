package org.voxelyte.morphology;

import java.util.List;

/**
 * The surface of a group of phases against all others, and what touches it.
 *
 * @param group the group
 * @param area its surface, m²
 * @param perVolume surface / volume of everything, 1/m: A_CAM/V_cell of Perrenot et al. (2023)
 * @param perOwnVolume surface / volume of the group, 1/m: A_CAM/V_CAM
 * @param coverage by each other group, in the order of groups; the areas sum to the surface
 */
public record PhaseSurface(
    PhaseGroup group,
    ByEstimator area,
    ByEstimator perVolume,
    Finding<ByEstimator> perOwnVolume,
    List<Coverage> coverage) {
  /** Copies the list. */
  public PhaseSurface {
    coverage = List.copyOf(coverage);
  }

  /**
   * Returns the coverage by a group.
   *
   * @throws IllegalArgumentException if there is no such group
   */
  public Coverage by(PhaseGroup other) {
    return coverage.stream()
        .filter(c -> c.by().equals(other))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the coverage of " + group.name() + " by " + other.name() + " was not asked"));
  }
}
