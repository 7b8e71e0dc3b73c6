package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * A binary heap of entries by their length; the first in time and place come first among equals.
 */
final class LengthHeap {
  private static final int FIRST_CAPACITY = 1024;

  private float[] lengths = new float[FIRST_CAPACITY];
  private long[] entries = new long[FIRST_CAPACITY];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns the least length. */
  float length() {
    return lengths[0];
  }

  void add(float length, long entry) {
    if (size == lengths.length) {
      lengths = Arrays.copyOf(lengths, 2 * size);
      entries = Arrays.copyOf(entries, 2 * size);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!(length < lengths[parent])) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    lengths[at] = length;
    entries[at] = entry;
  }

  /** Takes the entry of the least length. */
  long take() {
    long entry = entries[0];
    size--;
    float length = lengths[size];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && lengths[child + 1] < lengths[child]) {
        child++;
      }
      if (!(lengths[child] < length)) {
        break;
      }
      move(child, at);
      at = child;
    }
    lengths[at] = length;
    entries[at] = entries[size];
    return entry;
  }

  private void move(int from, int to) {
    lengths[to] = lengths[from];
    entries[to] = entries[from];
  }
}
