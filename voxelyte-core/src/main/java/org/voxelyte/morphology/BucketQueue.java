package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * Voxels waiting for their turn in buckets of rising length (Dial 1969, doi:10.1145/363269.363610).
 * The buckets are used in turns, so that only those ahead of the front are held: as many as the
 * longest step is wide, and the one in work.
 */
final class BucketQueue {
  private static final int FIRST_CAPACITY = 64;

  /** Marks a voxel that has to be visited although its bucket is past. */
  private static final long AGAIN = Long.MIN_VALUE;

  private final float bucketsPerLength;
  private final long[][] waiting;
  private final int[] counts;
  private int current;
  private long total;
  private int taken;

  /**
   * Makes an empty queue.
   *
   * @param width of a bucket
   * @param longestStep no voxel is added farther ahead of the bucket in work than this
   */
  BucketQueue(double width, double longestStep) {
    this.bucketsPerLength = (float) (1 / width);
    int buckets = (int) Math.ceil(longestStep / width) + 3; // one for the part, two for rounding
    this.waiting = new long[buckets][FIRST_CAPACITY];
    this.counts = new int[buckets];
  }

  /** Returns a voxel of slice z as an entry. */
  static long entry(int z, int index) {
    return (long) z << Integer.SIZE | index;
  }

  /** Returns the slice of an entry. */
  static int slice(long entry) {
    return (int) ((entry & ~AGAIN) >>> Integer.SIZE);
  }

  /** Returns the place of an entry in its slice. */
  static int index(long entry) {
    return (int) entry;
  }

  /** Returns the bucket of a length. */
  int bucket(float length) {
    return (int) (length * bucketsPerLength);
  }

  /** Adds a voxel whose length has fallen from one to another; from infinity the first time. */
  void lowered(int z, int index, float from, float to) {
    int bucket = bucket(to);
    if (bucket <= current) {
      add(current, entry(z, index) | AGAIN);
    } else if (bucket != bucket(from)) {
      add(bucket, entry(z, index));
    }
  }

  private void add(int bucket, long entry) {
    int place = bucket % waiting.length;
    int count = counts[place]++;
    if (count == waiting[place].length) {
      waiting[place] = Arrays.copyOf(waiting[place], 2 * count);
    }
    waiting[place][count] = entry;
    total++;
  }

  /** Goes on to the next bucket that holds something; returns false if none does. */
  boolean next() {
    if (total == 0) {
      return false;
    }
    while (!hasMore()) {
      counts[current % waiting.length] = 0;
      taken = 0;
      current++;
    }
    return true;
  }

  /** Returns whether the bucket in work holds more. */
  boolean hasMore() {
    return taken < counts[current % waiting.length];
  }

  /** Takes the next voxel of the bucket in work. */
  long take() {
    total--;
    return waiting[current % waiting.length][taken++];
  }

  /** Returns whether an entry is still to be visited, now that its length is that. */
  boolean isDue(long entry, float length) {
    return entry < 0 || bucket(length) == current;
  }
}
