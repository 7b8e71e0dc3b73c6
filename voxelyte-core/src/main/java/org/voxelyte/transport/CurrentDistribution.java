package org.voxelyte.transport;

import java.util.List;

/**
 * How the current is spread over what conducts.
 *
 * <p>Current densities are magnitudes at voxel centres, relative to the mean that the electrodes
 * see, I / A with A the whole cross-section; every conducting voxel counts, those that no current
 * reaches with 0. Values and volumes are read off a histogram whose bins are at most 0.8 % wide.
 *
 * @param meanCurrentDensity I / A, A/m² for 1 V
 * @param percentiles |j| A / I that 0, 1, … 100 % of the conducting voxels do not exceed
 * @param maximum largest |j| A / I
 * @param maximumX voxel where it is, along x
 * @param maximumY along y
 * @param maximumZ along z
 * @param volumes least share of the conducting voxels that dissipates 0, 1, … 99 % of the power
 * @param streamlineTortuosity mean length of the lines of current, each tube of equal current
 *     counting alike, over the length between the electrodes: ⟨|j|⟩ / ⟨j along the drive⟩, A. Duda,
 *     Z. Koza, M. Matyka, Phys. Rev. E 84, 036319 (2011), doi:10.1103/PhysRevE.84.036319; at least
 *     1, and not squared
 */
public record CurrentDistribution(
    double meanCurrentDensity,
    List<Double> percentiles,
    double maximum,
    int maximumX,
    int maximumY,
    int maximumZ,
    List<Double> volumes,
    double streamlineTortuosity) {
  private static final int PERCENT = 100;

  /** Copies the lists, of 101 and 100 values. */
  public CurrentDistribution {
    percentiles = List.copyOf(percentiles);
    volumes = List.copyOf(volumes);
    if (percentiles.size() != PERCENT + 1 || volumes.size() != PERCENT) {
      throw new IllegalArgumentException(
          "101 percentiles and 100 volumes are needed, got "
              + percentiles.size()
              + " and "
              + volumes.size());
    }
  }

  /** Returns |j| A / I that so many percent of the conducting voxels do not exceed. */
  public double percentile(int percent) {
    return percentiles.get(percent);
  }

  /** Returns the least share of the conducting volume that dissipates so many percent of all. */
  public double volumeOfPower(int percent) {
    return volumes.get(percent);
  }
}
