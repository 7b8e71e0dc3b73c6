package org.voxelyte.report;

import java.util.Arrays;
import java.util.Optional;
import org.voxelyte.transport.ParticleCurrents;

/**
 * The current through the particles of a phase, and how these were told apart.
 *
 * @param method in words
 * @param file of ids, if they were read
 * @param sha256 of that file
 * @param currents share of each particle
 */
public record ParticleFlow(
    String method, Optional<String> file, Optional<String> sha256, ParticleCurrents currents) {
  /**
   * Of the largest share in the drive, what is as good as nothing. A dead end is met by what the
   * solver leaves of its error, up to 1e-4 of the largest share at the usual error on three
   * electrodes, and by a little that flows in at one side of its neck and out at the other.
   * Relative to the largest share, not to the whole current, of which wide samples have less in
   * each.
   */
  private static final double IDLE = 1e-3;

  /** Returns the number of particles. */
  public int count() {
    return currents.particles().size();
  }

  /**
   * Returns the number of particles through which nothing worth naming passes: less than a
   * thousandth of what passes through that with most.
   */
  public long idle() {
    double most = IDLE * largest();
    return currents.particles().stream().filter(share -> share.share() <= most).count();
  }

  /** Returns the shares in ascending order. */
  private double[] sorted() {
    double[] shares =
        currents.particles().stream().mapToDouble(ParticleCurrents.Share::share).toArray();
    Arrays.sort(shares);
    return shares;
  }

  /** Returns the largest share; NaN of no particles. */
  public double largest() {
    return count() == 0 ? Double.NaN : sorted()[count() - 1];
  }

  /** Returns the median share, the lower of two; NaN of no particles. */
  public double median() {
    return count() == 0 ? Double.NaN : sorted()[(count() - 1) / 2];
  }
}
