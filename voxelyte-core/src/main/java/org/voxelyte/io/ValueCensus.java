package org.voxelyte.io;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the different values of a volume, slice by slice, in any order and from any thread. Types
 * of up to 16 bits are counted completely; of others the values are kept while there are few.
 */
final class ValueCensus {
  /** The most values that are listed. */
  static final int LISTED = 256;

  private final SampleType type;
  private final boolean small;
  private final long[] counts;
  private final int lowest;
  private final Map<Double, Long> values = new TreeMap<>();
  private boolean tooMany;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

  ValueCensus(SampleType type) {
    this.type = type;
    this.small = type.bytes() <= 2;
    this.counts = new long[small ? 1 << 8 * type.bytes() : 0];
    this.lowest =
        type == SampleType.INT8 ? Byte.MIN_VALUE : type == SampleType.INT16 ? Short.MIN_VALUE : 0;
  }

  /** Adds a slice. */
  void add(Object slice, int length) {
    if (small) {
      addCounts(slice);
    } else {
      addValues(slice, length);
    }
  }

  private void addCounts(Object slice) {
    int[] found = slice instanceof byte[] bytes ? counts(bytes) : counts((short[]) slice);
    synchronized (this) {
      for (int i = 0; i < found.length; i++) {
        counts[i] += found[i];
      }
    }
  }

  /** Counts in four tables: neighbours are mostly equal, and one counter would wait for itself. */
  private static int[] counts(byte[] bytes) {
    int[] a = new int[1 << Byte.SIZE];
    int[] b = new int[1 << Byte.SIZE];
    int[] c = new int[1 << Byte.SIZE];
    int[] d = new int[1 << Byte.SIZE];
    int i = 0;
    for (; i + 3 < bytes.length; i += 4) {
      a[bytes[i] & 0xff]++;
      b[bytes[i + 1] & 0xff]++;
      c[bytes[i + 2] & 0xff]++;
      d[bytes[i + 3] & 0xff]++;
    }
    for (; i < bytes.length; i++) {
      a[bytes[i] & 0xff]++;
    }
    for (int value = 0; value < a.length; value++) {
      a[value] += b[value] + c[value] + d[value];
    }
    return a;
  }

  private static int[] counts(short[] words) {
    int[] found = new int[1 << Short.SIZE];
    for (short word : words) {
      found[word & 0xffff]++;
    }
    return found;
  }

  private void addValues(Object slice, int length) {
    Map<Double, Long> found = new TreeMap<>();
    boolean full;
    synchronized (this) {
      full = tooMany;
    }
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    int i = 0;
    while (i < length) {
      double value = type.value(slice, i) + 0.0;
      int start = i++;
      if (!full) {
        while (i < length && type.value(slice, i) == value) {
          i++;
        }
        found.merge(value, (long) i - start, Long::sum);
        full = found.size() > LISTED;
      }
      if (value < least) {
        least = value;
      }
      if (value > largest) {
        largest = value;
      }
    }
    synchronized (this) {
      minimum = Math.min(minimum, least);
      maximum = Math.max(maximum, largest);
      found.forEach((value, count) -> values.merge(value, count, Long::sum));
      tooMany |= full || values.size() > LISTED;
      if (tooMany) {
        values.clear();
      }
    }
  }

  /** Returns how many different values there are; empty if too many were seen to count them. */
  Optional<Integer> distinct() {
    if (small) {
      int distinct = 0;
      for (long count : counts) {
        distinct += count > 0 ? 1 : 0;
      }
      return Optional.of(distinct);
    }
    return tooMany ? Optional.empty() : Optional.of(values.size());
  }

  /** Returns the count of each value if all are whole numbers and few; else nothing. */
  SortedMap<Integer, Long> labels() {
    SortedMap<Integer, Long> labels = new TreeMap<>();
    if (distinct().isEmpty() || distinct().get() > LISTED) {
      return labels;
    }
    if (small) {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          labels.put(value(i), counts[i]);
        }
      }
      return labels;
    }
    for (Map.Entry<Double, Long> entry : values.entrySet()) {
      int whole = entry.getKey().intValue();
      if (whole != entry.getKey()) {
        return new TreeMap<>();
      }
      labels.put(whole, entry.getValue());
    }
    return labels;
  }

  private int value(int index) {
    return lowest < 0 && index >= -lowest ? index + 2 * lowest : index;
  }

  /** Returns the smallest value; NaN if there is none. */
  double minimum() {
    return small ? extreme(false) : minimum > maximum ? Double.NaN : minimum;
  }

  /** Returns the largest value; NaN if there is none. */
  double maximum() {
    return small ? extreme(true) : minimum > maximum ? Double.NaN : maximum;
  }

  private double extreme(boolean largest) {
    double extreme = Double.NaN;
    for (int i = 0; i < counts.length; i++) {
      int value = value(i);
      if (counts[i] > 0 && !(largest ? value <= extreme : value >= extreme)) {
        extreme = value;
      }
    }
    return extreme;
  }
}
