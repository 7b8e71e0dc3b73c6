package org.voxelyte.morphology;

import java.util.Arrays;

/** Numbers the different ids that are met, from 1. */
final class IntIndex {
  private int[] slots = new int[256];
  private int[] ids = new int[128];
  private int count;

  /** Returns the number of an id; the next one if it is new. */
  int of(int id) {
    int slot = slot(id);
    while (slots[slot] != 0) {
      if (ids[slots[slot]] == id) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = ++count;
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
      slots = new int[4 * count];
      for (int number = 1; number < count; number++) {
        int free = slot(ids[number]);
        while (slots[free] != 0) {
          free = free + 1 & slots.length - 1;
        }
        slots[free] = number;
      }
      ids[count] = id;
      int free = slot(id);
      while (slots[free] != 0) {
        free = free + 1 & slots.length - 1;
      }
      slots[free] = count;
      return count;
    }
    ids[count] = id;
    return count;
  }

  private int slot(int id) {
    int mixed = id * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & slots.length - 1;
  }

  /** Returns how many different ids were met. */
  int count() {
    return count;
  }

  /** Returns the id of a number. */
  int id(int number) {
    return ids[number];
  }
}
