package org.voxelyte.transport;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;

/**
 * The conduction equations on a checkerboard, red voxels eliminated: S x = b with S = D_b − G D_r⁻¹
 * Gᵀ on black ones. Sums in double, slab after slab.
 *
 * <p>The energy is Σ g (Δφ)² face by face, which keeps its digits at any contrast; where one
 * material conducts it is the same as inflow − Σ φ r, r the current that is lost in each black
 * voxel, which costs nothing.
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
  private final ConcurrentLinkedQueue<DoubleSweep.Planes> spare = new ConcurrentLinkedQueue<>();

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
                withPlanes(
                    planes ->
                        new ResidualSweep(board, planes, potential, residual, parts)
                            .run(board.slabStart(slab), board.slabStart(slab + 1))));
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
                withPlanes(
                    planes ->
                        new ProductSweep(board, planes, z, p, r, parts)
                            .run(board.slabStart(slab), board.slabStart(slab + 1))));
    return new Products(sums[0], sums[1], sums[2], sums[3]);
  }

  private void withPlanes(Consumer<DoubleSweep.Planes> body) {
    DoubleSweep.Planes planes = spare.poll();
    if (planes == null) {
      planes = new DoubleSweep.Planes(board, board.faces().uniform());
    }
    body.accept(planes);
    spare.add(planes);
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
    private final double[] potential;
    private final float[] residual;
    private final double[] sums;

    ResidualSweep(
        Checkerboard board, Planes planes, double[] potential, float[] residual, double[] sums) {
      super(board, potential, 1, planes);
      this.potential = potential;
      this.residual = residual;
      this.sums = sums;
    }

    @Override
    protected void finish(int z) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      boolean uniform = uniform();
      double allEnergy = 0;
      double square = 0;
      for (int y = 0; y < board.shape().ny(); y++) {
        readRow(y, z);
        int next = board.rowStart(y, z);
        for (int w = 0; w < perRow; w++) {
          int from = w * VoxelMask.WORD;
          for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
            int k = from + Long.numberOfTrailingZeros(bits);
            double flow = current[k];
            residual[next++] = (float) flow;
            square += flow * flow;
            allEnergy += uniform ? -potential[next - 1] * flow : energy[k];
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
      double g = conductance(axis.ordinal(), colour, z, i, otherZ, other);
      if (g > 0) {
        double drop = potential(1 - colour, otherZ, other) - potential(colour, z, i);
        sums[2] += g * drop;
        sums[5] += g * g;
        addEnergy(colour, g * drop * drop);
        if (uniform()) {
          sums[1] += g * drop;
        }
      }
    }

    private void addLast(int colour, int z, Axis axis, int i, int otherZ, int other) {
      double g = conductance(axis.ordinal(), colour, z, i, otherZ, other);
      if (g > 0) {
        double drop = potential(colour, z, i) - potential(1 - colour, otherZ, other);
        sums[3] += g * drop;
        addEnergy(colour, g * drop * drop);
      }
    }

    /**
     * Black voxels have counted all their faces; red ones have those at electrodes on their own.
     */
    private void addEnergy(int colour, double atEnd) {
      if (colour == Checkerboard.RED
          && !uniform()
          && board.ends(board.drive()) == Ends.ELECTRODES) {
        sums[1] += atEnd;
      }
    }
  }

  private static final class ProductSweep extends DoubleSweep {
    private final float[] z;
    private final float[] p;
    private final float[] r;
    private final double[] sums;

    ProductSweep(
        Checkerboard board, Planes planes, float[] z, float[] p, float[] r, double[] sums) {
      super(board, 0, planes);
      this.z = z;
      this.p = p;
      this.r = r;
      this.sums = sums;
    }

    @Override
    protected void load(int y, int plane, int at, double[] values) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, plane);
      for (int w = 0; w < perRow; w++) {
        int from = at + w * VoxelMask.WORD;
        for (long bits = black.words(plane)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          values[from + Long.numberOfTrailingZeros(bits)] = z[next++];
        }
      }
    }

    @Override
    protected void finish(int plane) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      double zAz = 0;
      double pAz = 0;
      double zr = 0;
      double pr = 0;
      for (int y = 0; y < board.shape().ny(); y++) {
        readRow(y, plane);
        int i = board.rowStart(y, plane);
        for (int w = 0; w < perRow; w++) {
          int from = w * VoxelMask.WORD;
          for (long bits = black.words(plane)[y * perRow + w]; bits != 0; bits &= bits - 1) {
            double flow = current[from + Long.numberOfTrailingZeros(bits)];
            double here = z[i];
            zAz -= here * flow;
            pAz -= p[i] * flow;
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
