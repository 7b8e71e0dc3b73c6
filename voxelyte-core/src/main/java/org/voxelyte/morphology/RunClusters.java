package org.voxelyte.morphology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Connected clusters of a set of labels, one number per run of voxels along x.
 *
 * <p>Union-find over runs, in which the lower root wins: the root of a cluster is its first run
 * whatever the order of joining, so slabs of slices are worked in parallel, their borders joined
 * after, and the numbers come out the same for any number of threads. Memory: 4 bytes a run, at
 * most 2 bytes a voxel, beside two slices of runs per thread; the sizes take 8 bytes a cluster.
 */
final class RunClusters {
  private static final int MAX_RUNS = Integer.MAX_VALUE - 8;
  private static final int SLABS_PER_THREAD = 4;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

  private final LabelVolume volume;
  private final GridShape shape;
  private final boolean[] member;
  private final Neighbourhood neighbourhood;

  /** Index of the first run of each slice; one more entry for the end. */
  private final int[] sliceStart;

  /** While joining, the parent of each run; after it, the id of its cluster, from 1. */
  private final int[] clusterOfRun;

  private int clusters;

  private RunClusters(
      LabelVolume volume, boolean[] member, Neighbourhood neighbourhood, int[] sliceStart) {
    this.volume = volume;
    this.shape = volume.shape();
    this.member = member;
    this.neighbourhood = neighbourhood;
    this.sliceStart = sliceStart;
    this.clusterOfRun = new int[sliceStart[shape.nz()]];
  }

  /**
   * Finds the clusters.
   *
   * @param member which of the 256 labels belong to the set
   * @throws IllegalArgumentException if there are more runs than an int can number
   */
  static RunClusters find(
      LabelVolume volume, boolean[] member, Neighbourhood neighbourhood, TaskContext task) {
    RunClusters result =
        new RunClusters(volume, member, neighbourhood, sliceStarts(volume, member, task));
    result.join(task);
    result.number();
    return result;
  }

  private static int[] sliceStarts(LabelVolume volume, boolean[] member, TaskContext task) {
    int nz = volume.shape().nz();
    int[] start = new int[nz + 1];
    task.forEach(nz, z -> start[z + 1] = SliceRuns.count(volume.slice(z), volume.shape(), member));
    long runs = 0;
    for (int z = 1; z <= nz; z++) {
      runs += start[z];
      if (runs > MAX_RUNS) {
        throw new IllegalArgumentException(
            "the volume of "
                + volume.shape()
                + " voxels is too finely divided to number its clusters: more than "
                + MAX_RUNS
                + " runs of voxels; crop or coarsen it");
      }
      start[z] = (int) runs;
    }
    return start;
  }

  private void join(TaskContext task) {
    int nz = shape.nz();
    int slabs = Math.min(nz, SLABS_PER_THREAD * task.threads());
    task.forEach(slabs, slab -> joinSlab(slabStart(slab, slabs), slabStart(slab + 1, slabs), task));
    for (int slab = 1; slab < slabs; slab++) {
      task.checkCancelled();
      int z = slabStart(slab, slabs);
      joinSlices(runs(z - 1), sliceStart[z - 1], runs(z), sliceStart[z]);
    }
  }

  private int slabStart(int slab, int slabs) {
    return (int) ((long) slab * shape.nz() / slabs);
  }

  private SliceRuns runs(int z) {
    return SliceRuns.of(volume.slice(z), shape, member, sliceStart[z + 1] - sliceStart[z]);
  }

  private void joinSlab(int from, int to, TaskContext task) {
    SliceRuns previous = null;
    for (int z = from; z < to; z++) {
      task.checkCancelled();
      SliceRuns current = runs(z);
      int start = sliceStart[z];
      for (int run = start; run < sliceStart[z + 1]; run++) {
        clusterOfRun[run] = run;
      }
      int reach = neighbourhood.reachAlongX(1, 0);
      for (int y = 1; y < shape.ny(); y++) {
        joinRows(current, y - 1, start, current, y, start, reach);
      }
      if (previous != null) {
        joinSlices(previous, sliceStart[z - 1], current, start);
      }
      previous = current;
    }
  }

  private void joinSlices(SliceRuns below, int belowStart, SliceRuns above, int aboveStart) {
    for (int dy = -1; dy <= 1; dy++) {
      int reach = neighbourhood.reachAlongX(dy, 1);
      if (reach < 0) {
        continue;
      }
      for (int y = Math.max(0, -dy); y < shape.ny() - Math.max(0, dy); y++) {
        joinRows(below, y + dy, belowStart, above, y, aboveStart, reach);
      }
    }
  }

  private void joinRows(
      SliceRuns a, int rowA, int startA, SliceRuns b, int rowB, int startB, int reach) {
    int i = a.rowStart[rowA];
    int j = b.rowStart[rowB];
    int endI = a.rowStart[rowA + 1];
    int endJ = b.rowStart[rowB + 1];
    while (i < endI && j < endJ) {
      if (a.begin[i] < b.end[j] + reach && b.begin[j] < a.end[i] + reach) {
        union(startA + i, startB + j);
      }
      if (a.end[i] <= b.end[j]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private void union(int a, int b) {
    int rootA = UnionFind.root(clusterOfRun, a);
    int rootB = UnionFind.root(clusterOfRun, b);
    if (rootA < rootB) {
      clusterOfRun[rootB] = rootA;
    } else {
      clusterOfRun[rootA] = rootB;
    }
  }

  /** Replaces parents by ids; a parent stands before its runs, so one pass in order does. */
  private void number() {
    for (int run = 0; run < clusterOfRun.length; run++) {
      int parent = clusterOfRun[run];
      clusterOfRun[run] = parent == run ? ++clusters : clusterOfRun[parent];
    }
  }

  /** Returns the number of clusters. */
  int clusters() {
    return clusters;
  }

  /** Writes the ids of slice z, 0 outside the set. */
  void readIds(int z, int[] target) {
    Arrays.fill(target, 0);
    forEachRun(
        z,
        (y, begin, end, id) -> Arrays.fill(target, shape.index(begin, y), shape.index(end, y), id));
  }

  /** Returns the sizes of the clusters and the end layers that they touch. */
  Measures measure(TaskContext task) {
    long[] sizes = new long[clusters];
    byte[] ends = new byte[clusters];
    int lastX = shape.nx() - 1;
    int lastY = shape.ny() - 1;
    int lastZ = shape.nz() - 1;
    task.forEach(
        shape.nz(),
        z -> {
          Tally tally = new Tally(sizes);
          forEachRun(
              z,
              (y, begin, end, id) -> {
                tally.add(id, end - begin);
                int touched =
                    bits(Axis.X, begin == 0, end == lastX + 1)
                        | bits(Axis.Y, y == 0, y == lastY)
                        | bits(Axis.Z, z == 0, z == lastZ);
                if ((touched & ~ends[id - 1]) != 0) {
                  BYTES.getAndBitwiseOr(ends, id - 1, (byte) touched);
                }
              });
          tally.tell();
        });
    return new Measures(sizes, ends);
  }

  /**
   * Adds voxels to sizes that threads share; those of one cluster after another at once, since most
   * runs are of one large cluster and threads would wait for each other.
   */
  private static final class Tally {
    private final long[] sizes;
    private int id = 1;
    private long voxels;

    Tally(long[] sizes) {
      this.sizes = sizes;
    }

    void add(int of, int more) {
      if (of != id) {
        tell();
        id = of;
      }
      voxels += more;
    }

    void tell() {
      if (voxels > 0) {
        LONGS.getAndAdd(sizes, id - 1, voxels);
        voxels = 0;
      }
    }
  }

  private static int bits(Axis axis, boolean first, boolean last) {
    return ((first ? 1 : 0) | (last ? 2 : 0)) << (2 * axis.ordinal());
  }

  /** Calls back for each run of slice z, in order of rows and then of x. */
  void forEachRun(int z, RunConsumer consumer) {
    int nx = shape.nx();
    byte[] slice = volume.slice(z);
    int run = sliceStart[z];
    for (int y = 0; y < shape.ny(); y++) {
      int row = y * nx;
      int x = 0;
      while (x < nx) {
        if (!member[slice[row + x] & 0xff]) {
          x++;
          continue;
        }
        int begin = x;
        while (x < nx && member[slice[row + x] & 0xff]) {
          x++;
        }
        consumer.accept(y, begin, x, clusterOfRun[run++]);
      }
    }
  }

  @FunctionalInterface
  interface RunConsumer {
    void accept(int y, int begin, int end, int id);
  }

  /**
   * Sizes of clusters, and two bits per axis that tell whether a cluster touches its first and its
   * last layer; both at id − 1.
   */
  record Measures(long[] sizes, byte[] ends) {
    boolean touches(Axis axis, End end, int id) {
      return (ends[id - 1] >> (2 * axis.ordinal() + end.ordinal()) & 1) != 0;
    }

    boolean touchesOuterFace(int id) {
      return ends[id - 1] != 0;
    }

    NetworkClass along(Axis axis, int id) {
      return switch ((ends[id - 1] >> (2 * axis.ordinal())) & 3) {
        case 0 -> NetworkClass.ISOLATED;
        case 1 -> NetworkClass.FIRST_ONLY;
        case 2 -> NetworkClass.LAST_ONLY;
        default -> NetworkClass.SPANNING;
      };
    }
  }
}
