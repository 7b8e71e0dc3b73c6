package org.voxelyte.morphology;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The basins of a phase: from each voxel the way leads on to the face neighbour with the largest
 * squared distance, until none is larger, and all voxels that end at the same peak are one basin.
 * On this way distances never fall, so what ball gets from a face to a voxel is told by what gets
 * to its peak and by the voxel's own distance. Of equal neighbours that of the lower index counts
 * as larger, so that a plateau may have more than one peak. Basins are numbered by the indices of
 * their peaks.
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

  /** The number of the first peak in each slice, and how many peaks there are. */
  private final int[] first;

  /** The value at each peak. */
  private float[] peaks;

  private Basins(GridShape shape, float[][] squares) {
    this.shape = shape;
    this.squares = squares;
    this.basin = new int[shape.nz()][];
    this.first = new int[shape.nz() + 1];
  }

  /**
   * Finds the basins.
   *
   * @param squares squared distances, 0 outside the phase
   */
  static Basins of(GridShape shape, float[][] squares, TaskContext task) {
    Basins basins = new Basins(shape, squares);
    int[] peaks = new int[shape.nz()];
    task.forEach(shape.nz(), z -> peaks[z] = basins.direct(z));
    for (int z = 0; z < shape.nz(); z++) {
      basins.first[z + 1] = basins.first[z] + peaks[z];
      if (basins.first[z + 1] < 0 || basins.first[z + 1] > MOST) {
        throw new IllegalArgumentException(
            "the phase widens at more than 2^30 places; crop or coarsen the volume of "
                + shape
                + " voxels");
      }
    }
    basins.peaks = new float[basins.count()];
    task.forEach(shape.nz(), basins::number);
    task.forEach(shape.nz(), basins::resolve);
    return basins;
  }

  /** Returns how many basins there are. */
  int count() {
    return first[shape.nz()];
  }

  /** Returns the value at the peak of each basin. */
  float[] peaks() {
    return peaks;
  }

  /** Returns of each voxel of a slice the number of its basin, less than 0 outside the phase. */
  int[] slice(int z) {
    return basin[z];
  }

  /** Notes where the way leads on from each voxel of a slice; returns how many are peaks. */
  private int direct(int z) {
    int nx = shape.nx();
    int ny = shape.ny();
    float[] slice = squares[z];
    float[] before = z > 0 ? squares[z - 1] : null;
    float[] after = z < shape.nz() - 1 ? squares[z + 1] : null;
    int[] ways = new int[slice.length];
    int peaks = 0;
    int i = 0;
    for (int y = 0; y < ny; y++) {
      for (int x = 0; x < nx; x++, i++) {
        float largest = slice[i];
        if (largest == 0) {
          ways[i] = OUTSIDE;
          continue;
        }
        int way = PEAK;
        if (before != null && before[i] >= largest) {
          largest = before[i];
          way = PEAK - 6;
        }
        if (y > 0 && slice[i - nx] >= largest && (way == PEAK || slice[i - nx] > largest)) {
          largest = slice[i - nx];
          way = PEAK - 5;
        }
        if (x > 0 && slice[i - 1] >= largest && (way == PEAK || slice[i - 1] > largest)) {
          largest = slice[i - 1];
          way = PEAK - 4;
        }
        if (x < nx - 1 && slice[i + 1] > largest) {
          largest = slice[i + 1];
          way = PEAK - 3;
        }
        if (y < ny - 1 && slice[i + nx] > largest) {
          largest = slice[i + nx];
          way = PEAK - 2;
        }
        if (after != null && after[i] > largest) {
          way = PEAK - 1;
        }
        ways[i] = way;
        peaks += way == PEAK ? 1 : 0;
      }
    }
    basin[z] = ways;
    return peaks;
  }

  /** Numbers the peaks of a slice. */
  private void number(int z) {
    int next = first[z];
    int[] ways = basin[z];
    for (int i = 0; i < ways.length; i++) {
      if (ways[i] == PEAK) {
        peaks[next] = squares[z][i];
        ways[i] = next++;
      }
    }
  }

  /**
   * Follows the ways from a slice to the peaks they end at, whose numbers all voxels on them get.
   * Threads may meet on a way: each finds the same number for it, whether the other's is there yet
   * or not.
   */
  private void resolve(int slice) {
    for (int start = 0; start < basin[slice].length; start++) {
      if (basin[slice][start] >= OUTSIDE) {
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
      int number = way;
      z = slice;
      i = start;
      way = basin[z][i];
      while (way < PEAK) {
        basin[z][i] = number;
        z += stepZ(way);
        i += stepInSlice(way);
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
    int nz = shape.nz();
    Passages[] parts = new Passages[Math.min(task.threads(), nz)];
    task.forEach(
        parts.length,
        part -> {
          parts[part] = new Passages(count());
          int end = (int) ((part + 1L) * nz / parts.length);
          for (int z = (int) ((long) part * nz / parts.length); z < end; z++) {
            task.checkCancelled();
            passages(z, parts[part]);
          }
        });
    for (int part = 1; part < parts.length; part++) {
      parts[0].addAll(parts[part]);
      parts[part] = null;
    }
    return parts[0];
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
    float[] largest = new float[count()];
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
    long[] voxels = new long[count()];
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
