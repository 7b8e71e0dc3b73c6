package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;

/**
 * The Eikonal equation |∇T| = 1 within a phase by fast marching (Sethian 1996,
 * doi:10.1073/pnas.93.4.1591) with upwind differences of second order (Sethian 1999,
 * doi:10.1137/S0036144598347059; Hassouna and Farag 2007, doi:10.1109/TPAMI.2007.1154, without the
 * diagonal stencils).
 *
 * <p>Voxels are settled by rising T. Along each axis k the lesser a of the settled neighbours
 * counts, and with a settled b < a behind it the difference is (3T − 4a + b) / 2h, else (T − a) /
 * h; the squares sum to 1. A T that would be less than that of a neighbour in use is found from
 * first differences instead. Where the phase ends there is no neighbour, so ways cross faces only.
 *
 * <p>The front waits in buckets. What a bucket holds counts as settled as soon as the bucket is in
 * work, and is taken as it comes: neighbours came one after the other and lie near each other in
 * memory. Where a voxel then changes one of a greater T in the same bucket, that is taken once
 * more. So each T comes to agree with all lesser ones around it, as if the least had always been
 * taken first; buckets are narrow, and few voxels (3 %) are taken twice.
 */
final class EikonalMarch {
  /** Greatest width of a bucket in shortest edges: narrow, so that few voxels are taken twice. */
  private static final double WIDTH = 0.0625;

  /** Steps to the neighbours that count along an axis. */
  private static final int[] STEPS = {-2, -1, 1, 2};

  private final PathGrid grid;
  private final BucketQueue queue;

  /** Width of a bucket: a power of 2, so that no rounding moves a bucket's end. */
  private final float width;

  /** Where the bucket in work ends: lesser lengths are settled. */
  private float end;

  /** Bits of a place that tell where in its brick it is. */
  private final int inBrick;

  /** By the place in a brick: how far it is to two, one, one, two steps along each axis. */
  private final int[] offsets;

  /** By the place in a brick: how many slabs to two, one, one, two steps along layers. */
  private final int[] slabOffsets;

  /** Largest difference of lengths that are alike along some axis. */
  private final float alike;

  private final EikonalEquation equation;

  /** Prepares the ways through a grid with its first layer at 0. */
  EikonalMarch(PathGrid grid) {
    this.grid = grid;
    this.equation = new EikonalEquation(grid.columnEdge, grid.rowEdge);
    double longest = Math.max(1, Math.max(grid.columnEdge, grid.rowEdge));
    double shortest = Math.min(1, Math.min(grid.columnEdge, grid.rowEdge));
    this.alike = (float) (EikonalEquation.LEAST_RISE * longest);
    this.width = Math.scalb(1f, Math.getExponent(WIDTH * shortest));
    this.queue = new BucketQueue(width, 2 * longest);
    this.inBrick = grid.bricks.size - 1;
    this.offsets = new int[grid.bricks.size * 3 * STEPS.length];
    this.slabOffsets = new int[grid.bricks.size * STEPS.length];
    for (int place = 0; place < grid.bricks.size; place++) {
      for (int k = 0; k < STEPS.length; k++) {
        int first = place * 3 * STEPS.length + k;
        offsets[first] = grid.bricks.placesTo(place, STEPS[k], 0, 0);
        offsets[first + STEPS.length] = grid.bricks.placesTo(place, 0, STEPS[k], 0);
        offsets[first + 2 * STEPS.length] = grid.bricks.placesTo(place, 0, 0, STEPS[k]);
        slabOffsets[place * STEPS.length + k] = grid.bricks.slabsTo(place, STEPS[k]);
      }
    }
  }

  /** Sets all lengths of the grid that a way leads to. */
  void run(TaskContext task) {
    for (int index = 0; index < grid.slabs[0].length; index++) {
      if (grid.slabs[0][index] == 0) {
        queue.add(0, entry(0, index));
      }
    }
    while (queue.next()) {
      task.checkCancelled();
      end = (queue.current() + 1) * width;
      while (queue.hasMore()) {
        long entry = queue.take();
        int slab = (int) (entry >>> Integer.SIZE);
        float length = grid.slabs[slab][(int) entry];
        if (queue.bucket(length) == queue.current()) {
          settle(slab, (int) entry, length);
        }
      }
    }
  }

  private static long entry(int slab, int index) {
    return (long) slab << Integer.SIZE | index;
  }

  /** Finds the lengths of the neighbours; each with what is on its own far side of the voxel. */
  private void settle(int slab, int index, float length) {
    float[][] slabs = grid.slabs;
    float[] lengths = slabs[slab];
    int place = index & inBrick;
    int to = place * 3 * STEPS.length;
    find(slab, index + offsets[to + 1], lengths[index + offsets[to]], length);
    find(slab, index + offsets[to + 2], lengths[index + offsets[to + 3]], length);
    find(slab, index + offsets[to + 5], lengths[index + offsets[to + 4]], length);
    find(slab, index + offsets[to + 6], lengths[index + offsets[to + 7]], length);
    int across = place * STEPS.length;
    find(
        slab + slabOffsets[across + 1],
        index + offsets[to + 9],
        slabs[slab + slabOffsets[across]][index + offsets[to + 8]],
        length);
    find(
        slab + slabOffsets[across + 2],
        index + offsets[to + 10],
        slabs[slab + slabOffsets[across + 3]][index + offsets[to + 11]],
        length);
  }

  /**
   * Finds the length of a neighbour of a voxel just settled, unless it is less or what is on its
   * other side is nearer.
   */
  private void find(int slab, int index, float opposite, float settled) {
    float[][] slabs = grid.slabs;
    float[] lengths = slabs[slab];
    float before = lengths[index];
    if (!(before > settled) || opposite < settled - alike) {
      return;
    }
    int place = index & inBrick;
    int to = place * 3 * STEPS.length;
    equation.column.of(
        lengths[index + offsets[to]],
        lengths[index + offsets[to + 1]],
        lengths[index + offsets[to + 2]],
        lengths[index + offsets[to + 3]],
        end);
    equation.row.of(
        lengths[index + offsets[to + 4]],
        lengths[index + offsets[to + 5]],
        lengths[index + offsets[to + 6]],
        lengths[index + offsets[to + 7]],
        end);
    int there = place * STEPS.length;
    equation.across.of(
        slabs[slab + slabOffsets[there]][index + offsets[to + 8]],
        slabs[slab + slabOffsets[there + 1]][index + offsets[to + 9]],
        slabs[slab + slabOffsets[there + 2]][index + offsets[to + 10]],
        slabs[slab + slabOffsets[there + 3]][index + offsets[to + 11]],
        end);
    float found = (float) equation.solution();
    // Also if it is longer: of neighbours alike, the last settled may have the way in behind it.
    if (found != before) {
      lengths[index] = found;
      int bucket = Math.max(queue.current(), queue.bucket(found));
      if (bucket == queue.current() || bucket != queue.bucket(before)) {
        queue.add(bucket, entry(slab, index));
      }
    }
  }
}
