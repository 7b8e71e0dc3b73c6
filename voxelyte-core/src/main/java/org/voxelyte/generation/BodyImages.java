package org.voxelyte.generation;

import java.util.Arrays;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/**
 * Bodies and their periodic images, by the slices that they reach. Memory: 28 bytes an image and 4
 * for each slice that it reaches.
 */
final class BodyImages {
  /** Keeps rounding from skipping a voxel at the very end of a run. */
  private static final double SAFE = 1 - 1e-9;

  private final VoxelGrid grid;
  private final List<? extends Body> bodies;
  private final double margin;

  private int count;
  private int[] body = new int[16];

  /** Where the image lies from its body, m, three numbers an image. */
  private double[] shift = new double[48];

  /**
   * The images of slice z are those from {@code first[z]} to {@code first[z + 1]}, bodies rising.
   */
  private final int[] first;

  private final int[] images;

  /**
   * Finds the images that come near the box.
   *
   * @param margin how far outside a body its depth is still asked for, m
   */
  BodyImages(VoxelGrid grid, List<? extends Body> bodies, double margin, TaskContext task) {
    this.grid = grid;
    this.bodies = bodies;
    this.margin = margin;
    for (int i = 0; i < bodies.size(); i++) {
      if (i % 4096 == 0) {
        task.checkCancelled();
      }
      addImages(i);
    }
    int nz = grid.shape().nz();
    int[] firstSlice = new int[count];
    int[] lastSlice = new int[count];
    long[] perSlice = new long[nz + 1];
    for (int image = 0; image < count; image++) {
      double reach = bodies.get(body[image]).reach() + margin;
      double at = bodies.get(body[image]).z() + shift[3 * image + 2];
      firstSlice[image] = firstVoxel(at - reach, grid.voxelSize().z());
      lastSlice[image] = lastVoxel(at + reach, grid.voxelSize().z(), nz);
      for (int z = firstSlice[image]; z <= lastSlice[image]; z++) {
        perSlice[z + 1]++;
      }
    }
    first = new int[nz + 1];
    for (int z = 0; z < nz; z++) {
      first[z + 1] = Math.toIntExact(first[z] + perSlice[z + 1]);
    }
    images = new int[first[nz]];
    int[] next = Arrays.copyOf(first, nz);
    for (int image = 0; image < count; image++) {
      for (int z = firstSlice[image]; z <= lastSlice[image]; z++) {
        images[next[z]++] = image;
      }
    }
  }

  private void addImages(int i) {
    Body of = bodies.get(i);
    double reach = of.reach() + margin;
    int[] x = images(Axis.X, of.x(), reach);
    int[] y = images(Axis.Y, of.y(), reach);
    int[] z = images(Axis.Z, of.z(), reach);
    for (int kz = z[0]; kz <= z[1]; kz++) {
      for (int ky = y[0]; ky <= y[1]; ky++) {
        for (int kx = x[0]; kx <= x[1]; kx++) {
          if (count == body.length) {
            body = Arrays.copyOf(body, 2 * count);
            shift = Arrays.copyOf(shift, 6 * count);
          }
          body[count] = i;
          shift[3 * count] = kx * grid.length(Axis.X);
          shift[3 * count + 1] = ky * grid.length(Axis.Y);
          shift[3 * count + 2] = kz * grid.length(Axis.Z);
          count++;
        }
      }
    }
  }

  /**
   * Returns the first and last image along an axis that reaches into the box; none if first > last.
   */
  private int[] images(Axis axis, double centre, double reach) {
    double length = grid.length(axis);
    if (grid.isPeriodic(axis)) {
      return new int[] {
        (int) Math.ceil((-reach - centre) / length),
        (int) Math.floor((length + reach - centre) / length)
      };
    }
    return centre + reach < 0 || centre - reach > length ? new int[] {1, 0} : new int[] {0, 0};
  }

  private static int firstVoxel(double from, double edge) {
    return (int) Math.max(0, Math.ceil(from / edge - 0.5 - 1e-9));
  }

  private static int lastVoxel(double to, double edge, int voxels) {
    return (int) Math.min(voxels - 1, Math.floor(to / edge - 0.5 + 1e-9));
  }

  /** Returns the number of images that reach a slice. */
  int size(int z) {
    return first[z + 1] - first[z];
  }

  /** Returns rows of the images, for one thread. */
  Rows rows() {
    return new Rows();
  }

  /** The rows of voxels that an image of a body may reach. */
  final class Rows {
    private final double edgeX = grid.voxelSize().x();
    private final double edgeY = grid.voxelSize().y();
    private Body of;
    private int index;
    private double shiftX;
    private double shiftY;
    private double centreX;
    private double centreY;
    private double atY;
    private double atZ;
    private double squareInSlice;

    /** The first row and the last. */
    int firstRow;

    int lastRow;

    /** The first voxel of the row and the last. */
    int begin;

    int end;

    /** Turns to the n-th image of a slice. */
    void image(int z, int n) {
      int image = images[first[z] + n];
      index = body[image];
      of = bodies.get(index);
      shiftX = shift[3 * image];
      shiftY = shift[3 * image + 1];
      centreX = of.x() + shiftX;
      centreY = of.y() + shiftY;
      atZ = (z + 0.5) * grid.voxelSize().z() - shift[3 * image + 2];
      double reach = of.reach() + margin;
      double dz = atZ - of.z();
      squareInSlice = reach * reach - dz * dz;
      double half = Math.sqrt(Math.max(0, squareInSlice));
      firstRow = firstVoxel(centreY - half, edgeY);
      lastRow = lastVoxel(centreY + half, edgeY, grid.shape().ny());
    }

    /** Returns the index of the image's body. */
    int body() {
      return index;
    }

    /** Turns to a row of the image. */
    void row(int y) {
      atY = (y + 0.5) * edgeY - shiftY;
      double dy = atY - of.y();
      double half = Math.sqrt(Math.max(0, squareInSlice - dy * dy));
      begin = firstVoxel(centreX - half, edgeX);
      end = lastVoxel(centreX + half, edgeX, grid.shape().nx());
    }

    /** Returns the depth of a voxel's centre in the body, m. */
    double depth(int x) {
      return of.depth((x + 0.5) * edgeX - shiftX, atY, atZ);
    }

    /**
     * Returns how many voxels further on are surely not on the other side of a depth so far away.
     */
    int steps(double away) {
      return (int) Math.min(grid.shape().nx(), away / edgeX * SAFE);
    }
  }
}
