package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

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
   * Replaces the potential of voxels in clusters that join both electrodes; those of other
   * clusters, exactly 0 or 1, stay.
   *
   * @param potential as {@link Clusters#startPotential} gives it
   */
  static void improve(VoxelNetwork network, double[] potential, TaskContext task) {
    double[] conductance = conductances(network, potential, task);
    int layers = conductance.length - 1;
    double total = 0;
    for (double g : conductance) {
      total += 1 / g;
    }
    double[] layer = new double[layers];
    double passed = 0;
    for (int k = 0; k < layers; k++) {
      passed += 1 / conductance[k];
      layer[k] = 1 - passed / total;
    }
    forEachRow(
        network,
        task,
        (y, z, row) -> {
          network.locate(y, z, VoxelNetwork.ALL, row);
          for (int i = 0; i < row.length; i++) {
            if (spans(potential[row.index[i]])) {
              potential[row.index[i]] = layer[layer(network.axis(), row.x[i], y, z)];
            }
          }
        });
  }

  /**
   * Conductances from the first electrode to layer 0, from layer to layer, and to the last
   * electrode.
   */
  private static double[] conductances(VoxelNetwork network, double[] potential, TaskContext task) {
    Axis axis = network.axis();
    int layers = network.shape().along(axis);
    int back = 2 * axis.ordinal();
    double[][] bySlice = new double[network.shape().nz()][layers + 1];
    forEachRow(
        network,
        task,
        (y, z, row) -> {
          network.read(y, z, VoxelNetwork.ALL, row);
          for (int i = 0; i < row.length; i++) {
            if (spans(potential[row.index[i]])) {
              int k = layer(axis, row.x[i], y, z);
              bySlice[z][k] += row.conductance[i * NetworkRow.FACES + back];
              if (k == layers - 1) {
                bySlice[z][layers] += row.conductance[i * NetworkRow.FACES + back + 1];
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

  /** Whether a potential of the start belongs to a cluster that joins both electrodes. */
  private static boolean spans(double potential) {
    return potential > 0 && potential < 1;
  }

  private static int layer(Axis axis, int x, int y, int z) {
    return switch (axis) {
      case X -> x;
      case Y -> y;
      case Z -> z;
    };
  }

  /** Does something with a row; the row object is the thread's own. */
  @FunctionalInterface
  private interface RowTask {
    void accept(int y, int z, NetworkRow row);
  }

  private static void forEachRow(VoxelNetwork network, TaskContext task, RowTask body) {
    task.forEach(
        network.shape().nz(),
        z -> {
          NetworkRow row = new NetworkRow(network.shape().nx());
          for (int y = 0; y < network.shape().ny(); y++) {
            body.accept(y, z, row);
          }
        });
  }
}
