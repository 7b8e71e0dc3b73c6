package org.voxelyte.transport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the links of the nodes of one layer of a {@link CoarseLevel}, node after node. */
final class LinkCollector {
  private byte[] counts = new byte[256];
  private int[] column = new int[2048];
  private short[] conductance = new short[2048];
  private final Map<Integer, Integer> many = new HashMap<>();
  private int rows;
  private int links;

  // The node at hand; sums in double.
  private int[] targets = new int[64];
  private double[] sums = new double[64];
  private int open;

  /** Adds conductance from the node at hand to a target. */
  void add(int target, double g) {
    for (int t = 0; t < open; t++) {
      if (targets[t] == target) {
        sums[t] += g;
        return;
      }
    }
    if (open == targets.length) {
      targets = Arrays.copyOf(targets, 2 * open);
      sums = Arrays.copyOf(sums, 2 * open);
    }
    targets[open] = target;
    sums[open++] = g;
  }

  /** Ends the node at hand and begins the next. */
  void endNode() {
    if (links + open > column.length) {
      int capacity = Math.max(2 * column.length, links + open);
      column = Arrays.copyOf(column, capacity);
      conductance = Arrays.copyOf(conductance, capacity);
    }
    for (int t = 0; t < open; t++) {
      column[links] = targets[t];
      conductance[links++] = CoarseLevel.pack((float) sums[t]);
    }
    if (rows == counts.length) {
      counts = Arrays.copyOf(counts, 2 * rows);
    }
    if (open >= LinkCounts.MANY) {
      many.put(rows, open);
    }
    counts[rows++] = (byte) Math.min(open, LinkCounts.MANY);
    open = 0;
  }

  LinkCounts counts() {
    return new LinkCounts(Arrays.copyOf(counts, rows), many);
  }

  int[] column() {
    return Arrays.copyOf(column, links);
  }

  /** Returns conductances as {@link CoarseLevel#pack} writes them. */
  short[] conductance() {
    return Arrays.copyOf(conductance, links);
  }
}
