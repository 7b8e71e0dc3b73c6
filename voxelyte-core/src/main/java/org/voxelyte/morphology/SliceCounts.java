package org.voxelyte.morphology;

import org.voxelyte.volume.GridShape;

/**
 * What the voxels of one slice, and the pairs of neighbours between it and the next, add to the
 * particles that they belong to.
 */
final class SliceCounts {
  private static final int GROUPS = NeighbourGroups.COUNT;

  /** The slice, and the next one or null: particle of each voxel, numbered here; 0 for none. */
  private final int[] here;

  private final int[] next;
  private final byte[] labels;
  private final byte[] nextLabels;
  private final byte[] marks;
  private final byte[] nextMarks;
  private final GridShape shape;
  private final boolean first;
  private final int[] classOfLabel;
  private final int classes;
  final IntIndex index = new IntIndex();
  final ContactCounts contacts = new ContactCounts();

  /** For each number: voxels, Σx, Σy, Σx², Σxy, Σy². */
  final long[][] moments;

  /** For each number: least x, most x, least y, most y. */
  final int[][] ranges;

  final byte[] reached;

  /** For each number: pairs of each group with each class. */
  final long[][] pairs;

  /**
   * Counts.
   *
   * @param ids of the slice and of the next; that, like all of the next, null after the last slice
   * @param marks bits that a particle collects from its voxels and those beyond its faces
   * @param classOfLabel class of each label; that of the phase itself stands for other particles
   */
  SliceCounts(
      GridShape shape,
      boolean first,
      int[][] ids,
      byte[][] labels,
      byte[][] marks,
      int[] classOfLabel,
      int classes) {
    this.shape = shape;
    this.first = first;
    this.here = numbered(ids[0]);
    this.next = ids[1] == null ? null : numbered(ids[1]);
    this.labels = labels[0];
    this.nextLabels = labels[1];
    this.marks = marks[0];
    this.nextMarks = marks[1];
    this.classOfLabel = classOfLabel;
    this.classes = classes;
    int numbers = index.count() + 1;
    moments = new long[numbers][6];
    ranges = new int[numbers][];
    reached = new byte[numbers];
    pairs = new long[numbers][classes * GROUPS];
  }

  private int[] numbered(int[] ids) {
    int[] numbers = new int[ids.length];
    int lastId = 0;
    int number = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != lastId) {
        lastId = ids[i];
        number = lastId == 0 ? 0 : index.of(lastId);
      }
      numbers[i] = number;
    }
    return numbers;
  }

  void count() {
    countVoxels();
    for (LatticeDirection d : LatticeDirection.ALL) {
      int group = NeighbourGroups.of(d);
      int dx = d.dx();
      int dy = d.dy();
      if (d.dz() == 0) {
        inside(group, dx, dy, here, labels);
        mirrored(group, dx, dy, here, labels, here, labels, false);
        mirrored(group, -dx, -dy, here, labels, here, labels, false);
        continue;
      }
      if (next != null) {
        inside(group, dx, dy, next, nextLabels);
        mirrored(group, dx, dy, here, labels, next, nextLabels, false);
        mirrored(group, -dx, -dy, next, nextLabels, here, labels, false);
      } else {
        mirrored(group, dx, dy, here, labels, here, labels, true);
      }
      if (first) {
        mirrored(group, -dx, -dy, here, labels, here, labels, true);
      }
    }
    collect(0, 1, here, marks);
    collect(1, 0, here, marks);
    if (next != null) {
      collect(0, 0, next, nextMarks);
    }
  }

  private void countVoxels() {
    int nx = shape.nx();
    for (int y = 0; y < shape.ny(); y++) {
      int row = y * nx;
      int x = 0;
      while (x < nx) {
        int number = here[row + x];
        int begin = x++;
        while (x < nx && here[row + x] == number) {
          x++;
        }
        if (number != 0) {
          countRun(number, y, begin, x - 1);
        }
      }
    }
  }

  private void countRun(int number, int y, int begin, int last) {
    long voxels = last - begin + 1L;
    long sumX = (begin + (long) last) * voxels / 2;
    long[] m = moments[number];
    m[0] += voxels;
    m[1] += sumX;
    m[2] += voxels * y;
    m[3] += squares(last) - squares(begin - 1L);
    m[4] += sumX * y;
    m[5] += voxels * y * y;
    int[] range = ranges[number];
    if (range == null) {
      ranges[number] = new int[] {begin, last, y, y};
    } else {
      range[0] = Math.min(range[0], begin);
      range[1] = Math.max(range[1], last);
      range[3] = y;
    }
    if (marks != null) {
      for (int i = y * shape.nx() + begin; i <= y * shape.nx() + last; i++) {
        reached[number] |= marks[i];
      }
    }
  }

  private static long squares(long m) {
    return m * (m + 1) * (2 * m + 1) / 6;
  }

  private void inside(int group, int dx, int dy, int[] other, byte[] otherLabels) {
    int nx = shape.nx();
    int from = Math.max(0, -dx);
    int to = nx - Math.max(0, dx);
    for (int y = Math.max(0, -dy); y < shape.ny() - Math.max(0, dy); y++) {
      int shift = dy * nx + dx;
      for (int i = y * nx + from; i < y * nx + to; i++) {
        if (here[i] != other[i + shift]) {
          add(group, here[i], other[i + shift], labels[i], otherLabels[i + shift], 2);
        }
      }
    }
  }

  /** Counts pairs that begin in one slice and would leave the volume at its sides. */
  private void mirrored(
      int group,
      int dx,
      int dy,
      int[] from,
      byte[] fromLabels,
      int[] to,
      byte[] toLabels,
      boolean everywhere) {
    int nx = shape.nx();
    int ny = shape.ny();
    for (int y = 0; y < ny; y++) {
      int otherY = Math.max(0, Math.min(ny - 1, y + dy));
      boolean row = everywhere || otherY != y + dy;
      if (!row && dx == 0) {
        continue;
      }
      int begin = row || dx < 0 ? 0 : nx - 1;
      int end = row || dx > 0 ? nx : 1;
      for (int x = begin; x < end; x++) {
        int i = y * nx + x;
        int j = otherY * nx + Math.max(0, Math.min(nx - 1, x + dx));
        if (from[i] != to[j]) {
          add(group, from[i], to[j], fromLabels[i], toLabels[j], 1);
        }
      }
    }
  }

  private void add(int group, int a, int b, byte labelA, byte labelB, int weight) {
    if (a != 0) {
      pairs[a][classOfLabel[labelB & 0xff] * GROUPS + group] += weight;
    }
    if (b != 0) {
      pairs[b][classOfLabel[labelA & 0xff] * GROUPS + group] += weight;
      if (a != 0) {
        contacts.add(a, b, group, weight);
      }
    }
  }

  /** Takes the marks of voxels beyond faces. */
  private void collect(int dx, int dy, int[] other, byte[] otherMarks) {
    if (marks == null) {
      return;
    }
    int nx = shape.nx();
    int shift = dy * nx + dx;
    for (int y = 0; y < shape.ny() - dy; y++) {
      for (int i = y * nx; i < (y + 1) * nx - dx; i++) {
        reached[here[i]] |= otherMarks[i + shift];
        reached[other[i + shift]] |= marks[i];
      }
    }
  }

  int classes() {
    return classes;
  }
}
