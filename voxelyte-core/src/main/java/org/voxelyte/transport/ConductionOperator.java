package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The conduction equations on a checkerboard, red voxels eliminated: S x = b with S = D_b − G D_r⁻¹
 * Gᵀ on black ones. Sums in double, slab after slab.
 */
final class ConductionOperator {
  /**
   * What a potential amounts to, in units of the network's conductances and for 1 V.
   *
   * @param energy Σ g (Δφ)² over all faces: the conductance, never below its exact value
   * @param inflow current through the first electrode, or through the first face of each period
   * @param outflow current through the last electrode
   * @param relativeResidual norm of the residual / norm of the currents that the drive alone causes
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

  /** Scalar products with S z. */
  record Products(double zAz, double pAz, double zr, double pr) {}

  private final Checkerboard board;

  ConductionOperator(Checkerboard board) {
    this.board = board;
  }

  Checkerboard board() {
    return board;
  }

  /** Computes the residual of a potential in double, stores it in float, and weighs it up. */
  Balance residual(double[] potential, float[] residual, TaskContext task) {
    double[] sums =
        SliceSums.of(
            board.slabs(),
            6,
            task,
            (slab, parts) ->
                new ResidualSweep(board, potential, residual, parts)
                    .run(board.slabStart(slab), board.slabStart(slab + 1)));
    return new Balance(
        sums[0] + sums[1], sums[2], sums[3], Math.sqrt(sums[4] / Math.max(sums[5], 1e-300)));
  }

  /** Computes zᵀSz, pᵀSz, zᵀr and pᵀr in one pass, without storing Sz. */
  Products products(float[] z, float[] p, float[] r, TaskContext task) {
    double[] sums =
        SliceSums.of(
            board.slabs(),
            4,
            task,
            (slab, parts) ->
                new ProductSweep(board, z, p, r, parts)
                    .run(board.slabStart(slab), board.slabStart(slab + 1)));
    return new Products(sums[0], sums[1], sums[2], sums[3]);
  }

  /** Turns p into z + β p and adds α times it to the potential. */
  void step(float[] z, float[] p, double beta, double alpha, double[] potential, TaskContext task) {
    VoxelMask black = board.mask(Checkerboard.BLACK);
    task.forEach(
        board.slabs(),
        slab -> {
          int from = black.sliceStart(board.slabStart(slab));
          int to = black.sliceStart(board.slabStart(slab + 1));
          for (int i = from; i < to; i++) {
            double direction = z[i] + beta * p[i];
            p[i] = (float) direction;
            potential[i] += alpha * direction;
          }
        });
  }

  private static final class ResidualSweep extends PotentialSweep {
    private final float[] residual;
    private final double[] sums;

    ResidualSweep(Checkerboard board, double[] potential, float[] residual, double[] sums) {
      super(board, potential, 1);
      this.residual = residual;
      this.sums = sums;
    }

    @Override
    protected void finish(int z) {
      byte[] codes = codes(Checkerboard.BLACK, z);
      double allEnergy = 0;
      double square = 0;
      for (int y = 0; y < board.shape().ny(); y++) {
        readRow(y, z);
        int next = board.rowStart(y, z);
        int at = board.at(y, 0);
        int length = board.length(Checkerboard.offset(Checkerboard.BLACK, y, z));
        for (int k = 0; k < length; k++) {
          if (codes[at + k] != 0) {
            residual[next++] = (float) current[k];
            square += current[k] * current[k];
            allEnergy += energy[k];
          }
        }
      }
      sums[0] += allEnergy;
      sums[4] += square;
      addEnds(Checkerboard.BLACK, z);
      addEnds(Checkerboard.RED, z);
    }

    /** Adds the faces at the two ends of the drive; the energy of red ones at electrodes. */
    private void addEnds(int colour, int z) {
      GridShape shape = board.shape();
      switch (board.drive()) {
        case X -> {
          for (int y = 0; y < shape.ny(); y++) {
            int offset = Checkerboard.offset(colour, y, z);
            int at = board.at(y, 0);
            if (offset == 0) {
              addFirst(colour, z, Axis.X, at, z, at - 1);
            }
            int last = board.length(offset) - 1;
            if (last >= 0 && 2 * last + offset == shape.nx() - 1) {
              addLast(colour, z, Axis.X, at + last, z, at + last + offset);
            }
          }
        }
        case Y -> {
          for (int k = 0; k < board.stride() - 2; k++) {
            addFirst(colour, z, Axis.Y, board.at(0, k), z, board.at(-1, k));
            addLast(colour, z, Axis.Y, board.at(shape.ny() - 1, k), z, board.at(shape.ny(), k));
          }
        }
        case Z -> {
          boolean first = z == 0;
          boolean last = z == shape.nz() - 1;
          for (int y = 0; y < shape.ny() && (first || last); y++) {
            int end = board.at(y, board.length(Checkerboard.offset(colour, y, z)));
            for (int i = board.at(y, 0); i < end; i++) {
              if (first) {
                addFirst(colour, z, Axis.Z, i, z - 1, i);
              }
              if (last) {
                addLast(colour, z, Axis.Z, i, z + 1, i);
              }
            }
          }
        }
      }
    }

    private void addFirst(int colour, int z, Axis axis, int i, int otherZ, int other) {
      double g = atEnd(colour, z, axis, i, otherZ, other);
      double drop = values(1 - colour, otherZ)[other] - values(colour, z)[i];
      sums[2] += g > 0 ? g * drop : 0;
      sums[5] += g * g;
      addEnergy(colour, g, drop);
    }

    private void addLast(int colour, int z, Axis axis, int i, int otherZ, int other) {
      double g = atEnd(colour, z, axis, i, otherZ, other);
      double drop = values(colour, z)[i] - values(1 - colour, otherZ)[other];
      sums[3] += g > 0 ? g * drop : 0;
      addEnergy(colour, g, drop);
    }

    /**
     * Black voxels have counted all their faces; red ones have those at electrodes on their own.
     */
    private void addEnergy(int colour, double g, double drop) {
      if (colour == Checkerboard.RED && g > 0 && board.ends(board.drive()) == Ends.ELECTRODES) {
        sums[1] += g * drop * drop;
      }
    }

    private double atEnd(int colour, int z, Axis axis, int i, int otherZ, int other) {
      byte own = codes(colour, z)[i];
      return own == 0 ? 0 : conductance(axis.ordinal(), own, codes(1 - colour, otherZ)[other]);
    }
  }

  private static final class ProductSweep extends DoubleSweep {
    private final float[] z;
    private final float[] p;
    private final float[] r;
    private final double[] sums;

    ProductSweep(Checkerboard board, float[] z, float[] p, float[] r, double[] sums) {
      super(board, 0);
      this.z = z;
      this.p = p;
      this.r = r;
      this.sums = sums;
    }

    @Override
    protected void load(byte[] codes, int at, int first, int length, double[] values) {
      int next = first;
      for (int i = at; i < at + length; i++) {
        if (codes[i] != 0) {
          values[i] = z[next++];
        }
      }
    }

    @Override
    protected void finish(int plane) {
      byte[] codes = codes(Checkerboard.BLACK, plane);
      double zAz = 0;
      double pAz = 0;
      double zr = 0;
      double pr = 0;
      for (int y = 0; y < board.shape().ny(); y++) {
        readRow(y, plane);
        int i = board.rowStart(y, plane);
        int at = board.at(y, 0);
        int length = board.length(Checkerboard.offset(Checkerboard.BLACK, y, plane));
        for (int k = 0; k < length; k++) {
          if (codes[at + k] != 0) {
            double here = z[i];
            zAz -= here * current[k];
            pAz -= p[i] * current[k];
            zr += here * r[i];
            pr += (double) p[i] * r[i];
            i++;
          }
        }
      }
      sums[0] += zAz;
      sums[1] += pAz;
      sums[2] += zr;
      sums[3] += pr;
    }
  }
}
