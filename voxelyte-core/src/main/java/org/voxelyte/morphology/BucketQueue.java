package org.voxelyte.morphology;

import java.util.Arrays;

/**
 * Voxels waiting for their turn in buckets of rising length (Dial 1969, doi:10.1145/363269.363610).
 * The buckets are used in turns, so that only those ahead of the front are held: as many as the
 * longest step is wide. Within a bucket, first come, first served.
 */
final class BucketQueue {
  private static final int FIRST_CAPACITY = 64;

  private final float bucketsPerLength;
  private final long[][] waiting;
  private final int[] counts;
  private long total;

  /** The bucket in work, its place, and how many voxels of it are taken. */
  private int current;

  private int place;
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

  /** Returns the bucket of a length. */
  int bucket(float length) {
    return (int) (length * bucketsPerLength);
  }

  /** Returns the bucket in work. */
  int current() {
    return current;
  }

  /** Adds an entry to a bucket not before that in work. */
  void add(int bucket, long entry) {
    int to = place + (bucket - current);
    if (to >= counts.length) {
      to -= counts.length;
    }
    int count = counts[to]++;
    if (count == waiting[to].length) {
      waiting[to] = Arrays.copyOf(waiting[to], 2 * count);
    }
    waiting[to][count] = entry;
    total++;
  }

  /** Goes on to the next bucket that holds something; returns false if none does. */
  boolean next() {
    if (total == 0) {
      return false;
    }
    while (!hasMore()) {
      counts[place] = 0;
      taken = 0;
      current++;
      place = place + 1 == counts.length ? 0 : place + 1;
    }
    return true;
  }

  /** Returns whether the bucket in work holds more. */
  boolean hasMore() {
    return taken < counts[place];
  }

  /** Takes the next entry of the bucket in work. */
  long take() {
    total--;
    return waiting[place][taken++];
  }
}
