package org.voxelyte.generation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.voxelyte.morphology.DistanceMap;
import org.voxelyte.morphology.LocalThickness;
import org.voxelyte.morphology.NarrowThickness;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * Binder as concave menisci where the surfaces of a phase come close.
 *
 * <p>A closing of the phase by a ball adds the places where the ball does not fit between its
 * surfaces; what it adds has the ball's own surface, which is concave, as that of a wetting liquid.
 * The ball is grown until as many voxels are added as are wanted: the {@link LocalThickness} of the
 * space outside the phase, the diameter of the largest ball that fits over a voxel, puts the voxels
 * in order. Of equally narrow voxels those nearest to the phase go first, and of these still equal
 * ones by a fixed hash of their place, so that they lie everywhere alike.
 *
 * <p>Other phases do not hinder the ball, but keep their voxels. Outer faces are no surface; along
 * periodic axes the box is wrapped by padding it. Balls are of twice the diameter at most that
 * turns out to be needed, found by doubling, which also bounds the padding: {@link
 * NarrowThickness}. Memory: some 13 bytes a voxel of the padded box.
 */
public final class Meniscus {
  private static final Phase SPACE = new Phase(0, "space", PhaseRole.VOID);
  private static final Phase SOLID = new Phase(1, "solid", PhaseRole.UNSPECIFIED);

  /** Diameter of the largest balls that are tried first, in longest edges of a voxel. */
  private static final double FIRST_LIMIT = 8;

  /** A width so little below the limit, relative, is the limit itself. */
  private static final double WIDEST = 0.1;

  private final int around;

  /** Creates menisci between the surfaces of the phase of a label. */
  public Meniscus(int around) {
    this.around = around;
    VoxelCanvas.checked(around);
  }

  /**
   * What was filled.
   *
   * @param voxels voxels that were filled, exactly as many as were wanted
   * @param ballDiameter diameter of the largest ball that fits over a voxel that was filled, m; 0
   *     if none was wanted
   */
  public record Result(long voxels, double ballDiameter) {}

  /**
   * Fills voxels.
   *
   * @param canvas is painted
   * @param from label of voxels that may be taken
   * @param to label that they get
   * @param target how many voxels
   * @param name what is filled in, for progress and errors
   * @throws IllegalArgumentException if there are not so many voxels or none of the phase, or if
   *     memory does not suffice; nothing is painted then
   */
  public Result fill(
      VoxelCanvas canvas, int from, int to, long target, String name, TaskContext task) {
    long[] counts = canvas.counts(task);
    VoxelCanvas.checked(to);
    canvas.requireRoom(counts[VoxelCanvas.checked(from) & 0xff], target, name);
    if (around == from || around == to || from == to) {
      throw new IllegalArgumentException(
          name
              + " needs three labels: what it is around, what it takes and its own; got "
              + around
              + ", "
              + from
              + ", "
              + to);
    }
    if (target == 0) {
      return new Result(0, 0);
    }
    if (counts[around] == 0) {
      throw new IllegalArgumentException(
          name
              + " lies between surfaces of label "
              + around
              + ", which has no voxels; put it first");
    }
    Order order = new Order(canvas, (byte) from, (byte) to, target, task);
    order.all();
    double limit = FIRST_LIMIT * canvas.grid().longestEdge();
    while (true) {
      task.progress("finding gaps for " + name, 0, 0);
      PaddedBox box = PaddedBox.of(canvas, around, limit, task);
      ScalarField widths = NarrowThickness.of(box.volume, SPACE, limit, task).get().map();
      Order.WidthClass last = order.last(box, widths);
      if (last.value <= limit / 2 || last.largest < (1 - WIDEST) * limit) {
        order.take(box, widths, last);
        order.distances(box);
        order.rest();
        return new Result(target, last.value);
      }
      limit *= 2;
    }
  }

  /** The space outside a phase, with its periodic surroundings. */
  private record PaddedBox(LabelVolume volume, int x, int y, int z) {
    static PaddedBox of(VoxelCanvas canvas, int around, double width, TaskContext task) {
      VoxelGrid grid = canvas.grid();
      VoxelSize size = grid.voxelSize();
      GridShape shape = grid.shape();
      return padded(
          canvas,
          around,
          grid.periodicX() ? padding(width / size.x(), shape.nx()) : 0,
          grid.periodicY() ? padding(width / size.y(), shape.ny()) : 0,
          grid.periodicZ() ? padding(width / size.z(), shape.nz()) : 0,
          task);
    }

    /** One period on each side is the most that can matter. */
    private static int padding(double voxels, int period) {
      return (int) Math.min(period, Math.ceil(voxels) + 1);
    }

    private static PaddedBox padded(
        VoxelCanvas canvas, int around, int x, int y, int z, TaskContext task) {
      GridShape inner = canvas.grid().shape();
      GridShape outer = new GridShape(inner.nx() + 2 * x, inner.ny() + 2 * y, inner.nz() + 2 * z);
      byte[][] slices = new byte[outer.nz()][];
      task.forEach(
          outer.nz(),
          k -> {
            byte[] source = canvas.slice(Math.floorMod(k - z, inner.nz()));
            byte[] slice = new byte[outer.sliceVoxels()];
            for (int j = 0; j < outer.ny(); j++) {
              int row = inner.index(0, Math.floorMod(j - y, inner.ny()));
              for (int i = 0; i < outer.nx(); i++) {
                boolean solid = (source[row + Math.floorMod(i - x, inner.nx())] & 0xff) == around;
                slice[outer.index(i, j)] = (byte) (solid ? 1 : 0);
              }
            }
            slices[k] = slice;
          });
      return new PaddedBox(
          new LabelVolume(
              outer,
              canvas.grid().voxelSize(),
              slices,
              List.of(SPACE, SOLID),
              Provenance.generated("space between surfaces")),
          x,
          y,
          z);
    }
  }

  /** Takes voxels from narrow to wide. */
  private static final class Order {
    private final VoxelCanvas canvas;
    private final GridShape shape;
    private final byte from;
    private final byte to;
    private final TaskContext task;
    private long left;

    /** Voxels that are equal so far, of which the last ones are taken, by slice. */
    private final int[][] equal;

    Order(VoxelCanvas canvas, byte from, byte to, long target, TaskContext task) {
      this.canvas = canvas;
      this.shape = canvas.grid().shape();
      this.from = from;
      this.to = to;
      this.task = task;
      this.left = target;
      this.equal = new int[shape.nz()][];
    }

    /** Looks at all voxels that may be taken. */
    void all() {
      task.forEach(
          equal.length,
          z -> {
            byte[] labels = canvas.slice(z);
            int[] found = new int[VoxelCanvas.count(labels)[from & 0xff]];
            int count = 0;
            for (int i = 0; i < labels.length; i++) {
              if (labels[i] == from) {
                found[count++] = i;
              }
            }
            equal[z] = found;
          });
    }

    /**
     * The class of values of which the last voxels are taken.
     *
     * @param value its value
     * @param before voxels of lesser values
     * @param largest the largest value there is
     */
    record WidthClass(float value, long before, float largest) {}

    /** Finds the class with which as many voxels are reached as are still wanted. */
    WidthClass last(PaddedBox box, ScalarField field) {
      TreeMap<Float, Long> counts = new TreeMap<>();
      task.forEach(
          equal.length,
          z -> {
            float[] values = values(box, field, z);
            Arrays.sort(values);
            synchronized (counts) {
              for (int i = 0; i < values.length; ) {
                int begin = i;
                while (i < values.length && values[i] == values[begin]) {
                  i++;
                }
                counts.merge(values[begin], (long) i - begin, Long::sum);
              }
            }
          });
      long before = 0;
      Iterator<Map.Entry<Float, Long>> classes = counts.entrySet().iterator();
      Map.Entry<Float, Long> last = classes.next();
      while (before + last.getValue() < left) {
        before += last.getValue();
        last = classes.next();
      }
      return new WidthClass(last.getKey(), before, counts.lastKey());
    }

    /** Paints the voxels of lesser values, and keeps those of the class. */
    void take(PaddedBox box, ScalarField field, WidthClass last) {
      left -= last.before;
      task.forEach(equal.length, z -> take(z, values(box, field, z), last.value));
    }

    /** Takes those nearest to the phase. */
    void distances(PaddedBox box) {
      ScalarField distances = DistanceMap.of(box.volume, SPACE, task);
      take(box, distances, last(box, distances));
    }

    private float[] values(PaddedBox box, ScalarField field, int z) {
      int[] indices = equal[z];
      float[] values = new float[indices.length];
      for (int k = 0; k < values.length; k++) {
        int x = indices[k] % shape.nx() + box.x;
        int y = indices[k] / shape.nx() + box.y;
        values[k] = field.value(x, y, z + box.z);
      }
      return values;
    }

    private void take(int z, float[] values, float value) {
      byte[] labels = canvas.slice(z);
      int[] kept = equal[z];
      int count = 0;
      for (int k = 0; k < values.length; k++) {
        if (values[k] < value) {
          labels[kept[k]] = to;
        } else if (values[k] == value) {
          kept[count++] = kept[k];
        }
      }
      equal[z] = Arrays.copyOf(kept, count);
    }

    /** Paints as many as are still wanted, by a hash of their place. */
    void rest() {
      int count = 0;
      for (int[] slice : equal) {
        count = Math.addExact(count, slice.length);
      }
      long[] hashes = new long[count];
      count = 0;
      for (int z = 0; z < equal.length; z++) {
        for (int i : equal[z]) {
          hashes[count++] = hash(z, i);
        }
      }
      Arrays.sort(hashes);
      long last = hashes[(int) left - 1];
      for (int z = 0; z < equal.length; z++) {
        for (int i : equal[z]) {
          if (hash(z, i) <= last) {
            canvas.slice(z)[i] = to;
          }
        }
      }
    }

    /** No two places have the same. */
    private long hash(int z, int index) {
      return IndexedRandom.mix((long) z * shape.sliceVoxels() + index + 1);
    }
  }
}
