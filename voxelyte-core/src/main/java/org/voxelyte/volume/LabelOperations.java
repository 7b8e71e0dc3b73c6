package org.voxelyte.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.voxelyte.task.TaskContext;

/**
 * Makes label volumes out of label volumes. The given volume is not changed; voxel size and phases
 * follow, and each operation adds its step to the provenance. A result takes 1 byte a voxel. Slices
 * are made on the threads of the task, which hears of each and may cancel before the next.
 */
public final class LabelOperations {
  private LabelOperations() {}

  /**
   * Cuts out a box.
   *
   * @throws IllegalArgumentException if the box does not lie inside the volume
   */
  public static LabelVolume crop(LabelVolume volume, Box box, TaskContext task) {
    GridShape shape = volume.shape();
    for (Axis axis : Axis.values()) {
      if (box.last(axis) >= shape.along(axis)) {
        throw new IllegalArgumentException(
            "cannot crop to "
                + box
                + ": along "
                + axis.key()
                + " the volume has voxels 0–"
                + (shape.along(axis) - 1));
      }
    }
    GridShape inner = box.shape();
    byte[][] slices =
        slices(
            "cropping",
            inner.nz(),
            task,
            z -> {
              byte[] source = volume.slice(box.z() + z);
              byte[] target = new byte[inner.sliceVoxels()];
              for (int y = 0; y < inner.ny(); y++) {
                int from = shape.index(box.x(), box.y() + y);
                System.arraycopy(source, from, target, inner.index(0, y), inner.nx());
              }
              return target;
            });
    return result(volume, inner, volume.voxelSize(), slices, "cropped to " + box);
  }

  /**
   * Joins cubes of factor³ voxels into one, which gets the label that most of them have; of labels
   * equally frequent the lowest. Where the factor does not divide the number of voxels, the rest at
   * the end of that axis is left out, so every new voxel is a whole cube.
   *
   * @param factor voxels along each edge of a cube, at least 1 and at most the smallest extent
   * @throws IllegalArgumentException if the factor is out of range
   */
  public static LabelVolume coarsen(LabelVolume volume, int factor, TaskContext task) {
    GridShape shape = volume.shape();
    int smallest = Math.min(shape.nx(), Math.min(shape.ny(), shape.nz()));
    if (factor < 1 || factor > smallest) {
      throw new IllegalArgumentException(
          "coarsening factor must be in 1 … "
              + smallest
              + " for a volume of "
              + shape
              + " voxels, got "
              + factor);
    }
    GridShape coarse = new GridShape(shape.nx() / factor, shape.ny() / factor, shape.nz() / factor);
    byte[][] slices =
        slices("coarsening", coarse.nz(), task, z -> coarseSlice(volume, coarse, factor, z));
    VoxelSize size = volume.voxelSize();
    String step =
        "coarsened by " + factor + ", majority, ties to the lowest label" + rest(shape, factor);
    return result(
        volume,
        coarse,
        new VoxelSize(size.x() * factor, size.y() * factor, size.z() * factor),
        slices,
        step);
  }

  private static byte[] coarseSlice(LabelVolume volume, GridShape coarse, int factor, int z) {
    GridShape shape = volume.shape();
    byte[] result = new byte[coarse.sliceVoxels()];
    long[] counts = new long[LabelVolume.MAX_LABEL + 1];
    int[] found = new int[LabelVolume.MAX_LABEL + 1];
    for (int y = 0; y < coarse.ny(); y++) {
      for (int x = 0; x < coarse.nx(); x++) {
        int distinct = 0;
        for (int k = 0; k < factor; k++) {
          byte[] source = volume.slice(z * factor + k);
          for (int j = 0; j < factor; j++) {
            int from = shape.index(x * factor, y * factor + j);
            for (int i = from; i < from + factor; i++) {
              int label = source[i] & 0xff;
              if (counts[label]++ == 0) {
                found[distinct++] = label;
              }
            }
          }
        }
        result[coarse.index(x, y)] = (byte) takeMostFrequent(counts, found, distinct);
      }
    }
    return result;
  }

  /** Returns the most frequent of the labels found, the lowest of equals, and clears the counts. */
  private static int takeMostFrequent(long[] counts, int[] found, int distinct) {
    int best = found[0];
    long most = 0;
    for (int i = 0; i < distinct; i++) {
      int label = found[i];
      if (counts[label] > most || counts[label] == most && label < best) {
        best = label;
        most = counts[label];
      }
      counts[label] = 0;
    }
    return best;
  }

  private static String rest(GridShape shape, int factor) {
    List<String> parts = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      int left = shape.along(axis) % factor;
      if (left > 0) {
        parts.add(left + " of " + axis.key());
      }
    }
    return parts.isEmpty() ? "" : "; left out at the end: " + String.join(", ", parts);
  }

  /** Reverses the order of layers along an axis. */
  public static LabelVolume mirror(LabelVolume volume, Axis axis, TaskContext task) {
    GridShape shape = volume.shape();
    byte[][] slices = slices("mirroring", shape.nz(), task, z -> mirroredSlice(volume, axis, z));
    return result(volume, shape, volume.voxelSize(), slices, "mirrored along " + axis.key());
  }

  private static byte[] mirroredSlice(LabelVolume volume, Axis axis, int z) {
    GridShape shape = volume.shape();
    int nx = shape.nx();
    byte[] source = volume.slice(axis == Axis.Z ? shape.nz() - 1 - z : z);
    byte[] target = new byte[shape.sliceVoxels()];
    for (int y = 0; y < shape.ny(); y++) {
      int from = shape.index(0, axis == Axis.Y ? shape.ny() - 1 - y : y);
      int to = shape.index(0, y);
      if (axis == Axis.X) {
        for (int x = 0; x < nx; x++) {
          target[to + x] = source[from + nx - 1 - x];
        }
      } else {
        System.arraycopy(source, from, target, to, nx);
      }
    }
    return target;
  }

  /** Exchanges two axes; the edges of the voxel go with them. */
  public static LabelVolume swapAxes(LabelVolume volume, Axis a, Axis b, TaskContext task) {
    Axis[] from = Axis.values();
    from[a.ordinal()] = b;
    from[b.ordinal()] = a;
    GridShape old = volume.shape();
    VoxelSize size = volume.voxelSize();
    GridShape shape = new GridShape(old.along(from[0]), old.along(from[1]), old.along(from[2]));
    byte[][] slices =
        slices("swapping axes", shape.nz(), task, z -> swappedSlice(volume, shape, from, z));
    return result(
        volume,
        shape,
        new VoxelSize(size.along(from[0]), size.along(from[1]), size.along(from[2])),
        slices,
        "axes " + a.key() + " and " + b.key() + " swapped");
  }

  private static byte[] swappedSlice(LabelVolume volume, GridShape shape, Axis[] from, int z) {
    GridShape old = volume.shape();
    byte[] target = new byte[shape.sliceVoxels()];
    int[] position = new int[from.length];
    position[from[2].ordinal()] = z;
    for (int y = 0; y < shape.ny(); y++) {
      position[from[1].ordinal()] = y;
      for (int x = 0; x < shape.nx(); x++) {
        position[from[0].ordinal()] = x;
        target[shape.index(x, y)] = volume.slice(position[2])[old.index(position[0], position[1])];
      }
    }
    return target;
  }

  /**
   * Gives phases other labels; names and roles go with them, and a phase that is called by its
   * label takes the new one for a name. Labels that are not in the map stay.
   *
   * @param newLabels new label by old label; labels may be exchanged
   * @throws IllegalArgumentException if a label is no phase of the volume or out of range, or if
   *     two phases would get the same one
   */
  public static LabelVolume relabel(
      LabelVolume volume, Map<Integer, Integer> newLabels, TaskContext task) {
    byte[] table = identity();
    List<Phase> phases = new ArrayList<>();
    Set<Integer> known = new TreeSet<>();
    for (Phase phase : volume.phases()) {
      known.add(phase.label());
      int label = newLabels.getOrDefault(phase.label(), phase.label());
      phases.add(
          phase.equals(Phase.unnamed(phase.label()))
              ? Phase.unnamed(label)
              : new Phase(label, phase.name(), phase.role()));
      table[phase.label()] = (byte) label;
    }
    for (int label : newLabels.keySet()) {
      if (!known.contains(label)) {
        throw new IllegalArgumentException(
            "cannot relabel " + label + ": the volume has labels " + join(known));
      }
    }
    refuseCollisions(phases);
    String step =
        "relabelled "
            + new TreeMap<>(newLabels)
                .entrySet().stream()
                    .map(entry -> entry.getKey() + " to " + entry.getValue())
                    .collect(Collectors.joining(", "));
    return new LabelVolume(
        volume.shape(),
        volume.voxelSize(),
        translate("relabelling", volume, table, task),
        phases,
        volume.provenance().then(step));
  }

  private static void refuseCollisions(List<Phase> phases) {
    Phase[] byLabel = new Phase[LabelVolume.MAX_LABEL + 1];
    for (Phase phase : phases) {
      Phase other = byLabel[phase.label()];
      if (other != null) {
        throw new IllegalArgumentException(
            "phases "
                + other.name()
                + " and "
                + phase.name()
                + " would both get label "
                + phase.label()
                + "; merge them, or give each its own label");
      }
      byLabel[phase.label()] = phase;
    }
  }

  /**
   * Makes several phases one.
   *
   * @param phases names or labels of the phases, as {@link LabelVolume#phase} finds them
   * @param into what they become; its label may be one of theirs or a new one
   * @throws IllegalArgumentException if a phase does not exist, or if label or name of the new one
   *     belongs to a phase that is not merged
   */
  public static LabelVolume merge(
      LabelVolume volume, Set<String> phases, Phase into, TaskContext task) {
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("no phases to merge into " + into.name());
    }
    byte[] table = identity();
    List<Phase> remaining = new ArrayList<>(volume.phases());
    for (String name : phases) {
      Phase phase = volume.phase(name);
      table[phase.label()] = (byte) into.label();
      remaining.remove(phase);
    }
    for (Phase phase : remaining) {
      if (phase.label() == into.label() || phase.name().equals(into.name())) {
        throw new IllegalArgumentException(
            "cannot merge into label "
                + into.label()
                + ", "
                + into.name()
                + ": phase "
                + phase.name()
                + " of label "
                + phase.label()
                + " is in its way; merge it too, or choose another label and name");
      }
    }
    List<Phase> merged = new ArrayList<>(volume.phases());
    merged.removeAll(remaining);
    String step =
        "merged "
            + merged.stream().map(Phase::name).collect(Collectors.joining(", "))
            + " into "
            + into.name();
    remaining.add(into);
    return new LabelVolume(
        volume.shape(),
        volume.voxelSize(),
        translate("merging", volume, table, task),
        remaining,
        volume.provenance().then(step));
  }

  private static byte[] identity() {
    byte[] table = new byte[LabelVolume.MAX_LABEL + 1];
    for (int label = 0; label < table.length; label++) {
      table[label] = (byte) label;
    }
    return table;
  }

  private static byte[][] translate(
      String stage, LabelVolume volume, byte[] table, TaskContext task) {
    return slices(
        stage,
        volume.shape().nz(),
        task,
        z -> {
          byte[] source = volume.slice(z);
          byte[] target = new byte[source.length];
          for (int i = 0; i < source.length; i++) {
            target[i] = table[source[i] & 0xff];
          }
          return target;
        });
  }

  /** Makes every slice, on any thread; the thread that asked tells the progress. */
  private static byte[][] slices(
      String stage, int count, TaskContext task, IntFunction<byte[]> slice) {
    byte[][] slices = new byte[count][];
    AtomicInteger done = new AtomicInteger();
    Thread caller = Thread.currentThread();
    task.progress(stage, 0, count);
    task.forEach(
        count,
        z -> {
          slices[z] = slice.apply(z);
          int finished = done.incrementAndGet();
          if (Thread.currentThread() == caller) {
            task.progress(stage, finished, count);
          }
        });
    return slices;
  }

  private static String join(Set<Integer> labels) {
    return labels.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static LabelVolume result(
      LabelVolume volume, GridShape shape, VoxelSize size, byte[][] slices, String step) {
    return new LabelVolume(shape, size, slices, volume.phases(), volume.provenance().then(step));
  }
}
