package org.voxelyte.report;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The cells that a picture is drawn from: the voxels of a volume, or where there are more than
 * {@value #MOST} along an axis, so many samples of them, each the voxel at the middle of its cell.
 * Memory: at most 33 MB, and none where nothing is sampled along x and y.
 */
final class ObliqueCells {
  /** Cells along an axis; more are finer than the dots of a printed figure. */
  static final int MOST = 320;

  private final int nx;
  private final int ny;
  private final int nz;
  private final double edgeX;
  private final double edgeY;
  private final double edgeZ;
  private final byte[][] slices;

  ObliqueCells(LabelVolume volume, TaskContext task) {
    GridShape shape = volume.shape();
    this.nx = cells(shape.nx());
    this.ny = cells(shape.ny());
    this.nz = cells(shape.nz());
    this.edgeX = volume.length(Axis.X) / nx;
    this.edgeY = volume.length(Axis.Y) / ny;
    this.edgeZ = volume.length(Axis.Z) / nz;
    this.slices = new byte[nz][];
    task.forEach(nz, k -> slices[k] = sample(shape, volume.slice(source(k, nz, shape.nz()))));
  }

  private static int cells(int voxels) {
    return Math.min(MOST, voxels);
  }

  /** Returns how many of so many cells are not cut away: the half, or one more. */
  static int kept(int cells) {
    return (cells + 1) / 2;
  }

  /** Returns the share of an axis with so many voxels that is not cut away; 1 for one voxel. */
  static double keptShare(int voxels) {
    return kept(cells(voxels)) / (double) cells(voxels);
  }

  private byte[] sample(GridShape shape, byte[] slice) {
    if (nx == shape.nx() && ny == shape.ny()) {
      return slice;
    }
    byte[] sampled = new byte[nx * ny];
    for (int y = 0; y < ny; y++) {
      int row = source(y, ny, shape.ny());
      for (int x = 0; x < nx; x++) {
        sampled[y * nx + x] = slice[shape.index(source(x, nx, shape.nx()), row)];
      }
    }
    return sampled;
  }

  /** Returns the voxel at the middle of a cell. */
  private static int source(int cell, int cells, int voxels) {
    return (int) ((2L * cell + 1) * voxels / (2L * cells));
  }

  int nx() {
    return nx;
  }

  int ny() {
    return ny;
  }

  int nz() {
    return nz;
  }

  /** Returns the edge of a cell along x, m. */
  double edgeX() {
    return edgeX;
  }

  /** Returns the edge of a cell along y, m. */
  double edgeY() {
    return edgeY;
  }

  /** Returns the edge of a cell along z, m. */
  double edgeZ() {
    return edgeZ;
  }

  int label(int x, int y, int z) {
    return slices[z][y * nx + x] & 0xff;
  }
}
