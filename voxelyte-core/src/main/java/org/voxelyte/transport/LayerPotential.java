package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The best potential that is constant in every layer across the drive, as a start for the solver.
 *
 * <p>It minimises the energy among such potentials: layer k is tied to layer k + 1 by G_k, the sum
 * of the conductances of all faces between them, so the layers are resistors in series. Where the
 * volume is layered along or across the drive this is already the solution, to the last bits;
 * everywhere else it is at least as good as a linear start.
 */
final class LayerPotential {
  private LayerPotential() {}

  /**
   * Returns the potential of the black voxels.
   *
   * @param words the voxels of the network, all in clusters that join both electrodes, as in {@link
   *     VoxelMask}
   */
  static double[] start(Checkerboard board, long[][] words, TaskContext task) {
    boolean repeats = board.ends(board.drive()) == Ends.PERIODIC;
    double[] conductance = conductances(board, words, repeats, task);
    double[] layer = repeats ? ring(conductance) : layers(conductance);
    double[] potential = new double[board.size()];
    GridShape shape = board.shape();
    VoxelMask black = board.mask(Checkerboard.BLACK);
    int perRow = black.wordsPerRow();
    task.forEach(
        shape.nz(),
        z -> {
          int next = black.sliceStart(z);
          for (int y = 0; y < shape.ny(); y++) {
            int offset = Checkerboard.offset(Checkerboard.BLACK, y, z);
            for (int w = 0; w < perRow; w++) {
              for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
                int x = 2 * (w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits)) + offset;
                potential[next++] = layer[layer(board.drive(), x, y, z)];
              }
            }
          }
        });
    return potential;
  }

  private static double[] layers(double[] conductance) {
    double total = 0;
    for (double g : conductance) {
      total += 1 / g;
    }
    double[] layer = new double[conductance.length - 1];
    double passed = 0;
    for (int k = 0; k < layer.length; k++) {
      passed += 1 / conductance[k];
      layer[k] = 1 - passed / total;
    }
    return layer;
  }

  /** The same where the last layer is tied to the first one, and 1 V lower, by conductance 0. */
  private static double[] ring(double[] conductance) {
    double total = 0;
    for (int k = 0; k < conductance.length - 1; k++) {
      total += 1 / conductance[k];
    }
    double[] layer = new double[conductance.length - 1];
    for (int k = 1; k < layer.length; k++) {
      layer[k] = layer[k - 1] - 1 / conductance[k] / total;
    }
    return layer;
  }

  /**
   * Conductances from the first electrode to layer 0, from layer to layer, and to the last
   * electrode, of the voxels given; from the last layer to layer 0 where the drive repeats.
   */
  private static double[] conductances(
      Checkerboard board, long[][] voxels, boolean repeats, TaskContext task) {
    GridShape shape = board.shape();
    Axis drive = board.drive();
    int layers = shape.along(drive);
    FaceConductances faces = board.faces();
    double[] table = faces.table(drive);
    int codes = faces.codes();
    int perRow = VoxelMask.wordsPerRow(shape);
    LabelVolume volume = board.volume();
    byte[] codeOfLabel = faces.codeOfLabel();
    double[][] bySlice = new double[shape.nz()][layers + 1];
    task.forEach(
        shape.nz(),
        z -> {
          double[] sums = bySlice[z];
          byte[] labels = volume.slice(z);
          int before = drive == Axis.X ? 1 : drive == Axis.Y ? shape.nx() : 0;
          byte[] labelsBefore =
              drive != Axis.Z ? labels : volume.slice(z > 0 ? z - 1 : repeats ? layers - 1 : 0);
          int around = repeats ? -(layers - 1) * before : before;
          for (int y = 0; y < shape.ny(); y++) {
            for (int w = 0; w < perRow; w++) {
              for (long bits = voxels[z][y * perRow + w]; bits != 0; bits &= bits - 1) {
                int x = w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits);
                int i = shape.index(x, y);
                int row = codeOfLabel[labels[i] & 0xff] & 0xff;
                int k = layer(drive, x, y, z);
                int other =
                    k == 0 && !repeats
                        ? faces.electrode()
                        : codeOfLabel[labelsBefore[i - (k == 0 ? around : before)] & 0xff] & 0xff;
                sums[k] += table[row * codes + other];
                if (k == layers - 1) {
                  sums[layers] += table[row * codes + faces.electrode()];
                }
              }
            }
          }
        });
    double[] conductance = new double[layers + 1];
    for (double[] slice : bySlice) {
      for (int k = 0; k <= layers; k++) {
        conductance[k] += slice[k];
      }
    }
    return conductance;
  }

  private static int layer(Axis axis, int x, int y, int z) {
    return switch (axis) {
      case X -> x;
      case Y -> y;
      case Z -> z;
    };
  }
}
