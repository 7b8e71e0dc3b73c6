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
  private final Line alongX;
  private final Line alongY;
  private final Line alongZ;

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
    this.alongX = new Line(Axis.X);
    this.alongY = new Line(Axis.Y);
    this.alongZ = new Line(Axis.Z);
    byte label = (byte) phase.label();
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      open(volume.slice(z), label, z);
    }
    begin();
  }

  /** What the coordinates of the volume along an axis add to the slab and the place of a voxel. */
  private final class Line {
    final int[] slabs;
    final int[] places;

    Line(Axis axis) {
      int voxels = shape.along(axis);
      int before = PathBricks.walls(voxels);
      this.slabs = new int[voxels];
      this.places = new int[voxels];
      for (int i = 0; i < voxels; i++) {
        if (axis == columns(direction)) {
          places[i] = bricks.columnPlaces[before + i];
        } else if (axis == rows(direction)) {
          places[i] = bricks.rowPlaces[before + i];
        } else {
          int layer = before + (direction.rising() ? i : count - 1 - i);
          slabs[i] = bricks.slab(layer);
          places[i] = bricks.layerPlaces[layer];
        }
      }
    }
  }

  /** Opens the voxels of a label in slice z of the volume to ways. */
  private void open(byte[] labels, byte label, int z) {
    int voxel = 0;
    for (int y = 0; y < shape.ny(); y++) {
      int slab = alongY.slabs[y] + alongZ.slabs[z];
      int place = alongY.places[y] + alongZ.places[z];
      for (int x = 0; x < shape.nx(); x++) {
        if (labels[voxel++] == label) {
          slabs[slab + alongX.slabs[x]][place + alongX.places[x]] = Float.POSITIVE_INFINITY;
        }
      }
    }
  }

  /** Lets the ways begin at the open voxels of the first layer. */
  private void begin() {
    int layer = PathBricks.walls(count);
    float[] slab = slabs[bricks.slab(layer)];
    for (int row : bricks.rowPlaces) {
      for (int column : bricks.columnPlaces) {
        int place = column + row + bricks.layerPlaces[layer];
        if (slab[place] == Float.POSITIVE_INFINITY) {
          slab[place] = 0;
        }
      }
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
    int voxel = 0;
    for (int y = 0; y < shape.ny(); y++) {
      int slab = alongY.slabs[y] + alongZ.slabs[z];
      int place = alongY.places[y] + alongZ.places[z];
      for (int x = 0; x < shape.nx(); x++) {
        float length = slabs[slab + alongX.slabs[x]][place + alongX.places[x]];
        lengths[voxel++] = length < Float.POSITIVE_INFINITY ? (float) (length * unit) : Float.NaN;
      }
    }
    return lengths;
  }
}
