package org.voxelyte.transport;

/**
 * Sums by id, for a part of a volume in which few of many ids occur. Memory: 24 to 48 bytes per id
 * that occurs, however large ids are: a table with open addressing, at most half full.
 */
final class SumsById {
  /** Spreads ids that follow each other: 2³² divided by the golden ratio, odd. */
  private static final int SPREAD = 0x9e3779b9;

  private int[] ids = new int[16];
  private double[] sums = new double[16];
  private int count;

  /**
   * Adds to the sum of an id.
   *
   * @param id above 0
   */
  void add(int id, double value) {
    int at = place(id);
    if (ids[at] == 0) {
      if (2 * (count + 1) > ids.length) {
        grow();
        at = place(id);
      }
      ids[at] = id;
      count++;
    }
    sums[at] += value;
  }

  /** Adds each sum, divided by so much, to the total at its id. */
  void addTo(double[] totals, double divisor) {
    for (int at = 0; at < ids.length; at++) {
      if (ids[at] != 0) {
        totals[ids[at]] += sums[at] / divisor;
      }
    }
  }

  /** Returns the entries there is room for before the table grows. */
  int room() {
    return ids.length / 2;
  }

  /** Returns where an id is, or the free place it goes to. */
  private int place(int id) {
    int mask = ids.length - 1;
    int at = id * SPREAD >>> Integer.numberOfLeadingZeros(mask);
    while (ids[at] != 0 && ids[at] != id) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldIds = ids;
    double[] oldSums = sums;
    ids = new int[Math.multiplyExact(2, oldIds.length)];
    sums = new double[ids.length];
    for (int k = 0; k < oldIds.length; k++) {
      if (oldIds[k] != 0) {
        int at = place(oldIds[k]);
        ids[at] = oldIds[k];
        sums[at] = oldSums[k];
      }
    }
  }
}
