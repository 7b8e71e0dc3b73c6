package org.voxelyte.transport;

import java.util.Map;

/**
 * How many links each node of a layer has: one byte per node, and a table for the rare node that
 * has more links than a byte counts.
 *
 * @param counts links of each node, or {@link #MANY}
 * @param many links of each node of which {@code counts} says {@link #MANY}
 */
record LinkCounts(byte[] counts, Map<Integer, Integer> many) {
  /** So many links or more. */
  static final int MANY = 255;

  /** Links of a regular row, at least. */
  static final int FACES = 6;

  /** By how much regular rows grow. */
  static final int STEP = 4;

  int nodes() {
    return counts.length;
  }

  int of(int node) {
    int count = counts[node] & 0xff;
    return count < MANY ? count : many.get(node);
  }

  /**
   * Returns the least regular length of a row of so many links: 6, as many as a block has faces,
   * 10, 14 and so on.
   */
  static int regular(int links) {
    return links <= FACES ? FACES : FACES + (links - FACES + STEP - 1) / STEP * STEP;
  }

  /** Returns whether all rows have regular lengths. */
  boolean areRegular() {
    for (int node = 0; node < counts.length; node++) {
      if (of(node) != regular(of(node))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of each node's links, counted from the layer's first. */
  int[] ends() {
    int[] ends = new int[nodes()];
    int end = 0;
    for (int node = 0; node < ends.length; node++) {
      end += of(node);
      ends[node] = end;
    }
    return ends;
  }

  /** Returns the bytes of its arrays; an entry of the table has about 64. */
  long bytes() {
    return counts.length + 64L * many.size();
  }
}
