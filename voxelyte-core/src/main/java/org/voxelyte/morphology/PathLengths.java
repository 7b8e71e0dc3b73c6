package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * How long the shortest ways to the outlet voxels are, over the straight way; each voxel counts
 * alike.
 *
 * @param outletVoxels voxels of the phase in the last layer
 * @param reachedVoxels those of them that a way leads to, at least 1; the others count nowhere else
 * @param mean the geometric tortuosity
 * @param standardDeviation of the voxels, not of the mean
 * @param minimum the shortest
 * @param quantile05 5 % are not longer than this
 * @param median half are not longer than this
 * @param quantile95 95 % are not longer than this
 * @param maximum the longest
 * @param histogram how many ways are how long
 */
public record PathLengths(
    long outletVoxels,
    long reachedVoxels,
    double mean,
    double standardDeviation,
    double minimum,
    double quantile05,
    double median,
    double quantile95,
    double maximum,
    Histogram histogram) {

  /**
   * Counts in bins of one width.
   *
   * @param start lower edge of the first bin
   * @param width of a bin
   * @param counts by bin; a value on an edge is in the bin above
   */
  public record Histogram(double start, double width, long[] counts) {
    /** At most so many bins, and at least a fifth of that unless values lie close together. */
    private static final int MOST_BINS = 100;

    private static final double NARROWEST = 1e-4;

    /** Counts values that rise, from 1 in bins of 1, 2 or 5 · 10ⁿ, but at least 10⁻⁴. */
    static Histogram of(double[] rising) {
      double width = NARROWEST;
      double largest = rising[rising.length - 1];
      for (int i = 0; (largest - 1) / width >= MOST_BINS; i++) {
        width *= i % 3 == 1 ? 2.5 : 2;
      }
      long[] counts = new long[bin(largest, width) + 1];
      for (double value : rising) {
        counts[bin(value, width)]++;
      }
      return new Histogram(1, width, counts);
    }

    /** No way is shorter than 1, but for rounding. */
    private static int bin(double value, double width) {
      return (int) Math.max(0, (value - 1) / width);
    }
  }

  /** Measures lengths over the straight way, at least one; they get sorted. */
  static PathLengths of(double[] lengths, long outletVoxels) {
    Arrays.sort(lengths);
    double sum = 0;
    for (double length : lengths) {
      sum += length;
    }
    double mean = sum / lengths.length;
    double squares = 0;
    for (double length : lengths) {
      squares += (length - mean) * (length - mean);
    }
    return new PathLengths(
        outletVoxels,
        lengths.length,
        mean,
        Math.sqrt(squares / lengths.length),
        lengths[0],
        quantile(lengths, 0.05),
        quantile(lengths, 0.5),
        quantile(lengths, 0.95),
        lengths[lengths.length - 1],
        Histogram.of(lengths));
  }

  /** Returns the least value that at least a share of all do not exceed. */
  private static double quantile(double[] rising, double share) {
    return rising[Math.max(0, (int) Math.ceil(share * rising.length) - 1)];
  }

  /** Returns the share of the phase's voxels in the last layer that a way leads to. */
  public double reachedShare() {
    return (double) reachedVoxels / outletVoxels;
  }
}
