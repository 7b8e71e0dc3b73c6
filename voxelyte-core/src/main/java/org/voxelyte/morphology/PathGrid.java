package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * Lengths of the ways from the first layer along a direction to the voxels of a phase, in voxel
 * edges along it: infinite where none has been found yet, NaN outside the phase, 0 in the layer.
 * Every comparison with NaN is false, so walls need no test of their own.
 *
 * <p>One array per layer of {@link PathBricks}, from that where the ways begin. Rows and columns
 * are the two other axes, the earlier fastest. Memory: 4 bytes a voxel, and those of the walls.
 */
final class PathGrid {
  /** Voxels along the direction. */
  final int count;

  /** Where voxels are kept. */
  final PathBricks bricks;

  /** Layers of bricks. */
  final float[][] slabs;

  /** Edges of a voxel along columns, rows and layers; the last is 1. */
  final double columnEdge;

  final double rowEdge;

  private final GridShape shape;
  private final AxisDirection direction;
  private final double unit;

  /** Makes the grid. */
  PathGrid(LabelVolume volume, Phase phase, AxisDirection direction, TaskContext task) {
    this.shape = volume.shape();
    this.direction = direction;
    this.count = shape.along(direction.axis());
    VoxelSize size = volume.voxelSize();
    this.unit = size.along(direction.axis());
    this.columnEdge = size.along(columns(direction)) / unit;
    this.rowEdge = size.along(rows(direction)) / unit;
    this.bricks = bricks(shape, direction);
    this.slabs = new float[bricks.slabs][(int) bricks.slabPlaces];
    for (float[] slab : slabs) {
      Arrays.fill(slab, Float.NaN);
    }
    byte label = (byte) phase.label();
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      byte[] labels = volume.slice(z);
      forEachIn(
          z,
          (slab, place, first, voxel) -> {
            if (labels[voxel] == label) {
              slabs[slab][place] = first ? 0 : Float.POSITIVE_INFINITY;
            }
          });
    }
  }

  private static Axis columns(AxisDirection direction) {
    return direction.axis() == Axis.X ? Axis.Y : Axis.X;
  }

  private static Axis rows(AxisDirection direction) {
    return direction.axis() == Axis.Z ? Axis.Y : Axis.Z;
  }

  private static PathBricks bricks(GridShape shape, AxisDirection direction) {
    PathBricks bricks =
        new PathBricks(
            shape.along(columns(direction)),
            shape.along(rows(direction)),
            shape.along(direction.axis()));
    if (bricks.slabPlaces > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a volume of "
              + shape
              + " voxels has layers too large for ways along "
              + direction.axis().key()
              + "; crop or coarsen it");
    }
    return bricks;
  }

  /** Returns the bytes that a grid takes. */
  static long bytes(GridShape shape, AxisDirection direction) {
    PathBricks bricks = bricks(shape, direction);
    return Float.BYTES * bricks.slabPlaces * bricks.slabs;
  }

  /** Takes a voxel: its slab and place here, if in the first layer, its place in the slice. */
  @FunctionalInterface
  private interface Voxels {
    void take(int slab, int place, boolean first, int voxel);
  }

  /** Gives the voxels of slice z of the volume. */
  private void forEachIn(int z, Voxels voxels) {
    int beforeColumns = PathBricks.walls(shape.along(columns(direction)));
    int beforeRows = PathBricks.walls(shape.along(rows(direction)));
    int beforeLayers = PathBricks.walls(count);
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        int along =
            switch (direction.axis()) {
              case X -> x;
              case Y -> y;
              case Z -> z;
            };
        int column = beforeColumns + (direction.axis() == Axis.X ? y : x);
        int row = beforeRows + (direction.axis() == Axis.Z ? y : z);
        int layer = beforeLayers + (direction.rising() ? along : count - 1 - along);
        voxels.take(
            bricks.slab(layer),
            bricks.columnPlaces[column] + bricks.rowPlaces[row] + bricks.layerPlaces[layer],
            layer == beforeLayers,
            shape.index(x, y));
      }
    }
  }

  /** Returns the lengths in the last layer, NaN outside the phase. */
  private float[] lastLayer() {
    int layer = PathBricks.walls(count) + count - 1;
    float[] slab = slabs[bricks.slab(layer)];
    float[] lengths = new float[bricks.rowPlaces.length * bricks.columnPlaces.length];
    int next = 0;
    for (int row : bricks.rowPlaces) {
      for (int column : bricks.columnPlaces) {
        lengths[next++] = slab[column + row + bricks.layerPlaces[layer]];
      }
    }
    return lengths;
  }

  /** Returns how many voxels of the phase the last layer has. */
  int outletVoxels() {
    int voxels = 0;
    for (float length : lastLayer()) {
      if (length >= 0) {
        voxels++;
      }
    }
    return voxels;
  }

  /**
   * Returns the lengths to the voxels of the last layer that are reached, over the straight way.
   */
  double[] outletLengths() {
    double[] lengths = new double[outletVoxels()];
    int reached = 0;
    for (float length : lastLayer()) {
      if (length < Float.POSITIVE_INFINITY) {
        lengths[reached++] = length / (count - 1.0);
      }
    }
    return Arrays.copyOf(lengths, reached);
  }

  /** Returns slice z of the volume: lengths in m, NaN where no way leads. */
  float[] slice(int z) {
    float[] lengths = new float[shape.sliceVoxels()];
    forEachIn(
        z,
        (slab, place, first, voxel) -> {
          float length = slabs[slab][place];
          lengths[voxel] = length < Float.POSITIVE_INFINITY ? (float) (length * unit) : Float.NaN;
        });
    return lengths;
  }
}
