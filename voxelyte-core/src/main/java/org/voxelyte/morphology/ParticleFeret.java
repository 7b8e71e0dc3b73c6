package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * Finds the Feret diameters of all particles: slice after slice the corners of the polygon around
 * each particle are collected, and its hull is made after its last slice.
 *
 * <p>Only particles that the present slices cut hold corners. Of one that has gathered many, those
 * inside their hull are dropped.
 */
final class ParticleFeret {
  private static final int SLICES_PER_THREAD = 4;
  private static final int MANY = 3 * 4096;

  private final ComponentVolume ids;
  private final int[] numberOfId;
  private final int[][] ranges;
  private final Axis thin;
  private final Corners[] corners;
  private final FeretDiameters[] result;

  private ParticleFeret(ComponentVolume ids, int[] numberOfId, int[][] ranges, Axis thin) {
    this.ids = ids;
    this.numberOfId = numberOfId;
    this.ranges = ranges;
    this.thin = thin;
    this.corners = new Corners[ranges.length];
    this.result = new FeretDiameters[ranges.length];
  }

  /**
   * Returns the diameters of each particle.
   *
   * @param numberOfId number of each particle, from 1
   * @param ranges the last entry of each is its last slice
   * @param thin the axis along which the volume has one layer, or null
   */
  static FeretDiameters[] of(
      ComponentVolume ids, int[] numberOfId, int[][] ranges, Axis thin, TaskContext task) {
    ParticleFeret feret = new ParticleFeret(ids, numberOfId, ranges, thin);
    int batch = SLICES_PER_THREAD * task.threads();
    for (int z = 0; z < ids.shape().nz(); z += batch) {
      feret.gather(z, Math.min(z + batch, ids.shape().nz()), task);
    }
    return feret.result;
  }

  private void gather(int from, int to, TaskContext task) {
    int[][] numbers = new int[to - from][];
    int[][][] found = new int[to - from][][];
    task.forEach(
        to - from,
        k -> {
          SliceOutlines outlines = new SliceOutlines(ids.slice(from + k), ids.shape());
          numbers[k] = new int[outlines.count()];
          found[k] = new int[outlines.count()][];
          for (int i = 0; i < outlines.count(); i++) {
            numbers[k][i] = numberOfId[outlines.id(i + 1)] - 1;
            found[k][i] = outlines.corners(i + 1);
          }
        });
    List<Integer> complete = new ArrayList<>();
    List<Integer> many = new ArrayList<>();
    for (int z = from; z < to; z++) {
      for (int i = 0; i < found[z - from].length; i++) {
        int at = numbers[z - from][i];
        if (corners[at] == null) {
          corners[at] = new Corners();
        }
        corners[at].add(found[z - from][i], z);
        if (ranges[at][5] == z) {
          complete.add(at);
        } else if (corners[at].length > corners[at].limit) {
          corners[at].limit = Integer.MAX_VALUE;
          many.add(at);
        }
      }
    }
    task.forEach(
        complete.size(),
        i -> {
          int at = complete.get(i);
          result[at] = corners[at].measure(ids.voxelSize(), thin);
          corners[at] = null;
        });
    task.forEach(
        many.size(),
        i -> {
          Corners held = corners[many.get(i)];
          if (held != null) {
            held.reduce();
          }
        });
  }

  /** The corners of a particle so far: x, y and z of each, from the first. */
  private static final class Corners {
    private int[] points = new int[48];
    private int length;
    private int limit = MANY;
    private int firstX;
    private int firstY;
    private int firstZ;

    void add(int[] polygon, int z) {
      if (length == 0) {
        firstX = polygon[0];
        firstY = polygon[1];
        firstZ = z;
      }
      int more = 3 * polygon.length;
      if (length + more > points.length) {
        points = Arrays.copyOf(points, Math.max(length + more, 2 * points.length));
      }
      for (int level = z; level <= z + 1; level++) {
        for (int i = 0; i < polygon.length; i += 2) {
          points[length++] = polygon[i] - firstX;
          points[length++] = polygon[i + 1] - firstY;
          points[length++] = level - firstZ;
        }
      }
    }

    void reduce() {
      int[] vertices = ConvexHull.of(points, length / 3).vertices();
      int[] kept = new int[3 * vertices.length];
      for (int i = 0; i < vertices.length; i++) {
        System.arraycopy(points, 3 * vertices[i], kept, 3 * i, 3);
      }
      points = kept;
      length = kept.length;
      limit = Math.max(MANY, 2 * length);
    }

    FeretDiameters measure(VoxelSize size, Axis thin) {
      ConvexHull hull = ConvexHull.of(points, length / 3);
      return FeretDiameters.of(hull, points, size, thin);
    }
  }
}
