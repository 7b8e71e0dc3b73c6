package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * For each voxel the largest ball that can be brought there, centre to centre by faces, from the
 * first or the last layer along an axis: the greatest squared radius of which some path to that
 * layer is free, max over paths of the min of the squared distance along them; 0 where none leads.
 *
 * <p>Voxels are reached by falling squares, from a stack for each square that occurs, which is
 * linked through the voxels that wait in it. So each is reached first on its widest path. Memory: 4
 * bytes a voxel, which become the result.
 */
final class IntrusionFlood {
  /** Voxels between checks for cancellation. */
  private static final int CHECK = 1 << 20;

  /** The largest volume: indices and the end of a stack share an int. */
  static final long MAX_VOXELS = (1L << Integer.SIZE) - 2;

  /** Entries of the table that finds levels. */
  private static final int MAX_STEPS = 1 << 20;

  /** Ends a stack. */
  private static final int END = -1;

  private final GridShape shape;
  private final float[][] squares;

  /** The squares that occur, rising. */
  private final float[] levels;

  /** The first level not below each whole multiple of the step. */
  private final int[] firstLevel;

  private final double step;

  /** Index, from 1, of the voxel on top of the stack of each level. */
  private final int[] top;

  /** 0 before a voxel is reached, then index + 1 of the next in its stack, then its result. */
  private final int[][] state;

  private IntrusionFlood(GridShape shape, float[][] squares, float[] levels) {
    this.shape = shape;
    this.squares = squares;
    this.levels = levels;
    double largest = levels[levels.length - 1];
    this.step = Math.max(1, largest / MAX_STEPS);
    this.firstLevel = new int[(int) (largest / step) + 1];
    for (int k = 0, level = 0; k < firstLevel.length; k++) {
      while (levels[level] < k * step) {
        level++;
      }
      firstLevel[k] = level;
    }
    this.top = new int[levels.length];
    Arrays.fill(top, END);
    this.state = new int[shape.nz()][shape.sliceVoxels()];
  }

  /**
   * Floods from a face.
   *
   * @param squares squared distances, 0 outside the phase; at most 2³² − 2 voxels
   * @param levels the squares above 0 that occur, rising
   * @param last whether from the last layer rather than the first
   */
  static float[][] from(
      Axis axis,
      boolean last,
      GridShape shape,
      float[][] squares,
      float[] levels,
      TaskContext task) {
    IntrusionFlood flood = new IntrusionFlood(shape, squares, levels);
    flood.enter(axis, last);
    flood.run(task);
    return flood.result(task);
  }

  private void enter(Axis axis, boolean last) {
    int layer = last ? shape.along(axis) - 1 : 0;
    int fromX = axis == Axis.X ? layer : 0;
    int toX = axis == Axis.X ? layer : shape.nx() - 1;
    int fromY = axis == Axis.Y ? layer : 0;
    int toY = axis == Axis.Y ? layer : shape.ny() - 1;
    int fromZ = axis == Axis.Z ? layer : 0;
    int toZ = axis == Axis.Z ? layer : shape.nz() - 1;
    for (int z = fromZ; z <= toZ; z++) {
      for (int y = fromY; y <= toY; y++) {
        for (int x = fromX; x <= toX; x++) {
          reach(z, shape.index(x, y), Float.POSITIVE_INFINITY, levels.length - 1);
        }
      }
    }
  }

  private void run(TaskContext task) {
    int nx = shape.nx();
    int sliceVoxels = shape.sliceVoxels();
    long count = 0;
    for (int level = levels.length - 1; level >= 0; level--) {
      float wide = levels[level];
      int result = Float.floatToRawIntBits(wide);
      while (top[level] != END) {
        if (count++ % CHECK == 0) {
          task.checkCancelled();
        }
        long index = Integer.toUnsignedLong(top[level]) - 1;
        int z = (int) (index / sliceVoxels);
        int i = (int) (index - (long) z * sliceVoxels);
        top[level] = state[z][i];
        state[z][i] = result;
        int x = i % nx;
        if (x > 0) {
          reach(z, i - 1, wide, level);
        }
        if (x < nx - 1) {
          reach(z, i + 1, wide, level);
        }
        if (i >= nx) {
          reach(z, i - nx, wide, level);
        }
        if (i < sliceVoxels - nx) {
          reach(z, i + nx, wide, level);
        }
        if (z > 0) {
          reach(z - 1, i, wide, level);
        }
        if (z < shape.nz() - 1) {
          reach(z + 1, i, wide, level);
        }
      }
    }
  }

  /** Puts a voxel on the stack of its own square or, if that is less, of the way there. */
  private void reach(int z, int i, float wide, int level) {
    if (state[z][i] != 0 || squares[z][i] == 0) {
      return;
    }
    float square = squares[z][i];
    int at = square >= wide ? level : levelOf(square);
    state[z][i] = top[at];
    top[at] = (int) ((long) z * shape.sliceVoxels() + i + 1);
  }

  private int levelOf(float square) {
    int level = firstLevel[(int) (square / step)];
    while (levels[level] < square) {
      level++;
    }
    return level;
  }

  private float[][] result(TaskContext task) {
    float[][] reached = new float[state.length][];
    task.forEach(
        state.length,
        z -> {
          float[] slice = new float[state[z].length];
          for (int i = 0; i < slice.length; i++) {
            slice[i] = Float.intBitsToFloat(state[z][i]);
          }
          state[z] = null;
          reached[z] = slice;
        });
    return reached;
  }
}
