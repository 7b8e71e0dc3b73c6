package org.voxelyte.morphology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * Counts pairs of neighbouring voxels in different classes along the 13 lattice directions, and
 * estimates areas from them; see {@link SurfaceArea} for equation and boundary.
 *
 * <p>A pair inside the volume counts twice, once from either end. A neighbour that would lie
 * outside is the voxel that it mirrors in the outer face, and such a pair counts once, since half
 * of it belongs to the volume.
 */
final class NeighbourPairs {
  private static final List<LatticeDirection> DIRECTIONS = LatticeDirection.ALL;

  /** Eight labels at once, the first in the lowest bits. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final VoxelSize voxelSize;
  private final int classes;

  /** For each direction, counts of class a · classes + class b. */
  private final long[][] counts;

  private final double[] weights;

  private NeighbourPairs(VoxelSize voxelSize, int classes) {
    this.voxelSize = voxelSize;
    this.classes = classes;
    this.counts = new long[DIRECTIONS.size()][classes * classes];
    this.weights = DirectionWeights.of(voxelSize);
  }

  /**
   * Counts the pairs of a volume.
   *
   * @param classOfLabel class of each of the 256 labels, 0 … classes − 1
   */
  static NeighbourPairs count(
      LabelVolume volume, int[] classOfLabel, int classes, TaskContext task) {
    NeighbourPairs result = new NeighbourPairs(volume.voxelSize(), classes);
    task.forEach(
        volume.shape().nz(),
        z -> {
          SliceCounter slice = new SliceCounter(volume, z, classOfLabel, classes);
          slice.countInside();
          slice.countAtFaces();
          result.add(slice.counts);
        });
    return result;
  }

  private synchronized void add(long[][] ofSlice) {
    for (int k = 0; k < counts.length; k++) {
      for (int i = 0; i < ofSlice[k].length; i++) {
        counts[k][i] += ofSlice[k][i];
      }
    }
  }

  private long count(int direction, int a, int b) {
    return counts[direction][a * classes + b] + counts[direction][b * classes + a];
  }

  /** Returns the number of voxel faces normal to an axis: pairs are counted from both sides. */
  private long faces(Axis axis, int a, int b) {
    return count(axis.ordinal(), a, b) / 2;
  }

  /** Returns the number of voxel faces between two classes. */
  long faces(int a, int b) {
    long faces = 0;
    for (Axis axis : Axis.values()) {
      faces += faces(axis, a, b);
    }
    return faces;
  }

  /** Returns the area of the voxel faces between two classes, m². */
  double faceArea(int a, int b) {
    double area = 0;
    for (Axis axis : Axis.values()) {
      area += faces(axis, a, b) * voxelSize.faceArea(axis);
    }
    return area;
  }

  /** Returns the Crofton estimate of the area between two classes, m². */
  double croftonArea(int a, int b) {
    double area = 0;
    for (int k = 0; k < counts.length; k++) {
      area += weights[k] * count(k, a, b) / DIRECTIONS.get(k).length(voxelSize);
    }
    return area * voxelSize.volume();
  }

  /** Returns the area between two classes by both estimators, m². */
  ByEstimator areas(int a, int b) {
    return new ByEstimator(faceArea(a, b), croftonArea(a, b));
  }

  /** Counts the pairs that start in one slice. */
  private static final class SliceCounter {
    private final LabelVolume volume;
    private final GridShape shape;
    private final int z;
    private final int[] classOfLabel;
    private final int classes;
    private final long[][] counts;

    SliceCounter(LabelVolume volume, int z, int[] classOfLabel, int classes) {
      this.volume = volume;
      this.shape = volume.shape();
      this.z = z;
      this.classOfLabel = classOfLabel;
      this.classes = classes;
      this.counts = new long[DIRECTIONS.size()][classes * classes];
    }

    private void countInside() {
      int nx = shape.nx();
      int ny = shape.ny();
      byte[] slice = volume.slice(z);
      for (int k = 0; k < counts.length; k++) {
        LatticeDirection d = DIRECTIONS.get(k);
        if (z + d.dz() >= shape.nz()) {
          continue;
        }
        byte[] other = volume.slice(z + d.dz());
        int from = Math.max(0, -d.dx());
        int to = nx - Math.max(0, d.dx());
        for (int y = Math.max(0, -d.dy()); y < ny - Math.max(0, d.dy()); y++) {
          countRow(
              counts[k], slice, y * nx + from, other, (y + d.dy()) * nx + from + d.dx(), to - from);
        }
      }
    }

    /** Most neighbours are alike, so eight are compared at a time. */
    private void countRow(long[] target, byte[] a, int startA, byte[] b, int startB, int length) {
      int i = 0;
      for (; i <= length - Long.BYTES; i += Long.BYTES) {
        long differing = (long) EIGHT.get(a, startA + i) ^ (long) EIGHT.get(b, startB + i);
        while (differing != 0) {
          int at = Long.numberOfTrailingZeros(differing) >> 3;
          countPair(target, a[startA + i + at], b[startB + i + at]);
          differing &= -1L << (at << 3) << 8;
        }
      }
      for (; i < length; i++) {
        countPair(target, a[startA + i], b[startB + i]);
      }
    }

    private void countPair(long[] target, byte labelA, byte labelB) {
      if (labelA != labelB) {
        target[classOfLabel[labelA & 0xff] * classes + classOfLabel[labelB & 0xff]] += 2;
      }
    }

    private void countAtFaces() {
      for (int k = 0; k < counts.length; k++) {
        LatticeDirection d = DIRECTIONS.get(k);
        countAtFaces(counts[k], d.dx(), d.dy(), d.dz());
        countAtFaces(counts[k], -d.dx(), -d.dy(), -d.dz());
      }
    }

    private void countAtFaces(long[] target, int dx, int dy, int dz) {
      int nx = shape.nx();
      int zOther = inside(z + dz, shape.nz());
      for (int y = 0; y < shape.ny(); y++) {
        int yOther = inside(y + dy, shape.ny());
        if (zOther != z + dz || yOther != y + dy) {
          for (int x = 0; x < nx; x++) {
            countMirrored(target, x, y, inside(x + dx, nx), yOther, zOther);
          }
        } else if (dx != 0) {
          int x = dx > 0 ? nx - 1 : 0;
          countMirrored(target, x, y, x, yOther, zOther);
        }
      }
    }

    private void countMirrored(long[] target, int x, int y, int xOther, int yOther, int zOther) {
      int a = classOfLabel[volume.label(x, y, z)];
      int b = classOfLabel[volume.label(xOther, yOther, zOther)];
      if (a != b) {
        target[a * classes + b]++;
      }
    }

    private static int inside(int i, int n) {
      return Math.max(0, Math.min(n - 1, i));
    }
  }
}
