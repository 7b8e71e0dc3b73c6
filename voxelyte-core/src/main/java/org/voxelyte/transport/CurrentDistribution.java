package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;

/**
 * How the current is spread over what conducts.
 *
 * <p>Current densities are magnitudes at voxel centres, relative to the mean that the electrodes
 * see, I / A with A the whole cross-section; every conducting voxel counts, those that no current
 * reaches with 0. Values and volumes are read off a histogram whose bins are at most 0.8 % wide.
 *
 * @param meanCurrentDensity I / A, A/m² for 1 V
 * @param densities |j| A / I that so large {@link #shares()} of the conducting voxels do not exceed
 * @param maximum largest |j| A / I
 * @param maximumX voxel where it is, along x
 * @param maximumY along y
 * @param maximumZ along z
 * @param volumes least shares of the conducting voxels that dissipate these {@link #shares()} of
 *     the power, the last one 1
 * @param streamlineTortuosity mean length of the lines of current, each tube of equal current
 *     counting alike, over the length between the electrodes: ⟨|j|⟩ / ⟨j along the drive⟩, A. Duda,
 *     Z. Koza, M. Matyka, Phys. Rev. E 84, 036319 (2011), doi:10.1103/PhysRevE.84.036319; at least
 *     1, and not squared
 */
public record CurrentDistribution(
    double meanCurrentDensity,
    List<Double> densities,
    double maximum,
    int maximumX,
    int maximumY,
    int maximumZ,
    List<Double> volumes,
    double streamlineTortuosity) {
  private static final int PERCENT = 100;

  /** Shares below 1 %, and as far from 100 %: most of the range of |j| is there. */
  private static final List<Double> TAIL =
      List.of(1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 3e-3, 4e-3, 5e-3, 6e-3, 7e-3, 8e-3);

  private static final List<Double> SHARES = makeShares();

  /** Copies the lists; checks that there is a value for each share. */
  public CurrentDistribution {
    densities = List.copyOf(densities);
    volumes = List.copyOf(volumes);
    if (densities.size() != SHARES.size() || volumes.size() != SHARES.size()) {
      throw new IllegalArgumentException(
          SHARES.size()
              + " densities and volumes are needed, got "
              + densities.size()
              + " and "
              + volumes.size());
    }
  }

  private static List<Double> makeShares() {
    List<Double> shares = new ArrayList<>(List.of(0.0));
    shares.addAll(TAIL);
    for (int percent = 1; percent < PERCENT; percent++) {
      shares.add(percent / (double) PERCENT);
    }
    for (int i = TAIL.size() - 1; i >= 0; i--) {
      shares.add(1 - TAIL.get(i));
    }
    shares.add(1.0);
    return List.copyOf(shares);
  }

  /** Returns the shares of volume and power that there are values for, from 0 to 1. */
  public static List<Double> shares() {
    return SHARES;
  }

  private static int index(int percent) {
    if (percent < 0 || percent > PERCENT) {
      throw new IllegalArgumentException("percent must be in 0 … 100, got " + percent);
    }
    return percent == 0 ? 0 : percent == PERCENT ? SHARES.size() - 1 : TAIL.size() + percent;
  }

  /** Returns |j| A / I that so many percent of the conducting voxels do not exceed. */
  public double percentile(int percent) {
    return densities.get(index(percent));
  }

  /** Returns the least share of the conducting volume that dissipates so many percent of all. */
  public double volumeOfPower(int percent) {
    return volumes.get(index(percent));
  }
}
