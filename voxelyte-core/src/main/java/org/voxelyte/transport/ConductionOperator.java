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
   * @param residualSquare square of the norm of the residual
   * @param driveSquare square of the norm of the currents that the drive alone causes
   */
  record Balance(
      double energy, double inflow, double outflow, double residualSquare, double driveSquare) {
    /** Returns norm of the residual / norm of the currents that the drive alone causes. */
    double relativeResidual() {
      return Math.sqrt(residualSquare / Math.max(driveSquare, 1e-300));
    }

    /** Returns |I_in − I_out| / energy, which is the current at 1 V; 0 if nothing flows. */
    double imbalance() {
      return energy > 0 ? Math.abs(inflow - outflow) / energy : 0;
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

  /**
   * Scalar products with a direction p.
   *
   * @param pAp pᵀSp
   * @param pr pᵀr
   */
  record Products(double pAp, double pr) {}

  private final Checkerboard board;
  private final ConcurrentLinkedQueue<DoubleSweep.Planes> spare = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<FloatSweep.Planes> spareFloat = new ConcurrentLinkedQueue<>();

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
    return new Balance(sums[0] + sums[1], sums[2], sums[3], sums[4], sums[5]);
  }

  /**
   * Computes q = S p, and pᵀq and pᵀr. Where one material conducts in float, else by differences in
   * double.
   */
  Products products(float[] p, float[] r, float[] q, TaskContext task) {
    double[] sums =
        SliceSums.of(
            board.slabs(),
            2,
            task,
            (slab, parts) -> {
              int from = board.slabStart(slab);
              int to = board.slabStart(slab + 1);
              if (board.faces().uniform()) {
                FloatSweep.Planes planes = spareFloat.poll();
                planes = planes == null ? new FloatSweep.Planes(board) : planes;
                new UniformProducts(board, planes, p, r, q, parts).run(from, to);
                spareFloat.add(planes);
              } else {
                withPlanes(
                    planes -> new CodedProducts(board, planes, p, r, q, parts).run(from, to));
              }
            });
    return new Products(sums[0], sums[1]);
  }

  private void withPlanes(Consumer<DoubleSweep.Planes> body) {
    DoubleSweep.Planes planes = spare.poll();
    if (planes == null) {
      planes = new DoubleSweep.Planes(board, board.faces().uniform());
    }
    body.accept(planes);
    spare.add(planes);
  }

  /** Turns p into z + β p. */
  void direct(float[] z, double beta, float[] p, TaskContext task) {
    float factor = (float) beta;
    task.forEach(
        board.slabs(),
        slab -> {
          int to = firstOf(slab + 1);
          for (int i = firstOf(slab); i < to; i++) {
            p[i] = z[i] + factor * p[i];
          }
        });
  }

  /** Adds α p to the potential and takes α q from the residual, whose norm's square it returns. */
  double step(
      double alpha, float[] p, float[] q, double[] potential, float[] residual, TaskContext task) {
    float factor = (float) alpha;
    return SliceSums.of(
        board.slabs(),
        1,
        task,
        (slab, sums) -> {
          int to = firstOf(slab + 1);
          for (int i = firstOf(slab); i < to; i++) {
            potential[i] += (double) factor * p[i];
          }
          double square = 0;
          for (int i = firstOf(slab); i < to; i++) {
            float left = residual[i] - factor * q[i];
            residual[i] = left;
            square += (double) left * left;
          }
          sums[0] = square;
        })[0];
  }

  /** Returns the first black voxel of a slab. */
  private int firstOf(int slab) {
    return board.mask(Checkerboard.BLACK).sliceStart(board.slabStart(slab));
  }

  private static final class ResidualSweep extends PotentialSweep {
    private final double[] potential;
    private final float[] residual;
    private final double[] sums;

    ResidualSweep(
        Checkerboard board,
        DoubleSweep.Planes planes,
        double[] potential,
        float[] residual,
        double[] sums) {
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

  private static final class CodedProducts extends DoubleSweep {
    private final float[] p;
    private final float[] r;
    private final float[] q;
    private final double[] sums;

    CodedProducts(
        Checkerboard board,
        DoubleSweep.Planes planes,
        float[] p,
        float[] r,
        float[] q,
        double[] sums) {
      super(board, 0, planes);
      this.p = p;
      this.r = r;
      this.q = q;
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
          values[from + Long.numberOfTrailingZeros(bits)] = p[next++];
        }
      }
    }

    @Override
    protected void finish(int plane) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      double pAp = 0;
      double pr = 0;
      for (int y = 0; y < board.shape().ny(); y++) {
        readRow(y, plane);
        int i = board.rowStart(y, plane);
        for (int w = 0; w < perRow; w++) {
          int from = w * VoxelMask.WORD;
          for (long bits = black.words(plane)[y * perRow + w]; bits != 0; bits &= bits - 1) {
            double flow = -current[from + Long.numberOfTrailingZeros(bits)];
            pAp += p[i] * flow;
            pr += (double) p[i] * r[i];
            q[i++] = (float) flow;
          }
        }
      }
      sums[0] += pAp;
      sums[1] += pr;
    }
  }

  private static final class UniformProducts extends FloatSweep {
    private final float[] p;
    private final float[] r;
    private final float[] q;
    private final double[] sums;

    UniformProducts(
        Checkerboard board,
        FloatSweep.Planes planes,
        float[] p,
        float[] r,
        float[] q,
        double[] sums) {
      super(board, planes);
      this.p = p;
      this.r = r;
      this.q = q;
      this.sums = sums;
    }

    @Override
    protected void load(int y, int plane, float[] values) {
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      int next = board.rowStart(y, plane);
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(plane)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          values[from + Long.numberOfTrailingZeros(bits)] = p[next++];
        }
      }
    }

    @Override
    protected void finish(int y, int plane) {
      readDiagonal(y, plane);
      VoxelMask black = board.mask(Checkerboard.BLACK);
      int perRow = black.wordsPerRow();
      float[] flows = sum;
      float[] all = diagonal;
      double pAp = 0;
      double pr = 0;
      int i = board.rowStart(y, plane);
      for (int w = 0; w < perRow; w++) {
        int from = FIRST + w * VoxelMask.WORD;
        for (long bits = black.words(plane)[y * perRow + w]; bits != 0; bits &= bits - 1) {
          int k = from + Long.numberOfTrailingZeros(bits);
          float here = p[i];
          float flow = all[k] * here - flows[k];
          pAp += (double) here * flow;
          pr += (double) here * r[i];
          q[i++] = flow;
        }
      }
      sums[0] += pAp;
      sums[1] += pr;
    }
  }
}
