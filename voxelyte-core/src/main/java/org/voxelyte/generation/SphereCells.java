package org.voxelyte.generation;

/**
 * Finds the spheres near a sphere. Those of similar size, within a factor of two, lie in a grid of
 * cells of their own, so that the time per neighbour does not grow with the ratio of the radii.
 *
 * <p>Centres must be folded into the box. Memory: about 8 bytes a sphere and 4 bytes a cell, at
 * most {@value #MOST_CELLS_PER_SPHERE} cells a sphere.
 */
final class SphereCells {
  /** Images are shifted by −2 … 2 lengths of the box along each axis. */
  static final int SHIFTS = 5;

  /** Number of images that a code can tell. */
  static final int IMAGES = SHIFTS * SHIFTS * SHIFTS;

  private static final int MOST_CELLS_PER_SPHERE = 8;
  private static final int MOST_CELLS_PER_AXIS = 1024;

  private final Spheres spheres;
  private final SizeClass[] classes;

  /** Hears of a near sphere. */
  interface Visitor {
    /**
     * Takes one.
     *
     * @param other its index
     * @param image which image of it, see {@link SphereCells#shift}
     */
    void near(int other, int image);
  }

  /** Spheres of similar size, sorted by cell. */
  private static final class SizeClass {
    final int[] cells = new int[3];
    final double[] edge = new double[3];
    double largest;
    int size;

    /** Where the members of each cell begin; one more than there are cells. */
    int[] first;

    int[] member;
  }

  SphereCells(Spheres spheres) {
    this.spheres = spheres;
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (double radius : spheres.radius) {
      largest = Math.max(largest, radius);
      smallest = Math.min(smallest, radius);
    }
    classes = new SizeClass[sizeClass(smallest, largest) + 1];
    int[] classOf = new int[spheres.count];
    for (int c = 0; c < classes.length; c++) {
      classes[c] = new SizeClass();
    }
    for (int i = 0; i < spheres.count; i++) {
      classOf[i] = sizeClass(spheres.radius[i], largest);
      SizeClass own = classes[classOf[i]];
      own.size++;
      own.largest = Math.max(own.largest, spheres.radius[i]);
    }
    int[] cellOf = new int[spheres.count];
    for (int c = 0; c < classes.length; c++) {
      if (classes[c].size > 0) {
        fill(c, classOf, cellOf);
      }
    }
  }

  private static int sizeClass(double radius, double largest) {
    int number = 0;
    for (double bound = largest / 2; radius <= bound; bound /= 2) {
      number++;
    }
    return number;
  }

  private void fill(int number, int[] classOf, int[] cellOf) {
    SizeClass own = classes[number];
    double volume = spheres.length[0] * spheres.length[1] * spheres.length[2];
    double edge =
        Math.max(
            2 * own.largest, StrictMath.cbrt(volume / ((double) MOST_CELLS_PER_SPHERE * own.size)));
    int cells = 1;
    for (int axis = 0; axis < 3; axis++) {
      own.cells[axis] =
          (int) Math.max(1, Math.min(MOST_CELLS_PER_AXIS, spheres.length[axis] / edge));
      own.edge[axis] = spheres.length[axis] / own.cells[axis];
      cells *= own.cells[axis];
    }
    own.first = new int[cells + 1];
    for (int i = 0; i < spheres.count; i++) {
      if (classOf[i] == number) {
        cellOf[i] = cell(own, i);
        own.first[cellOf[i] + 1]++;
      }
    }
    for (int k = 0; k < cells; k++) {
      own.first[k + 1] += own.first[k];
    }
    own.member = new int[own.size];
    int[] next = own.first.clone();
    for (int i = 0; i < spheres.count; i++) {
      if (classOf[i] == number) {
        own.member[next[cellOf[i]]++] = i;
      }
    }
  }

  private int cell(SizeClass own, int i) {
    int cell = 0;
    for (int axis = 2; axis >= 0; axis--) {
      int k = (int) (spheres.centre[axis][i] / own.edge[axis]);
      cell = cell * own.cells[axis] + Math.max(0, Math.min(own.cells[axis] - 1, k));
    }
    return cell;
  }

  /** Returns by how many lengths of the box an image is shifted along an axis. */
  static int shift(int image, int axis) {
    return switch (axis) {
      case 0 -> image % SHIFTS - SHIFTS / 2;
      case 1 -> image / SHIFTS % SHIFTS - SHIFTS / 2;
      default -> image / (SHIFTS * SHIFTS) - SHIFTS / 2;
    };
  }

  /**
   * Visits the spheres, and images of them, whose centres are nearer than stretch × the sum of the
   * radii, in the same order each time. Images of the sphere itself are left out.
   */
  void visit(int i, double stretch, Visitor visitor) {
    for (SizeClass group : classes) {
      if (group.size > 0) {
        visit(i, stretch, group, visitor);
      }
    }
  }

  private void visit(int i, double stretch, SizeClass group, Visitor visitor) {
    double[] xs = spheres.centre[0];
    double[] ys = spheres.centre[1];
    double[] zs = spheres.centre[2];
    double radius = spheres.radius[i];
    double reach = stretch * (radius + group.largest);
    int nx = group.cells[0];
    int ny = group.cells[1];
    int nz = group.cells[2];
    int lastX = cellOf(group, 0, xs[i] + reach);
    int lastY = cellOf(group, 1, ys[i] + reach);
    int lastZ = cellOf(group, 2, zs[i] + reach);
    for (int z = cellOf(group, 2, zs[i] - reach); z <= lastZ; z++) {
      int shiftZ = Math.floorDiv(z, nz);
      double oz = shiftZ * spheres.length[2] - zs[i];
      int layer = ny * (z - shiftZ * nz);
      for (int y = cellOf(group, 1, ys[i] - reach); y <= lastY; y++) {
        int shiftY = Math.floorDiv(y, ny);
        double oy = shiftY * spheres.length[1] - ys[i];
        int row = nx * (layer + y - shiftY * ny);
        for (int x = cellOf(group, 0, xs[i] - reach); x <= lastX; x++) {
          int shiftX = Math.floorDiv(x, nx);
          double ox = shiftX * spheres.length[0] - xs[i];
          int cell = row + x - shiftX * nx;
          int image = shiftX + 2 + SHIFTS * (shiftY + 2 + SHIFTS * (shiftZ + 2));
          for (int k = group.first[cell]; k < group.first[cell + 1]; k++) {
            int j = group.member[k];
            double dx = xs[j] + ox;
            double dy = ys[j] + oy;
            double dz = zs[j] + oz;
            double near = stretch * (radius + spheres.radius[j]);
            if (dx * dx + dy * dy + dz * dz < near * near && j != i) {
              visitor.near(j, image);
            }
          }
        }
      }
    }
  }

  /** Returns the cell of a coordinate; beyond the box along a periodic axis, in it at walls. */
  private int cellOf(SizeClass group, int axis, double coordinate) {
    int cell = (int) Math.floor(coordinate / group.edge[axis]);
    return spheres.periodic[axis] ? cell : Math.max(0, Math.min(group.cells[axis] - 1, cell));
  }
}
