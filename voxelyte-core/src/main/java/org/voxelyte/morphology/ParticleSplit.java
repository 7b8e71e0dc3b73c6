package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;

/**
 * Splits a phase into particles at its necks: a watershed of the {@link DistanceMap}.
 *
 * <p>Voxels are taken by falling distance, of equal ones that with the lower index first. Each
 * joins its face neighbour of greatest distance among those taken; one without any begins a new
 * particle. Where two particles meet, at distance s, the one with the lower peak p is dissolved in
 * the other unless it rises far enough above their neck: it stays if p − s &gt; depth. Those that
 * stay are the maxima of an h-maxima transform with h = depth, the ones whose dynamics exceed it:
 * M. Grimaud, Proc. SPIE 1769, 292 (1992), doi:10.1117/12.60650.
 *
 * <p>A depth of one voxel forgives what voxels do to a smooth surface and hardly anything else:
 * packings of spheres of 8 to 24 voxels radius that overlap by up to a tenth come apart with not
 * one too many or too few. Particles rougher than that need more. One that the volume's outer faces
 * cut is split as if it went on there.
 *
 * <p>Which basin a voxel joins does not depend on what is dissolved in what, so all threads find
 * the {@link Basins} first, and only the voxels where some meet are taken in order, by one.
 * Particles are connected by faces. The result does not depend on the number of threads. Memory: 8
 * bytes a voxel, and at most 8 more a voxel of the phase.
 */
public final class ParticleSplit {
  /** Voxels between checks for cancellation. */
  private static final int CHECK = 1 << 20;

  /** Faces of a voxel. */
  private static final int FACES = 6;

  private final double depth;

  /** Returns the depth of one voxel, along its longest edge, m; of an image in its plane. */
  public static double usualDepth(LabelVolume volume) {
    return volume.longestVoxelEdge();
  }

  /**
   * Creates a split.
   *
   * @param depth by how much a particle's greatest distance must exceed that at its necks, m, not
   *     negative
   */
  public ParticleSplit(double depth) {
    if (!(depth >= 0 && depth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the depth of necks must be finite and not negative, got " + depth + " m");
    }
    this.depth = depth;
  }

  /**
   * Splits a phase.
   *
   * @throws IllegalArgumentException if memory does not suffice, or the volume is larger than 2³²
   *     voxels
   */
  public Particles split(LabelVolume volume, Phase phase, TaskContext task) {
    GridShape shape = volume.shape();
    String what = "splitting " + phase.name() + " into particles";
    if (shape.voxels() > 1L << Integer.SIZE || volume.count(phase) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          what
              + " takes at most 2^32 voxels, 2^31 of them of the phase, got "
              + shape
              + "; crop or coarsen the volume");
    }
    MemoryNeed.require(8 * shape.voxels() + 12 * volume.count(phase), what);
    ScalarField distance = DistanceMap.of(volume, phase, task);
    task.progress(what, 0, 0);
    Flood flood = new Flood(distance, task);
    flood.join(what, task);
    return new Particles(
        phase,
        ParticleIds.number(volume, flood.ids(task), flood.parent.length, task),
        "watershed of the distance map, necks deeper than " + Quantity.length(depth));
  }

  /** The basins of the distance map, and what each is dissolved in. */
  private final class Flood {
    private final GridShape shape;
    private final float[][] distance;
    private final int[] order;
    private final int[][] basin;
    private final float[] peak;

    /** Of each basin one that it is dissolved in, itself if it stays. */
    private final int[] parent;

    Flood(ScalarField field, TaskContext task) {
      this.shape = field.shape();
      this.distance = new float[shape.nz()][];
      Arrays.setAll(distance, field::slice);
      Basins basins = Basins.of(shape, distance, task);
      this.peak = basins.peaks();
      this.parent = UnionFind.singles(basins.count());
      this.basin = new int[shape.nz()][];
      Arrays.setAll(basin, basins::slice);
      int[][] meetings = new int[shape.nz()][];
      task.forEach(shape.nz(), z -> meetings[z] = meetings(z));
      this.order = FallingOrder.of(meetings, field, task);
    }

    /** Returns the voxels of a slice that have neighbours of more than one basin taken before. */
    private int[] meetings(int z) {
      int[] found = new int[256];
      int[] around = new int[FACES];
      int count = 0;
      for (int i = 0; i < distance[z].length; i++) {
        if (distance[z][i] > 0 && around(z, i, around) > 1) {
          if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
          }
          found[count++] = i;
        }
      }
      return Arrays.copyOf(found, count);
    }

    /** Notes the basins of the neighbours taken before a voxel, each once; returns how many. */
    private int around(int z, int i, int[] around) {
      int nx = shape.nx();
      int x = i % nx;
      float[] slice = distance[z];
      int[] basins = basin[z];
      float own = slice[i];
      int count = 0;
      // Of equal voxels that with the lower index is taken first.
      if (z > 0 && distance[z - 1][i] >= own) {
        around[count++] = basin[z - 1][i];
      }
      if (i >= nx && slice[i - nx] >= own) {
        count = note(basins[i - nx], around, count);
      }
      if (x > 0 && slice[i - 1] >= own) {
        count = note(basins[i - 1], around, count);
      }
      if (x < nx - 1 && slice[i + 1] > own) {
        count = note(basins[i + 1], around, count);
      }
      if (i < slice.length - nx && slice[i + nx] > own) {
        count = note(basins[i + nx], around, count);
      }
      if (z < distance.length - 1 && distance[z + 1][i] > own) {
        count = note(basin[z + 1][i], around, count);
      }
      return count;
    }

    private static int note(int one, int[] around, int count) {
      for (int k = 0; k < count; k++) {
        if (around[k] == one) {
          return count;
        }
      }
      around[count] = one;
      return count + 1;
    }

    /** Takes the voxels where basins meet. */
    void join(String what, TaskContext task) {
      int[] around = new int[FACES];
      for (int k = 0; k < order.length; k++) {
        if (k % CHECK == 0) {
          task.progress(what, k, order.length);
        }
        long index = Integer.toUnsignedLong(order[k]);
        int z = (int) (index / shape.sliceVoxels());
        int i = (int) (index % shape.sliceVoxels());
        int count = around(z, i, around);
        for (int j = 0; j < count; j++) {
          around[j] = UnionFind.root(parent, around[j]);
        }
        join(around, count, UnionFind.root(parent, basin[z][i]), distance[z][i]);
      }
    }

    /** Returns the particles of all voxels, from 1, 0 outside; in place of the basins. */
    int[][] ids(TaskContext task) {
      for (int one = 0; one < parent.length; one++) {
        parent[one] = UnionFind.root(parent, one);
      }
      task.forEach(
          basin.length,
          z -> {
            int[] slice = basin[z];
            for (int i = 0; i < slice.length; i++) {
              slice[i] = slice[i] < 0 ? 0 : parent[slice[i]] + 1;
            }
          });
      return basin;
    }

    /**
     * Dissolves those of the basins that meet at a voxel that rise too little: the voxel's own in
     * the highest, the others in its own, so that all stay connected.
     */
    private void join(int[] met, int count, int own, float saddle) {
      int highest = met[0];
      for (int k = 1; k < count; k++) {
        if (peak[met[k]] > peak[highest] || peak[met[k]] == peak[highest] && met[k] < highest) {
          highest = met[k];
        }
      }
      for (int k = 0; k < count; k++) {
        float top = peak[met[k]];
        // Equal ones may both be infinite.
        if (met[k] != highest && (top == saddle || top - saddle <= depth)) {
          parent[met[k]] = met[k] == own ? highest : own;
        }
      }
    }
  }
}
