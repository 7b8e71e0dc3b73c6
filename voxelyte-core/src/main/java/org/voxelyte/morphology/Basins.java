package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The basins of a phase: from each voxel the way leads on to the face neighbour with the largest
 * squared distance, until none is larger, and all voxels that end at the same peak are one basin.
 * On this way distances never fall, so what ball gets from a face to a voxel is told by what gets
 * to its peak and by the voxel's own distance. Of equal neighbours that of the larger index counts
 * as larger, so that a plateau may have more than one peak.
 *
 * <p>Memory: 4 bytes a voxel, which are the result.
 */
final class Basins {
  /** A voxel without a larger neighbour; directions to one are 0 … 5 less. */
  private static final int PEAK = -2;

  private static final int OUTSIDE = -1;

  /** Twice as many still have numbers. */
  private static final int MOST = 1 << 30;

  private final GridShape shape;
  private final float[][] squares;
  private final int[][] basin;
  private int count;

  private Basins(GridShape shape, float[][] squares) {
    this.shape = shape;
    this.squares = squares;
    this.basin = new int[shape.nz()][];
  }

  /**
   * Finds the basins.
   *
   * @param squares squared distances, 0 outside the phase
   */
  static Basins of(GridShape shape, float[][] squares, TaskContext task) {
    Basins basins = new Basins(shape, squares);
    task.forEach(shape.nz(), basins::direct);
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      basins.resolve(z);
      if (basins.count < 0 || basins.count > MOST) {
        throw new IllegalArgumentException(
            "the phase widens at more than 2^30 places; crop or coarsen the volume of "
                + shape
                + " voxels");
      }
    }
    return basins;
  }

  /** Returns how many basins there are. */
  int count() {
    return count;
  }

  /** Notes where the way leads on from each voxel of a slice. */
  private void direct(int z) {
    int nx = shape.nx();
    int ny = shape.ny();
    float[] slice = squares[z];
    float[] before = z > 0 ? squares[z - 1] : null;
    float[] after = z < shape.nz() - 1 ? squares[z + 1] : null;
    int[] ways = new int[slice.length];
    int i = 0;
    for (int y = 0; y < ny; y++) {
      for (int x = 0; x < nx; x++, i++) {
        float largest = slice[i];
        if (largest == 0) {
          ways[i] = OUTSIDE;
          continue;
        }
        int way = PEAK;
        if (after != null && after[i] >= largest) {
          largest = after[i];
          way = PEAK - 1;
        }
        if (y < ny - 1 && slice[i + nx] >= largest && (way == PEAK || slice[i + nx] > largest)) {
          largest = slice[i + nx];
          way = PEAK - 2;
        }
        if (x < nx - 1 && slice[i + 1] >= largest && (way == PEAK || slice[i + 1] > largest)) {
          largest = slice[i + 1];
          way = PEAK - 3;
        }
        if (x > 0 && slice[i - 1] > largest) {
          largest = slice[i - 1];
          way = PEAK - 4;
        }
        if (y > 0 && slice[i - nx] > largest) {
          largest = slice[i - nx];
          way = PEAK - 5;
        }
        if (before != null && before[i] > largest) {
          way = PEAK - 6;
        }
        ways[i] = way;
      }
    }
    basin[z] = ways;
  }

  /** Follows the ways from a slice and numbers what they end in. */
  private void resolve(int slice) {
    for (int start = 0; start < basin[slice].length; start++) {
      if (basin[slice][start] > PEAK + 1 || basin[slice][start] == OUTSIDE) {
        continue;
      }
      int z = slice;
      int i = start;
      int way = basin[z][i];
      while (way < PEAK) {
        z += stepZ(way);
        i += stepInSlice(way);
        way = basin[z][i];
      }
      int number = way == PEAK ? count++ : way;
      z = slice;
      i = start;
      way = basin[z][i];
      while (way <= PEAK) {
        basin[z][i] = number;
        if (way < PEAK) {
          z += stepZ(way);
          i += stepInSlice(way);
        }
        way = basin[z][i];
      }
    }
  }

  private static int stepZ(int way) {
    return way == PEAK - 1 ? 1 : way == PEAK - 6 ? -1 : 0;
  }

  private int stepInSlice(int way) {
    return switch (way) {
      case PEAK - 2 -> shape.nx();
      case PEAK - 3 -> 1;
      case PEAK - 4 -> -1;
      case PEAK - 5 -> -shape.nx();
      default -> 0;
    };
  }

  /**
   * Returns where basins touch: enough of the faces between voxels of two basins that the widest
   * ways between all of them lead through these. The width of one is the lesser square beside it.
   */
  Passages passages(TaskContext task) {
    Passages passages = new Passages(count);
    for (int z = 0; z < shape.nz(); z++) {
      task.checkCancelled();
      passages(z, passages);
    }
    return passages;
  }

  private void passages(int z, Passages passages) {
    int nx = shape.nx();
    int[] here = basin[z];
    float[] slice = squares[z];
    for (int row = 0; row < here.length; row += nx) {
      for (int i = row + 1; i < row + nx; i++) {
        if (here[i] != here[i - 1] && here[i] >= 0 && here[i - 1] >= 0) {
          passages.add(here[i - 1], here[i], Math.min(slice[i - 1], slice[i]));
        }
      }
      if (row > 0) {
        between(here, slice, row, here, slice, row - nx, passages);
      }
      if (z > 0) {
        between(here, slice, row, basin[z - 1], squares[z - 1], row, passages);
      }
    }
  }

  /** Adds the widest face of each stretch between the same two basins along two rows. */
  private void between(
      int[] one, float[] ofOne, int from, int[] two, float[] ofTwo, int at, Passages passages) {
    int k = 0;
    int nx = shape.nx();
    while (k < nx) {
      int a = one[from + k];
      int b = two[at + k];
      if (a == b || a < 0 || b < 0) {
        k++;
        continue;
      }
      float widest = 0;
      while (k < nx && one[from + k] == a && two[at + k] == b) {
        widest = Math.max(widest, Math.min(ofOne[from + k], ofTwo[at + k]));
        k++;
      }
      passages.add(a, b, widest);
    }
  }

  /** Returns for each basin the largest square it has in a layer of voxels, 0 for none. */
  float[] largestIn(Axis axis, int layer) {
    float[] largest = new float[count];
    int fromX = axis == Axis.X ? layer : 0;
    int toX = axis == Axis.X ? layer : shape.nx() - 1;
    int fromY = axis == Axis.Y ? layer : 0;
    int toY = axis == Axis.Y ? layer : shape.ny() - 1;
    int fromZ = axis == Axis.Z ? layer : 0;
    int toZ = axis == Axis.Z ? layer : shape.nz() - 1;
    for (int z = fromZ; z <= toZ; z++) {
      for (int y = fromY; y <= toY; y++) {
        for (int x = fromX; x <= toX; x++) {
          int i = shape.index(x, y);
          int number = basin[z][i];
          if (number >= 0) {
            largest[number] = Math.max(largest[number], squares[z][i]);
          }
        }
      }
    }
    return largest;
  }

  /** Returns the voxels of each basin. */
  long[] voxels() {
    long[] voxels = new long[count];
    for (int[] slice : basin) {
      for (int number : slice) {
        if (number >= 0) {
          voxels[number]++;
        }
      }
    }
    return voxels;
  }

  /**
   * Returns the square of each voxel of a slice, but that of its basin if it is less; 0 where that
   * is not above the other one of the basin.
   *
   * @param nothing zeros, returned if there is nothing else
   */
  float[] farther(int z, float[] ofBasin, float[] others, float[] nothing) {
    float[] farther = nothing;
    float[] slice = squares[z];
    int[] numbers = basin[z];
    for (int i = 0; i < slice.length; i++) {
      float square = slice[i];
      if (square == 0) {
        continue;
      }
      int number = numbers[i];
      float other = others[number];
      if (square > other && ofBasin[number] > other) {
        farther = farther == nothing ? new float[slice.length] : farther;
        farther[i] = Math.min(square, ofBasin[number]);
      }
    }
    return farther;
  }
}
