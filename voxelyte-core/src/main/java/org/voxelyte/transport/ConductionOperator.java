package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/**
 * The conduction equations Σ g (φ_j − φ_i) = 0 on a network, as passes over its rows; sums in
 * double.
 */
final class ConductionOperator {
  /**
   * What a potential amounts to, in units of the network's conductances and for 1 V.
   *
   * @param energy Σ g (Δφ)² over all faces: the conductance, never below its exact value
   * @param inflow current through the first electrode
   * @param outflow current through the last electrode
   * @param relativeResidual norm of the residual / norm of the right-hand side
   */
  record Balance(double energy, double inflow, double outflow, double relativeResidual) {
    /** Returns |I_in − I_out| / energy, which is the current at 1 V. */
    double imbalance() {
      return Math.abs(inflow - outflow) / energy;
    }

    /**
     * Returns by how much the worse of the two currents misses the energy, in relation to it. Both
     * are the current where the equations hold; away from there they err in first order, the energy
     * in second.
     */
    double mismatch() {
      return Math.max(Math.abs(inflow - energy), Math.abs(outflow - energy)) / energy;
    }
  }

  /** Scalar products with A z. */
  record Products(double zAz, double pAz, double zr, double pr) {}

  private final VoxelNetwork network;

  ConductionOperator(VoxelNetwork network) {
    this.network = network;
  }

  VoxelNetwork network() {
    return network;
  }

  /** Computes the residual of a potential in double, stores it in float, and weighs it up. */
  Balance residual(double[] potential, float[] residual, TaskContext task) {
    int unknowns = network.unknowns();
    double[] sums =
        SliceSums.of(
            network.shape().nz(),
            6,
            task,
            (z, slice) -> {
              NetworkRow row = new NetworkRow(network.shape().nx());
              for (int y = 0; y < network.shape().ny(); y++) {
                network.read(y, z, VoxelNetwork.ALL, row);
                residual(potential, residual, row, slice);
                if (row.atElectrode) {
                  electrodes(potential, unknowns, row, slice);
                }
              }
            });
    return new Balance(
        0.5 * (sums[0] + sums[1]),
        sums[2],
        sums[3],
        Math.sqrt(sums[4] / Math.max(sums[5], 1e-300)));
  }

  private static void residual(
      double[] potential, float[] residual, NetworkRow row, double[] sums) {
    double energy = 0;
    double square = 0;
    for (int k = 0; k < row.length; k++) {
      int i = row.index[k];
      double here = potential[i];
      double current = 0;
      for (int face = 0; face < NetworkRow.FACES; face++) {
        double drop = potential[row.neighbour[k * NetworkRow.FACES + face]] - here;
        double flow = row.conductance[k * NetworkRow.FACES + face] * drop;
        current += flow;
        energy += flow * drop;
      }
      residual[i] = (float) current;
      square += current * current;
    }
    sums[0] += energy;
    sums[4] += square;
  }

  /** Faces inside count twice in the energy, once from each side; those at electrodes here. */
  private static void electrodes(double[] potential, int unknowns, NetworkRow row, double[] sums) {
    for (int face = 0; face < NetworkRow.FACES; face++) {
      for (int k = 0; k < row.length; k++) {
        int node = row.neighbour[k * NetworkRow.FACES + face];
        if (node >= unknowns) {
          double g = row.conductance[k * NetworkRow.FACES + face];
          double drop = potential[node] - potential[row.index[k]];
          sums[1] += g * drop * drop;
          if (node == unknowns) {
            sums[2] += g * drop;
            sums[5] += g * g;
          } else {
            sums[3] -= g * drop;
          }
        }
      }
    }
  }

  /** Computes zᵀAz, pᵀAz, zᵀr and pᵀr in one pass, without storing Az. */
  Products products(float[] z, float[] p, float[] r, TaskContext task) {
    double[] sums =
        SliceSums.of(
            network.shape().nz(),
            4,
            task,
            (slice, parts) -> {
              NeighbourSums row = new NeighbourSums(network);
              for (int y = 0; y < network.shape().ny(); y++) {
                row.read(y, slice, VoxelNetwork.ALL, z);
                products(z, p, r, row, parts);
              }
            });
    return new Products(sums[0], sums[1], sums[2], sums[3]);
  }

  private static void products(float[] z, float[] p, float[] r, NeighbourSums row, double[] sums) {
    double zAz = 0;
    double pAz = 0;
    double zr = 0;
    double pr = 0;
    for (int k = 0; k < row.length; k++) {
      int i = row.index[k];
      double here = z[i];
      double current = row.diagonal[k] * here - row.sum[k];
      zAz += here * current;
      pAz += p[i] * current;
      zr += here * r[i];
      pr += (double) p[i] * r[i];
    }
    sums[0] += zAz;
    sums[1] += pAz;
    sums[2] += zr;
    sums[3] += pr;
  }

  /** Turns p into z + β p and adds α times it to the potential. */
  void step(float[] z, float[] p, double beta, double alpha, double[] potential, TaskContext task) {
    VoxelMask mask = network.mask();
    task.forEach(
        network.shape().nz(),
        slice -> {
          for (int i = mask.sliceStart(slice); i < mask.sliceStart(slice + 1); i++) {
            double direction = z[i] + beta * p[i];
            p[i] = (float) direction;
            potential[i] += alpha * direction;
          }
        });
  }
}
