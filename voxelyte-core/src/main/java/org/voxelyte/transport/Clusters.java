package org.voxelyte.transport;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The 6-connected clusters of conducting voxels, across sides that repeat too, and which electrodes
 * they touch, by union-find over runs of voxels along x. Where the volume repeats along the drive
 * as well: around which axes they join themselves.
 *
 * <p>4 + 1 bytes per run, 22 where the drive repeats. Freed before the solver's own arrays are
 * made, unless other axes are to come.
 */
final class Clusters {
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final int BOTH = FIRST | LAST;

  /** Bits of {@link #touches} for each axis between electrodes. */
  private static final int BITS = 2;

  /** The largest number of unknowns: what an array holds, less the electrodes. */
  static final long LARGEST = Integer.MAX_VALUE - 16L;

  private final GridShape shape;
  private final int wordsPerRow;
  private final long[][] words;
  private final Ends[] ends;
  private final int[][] firstRun;
  private Axis axis;
  private int[] parent;

  /** Of roots: which electrodes they touch, two bits per axis; or a bit per axis that they wind. */
  private byte[] touches;

  private byte winds;

  /** The axes along which electrodes have been found, and those that a cluster spans. */
  private final boolean[] driven = new boolean[Axis.values().length];

  private final boolean[] spans = new boolean[Axis.values().length];

  /**
   * Finds the clusters of what conducts.
   *
   * @param ends what lies beyond along x, y, z
   * @param axis that of the drive
   * @throws IllegalArgumentException if there are more conducting voxels than can be solved for
   */
  Clusters(LabelVolume volume, FaceConductances faces, Ends[] ends, Axis axis, TaskContext task) {
    this.shape = volume.shape();
    this.wordsPerRow = VoxelMask.wordsPerRow(shape);
    this.ends = ends.clone();
    this.axis = axis;
    this.words = new long[shape.nz()][];
    task.forEach(shape.nz(), z -> words[z] = conducting(volume.slice(z), faces));
    checkSize(task);
    this.firstRun = new int[shape.nz()][shape.ny()];
    numberRuns(task);
    join(task);
    if (ends[axis.ordinal()] == Ends.PERIODIC) {
      findWindings(task);
    } else {
      wrap((a, b, across) -> union(a, b), task);
      flatten();
      drive(axis, task);
    }
  }

  /**
   * Puts the electrodes at the ends of an axis, in place of another one; no side may repeat then.
   */
  void drive(Axis other, TaskContext task) {
    if (other != axis && Arrays.stream(ends).anyMatch(end -> end == Ends.PERIODIC)) {
      throw new IllegalArgumentException("sides that repeat join other clusters along each axis");
    }
    axis = other;
    if (!driven[axis.ordinal()]) {
      driven[axis.ordinal()] = true;
      findElectrodes(task);
    }
  }

  /** Returns whether clusters that join both electrodes are the same as along another axis. */
  boolean spansAsAlong(Axis other) {
    for (int i = 0; i < parent.length; i++) {
      if (parent[i] == i && (touches(i, axis) == BOTH) != (touches(i, other) == BOTH)) {
        return false;
      }
    }
    return driven[other.ordinal()];
  }

  private int touches(int root, Axis along) {
    return touches[root] >> BITS * along.ordinal() & BOTH;
  }

  /** Returns what a selection asks of a root: the electrodes that it touches, or how it winds. */
  private int found(int root) {
    return ends[axis.ordinal()] == Ends.PERIODIC ? touches[root] : touches(root, axis);
  }

  private long[] conducting(byte[] labels, FaceConductances faces) {
    long[] slice = new long[shape.ny() * wordsPerRow];
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        if (faces.conducts(labels[shape.index(x, y)] & 0xff)) {
          slice[y * wordsPerRow + x / VoxelMask.WORD] |= 1L << x;
        }
      }
    }
    return slice;
  }

  private void checkSize(TaskContext task) {
    long conducting = 0;
    for (long members : VoxelMask.count(words, task)) {
      conducting += members;
    }
    if (conducting > LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d of %s voxels conduct, at most %d can be solved for at once; crop or coarsen the"
                  + " volume to about %d voxels",
              conducting,
              shape,
              LARGEST,
              (long) (shape.voxels() * (LARGEST / (double) conducting))));
    }
  }

  /** Returns one bit per voxel that conducts, as in {@link VoxelMask}. */
  long[][] words() {
    return words;
  }

  /** Returns whether a cluster joins both electrodes, or itself around the drive. */
  boolean spans() {
    return spans[axis.ordinal()];
  }

  /** Returns the bytes of its arrays. */
  long bytes() {
    long perRun = ends[axis.ordinal()] == Ends.PERIODIC ? 22 : 5;
    return perRun * parent.length + (4L + 2 * 8L * wordsPerRow) * shape.nz() * shape.ny();
  }

  /** Returns one bit per voxel of the clusters that join both electrodes. */
  long[][] spanning(TaskContext task) {
    return select(touches -> touches == BOTH, task);
  }

  /** Returns one bit per voxel of the clusters that touch the first electrode only. */
  long[][] atFirst(TaskContext task) {
    return select(touches -> touches == FIRST, task);
  }

  /** Returns one bit per voxel of the clusters that touch the last electrode only. */
  long[][] atLast(TaskContext task) {
    return select(touches -> touches == LAST, task);
  }

  /** Returns the number of voxels in clusters that touch an electrode or wind. */
  long touching(TaskContext task) {
    long[] counts = new long[shape.nz()];
    task.forEach(
        shape.nz(),
        z -> {
          Runs runs = new Runs(shape.nx());
          for (int y = 0; y < shape.ny(); y++) {
            runs.read(words[z], y * wordsPerRow, wordsPerRow);
            for (int i = 0; i < runs.count; i++) {
              if (found(root(firstRun[z][y] + i)) != 0) {
                counts[z] += runs.end[i] - runs.start[i];
              }
            }
          }
        });
    return Arrays.stream(counts).sum();
  }

  private long[][] select(IntPredicate wanted, TaskContext task) {
    long[][] selected = new long[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          long[] slice = words[z].clone();
          Runs runs = new Runs(shape.nx());
          for (int y = 0; y < shape.ny(); y++) {
            runs.read(words[z], y * wordsPerRow, wordsPerRow);
            for (int i = 0; i < runs.count; i++) {
              if (!wanted.test(found(root(firstRun[z][y] + i)))) {
                runs.clear(i, slice, y * wordsPerRow);
              }
            }
          }
          selected[z] = slice;
        });
    return selected;
  }

  private void numberRuns(TaskContext task) {
    task.forEach(
        shape.nz(),
        z -> {
          for (int y = 0; y < shape.ny(); y++) {
            firstRun[z][y] = Runs.count(words[z], y * wordsPerRow, wordsPerRow);
          }
        });
    int next = 0;
    for (int[] slice : firstRun) {
      for (int y = 0; y < slice.length; y++) {
        int count = slice[y];
        slice[y] = next;
        next = Math.addExact(next, count);
      }
    }
    parent = new int[next];
    touches = new byte[next];
    Arrays.setAll(parent, i -> i);
  }

  private void join(TaskContext task) {
    Runs runs = new Runs(shape.nx());
    Runs others = new Runs(shape.nx());
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      for (int y = 0; y < shape.ny(); y++) {
        runs.read(words[z], y * wordsPerRow, wordsPerRow);
        if (y > 0) {
          others.read(words[z], (y - 1) * wordsPerRow, wordsPerRow);
          join(runs, firstRun[z][y], others, firstRun[z][y - 1], this::union);
        }
        if (z > 0) {
          others.read(words[z - 1], y * wordsPerRow, wordsPerRow);
          join(runs, firstRun[z][y], others, firstRun[z - 1][y], this::union);
        }
      }
    }
  }

  /** Ties every run to its root, so that threads only read from then on. */
  private void flatten() {
    for (int i = 0; i < parent.length; i++) {
      parent[i] = parent[parent[i]];
    }
  }

  /** Takes runs a and b that touch where the volume repeats: b in the next copy along the axis. */
  @FunctionalInterface
  private interface Link {
    void accept(int a, int b, Axis across);
  }

  /** Finds the runs that touch across ends that repeat. */
  private void wrap(Link link, TaskContext task) {
    Runs last = new Runs(shape.nx());
    Runs first = new Runs(shape.nx());
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      for (int y = 0; y < shape.ny(); y++) {
        boolean atTop = ends[2] == Ends.PERIODIC && z == shape.nz() - 1;
        boolean atSide = ends[1] == Ends.PERIODIC && y == shape.ny() - 1;
        if (ends[0] != Ends.PERIODIC && !atTop && !atSide) {
          continue;
        }
        last.read(words[z], y * wordsPerRow, wordsPerRow);
        int run = firstRun[z][y];
        int end = last.count - 1;
        if (ends[0] == Ends.PERIODIC
            && end >= 0
            && last.start[0] == 0
            && last.end[end] == shape.nx()) {
          link.accept(run + end, run, Axis.X);
        }
        if (atSide) {
          first.read(words[z], 0, wordsPerRow);
          join(last, run, first, firstRun[z][0], (a, b) -> link.accept(a, b, Axis.Y));
        }
        if (atTop) {
          first.read(words[0], y * wordsPerRow, wordsPerRow);
          join(last, run, first, firstRun[0][y], (a, b) -> link.accept(a, b, Axis.Z));
        }
      }
    }
  }

  /** Finds what joins itself around the volume; {@link #touches} is a bit per axis. */
  private void findWindings(TaskContext task) {
    flatten();
    Windings windings = new Windings(parent.length);
    wrap((a, b, across) -> windings.link(parent[a], parent[b], across), task);
    for (int i = 0; i < parent.length; i++) {
      if (parent[i] == i) {
        touches[i] = windings.of(i);
        winds |= touches[i];
      }
    }
    spans[axis.ordinal()] = winds().test(axis);
  }

  /** Returns along which axes a cluster joins itself around the volume. */
  Predicate<Axis> winds() {
    byte found = winds;
    return along -> (found >> along.ordinal() & 1) != 0;
  }

  /** Returns one bit per voxel of the clusters that join themselves around the volume. */
  long[][] winding(TaskContext task) {
    return select(touches -> touches != 0, task);
  }

  /** Takes two runs that touch. */
  @FunctionalInterface
  private interface Touch {
    void accept(int a, int b);
  }

  private static void join(Runs a, int firstA, Runs b, int firstB, Touch touch) {
    int i = 0;
    int j = 0;
    while (i < a.count && j < b.count) {
      if (a.start[i] < b.end[j] && b.start[j] < a.end[i]) {
        touch.accept(firstA + i, firstB + j);
      }
      if (a.end[i] < b.end[j]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private void findElectrodes(TaskContext task) {
    int last = shape.along(axis) - 1;
    Runs runs = new Runs(shape.nx());
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      for (int y = 0; y < shape.ny(); y++) {
        int layer = axis == Axis.Z ? z : y;
        if (axis != Axis.X && layer != 0 && layer != last) {
          continue;
        }
        runs.read(words[z], y * wordsPerRow, wordsPerRow);
        for (int i = 0; i < runs.count; i++) {
          boolean atFirst = axis == Axis.X ? runs.start[i] == 0 : layer == 0;
          boolean atLast = axis == Axis.X ? runs.end[i] == shape.nx() : layer == last;
          int root = root(firstRun[z][y] + i);
          int found = (atFirst ? FIRST : 0) | (atLast ? LAST : 0);
          touches[root] |= (byte) (found << BITS * axis.ordinal());
          spans[axis.ordinal()] |= touches(root, axis) == BOTH;
        }
      }
    }
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }

  private void union(int a, int b) {
    int first = root(a);
    int second = root(b);
    int low = Math.min(first, second);
    parent[first] = low;
    parent[second] = low;
    parent[a] = low;
    parent[b] = low;
  }

  /** The runs of set bits in a row. */
  private static final class Runs {
    final int[] start;
    final int[] end;
    int count;

    Runs(int nx) {
      start = new int[nx / 2 + 1];
      end = new int[nx / 2 + 1];
    }

    static int count(long[] words, int from, int length) {
      int count = 0;
      long carry = 0;
      for (int w = from; w < from + length; w++) {
        count += Long.bitCount(words[w] & ~(words[w] << 1 | carry));
        carry = words[w] >>> (VoxelMask.WORD - 1);
      }
      return count;
    }

    void read(long[] words, int from, int length) {
      int starts = 0;
      int ends = 0;
      long carry = 0;
      for (int w = 0; w < length; w++) {
        long word = words[from + w];
        long shifted = word << 1 | carry;
        for (long bits = word & ~shifted; bits != 0; bits &= bits - 1) {
          start[starts++] = w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits);
        }
        for (long bits = ~word & shifted; bits != 0; bits &= bits - 1) {
          end[ends++] = w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits);
        }
        carry = word >>> (VoxelMask.WORD - 1);
      }
      if (ends < starts) {
        end[ends] = length * VoxelMask.WORD;
      }
      count = starts;
    }

    void clear(int run, long[] words, int from) {
      for (int x = start[run]; x < end[run]; x++) {
        words[from + x / VoxelMask.WORD] &= ~(1L << x);
      }
    }
  }
}
