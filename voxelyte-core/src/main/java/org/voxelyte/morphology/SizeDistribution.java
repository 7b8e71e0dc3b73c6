package org.voxelyte.morphology;

import java.util.Arrays;
import java.util.Locale;
import org.voxelyte.volume.Phase;

/**
 * How much of a phase lies in balls of which diameter.
 *
 * <p>Each voxel of the phase has the diameter of one ball that covers it; some may have none, such
 * as those that an intrusion does not reach, and count as 0. Shares are of all voxels of the phase.
 *
 * @param phase the phase
 * @param diameters those that occur, m, rising
 * @param voxels number of voxels with each
 * @param phaseVoxels number of voxels of the phase, at least the sum of the others
 */
public record SizeDistribution(Phase phase, double[] diameters, long[] voxels, long phaseVoxels) {
  /** Checks that the numbers go together. */
  public SizeDistribution {
    if (diameters.length != voxels.length) {
      throw new IllegalArgumentException(
          "got " + diameters.length + " diameters and " + voxels.length + " numbers of voxels");
    }
    for (int k = 0; k < diameters.length; k++) {
      if (!(diameters[k] > (k == 0 ? 0 : diameters[k - 1]))) {
        throw new IllegalArgumentException(
            "diameters must be positive and rise, got " + diameters[k] + " m");
      }
    }
    if (phaseVoxels < 1 || Arrays.stream(voxels).sum() > phaseVoxels) {
      throw new IllegalArgumentException(
          "got " + Arrays.stream(voxels).sum() + " voxels in balls of " + phaseVoxels);
    }
  }

  /** Makes a distribution from counts of squared radii in that unit of length, m. */
  static SizeDistribution ofSquares(
      Phase phase, FloatCounts squares, double unit, long phaseVoxels) {
    float[] values = squares.values();
    double[] diameters = new double[values.length];
    long[] voxels = new long[values.length];
    for (int k = 0; k < values.length; k++) {
      diameters[k] = 2 * Math.sqrt(values[k]) * unit;
      voxels[k] = squares.count(values[k]);
    }
    return new SizeDistribution(phase, diameters, voxels, phaseVoxels);
  }

  /** Returns the share of the phase that lies in balls, 0 … 1. */
  public double coveredFraction() {
    return (double) covered() / phaseVoxels;
  }

  private long covered() {
    return Arrays.stream(voxels).sum();
  }

  /** Returns the mean diameter of the voxels in balls, m. */
  public Finding<Double> mean() {
    return covered() == 0 ? none() : Finding.of(meanOfCovered());
  }

  private double meanOfCovered() {
    double sum = 0;
    for (int k = 0; k < diameters.length; k++) {
      sum += voxels[k] * diameters[k];
    }
    return sum / covered();
  }

  /** Returns the standard deviation of the diameter over the voxels in balls, m. */
  public Finding<Double> standardDeviation() {
    if (covered() == 0) {
      return none();
    }
    double mean = meanOfCovered();
    double sum = 0;
    for (int k = 0; k < diameters.length; k++) {
      double off = diameters[k] - mean;
      sum += voxels[k] * off * off;
    }
    return Finding.of(Math.sqrt(sum / covered()));
  }

  private <T> Finding<T> none() {
    return Finding.undefined("no voxel of " + phase.name() + " is reached");
  }

  /**
   * Returns the least diameter that a share of the phase does not exceed, m: d10, d50, d90 for 0.1,
   * 0.5, 0.9. Undefined if it falls into what no ball reaches.
   *
   * @param share 0 … 1, more than 0
   */
  public Finding<Double> quantile(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must be in (0, 1], got " + share);
    }
    long below = phaseVoxels - covered();
    if (below >= share * phaseVoxels) {
      return Finding.undefined(
          covered() == 0
              ? "no voxel of " + phase.name() + " is reached"
              : String.format(
                  Locale.ROOT,
                  "only %.1f %% of %s is reached",
                  100 * coveredFraction(),
                  phase.name()));
    }
    int k = 0;
    below += voxels[0];
    while (below < share * phaseVoxels) {
      below += voxels[++k];
    }
    return Finding.of(diameters[k]);
  }

  /** Returns for each diameter the share of the phase in balls of at least that diameter. */
  public double[] cumulativeShares() {
    double[] shares = new double[voxels.length];
    long above = 0;
    for (int k = voxels.length - 1; k >= 0; k--) {
      above += voxels[k];
      shares[k] = (double) above / phaseVoxels;
    }
    return shares;
  }

  /**
   * Returns the shares of the phase per class of diameters: class i holds those from i widths on,
   * below i + 1 widths.
   *
   * @param width of a class, m
   */
  public double[] histogram(double width) {
    if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "classes must have a positive, finite width, got " + width + " m");
    }
    if (diameters.length == 0) {
      return new double[0];
    }
    double[] shares = new double[(int) (diameters[diameters.length - 1] / width) + 1];
    for (int k = 0; k < diameters.length; k++) {
      shares[(int) (diameters[k] / width)] += (double) voxels[k] / phaseVoxels;
    }
    return shares;
  }
}
