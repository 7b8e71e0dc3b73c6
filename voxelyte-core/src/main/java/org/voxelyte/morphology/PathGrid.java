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
 * <p>One array per layer, from that where the ways begin, so that a front moves through few arrays
 * at a time. Rows and columns are the two other axes, the earlier fastest. Walls surround all:
 * layer k of the volume is k + 1 here, rows have one place before the first voxel, which is also
 * that behind the last of the row before, and a layer has a row before and after. Memory: 4 bytes a
 * voxel, and those of the walls.
 */
final class PathGrid {
  /** Voxels along the direction. */
  final int count;

  /** Places from a row to the next. */
  final int stride;

  /** Layers with walls. */
  final float[][] layers;

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
    this.stride = shape.along(columns(direction)) + 1;
    int places = places(shape, direction);
    this.layers = new float[count + 2][];
    layers[0] = new float[places];
    Arrays.fill(layers[0], Float.NaN);
    layers[count + 1] = layers[0];
    for (int k = 1; k <= count; k++) {
      layers[k] = layers[0].clone();
    }
    byte label = (byte) phase.label();
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      byte[] labels = volume.slice(z);
      forEachIn(
          z,
          (layer, index, voxel) -> {
            if (labels[voxel] == label) {
              layers[layer][index] = layer == 1 ? 0 : Float.POSITIVE_INFINITY;
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

  private static int places(GridShape shape, AxisDirection direction) {
    long places = (shape.along(columns(direction)) + 1L) * (shape.along(rows(direction)) + 2L) + 1;
    if (places > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a volume of "
              + shape
              + " voxels has layers too large for ways along "
              + direction.axis().key()
              + "; crop or coarsen it");
    }
    return (int) places;
  }

  /** Returns the bytes that a grid takes. */
  static long bytes(GridShape shape, AxisDirection direction) {
    return (long) Float.BYTES * places(shape, direction) * (shape.along(direction.axis()) + 1L);
  }

  /** Takes a voxel: its layer and place here, and its place in the slice of the volume. */
  @FunctionalInterface
  private interface Voxels {
    void take(int layer, int index, int voxel);
  }

  /** Gives the voxels of slice z of the volume. */
  private void forEachIn(int z, Voxels voxels) {
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        int along =
            switch (direction.axis()) {
              case X -> x;
              case Y -> y;
              case Z -> z;
            };
        int column = direction.axis() == Axis.X ? y : x;
        int row = direction.axis() == Axis.Z ? y : z;
        int layer = direction.rising() ? along : count - 1 - along;
        voxels.take(layer + 1, (row + 1) * stride + column + 1, shape.index(x, y));
      }
    }
  }

  /** Returns how many voxels of the phase the last layer has. */
  int outletVoxels() {
    int voxels = 0;
    for (float length : layers[count]) {
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
    for (float length : layers[count]) {
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
        (layer, index, voxel) -> {
          float length = layers[layer][index];
          lengths[voxel] = length < Float.POSITIVE_INFINITY ? (float) (length * unit) : Float.NaN;
        });
    return lengths;
  }
}
