package org.voxelyte.morphology;

import java.util.EnumMap;
import java.util.Map;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Pairs of voxels of a phase that lie a number of voxels apart along an axis, counted exactly on
 * bits, 64 voxels at a time. Memory: an eighth of a byte a voxel.
 */
final class AxisPairs {
  private final GridShape shape;
  private final int words;
  private final long[][] bits;
  private final Map<Axis, long[]> ofLayer = new EnumMap<>(Axis.class);
  private final Map<Axis, long[]> both = new EnumMap<>(Axis.class);

  private AxisPairs(GridShape shape) {
    this.shape = shape;
    this.words = (shape.nx() + Long.SIZE - 1) / Long.SIZE;
    this.bits = new long[shape.nz()][];
  }

  /**
   * Counts pairs.
   *
   * @param lags the largest distance along each axis, voxels
   */
  static AxisPairs of(LabelVolume volume, int label, Map<Axis, Integer> lags, TaskContext task) {
    AxisPairs pairs = new AxisPairs(volume.shape());
    for (Axis axis : Axis.values()) {
      pairs.ofLayer.put(axis, new long[pairs.shape.along(axis)]);
      pairs.both.put(axis, new long[lags.get(axis) + 1]);
    }
    task.forEach(pairs.shape.nz(), z -> pairs.pack(volume.slice(z), (byte) label, z));
    task.forEach(
        pairs.shape.nz(),
        z -> {
          pairs.add(pairs.both.get(Axis.X), pairs.alongX(z, lags.get(Axis.X)));
          pairs.add(pairs.both.get(Axis.Y), pairs.alongY(z, lags.get(Axis.Y)));
          pairs.add(pairs.both.get(Axis.Z), pairs.alongZ(z, lags.get(Axis.Z)));
        });
    return pairs;
  }

  /** Whole numbers: the order in which slices arrive does not matter. */
  private synchronized void add(long[] sum, long[] part) {
    for (int i = 0; i < part.length; i++) {
      sum[i] += part[i];
    }
  }

  private void pack(byte[] labels, byte label, int z) {
    long[] slice = new long[Math.multiplyExact(words, shape.ny())];
    long[] ofX = new long[shape.nx()];
    long[] ofY = new long[shape.ny()];
    long all = 0;
    for (int y = 0; y < shape.ny(); y++) {
      int from = shape.index(0, y);
      for (int x = 0; x < shape.nx(); x++) {
        if (labels[from + x] == label) {
          slice[y * words + x / Long.SIZE] |= 1L << x;
          ofX[x]++;
          ofY[y]++;
        }
      }
      all += ofY[y];
    }
    bits[z] = slice;
    add(ofLayer.get(Axis.X), ofX);
    add(ofLayer.get(Axis.Y), ofY);
    synchronized (this) {
      ofLayer.get(Axis.Z)[z] = all;
    }
  }

  private long[] alongX(int z, int lags) {
    long[] slice = bits[z];
    long[] counts = new long[lags + 1];
    for (int y = 0; y < shape.ny(); y++) {
      int from = y * words;
      for (int lag = 0; lag <= lags; lag++) {
        int whole = lag / Long.SIZE;
        int part = lag % Long.SIZE;
        long count = 0;
        for (int w = 0; w + whole < words; w++) {
          long shifted = slice[from + w + whole] >>> part;
          if (part > 0 && w + whole + 1 < words) {
            shifted |= slice[from + w + whole + 1] << (Long.SIZE - part);
          }
          count += Long.bitCount(slice[from + w] & shifted);
        }
        counts[lag] += count;
      }
    }
    return counts;
  }

  private long[] alongY(int z, int lags) {
    long[] counts = new long[lags + 1];
    for (int lag = 0; lag <= lags; lag++) {
      counts[lag] = common(bits[z], bits[z], lag * words);
    }
    return counts;
  }

  private long[] alongZ(int z, int lags) {
    long[] counts = new long[Math.min(lags, shape.nz() - 1 - z) + 1];
    for (int lag = 0; lag < counts.length; lag++) {
      counts[lag] = common(bits[z], bits[z + lag], 0);
    }
    return counts;
  }

  private static long common(long[] a, long[] b, int shift) {
    long count = 0;
    for (int i = 0; i + shift < b.length; i++) {
      count += Long.bitCount(a[i] & b[i + shift]);
    }
    return count;
  }

  /** Returns the pairs so far apart with both voxels of the phase. */
  long both(Axis axis, int lag) {
    return both.get(axis)[lag];
  }

  /** Returns the pairs so far apart with one voxel of the phase and the other not. */
  long unlike(Axis axis, int lag) {
    long[] layers = ofLayer.get(axis);
    long ends = 0;
    for (int i = 0; i + lag < layers.length; i++) {
      ends += layers[i] + layers[i + lag];
    }
    return ends - 2 * both(axis, lag);
  }

  /** Returns all pairs so far apart. */
  long pairs(Axis axis, int lag) {
    int n = shape.along(axis);
    return shape.voxels() / n * (n - lag);
  }

  /** Returns the largest distance counted along an axis. */
  int largestLag(Axis axis) {
    return both.get(axis).length - 1;
  }
}
