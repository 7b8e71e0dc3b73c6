package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/** Fields on voxels from the potential of a network's black voxels. */
final class CurrentField {
  private final Checkerboard board;
  private final GridShape shape;
  private final VoxelSize size;
  private final double[] potential;
  private final double drop;

  /**
   * Creates the fields' source.
   *
   * @param shape of the volume; the board may have layers of wires beyond
   * @param potential of the black voxels
   * @param drop potential of the first electrode over the last one
   */
  CurrentField(
      Checkerboard board, GridShape shape, VoxelSize size, double[] potential, double drop) {
    this.board = board;
    this.shape = shape;
    this.size = size;
    this.potential = potential;
    this.drop = drop;
  }

  /**
   * Returns the potential in V, NaN where no cluster reaches that touches an electrode.
   *
   * @param atFirst voxels of the clusters that touch the first electrode only, as in {@link
   *     VoxelMask}
   * @param atLast those of the last one
   */
  ScalarField potential(long[][] atFirst, long[][] atLast, TaskContext task) {
    float[][] slices = new float[shape.nz()][];
    forEachPlane(
        task,
        (z, sweep) -> {
          float[] slice = new float[shape.sliceVoxels()];
          Arrays.fill(slice, Float.NaN);
          fill(slice, atFirst[z], (float) drop);
          fill(slice, atLast[z], 0);
          for (int colour = 0; colour < 2; colour++) {
            byte[] codes = sweep.codes(colour, z);
            double[] values = sweep.values(colour, z);
            for (int y = 0; y < shape.ny(); y++) {
              int offset = Checkerboard.offset(colour, y, z);
              for (int k = 0; 2 * k + offset < shape.nx(); k++) {
                int i = board.at(y, k);
                if (codes[i] != 0) {
                  slice[shape.index(2 * k + offset, y)] = (float) values[i];
                }
              }
            }
          }
          slices[z] = slice;
        });
    return new ScalarField("potential", "V", shape, size, slices);
  }

  private void fill(float[] slice, long[] words, float value) {
    int perRow = VoxelMask.wordsPerRow(shape);
    for (int y = 0; y < shape.ny(); y++) {
      for (int w = 0; w < perRow; w++) {
        for (long bits = words[y * perRow + w]; bits != 0; bits &= bits - 1) {
          slice[shape.index(w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits), y)] = value;
        }
      }
    }
  }

  /**
   * Returns the magnitude of the current density at voxel centres, A/m²: along each axis the mean
   * of the fluxes through the voxel's two faces; 0 where there is no unknown.
   */
  ScalarField magnitude(TaskContext task) {
    double[] perCurrent = new double[Axis.values().length];
    for (Axis axis : Axis.values()) {
      perCurrent[axis.ordinal()] = 0.5 * board.faces().unit() / size.faceArea(axis);
    }
    float[][] slices = new float[shape.nz()][];
    forEachPlane(
        task,
        (z, sweep) -> {
          float[] slice = new float[shape.sliceVoxels()];
          for (int colour = 0; colour < 2; colour++) {
            byte[] codes = sweep.codes(colour, z);
            for (int y = 0; y < shape.ny(); y++) {
              int offset = Checkerboard.offset(colour, y, z);
              for (int k = 0; 2 * k + offset < shape.nx(); k++) {
                int i = board.at(y, k);
                if (codes[i] != 0) {
                  double x = sweep.through(colour, z, 0, i, z, i + offset - 1, z, i + offset);
                  double across =
                      sweep.through(colour, z, 1, i, z, i - board.stride(), z, i + board.stride());
                  double up = sweep.through(colour, z, 2, i, z - 1, i, z + 1, i);
                  x *= perCurrent[0];
                  across *= perCurrent[1];
                  up *= perCurrent[2];
                  slice[shape.index(2 * k + offset, y)] =
                      (float) Math.sqrt(x * x + across * across + up * up);
                }
              }
            }
          }
          slices[z] = slice;
        });
    return new ScalarField("current density", "A/m²", shape, size, slices);
  }

  @FunctionalInterface
  private interface PlaneTask {
    void accept(int z, Sweep sweep);
  }

  private void forEachPlane(TaskContext task, PlaneTask body) {
    task.forEach(
        board.slabs(),
        slab ->
            new Sweep(board, potential, drop, body)
                .run(board.slabStart(slab), Math.min(shape.nz(), board.slabStart(slab + 1))));
  }

  private static final class Sweep extends PotentialSweep {
    private final PlaneTask body;

    Sweep(Checkerboard board, double[] potential, double drop, PlaneTask body) {
      super(board, potential, drop);
      this.body = body;
    }

    @Override
    protected void finish(int z) {
      body.accept(z, this);
    }

    /** Returns the sum of the currents that enter by the first face and leave by the second. */
    double through(
        int colour, int z, int axis, int i, int zBefore, int before, int zAfter, int after) {
      byte own = codes(colour, z)[i];
      double here = values(colour, z)[i];
      double in =
          conductance(axis, own, codes(1 - colour, zBefore)[before])
              * (values(1 - colour, zBefore)[before] - here);
      double out =
          conductance(axis, own, codes(1 - colour, zAfter)[after])
              * (here - values(1 - colour, zAfter)[after]);
      return in + out;
    }
  }
}
