package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Lengths of the ways from a layer to the voxels of a phase, in voxel edges along the way: infinite
 * where none has been found yet, NaN outside the phase, 0 on the layer. Every comparison with NaN
 * is false, so walls need no test of their own.
 *
 * <p>Walls surround the volume: slices lie one further, rows have one place before the first voxel,
 * which is also that behind the last of the row before, and a slice a row before and after. Memory:
 * 4 bytes a voxel, and those of the walls.
 */
final class PathGrid {
  final GridShape shape;

  /** Places from a row to the next. */
  final int stride;

  /** Slices with walls; slice z of the volume is z + 1 here. */
  final float[][] slices;

  private final AxisDirection direction;

  /** Begins with the inlet layer at 0. */
  PathGrid(LabelVolume volume, Phase phase, AxisDirection direction) {
    this.shape = volume.shape();
    this.stride = shape.nx() + 1;
    this.direction = direction;
    int places = places(shape);
    this.slices = new float[shape.nz() + 2][];
    float[] wall = new float[places];
    Arrays.fill(wall, Float.NaN);
    slices[0] = wall;
    slices[shape.nz() + 1] = wall;
    for (int z = 0; z < shape.nz(); z++) {
      slices[z + 1] = slice(volume.slice(z), (byte) phase.label(), places);
    }
    forEachIn(
        direction.inlet(layers()),
        (z, index) -> {
          if (slices[z][index] == Float.POSITIVE_INFINITY) {
            slices[z][index] = 0;
          }
        });
  }

  private static int places(GridShape shape) {
    long places = (shape.nx() + 1L) * (shape.ny() + 2L) + 1;
    if (places > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "slices of "
              + shape.nx()
              + " × "
              + shape.ny()
              + " voxels are too large for ways within a phase; crop or coarsen them");
    }
    return (int) places;
  }

  /** Returns the bytes that a grid of that shape takes. */
  static long bytes(GridShape shape) {
    return (long) Float.BYTES * places(shape) * (shape.nz() + 1L);
  }

  private float[] slice(byte[] labels, byte label, int places) {
    float[] slice = new float[places];
    Arrays.fill(slice, Float.NaN);
    for (int y = 0; y < shape.ny(); y++) {
      int from = shape.index(0, y);
      int to = index(0, y);
      for (int x = 0; x < shape.nx(); x++) {
        if (labels[from + x] == label) {
          slice[to + x] = Float.POSITIVE_INFINITY;
        }
      }
    }
    return slice;
  }

  /** Returns the place of (x, y) in a slice with walls. */
  int index(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  /** Returns the number of layers along the way. */
  int layers() {
    return shape.along(direction.axis());
  }

  /** Takes a voxel: its slice with walls, and the place in it. */
  @FunctionalInterface
  interface Voxels {
    void take(int z, int index);
  }

  /** Gives the voxels of the layer that the way starts from. */
  void forEachInlet(Voxels voxels) {
    forEachIn(direction.inlet(layers()), voxels);
  }

  /** Gives the voxels of the layer that the way ends at. */
  void forEachOutlet(Voxels voxels) {
    forEachIn(direction.outlet(layers()), voxels);
  }

  private void forEachIn(int layer, Voxels voxels) {
    Axis axis = direction.axis();
    for (int z = 0; z < (axis == Axis.Z ? 1 : shape.nz()); z++) {
      for (int y = 0; y < (axis == Axis.Y ? 1 : shape.ny()); y++) {
        for (int x = 0; x < (axis == Axis.X ? 1 : shape.nx()); x++) {
          int index = index(axis == Axis.X ? layer : x, axis == Axis.Y ? layer : y);
          voxels.take((axis == Axis.Z ? layer : z) + 1, index);
        }
      }
    }
  }

  /** Counts the voxels of the phase in the last layer, all or those reached. */
  int outletVoxels(boolean reachedOnly) {
    int[] count = {0};
    float limit = reachedOnly ? Float.MAX_VALUE : Float.POSITIVE_INFINITY;
    forEachOutlet(
        (z, index) -> {
          if (slices[z][index] <= limit) {
            count[0]++;
          }
        });
    return count[0];
  }

  /** Returns slice z without walls in other units, NaN where no way leads, and lets go of it. */
  float[] takeSlice(int z, double unit) {
    float[] lengths = new float[shape.sliceVoxels()];
    for (int y = 0; y < shape.ny(); y++) {
      for (int x = 0; x < shape.nx(); x++) {
        float length = slices[z + 1][index(x, y)];
        lengths[shape.index(x, y)] =
            length < Float.POSITIVE_INFINITY ? (float) (length * unit) : Float.NaN;
      }
    }
    slices[z + 1] = null;
    return lengths;
  }
}
