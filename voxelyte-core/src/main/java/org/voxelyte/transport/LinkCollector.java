package org.voxelyte.transport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the links of the nodes of one layer of a {@link CoarseLevel}, node after node. */
final class LinkCollector {
  /** Growth of the number of links that rows of one length are worth. */
  private static final double WORTH = 1.3;

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
    setCount(rows++, open);
    open = 0;
  }

  /**
   * Fills up rows by links of conductance 0 to {@linkplain LinkCounts#regular regular} lengths,
   * over which loops need not be counted, where that costs little memory. Called last.
   *
   * @param target of such links: the ground
   */
  void pad(int target) {
    int padded = 0;
    for (int row = 0; row < rows; row++) {
      padded += LinkCounts.regular(count(row));
    }
    if (padded == links || padded > WORTH * links) {
      return;
    }
    int[] columns = new int[padded];
    short[] conductances = new short[padded];
    int from = 0;
    int next = 0;
    for (int row = 0; row < rows; row++) {
      int count = count(row);
      System.arraycopy(column, from, columns, next, count);
      System.arraycopy(conductance, from, conductances, next, count);
      from += count;
      int filled = LinkCounts.regular(count);
      Arrays.fill(columns, next + count, next + filled, target);
      next += filled;
      setCount(row, filled);
    }
    column = columns;
    conductance = conductances;
    links = padded;
  }

  private int count(int row) {
    int count = counts[row] & 0xff;
    return count < LinkCounts.MANY ? count : many.get(row);
  }

  private void setCount(int row, int count) {
    if (count >= LinkCounts.MANY) {
      many.put(row, count);
    }
    counts[row] = (byte) Math.min(count, LinkCounts.MANY);
  }

  LinkCounts counts() {
    return new LinkCounts(Arrays.copyOf(counts, rows), many);
  }

  int[] column() {
    return column.length == links ? column : Arrays.copyOf(column, links);
  }

  /** Returns conductances as {@link CoarseLevel#pack} writes them. */
  short[] conductance() {
    return conductance.length == links ? conductance : Arrays.copyOf(conductance, links);
  }
}
