package org.voxelyte.morphology;

import java.util.Arrays;

/** Counts pairs of neighbouring voxels by the two particles that they belong to. */
final class ContactCounts {
  private static final int GROUPS = NeighbourGroups.COUNT;

  /** The lower number in the upper half, the higher in the lower; 0 where a slot is free. */
  private long[] keys = new long[64];

  private long[] counts = new long[64 * GROUPS];
  private int size;

  /** Adds to the pairs of two different numbers, 1 or higher. */
  void add(int a, int b, int group, long pairs) {
    int slot = slot(a, b);
    counts[slot * GROUPS + group] += pairs;
  }

  /** Adds to the pairs of two numbers those of another table's slot. */
  void add(int a, int b, ContactCounts other, int otherSlot) {
    int slot = slot(a, b);
    for (int group = 0; group < GROUPS; group++) {
      counts[slot * GROUPS + group] += other.counts[otherSlot * GROUPS + group];
    }
  }

  private int slot(int a, int b) {
    long key = (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    int slot = find(key);
    if (keys[slot] == key) {
      return slot;
    }
    if (2 * size >= keys.length) {
      grow();
      slot = find(key);
    }
    keys[slot] = key;
    size++;
    return slot;
  }

  private int find(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    if (keys.length > Integer.MAX_VALUE / 2 / GROUPS) {
      throw new IllegalArgumentException(
          "there are more than " + size + " contacts of particles; crop the volume");
    }
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new long[keys.length * GROUPS];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = find(oldKeys[old]);
        keys[slot] = oldKeys[old];
        System.arraycopy(oldCounts, old * GROUPS, counts, slot * GROUPS, GROUPS);
      }
    }
  }

  /** Returns the slots in use, in order of the lower, then of the higher number. */
  int[] slotsInOrder() {
    long[] sorted = Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
    return Arrays.stream(sorted).mapToInt(this::find).toArray();
  }

  /** Returns the number of slots. */
  int slots() {
    return keys.length;
  }

  /** Returns the lower number of a slot; 0 if it is free. */
  int lower(int slot) {
    return (int) (keys[slot] >>> Integer.SIZE);
  }

  /** Returns the higher number of a slot. */
  int higher(int slot) {
    return (int) keys[slot];
  }

  /** Returns the pairs of a slot. */
  long count(int slot, int group) {
    return counts[slot * GROUPS + group];
  }
}
