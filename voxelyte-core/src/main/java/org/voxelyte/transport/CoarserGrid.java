package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * The same body on a grid of half as many voxels along each axis, to see what the grid does to a
 * value.
 *
 * <p>The coarser grid fills the same box: ⌊n/2⌋ voxels along an axis of n, each n/⌊n/2⌋ of the old
 * ones long (2; 3 at most, for n = 3), and one where there is one. A voxel gets the label that
 * takes most of it, parts of old voxels counted by their volume.
 *
 * <p>Ties go to the label with the larger part of the voxel's surroundings, half a voxel further on
 * each side (so 4 × 4 × 4 of the old ones). Where that ties too, as along a plane face, the labels
 * take turns from voxel to voxel, by the parity of the distances to the nearest sides. So no label
 * is preferred, and a mirrored volume has the mirrored coarser grid.
 */
final class CoarserGrid {
  private final LabelVolume volume;
  private final GridShape fine;
  private final GridShape coarse;

  private CoarserGrid(LabelVolume volume) {
    this.volume = volume;
    this.fine = volume.shape();
    this.coarse = new GridShape(half(fine.nx()), half(fine.ny()), half(fine.nz()));
  }

  /** Returns the labels on the coarser grid: 1/8 byte a voxel. */
  static LabelVolume of(LabelVolume volume, TaskContext task) {
    CoarserGrid grid = new CoarserGrid(volume);
    byte[][] slices = new byte[grid.coarse.nz()][];
    task.forEach(slices.length, z -> slices[z] = grid.slice(z));
    VoxelSize size = volume.voxelSize();
    return new LabelVolume(
        grid.coarse,
        new VoxelSize(
            size.x() * grid.ratio(Axis.X),
            size.y() * grid.ratio(Axis.Y),
            size.z() * grid.ratio(Axis.Z)),
        slices,
        volume.phases(),
        volume.provenance().then("half as many voxels along each axis"));
  }

  private static int half(int n) {
    return Math.max(1, n / 2);
  }

  private double ratio(Axis axis) {
    return fine.along(axis) / (double) coarse.along(axis);
  }

  /** Which old voxels a new one takes along an axis, and how much of each, in 1/n of a new one. */
  private record Span(int first, int[] weight) {
    static Span of(int index, int fine, int coarse, boolean surroundings) {
      long from = (long) index * fine;
      long to = from + fine;
      if (surroundings) {
        from = Math.max(0, from - fine / 2);
        to = Math.min((long) fine * coarse, to + fine / 2);
      }
      int first = (int) (from / coarse);
      int end = (int) ((to + coarse - 1) / coarse);
      int[] weight = new int[end - first];
      for (int i = first; i < end; i++) {
        weight[i - first] =
            (int) (Math.min(to, (i + 1L) * coarse) - Math.max(from, (long) i * coarse));
      }
      return new Span(first, weight);
    }

    static Span[] all(int fine, int coarse, boolean surroundings) {
      Span[] spans = new Span[coarse];
      Arrays.setAll(spans, i -> of(i, fine, coarse, surroundings));
      return spans;
    }
  }

  private byte[] slice(int z) {
    byte[] result = new byte[coarse.sliceVoxels()];
    Span[] x = Span.all(fine.nx(), coarse.nx(), false);
    Span[] y = Span.all(fine.ny(), coarse.ny(), false);
    Span layers = Span.of(z, fine.nz(), coarse.nz(), false);
    Votes votes = new Votes();
    for (int j = 0; j < coarse.ny(); j++) {
      for (int i = 0; i < coarse.nx(); i++) {
        if (isUniform(x[i], y[j], layers)) {
          result[coarse.index(i, j)] =
              volume.slice(layers.first())[fine.index(x[i].first(), y[j].first())];
          continue;
        }
        votes.clear();
        count(votes, x[i], y[j], layers);
        if (votes.tied()) {
          votes.clearUntied();
          count(
              votes,
              Span.of(i, fine.nx(), coarse.nx(), true),
              Span.of(j, fine.ny(), coarse.ny(), true),
              Span.of(z, fine.nz(), coarse.nz(), true));
        }
        int turn = fromSide(i, coarse.nx()) + fromSide(j, coarse.ny()) + fromSide(z, coarse.nz());
        result[coarse.index(i, j)] = (byte) votes.winner(turn);
      }
    }
    return result;
  }

  private static int fromSide(int index, int count) {
    return Math.min(index, count - 1 - index);
  }

  private boolean isUniform(Span x, Span y, Span z) {
    byte label = volume.slice(z.first())[fine.index(x.first(), y.first())];
    for (int k = 0; k < z.weight().length; k++) {
      byte[] source = volume.slice(z.first() + k);
      for (int j = 0; j < y.weight().length; j++) {
        int from = fine.index(x.first(), y.first() + j);
        for (int i = from; i < from + x.weight().length; i++) {
          if (source[i] != label) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void count(Votes votes, Span x, Span y, Span z) {
    for (int k = 0; k < z.weight().length; k++) {
      byte[] source = volume.slice(z.first() + k);
      for (int j = 0; j < y.weight().length; j++) {
        long rowWeight = (long) z.weight()[k] * y.weight()[j];
        int from = fine.index(x.first(), y.first() + j);
        for (int i = 0; i < x.weight().length; i++) {
          votes.add(source[from + i] & 0xff, rowWeight * x.weight()[i]);
        }
      }
    }
  }

  /** The labels of a voxel with the volume of each, in order of labels. */
  private static final class Votes {
    private final int[] label = new int[LabelVolume.MAX_LABEL + 1];
    private final double[] weight = new double[LabelVolume.MAX_LABEL + 1];
    private int count;
    private boolean closed;

    void clear() {
      count = 0;
      closed = false;
    }

    /** Adds to a label; once only tied ones are left, to those only. */
    void add(int of, long more) {
      int at = 0;
      while (at < count && label[at] < of) {
        at++;
      }
      if (at == count || label[at] != of) {
        if (closed) {
          return;
        }
        System.arraycopy(label, at, label, at + 1, count - at);
        System.arraycopy(weight, at, weight, at + 1, count - at);
        label[at] = of;
        weight[at] = 0;
        count++;
      }
      weight[at] += more;
    }

    private double most() {
      double most = 0;
      for (int i = 0; i < count; i++) {
        most = Math.max(most, weight[i]);
      }
      return most;
    }

    private int leaders() {
      double most = most();
      int leaders = 0;
      for (int i = 0; i < count; i++) {
        leaders += weight[i] == most ? 1 : 0;
      }
      return leaders;
    }

    boolean tied() {
      return count > 1 && leaders() > 1;
    }

    /** Leaves the leading labels, at 0, and lets no others in. */
    void clearUntied() {
      double most = most();
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (weight[i] == most) {
          label[kept] = label[i];
          weight[kept++] = 0;
        }
      }
      count = kept;
      closed = true;
    }

    int winner(int turn) {
      double most = most();
      int skip = turn % leaders();
      for (int i = 0; i < count; i++) {
        if (weight[i] == most && skip-- == 0) {
          return label[i];
        }
      }
      throw new IllegalStateException("no labels");
    }
  }
}
