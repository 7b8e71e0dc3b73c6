package org.voxelyte.morphology;

import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * The Euclidean distance of each voxel of a phase to the nearest voxel of any other label, from
 * centre to centre, m; 0 outside the phase.
 *
 * <p>A voxel at the surface so has the distance of its neighbour, one edge; from the centre of a
 * voxel to the surface itself it is about half an edge less. The outer faces of the volume are no
 * surface: a particle that they cut is as thick there as if it went on. In a volume of the phase
 * alone every distance is infinite.
 *
 * <p>Squared distances, one axis after the other, each line by the lower envelope of its parabolas:
 * P. Felzenszwalb and D. Huttenlocher, Theory of Computing 8, 415 (2012),
 * doi:10.4086/toc.2012.v008a019. Exact but for the rounding to single precision. Time is linear in
 * the voxels; memory 4 bytes a voxel, which are the result.
 */
public final class DistanceMap {
  /** Bytes per voxel of the volume. */
  static final int BYTES_PER_VOXEL = Float.BYTES;

  private DistanceMap() {}

  /**
   * Returns the distances of a phase.
   *
   * @throws IllegalArgumentException if memory does not suffice
   */
  public static ScalarField of(LabelVolume volume, Phase phase, TaskContext task) {
    GridShape shape = volume.shape();
    MemoryNeed.missing(BYTES_PER_VOXEL * shape.voxels(), "the distance map of " + phase.name())
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    VoxelSize size = volume.voxelSize();
    // Multiples of the least edge, so that squares of cubic voxels are whole numbers.
    double unit = Math.min(size.x(), Math.min(size.y(), size.z()));
    task.progress("measuring distances in " + phase.name(), 0, 0);
    float[][] squares = new float[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          float[] slice = new float[shape.sliceVoxels()];
          alongX(volume.slice(z), (byte) phase.label(), shape, square(size.x() / unit), slice);
          alongY(slice, shape, square(size.y() / unit));
          squares[z] = slice;
        });
    task.forEach(shape.ny(), y -> alongZ(squares, y, shape, square(size.z() / unit)));
    task.forEach(
        shape.nz(),
        z -> {
          float[] slice = squares[z];
          for (int i = 0; i < slice.length; i++) {
            slice[i] = (float) (Math.sqrt(slice[i]) * unit);
          }
        });
    return new ScalarField("distance to other phases", "m", shape, size, squares);
  }

  private static double square(double value) {
    return value * value;
  }

  private static void alongX(
      byte[] labels, byte label, GridShape shape, double weight, float[] squares) {
    for (int y = 0; y < shape.ny(); y++) {
      int from = shape.index(0, y);
      int to = shape.index(shape.nx() - 1, y);
      int none = 2 * shape.nx();
      int steps = none;
      for (int i = from; i <= to; i++) {
        steps = labels[i] == label ? Math.min(none, steps + 1) : 0;
        squares[i] = steps;
      }
      steps = none;
      for (int i = to; i >= from; i--) {
        steps = labels[i] == label ? Math.min(none, steps + 1) : 0;
        double nearest = Math.min(steps, squares[i]);
        squares[i] =
            nearest == none ? Float.POSITIVE_INFINITY : (float) (weight * nearest * nearest);
      }
    }
  }

  private static void alongY(float[] squares, GridShape shape, double weight) {
    Envelope envelope = new Envelope(shape.ny(), weight);
    for (int x = 0; x < shape.nx(); x++) {
      for (int y = 0; y < shape.ny(); y++) {
        envelope.line[y] = squares[shape.index(x, y)];
      }
      if (envelope.lower()) {
        for (int y = 0; y < shape.ny(); y++) {
          squares[shape.index(x, y)] = (float) envelope.result[y];
        }
      }
    }
  }

  private static void alongZ(float[][] squares, int y, GridShape shape, double weight) {
    Envelope envelope = new Envelope(shape.nz(), weight);
    for (int x = 0; x < shape.nx(); x++) {
      int i = shape.index(x, y);
      for (int z = 0; z < shape.nz(); z++) {
        envelope.line[z] = squares[z][i];
      }
      if (envelope.lower()) {
        for (int z = 0; z < shape.nz(); z++) {
          squares[z][i] = (float) envelope.result[z];
        }
      }
    }
  }

  /** The lower envelope of the parabolas line[q] + weight (p − q)² at all places p of a line. */
  private static final class Envelope {
    final double[] line;
    final double[] result;
    private final double weight;

    /** Where the parabolas of the envelope have their lowest points, and where each begins. */
    private final int[] lowest;

    private final double[] start;

    Envelope(int length, double weight) {
      this.line = new double[length];
      this.result = new double[length];
      this.lowest = new int[length];
      this.start = new double[length];
      this.weight = weight;
    }

    /** Fills the result; returns false if it would be the line itself. */
    boolean lower() {
      int count = 0;
      for (int q = 0; q < line.length; q++) {
        if (line[q] == Double.POSITIVE_INFINITY) {
          continue;
        }
        double begin = Double.NEGATIVE_INFINITY;
        while (count > 0) {
          begin = crossing(lowest[count - 1], q);
          if (begin > start[count - 1]) {
            break;
          }
          count--;
        }
        lowest[count] = q;
        start[count] = count == 0 ? Double.NEGATIVE_INFINITY : begin;
        count++;
      }
      if (count == 0) {
        return false;
      }
      int k = 0;
      for (int p = 0; p < line.length; p++) {
        while (k + 1 < count && start[k + 1] < p) {
          k++;
        }
        double steps = p - lowest[k];
        result[p] = line[lowest[k]] + weight * steps * steps;
      }
      return true;
    }

    /** Returns where the parabola of q falls below that of an earlier one. */
    private double crossing(int earlier, int q) {
      double rise = (line[q] - line[earlier]) / weight;
      return 0.5 * (rise / (q - earlier) + q + earlier);
    }
  }
}
