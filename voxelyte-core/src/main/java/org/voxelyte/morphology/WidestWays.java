package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * For each voxel the largest ball that can be brought there, centre to centre by faces, from the
 * first or the last layer along an axis: the greatest squared radius of which some path to that
 * layer is free, max over paths of the min of the squared distance along them; 0 where none leads.
 *
 * <p>What holds for the peak of a voxel's {@link Basins basin} holds for the voxel, up to its own
 * square. Basins are joined through their widest {@link Passages} first, and each union is noted in
 * a tree, once for all six faces; a union that touches a face tells its members how wide the way
 * there is. Memory: 4 bytes a voxel, and while ways are sorted out {@value #BYTES_PER_BASIN} bytes
 * a basin and 4 for each thread, of which there is one for some ten or more voxels, unless the
 * phase is noise.
 */
final class WidestWays {
  /** Passages, sorted and kept, and trees of the basins. */
  private static final int BYTES_PER_BASIN = 68;

  private final GridShape shape;
  private final Basins basins;

  /** The union that each basin, and then each union, is in; itself if there is none. */
  private final int[] within;

  /** The width of the passage that made each union; infinite for a basin. */
  private final float[] width;

  private WidestWays(GridShape shape, Basins basins, int[] within, float[] width) {
    this.shape = shape;
    this.basins = basins;
    this.within = within;
    this.width = width;
  }

  /**
   * Joins the basins.
   *
   * @param squares squared distances, 0 outside the phase
   * @throws IllegalArgumentException if there are so many basins that memory does not suffice
   */
  static WidestWays of(GridShape shape, float[][] squares, TaskContext task) {
    Basins basins = Basins.of(shape, squares, task);
    String what = "the way through " + basins.count() + " widenings of the phase";
    long bytes = BYTES_PER_BASIN + 4L * task.threads();
    MemoryNeed.require(bytes * basins.count(), what);
    Passages passages = basins.passages(task);
    passages.keepWidest();
    int count = basins.count();
    int[] within = UnionFind.singles(count + passages.count());
    float[] width = new float[within.length];
    Arrays.fill(width, 0, count, Float.POSITIVE_INFINITY);
    int[] parent = UnionFind.singles(within.length);
    for (int k = 0; k < passages.count(); k++) {
      int union = count + k;
      width[union] = passages.width(k);
      for (int room : new int[] {passages.one(k), passages.two(k)}) {
        int root = UnionFind.root(parent, room);
        parent[root] = union;
        within[root] = union;
      }
    }
    return new WidestWays(shape, basins, within, width);
  }

  /**
   * Returns for each basin the largest square that gets to its peak; that of a voxel is this, or
   * its own if that is less.
   *
   * @param last whether from the last layer rather than the first
   */
  float[] from(Axis axis, boolean last) {
    float[] inLayer = basins.largestIn(axis, last ? shape.along(axis) - 1 : 0);
    float[] widest = Arrays.copyOf(inLayer, within.length);
    // A union comes after its members.
    for (int node = 0; node < widest.length; node++) {
      int union = within[node];
      widest[union] = Math.max(widest[union], widest[node]);
    }
    for (int node = widest.length - 1; node >= 0; node--) {
      float own = Math.min(widest[node], width[node]);
      widest[node] = within[node] == node ? own : Math.max(own, widest[within[node]]);
    }
    return Arrays.copyOf(widest, inLayer.length);
  }

  /** Returns the basins. */
  Basins basins() {
    return basins;
  }
}
