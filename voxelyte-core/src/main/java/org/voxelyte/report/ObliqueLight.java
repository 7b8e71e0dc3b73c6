package org.voxelyte.report;

import org.voxelyte.task.TaskContext;

/**
 * How light the surface of the shown phases is: by the angle between its normal and a lamp at the
 * upper left behind the viewer, darker in hollows and in the depth. Where the outer face of the box
 * cuts it, it is flat and of one shade.
 *
 * <p>The normal is the gradient of the occupancy, differences weighted over the cells within two
 * cells of the point, so that a ball of voxels looks round; outside of the box nothing is occupied.
 * A hollow is told by the occupancy of blocks of cells along the normal.
 */
final class ObliqueLight {
  /** Direction to the lamp: from the left, from above (against z), from the front. */
  private static final double[] LAMP = unit(0.30, 0.62, -0.75);

  private static final int REACH = 2;
  private static final double RADIUS_SQUARED = 2.7 * 2.7;

  private static final int BLOCK = 4;

  /** Distances along the normal at which the occupancy is asked, cells, and what each weighs. */
  private static final double[] DISTANCES = {3, 6, 11};

  private static final double[] WEIGHTS = {0.30, 0.30, 0.25};

  private static final double AMBIENT = 0.5;
  private static final double DIRECT = 0.5;
  private static final double FADE = 0.32;

  private final ObliqueCells cells;
  private final boolean[] shown;
  private final int blocksX;
  private final int blocksY;
  private final int blocksZ;
  private final float[][] occupied;

  ObliqueLight(ObliqueCells cells, boolean[] shown, TaskContext task) {
    this.cells = cells;
    this.shown = shown;
    this.blocksX = (cells.nx() + BLOCK - 1) / BLOCK;
    this.blocksY = (cells.ny() + BLOCK - 1) / BLOCK;
    this.blocksZ = (cells.nz() + BLOCK - 1) / BLOCK;
    this.occupied = new float[blocksZ][blocksX * blocksY];
    task.forEach(blocksZ, this::fill);
  }

  private void fill(int block) {
    int from = block * BLOCK;
    int to = Math.min(from + BLOCK, cells.nz());
    float share = 1f / (BLOCK * BLOCK * BLOCK);
    for (int z = from; z < to; z++) {
      for (int y = 0; y < cells.ny(); y++) {
        for (int x = 0; x < cells.nx(); x++) {
          if (shown[cells.label(x, y, z)]) {
            occupied[block][y / BLOCK * blocksX + x / BLOCK] += share;
          }
        }
      }
    }
  }

  /**
   * Returns how light a point of the surface is, 0 … 1.
   *
   * @param px x of the point, cells; py and pz likewise
   * @param cell the cell that was hit
   * @param normal the normal of the face of the cell that was hit
   * @param outer whether that face lies on the outer face of the box, where the body is cut flat
   * @param depth 0 at the nearest corner of the box … 1 at the farthest
   */
  double at(
      double px, double py, double pz, int[] cell, double[] normal, boolean outer, double depth) {
    double[] n = outer ? normal : gradient(px, py, pz, cell, normal);
    double facing = n[0] * LAMP[0] + n[1] * LAMP[1] + n[2] * LAMP[2];
    double light = AMBIENT + DIRECT * Math.max(0, facing);
    return outer ? light : light * open(px, py, pz, n) * (1 - FADE * depth);
  }

  private double[] gradient(double px, double py, double pz, int[] cell, double[] face) {
    double gx = 0;
    double gy = 0;
    double gz = 0;
    for (int z = Math.max(0, cell[2] - REACH);
        z <= Math.min(cells.nz() - 1, cell[2] + REACH);
        z++) {
      double dz = z + 0.5 - pz;
      for (int y = Math.max(0, cell[1] - REACH);
          y <= Math.min(cells.ny() - 1, cell[1] + REACH);
          y++) {
        double dy = y + 0.5 - py;
        for (int x = Math.max(0, cell[0] - REACH);
            x <= Math.min(cells.nx() - 1, cell[0] + REACH);
            x++) {
          double dx = x + 0.5 - px;
          double near = 1 - (dx * dx + dy * dy + dz * dz) / RADIUS_SQUARED;
          if (near > 0 && shown[cells.label(x, y, z)]) {
            gx += near * near * dx;
            gy += near * near * dy;
            gz += near * near * dz;
          }
        }
      }
    }
    double[] n = {-gx / cells.edgeX(), -gy / cells.edgeY(), -gz / cells.edgeZ()};
    double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    if (!(length > 0)) {
      return face;
    }
    for (int i = 0; i < n.length; i++) {
      n[i] /= length;
    }
    return n;
  }

  /** Returns how open the room before a point is: 1 where nothing is near, less in hollows. */
  private double open(double px, double py, double pz, double[] n) {
    double edge = Math.min(cells.edgeX(), Math.min(cells.edgeY(), cells.edgeZ()));
    double open = 1;
    for (int i = 0; i < DISTANCES.length; i++) {
      double far = DISTANCES[i] * edge;
      open -=
          WEIGHTS[i]
              * occupancy(
                  px + n[0] * far / cells.edgeX(),
                  py + n[1] * far / cells.edgeY(),
                  pz + n[2] * far / cells.edgeZ());
    }
    return open;
  }

  /** Returns the occupancy at a point, cells, linear between the middles of blocks. */
  private double occupancy(double px, double py, double pz) {
    double bx = px / BLOCK - 0.5;
    double by = py / BLOCK - 0.5;
    double bz = pz / BLOCK - 0.5;
    int x = (int) Math.floor(bx);
    int y = (int) Math.floor(by);
    int z = (int) Math.floor(bz);
    double fx = bx - x;
    double fy = by - y;
    double fz = bz - z;
    double sum = 0;
    for (int k = 0; k < 2; k++) {
      for (int j = 0; j < 2; j++) {
        double share = (k == 0 ? 1 - fz : fz) * (j == 0 ? 1 - fy : fy);
        sum += share * ((1 - fx) * block(x, y + j, z + k) + fx * block(x + 1, y + j, z + k));
      }
    }
    return sum;
  }

  private double block(int x, int y, int z) {
    boolean inside = x >= 0 && y >= 0 && z >= 0 && x < blocksX && y < blocksY && z < blocksZ;
    return inside ? occupied[z][y * blocksX + x] : 0;
  }

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }
}
