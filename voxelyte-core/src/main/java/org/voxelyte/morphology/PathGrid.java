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
 * <p>A front is thin and turns every way, so voxels lie in bricks of 4³: neighbours in few lines of
 * cache. One array per slab, which is a layer of bricks across the direction, from that where the
 * ways begin; within a brick columns are fastest, then rows, then layers, and so are bricks. Rows
 * and columns are the two other axes, the earlier fastest. Walls of two voxels or more surround
 * all, so that two steps from a voxel are always in the grid. Along an axis with a single voxel
 * there are no walls, bricks are one voxel thick, and any step stays where it is. Memory: 4 bytes a
 * voxel, and those of the walls.
 */
final class PathGrid {
  /** Voxels along an edge of a brick, and the bits of a place that tell them. */
  private static final int EDGE = 4;

  private static final int EDGE_BITS = 2;

  /** Walls before the first voxel. */
  private static final int WALLS = 2;

  /** Voxels along the direction. */
  final int count;

  /** Places of a brick, a power of 2. The lowest bits of a place are that in the brick. */
  final int brick;

  /** Layers of bricks. */
  final float[][] slabs;

  /** Edges of a voxel along columns, rows and layers; the last is 1. */
  final double columnEdge;

  final double rowEdge;

  private final GridShape shape;
  private final AxisDirection direction;
  private final double unit;

  /** What a column, a row and a layer add to the place of a voxel in its slab. */
  private final int[] columnPlaces;

  private final int[] rowPlaces;
  private final int[] layerPlaces;

  /** Makes the grid. */
  PathGrid(LabelVolume volume, Phase phase, AxisDirection direction, TaskContext task) {
    this.shape = volume.shape();
    this.direction = direction;
    this.count = shape.along(direction.axis());
    VoxelSize size = volume.voxelSize();
    this.unit = size.along(direction.axis());
    this.columnEdge = size.along(columns(direction)) / unit;
    this.rowEdge = size.along(rows(direction)) / unit;
    int columns = shape.along(columns(direction));
    int rows = shape.along(rows(direction));
    this.brick = edge(columns) * edge(rows) * edge(count);
    this.columnPlaces = places(columns, 1, brick);
    this.rowPlaces = places(rows, edge(columns), brick * bricks(columns));
    this.layerPlaces = places(count, edge(columns) * edge(rows), 0);
    this.slabs = new float[bricks(count)][slabPlaces(shape, direction)];
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

  /** Returns the edge of a brick along an axis of so many voxels. */
  private static int edge(int voxels) {
    return voxels == 1 ? 1 : EDGE;
  }

  /** Returns the bricks along an axis of so many voxels. */
  private static int bricks(int voxels) {
    return voxels == 1 ? 1 : Math.floorDiv(voxels - 1 + 2 * WALLS, EDGE) + 1;
  }

  private static int walls(int voxels) {
    return voxels == 1 ? 0 : WALLS;
  }

  /** Returns what each voxel along an axis, walls included, adds to a place. */
  private static int[] places(int voxels, int stride, int brickStride) {
    int[] places = new int[bricks(voxels) * edge(voxels)];
    for (int i = 0; i < places.length; i++) {
      places[i] = i % EDGE * stride + i / EDGE * brickStride;
    }
    return places;
  }

  private static int slabPlaces(GridShape shape, AxisDirection direction) {
    int columns = shape.along(columns(direction));
    int rows = shape.along(rows(direction));
    long brick = (long) edge(columns) * edge(rows) * edge(shape.along(direction.axis()));
    double places = (double) brick * bricks(columns) * bricks(rows);
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
    return (long) Float.BYTES
        * slabPlaces(shape, direction)
        * bricks(shape.along(direction.axis()));
  }

  /**
   * Returns how far it is in an array from a place in a brick to that some steps away along
   * columns, rows and layers, at most {@value #EDGE} each; in another slab if {@link #slabsTo} says
   * so.
   */
  int placesTo(int place, int alongColumns, int alongRows, int alongLayers) {
    int rowShift = columnPlaces.length == 1 ? 0 : EDGE_BITS;
    return between(columnPlaces, place, alongColumns)
        + between(rowPlaces, place >> rowShift, alongRows)
        + between(layerPlaces, layerIn(place), alongLayers);
  }

  /** Returns how many slabs away from that of a place in a brick a layer lies. */
  int slabsTo(int place, int alongLayers) {
    return count == 1 ? 0 : Math.floorDiv(layerIn(place) + alongLayers, EDGE);
  }

  private int layerIn(int place) {
    return place / (brick / edge(count));
  }

  private static int between(int[] places, int at, int steps) {
    if (places.length == 1) {
      return 0;
    }
    int from = EDGE + at % EDGE; // in the second brick: there are two at least
    return from + steps < places.length
        ? places[from + steps] - places[from]
        : places[from + steps - EDGE] - places[from - EDGE];
  }

  /** Takes a voxel: its slab and place here, if in the first layer, its place in the slice. */
  @FunctionalInterface
  private interface Voxels {
    void take(int slab, int place, boolean first, int voxel);
  }

  /** Gives the voxels of slice z of the volume. */
  private void forEachIn(int z, Voxels voxels) {
    int beforeColumns = walls(shape.along(columns(direction)));
    int beforeRows = walls(shape.along(rows(direction)));
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
        int layer = walls(count) + (direction.rising() ? along : count - 1 - along);
        voxels.take(
            layer / EDGE,
            columnPlaces[column] + rowPlaces[row] + layerPlaces[layer],
            layer == walls(count),
            shape.index(x, y));
      }
    }
  }

  /** Returns the lengths in the last layer, NaN outside the phase. */
  private float[] lastLayer() {
    int layer = walls(count) + count - 1;
    float[] slab = slabs[layer / EDGE];
    float[] lengths = new float[rowPlaces.length * columnPlaces.length];
    int next = 0;
    for (int row : rowPlaces) {
      for (int column : columnPlaces) {
        lengths[next++] = slab[column + row + layerPlaces[layer]];
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
