package org.voxelyte.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The most that work holds on the heap, above what was held before: what stays after a collection,
 * of collections that follow each other while the work runs, the last one when it is done and its
 * result still held.
 *
 * <p>What lives for less than the time between two collections (twice as long as one takes) may be
 * missed; arrays as large as the volume live longer. Time measured meanwhile means nothing. Other
 * work in this virtual machine is counted too, with some hundred kB of its own classes and
 * compilations: volumes should have a few million voxels.
 */
final class HeapPeak {
  private final AtomicLong most = new AtomicLong();
  private final CountDownLatch done = new CountDownLatch(1);

  private HeapPeak() {}

  /**
   * What work returned and held.
   *
   * @param result what it returned
   * @param bytes held at most, above what was held before
   */
  record Held<T>(T result, long bytes) {}

  /** Does the work once. */
  static <T> Held<T> of(Supplier<T> work) {
    HeapPeak peak = new HeapPeak();
    long before = held();
    Thread sampler = new Thread(peak::sample, "heap-peak");
    sampler.setDaemon(true);
    sampler.start();
    try {
      T result = work.get();
      peak.take(held());
      return new Held<>(result, Math.max(0, peak.most.get() - before));
    } finally {
      peak.done.countDown();
    }
  }

  private void sample() {
    try {
      long pause = 0;
      while (!done.await(pause, TimeUnit.NANOSECONDS)) {
        long start = System.nanoTime();
        take(held());
        pause = System.nanoTime() - start;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(long bytes) {
    most.accumulateAndGet(bytes, Math::max);
  }

  /** Collects, and returns what was left right after it. */
  private static long held() {
    System.gc();
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getCollectionUsage();
      if (pool.getType() == MemoryType.HEAP && left != null) {
        bytes += left.getUsed();
      }
    }
    return bytes;
  }
}
