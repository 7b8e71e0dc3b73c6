package org.voxelyte.morphology;

import java.util.Arrays;

/** How often each positive float occurs: a hash table of the bits. */
final class FloatCounts {
  private static final int FIRST_CAPACITY = 256;

  /** Bits of the floats, 0 where the table is free. */
  private int[] keys = new int[FIRST_CAPACITY];

  private long[] counts = new long[FIRST_CAPACITY];
  private int size;

  /** Counts the values above 0. */
  void addPositive(float[] values) {
    int i = 0;
    while (i < values.length) {
      float value = values[i];
      int begin = i++;
      while (i < values.length && values[i] == value) {
        i++;
      }
      if (value > 0) {
        add(value, i - begin);
      }
    }
  }

  /**
   * Counts those of some values that exceed others, and no longer the others there.
   *
   * @param before of the same length
   */
  void replaceLess(float[] before, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] > before[i]) {
        if (before[i] > 0) {
          add(before[i], -1);
        }
        add(values[i], 1);
      }
    }
  }

  /** Counts a value above 0 so often more. */
  void add(float value, long count) {
    int at = place(Float.floatToRawIntBits(value));
    if (keys[at] == 0) {
      keys[at] = Float.floatToRawIntBits(value);
      size++;
    }
    counts[at] += count;
    if (2 * size > keys.length) {
      grow();
    }
  }

  /** Adds what others counted; safe from several threads. */
  synchronized void addAll(FloatCounts others) {
    for (int k = 0; k < others.keys.length; k++) {
      if (others.keys[k] != 0) {
        add(Float.intBitsToFloat(others.keys[k]), others.counts[k]);
      }
    }
  }

  private int place(int key) {
    int mixed = key * 0x9E3779B9;
    int at = (mixed ^ mixed >>> 15) & keys.length - 1;
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & keys.length - 1;
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new int[2 * oldKeys.length];
    counts = new long[keys.length];
    for (int k = 0; k < oldKeys.length; k++) {
      if (oldKeys[k] != 0) {
        int at = place(oldKeys[k]);
        keys[at] = oldKeys[k];
        counts[at] = oldCounts[k];
      }
    }
  }

  /** Returns the floats that occur, rising. */
  float[] values() {
    float[] values = new float[size];
    int found = 0;
    for (int k = 0; k < keys.length; k++) {
      if (counts[k] != 0) {
        values[found++] = Float.intBitsToFloat(keys[k]);
      }
    }
    Arrays.sort(values, 0, found);
    return Arrays.copyOf(values, found);
  }

  /** Counts a value that has been added once more, and returns how often it occurred before. */
  long getAndIncrement(float value) {
    return counts[place(Float.floatToRawIntBits(value))]++;
  }

  /** Returns how often a float occurs. */
  long count(float value) {
    int at = place(Float.floatToRawIntBits(value));
    return keys[at] == 0 ? 0 : counts[at];
  }
}
