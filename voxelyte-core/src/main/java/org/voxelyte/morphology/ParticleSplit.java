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
 * <p>Particles are connected by faces. The result does not depend on the number of threads; all of
 * them find distances, one floods. Memory: at most 8 bytes a voxel and 16 bytes a voxel of the
 * phase.
 */
public final class ParticleSplit {
  /** Voxels between checks for cancellation. */
  private static final int CHECK = 1 << 20;

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
    MemoryNeed.require(8 * shape.voxels() + 16 * volume.count(phase), what);
    ScalarField distance = DistanceMap.of(volume, phase, task);
    task.progress(what, 0, 0);
    Flood flood = new Flood(distance, FallingOrder.of(volume, phase, distance, task));
    int[][] ids = flood.run(what, task);
    return new Particles(
        phase,
        ParticleIds.number(volume, ids, flood.basins, task),
        "watershed of the distance map, necks deeper than " + Quantity.length(depth));
  }

  /** The basins of the distance map, grown and joined. */
  private final class Flood {
    private final GridShape shape;
    private final float[][] distance;
    private final int[] order;
    private final int[][] basin;
    private int[] parent = new int[1024];
    private float[] peak = new float[1024];
    private int basins;

    Flood(ScalarField distance, int[] order) {
      this.shape = distance.shape();
      this.distance = new float[shape.nz()][];
      Arrays.setAll(this.distance, distance::slice);
      this.order = order;
      this.basin = new int[shape.nz()][shape.sliceVoxels()];
    }

    int[][] run(String what, TaskContext task) {
      int[] around = new int[6];
      int nx = shape.nx();
      int sliceVoxels = shape.sliceVoxels();
      for (int k = 0; k < order.length; k++) {
        if (k % CHECK == 0) {
          task.progress(what, k, order.length);
        }
        long index = Integer.toUnsignedLong(order[k]);
        int z = (int) (index / sliceVoxels);
        int i = (int) (index % sliceVoxels);
        int x = i % nx;
        int found = 0;
        int own = 0;
        float most = -1;
        for (int face = 0; face < 6; face++) {
          int other = i;
          int otherZ = z;
          switch (face) {
            case 0 -> otherZ = z - 1;
            case 1 -> other = i - nx;
            case 2 -> other = x > 0 ? i - 1 : -1;
            case 3 -> other = x < nx - 1 ? i + 1 : -1;
            case 4 -> other = i + nx;
            default -> otherZ = z + 1;
          }
          if (other < 0 || other >= sliceVoxels || otherZ < 0 || otherZ >= distance.length) {
            continue;
          }
          int met = basin[otherZ][other];
          if (met != 0) {
            met = UnionFind.root(parent, met);
            around[found++] = met;
            if (distance[otherZ][other] > most) {
              most = distance[otherZ][other];
              own = met;
            }
          }
        }
        if (found == 0) {
          own = begin(distance[z][i]);
        } else {
          join(around, found, own, distance[z][i]);
        }
        basin[z][i] = own;
      }
      for (int[] slice : basin) {
        task.checkCancelled();
        for (int i = 0; i < slice.length; i++) {
          slice[i] = slice[i] == 0 ? 0 : UnionFind.root(parent, slice[i]);
        }
      }
      return basin;
    }

    private int begin(float height) {
      basins++;
      if (basins == parent.length) {
        parent = Arrays.copyOf(parent, 2 * basins);
        peak = Arrays.copyOf(peak, 2 * basins);
      }
      parent[basins] = basins;
      peak[basins] = height;
      return basins;
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
