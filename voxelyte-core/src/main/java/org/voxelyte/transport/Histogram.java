package org.voxelyte.transport;

/**
 * Counts of values that are not negative in 128 bins per octave, each with the sum of its values: a
 * quantile is known to 0.8 %, without keeping the values, and the same in whatever order they come
 * but for rounding of the sums.
 *
 * <p>A bin is the leading bits of a double. Values below 2⁻⁶⁴ share the first, those from 2³² the
 * last.
 */
final class Histogram {
  /** Bits of the mantissa that a bin does not tell. */
  private static final int DROPPED = 45;

  private static final int LOWEST = key(0x1p-64);
  private static final int BINS = key(0x1p32) - LOWEST + 1;

  private final long[] counts = new long[BINS];
  private final double[] sums = new double[BINS];

  private static int key(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> DROPPED);
  }

  void add(double value) {
    int bin = Math.max(0, Math.min(BINS - 1, key(Math.abs(value)) - LOWEST));
    counts[bin]++;
    sums[bin] += value;
  }

  void add(Histogram other) {
    for (int bin = 0; bin < BINS; bin++) {
      counts[bin] += other.counts[bin];
      sums[bin] += other.sums[bin];
    }
  }

  void addZeros(long count) {
    counts[0] += count;
  }

  long count() {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    return all;
  }

  /** Returns the least value that a share of all values do not exceed, as the mean of its bin. */
  double quantile(double share) {
    double wanted = Math.max(1, Math.ceil(share * count() - 1e-6));
    long seen = 0;
    int last = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        last = bin;
        seen += counts[bin];
        if (seen >= wanted) {
          break;
        }
      }
    }
    return sums[last] / counts[last];
  }

  /** Returns how large a share of the values, the largest first, sums to a share of all. */
  double shareOfLargest(double share) {
    double total = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      total += sums[bin];
    }
    double left = share * total;
    double taken = 0;
    for (int bin = BINS - 1; bin >= 0 && left > 0; bin--) {
      if (sums[bin] > left) {
        taken += counts[bin] * (left / sums[bin]);
      } else if (sums[bin] > 0) {
        taken += counts[bin];
      }
      left -= sums[bin];
    }
    return taken / count();
  }
}
