package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.voxelyte.task.TaskContext;

/**
 * Cuts voxels from bodies until their number is met exactly.
 *
 * <p>Of the voxels of one label those are taken whose centres lie deepest in a body, as many as are
 * wanted; where several lie equally deep, by z, then y, then x. So all bodies are cut at one depth,
 * which lies at their surfaces if the bodies have the volume that is wanted, and a small part of a
 * voxel off if they overlap or because voxels are few. Images of bodies along periodic axes count.
 *
 * <p>Depths are sorted into classes first, and only those of the class that holds the cut are kept.
 * Memory: 8 bytes a voxel of one slice per thread, 12 bytes a voxel of that class, one part in
 * {@value #CLASSES} of the voxels beside a surface, and some 100 bytes a body.
 */
public final class ExactCut {
  /** Classes of depth between a voxel outside and a voxel inside. */
  static final int CLASSES = 4096;

  private final VoxelGrid grid;
  private final List<? extends Body> bodies;

  /** Creates the cut of bodies, m. */
  public ExactCut(VoxelGrid grid, List<? extends Body> bodies) {
    this.grid = grid;
    this.bodies = List.copyOf(bodies);
  }

  /**
   * What was cut.
   *
   * @param voxels voxels that were taken
   * @param covered voxels that could be taken and whose centres lie in a body or on its surface
   * @param depth least depth of a voxel that was taken, m: negative where the bodies had to grow;
   *     empty if none was wanted
   * @param voxelShare the same as a share of the longest edge of a voxel
   */
  public record Result(
      long voxels, long covered, OptionalDouble depth, OptionalDouble voxelShare) {}

  /**
   * Gives the deepest voxels another label.
   *
   * @param canvas is painted
   * @param from label of voxels that may be taken
   * @param to label that they get
   * @param target how many voxels
   * @param name what the bodies are, for progress and errors
   * @throws IllegalArgumentException if the surfaces would have to move by a voxel or more; nothing
   *     is painted then
   */
  public Result take(
      VoxelCanvas canvas, int from, int to, long target, String name, TaskContext task) {
    if (target < 0) {
      throw new IllegalArgumentException(
          "the number of voxels of " + name + " must not be negative, got " + target);
    }
    if (!canvas.grid().equals(grid)) {
      throw new IllegalArgumentException(
          "the bodies of " + name + " are cut for another grid than that of the canvas");
    }
    Pass pass = new Pass(canvas, VoxelCanvas.checked(from), VoxelCanvas.checked(to), name, task);
    pass.count();
    if (target == 0) {
      return new Result(0, pass.covered, OptionalDouble.empty(), OptionalDouble.empty());
    }
    if (pass.deep >= target || pass.deep + Arrays.stream(pass.classes).sum() < target) {
      throw new IllegalArgumentException(pass.refusal(target));
    }
    double depth = pass.paint(target);
    return new Result(
        target,
        pass.covered,
        OptionalDouble.of(depth),
        OptionalDouble.of(depth / grid.longestEdge()));
  }

  /** One cut. */
  private final class Pass {
    private final VoxelCanvas canvas;
    private final byte from;
    private final byte to;
    private final String name;
    private final TaskContext task;
    private final double limit = grid.longestEdge();
    private final SliceDepths depths;
    private final int nz = grid.shape().nz();
    private final long[] classes = new long[CLASSES];
    private long deep;
    private long covered;

    Pass(VoxelCanvas canvas, byte from, byte to, String name, TaskContext task) {
      this.canvas = canvas;
      this.from = from;
      this.to = to;
      this.name = name;
      this.task = task;
      this.depths = new SliceDepths(grid, bodies, -limit, limit, task);
    }

    /** Never falls as depth grows, whatever the rounding. */
    private int classOf(double depth) {
      int k = (int) ((depth + limit) * (CLASSES / (2 * limit)));
      return Math.max(0, Math.min(CLASSES - 1, k));
    }

    void count() {
      task.forEach(
          nz,
          z -> {
            task.progress("measuring depths in " + name, z, nz);
            depths.read(z, slice -> count(canvas.slice(z), slice));
          });
    }

    private void count(byte[] labels, double[] slice) {
      int[] found = new int[CLASSES];
      int deeper = 0;
      int inside = 0;
      for (int i = 0; i < slice.length; i++) {
        double depth = slice[i];
        if (depth < -limit || labels[i] != from) {
          continue;
        }
        if (depth == Double.POSITIVE_INFINITY) {
          deeper++;
        } else {
          found[classOf(depth)]++;
        }
        if (depth >= 0) {
          inside++;
        }
      }
      synchronized (this) {
        for (int k = 0; k < CLASSES; k++) {
          classes[k] += found[k];
        }
        deep += deeper;
        covered += inside;
      }
    }

    /** Paints the voxels and returns the depth of the last one. */
    double paint(long target) {
      long left = target - deep;
      int last = CLASSES - 1;
      while (classes[last] < left) {
        left -= classes[last--];
      }
      int cut = last;
      Candidates[] candidates = new Candidates[nz];
      task.forEach(
          nz,
          z -> {
            task.progress("cutting voxels of " + name, z, nz);
            depths.read(z, slice -> candidates[z] = paint(canvas.slice(z), slice, cut));
          });
      return paint(candidates, left);
    }

    private Candidates paint(byte[] labels, double[] slice, int cut) {
      Candidates found = new Candidates();
      for (int i = 0; i < slice.length; i++) {
        double depth = slice[i];
        if (depth < -limit || labels[i] != from) {
          continue;
        }
        int of = depth == Double.POSITIVE_INFINITY ? CLASSES : classOf(depth);
        if (of > cut) {
          labels[i] = to;
        } else if (of == cut) {
          found.add(i, depth);
        }
      }
      return found;
    }

    private double paint(Candidates[] candidates, long count) {
      int all = 0;
      for (Candidates slice : candidates) {
        all = Math.addExact(all, slice.size);
      }
      double[] sorted = new double[all];
      int filled = 0;
      for (Candidates slice : candidates) {
        System.arraycopy(slice.depths, 0, sorted, filled, slice.size);
        filled += slice.size;
      }
      Arrays.sort(sorted);
      double least = sorted[(int) (all - count)];
      long ties = count;
      for (int k = all - 1; k >= 0 && sorted[k] > least; k--) {
        ties--;
      }
      for (int z = 0; z < nz; z++) {
        byte[] labels = canvas.slice(z);
        Candidates slice = candidates[z];
        for (int k = 0; k < slice.size; k++) {
          if (slice.depths[k] > least || slice.depths[k] == least && ties-- > 0) {
            labels[slice.indices[k]] = to;
          }
        }
      }
      return least;
    }

    String refusal(long target) {
      double voxels = grid.shape().voxels();
      return String.format(
          Locale.ROOT,
          "the %d bodies of %s cover %d free voxels (%.4f of the volume), %d (%.4f) are wanted,"
              + " for which their surfaces would have to move by a voxel or more;"
              + " change number or size of the bodies, or ask for about %.4f",
          bodies.size(),
          name,
          covered,
          covered / voxels,
          target,
          target / voxels,
          covered / voxels);
    }
  }

  /** Voxels of a slice that may be taken, in order of y, x. */
  private static final class Candidates {
    private int size;
    private int[] indices = {};
    private double[] depths = {};

    void add(int index, double depth) {
      if (size == indices.length) {
        int capacity = Math.max(16, 2 * size);
        indices = Arrays.copyOf(indices, capacity);
        depths = Arrays.copyOf(depths, capacity);
      }
      indices[size] = index;
      depths[size++] = depth;
    }
  }
}
