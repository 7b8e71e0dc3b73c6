package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * Conduction in a volume that repeats along x, y and z: a unit mean gradient along each axis.
 *
 * <p>With u_i the potential for 1 V along axis i, the tensor is T_ij = a(u_i, u_j) L_i L_j / V, a
 * the energy product of the network: symmetric, and wrong only in second order where the potentials
 * are. It is summed as a(u_i, u_j) = current of u_i through the first faces along j − Σ u_j (A
 * u_i), which holds for any potentials because u_j, with its 1 V lost at those faces, is a function
 * on the voxels.
 *
 * <p>The network holds the clusters that join themselves around the volume; all others carry
 * nothing. A potential is known up to a constant on each cluster, which no current depends on.
 */
final class PeriodicBox {
  private static final Axis[] AXES = Axis.values();

  private final ConductionProblem problem;
  private final ConductionOptions options;

  PeriodicBox(ConductionProblem problem, ConductionOptions options) {
    this.problem = problem;
    this.options = options;
  }

  ConductivityTensor solve(ConductionSolver.Preconditioners preconditioners, TaskContext task) {
    final long start = System.nanoTime();
    LabelVolume volume = problem.volume();
    task.progress("finding clusters around the volume", 0, 0);
    Ends[] ends = {Ends.PERIODIC, Ends.PERIODIC, Ends.PERIODIC};
    Materials materials = Materials.of(problem, ends, task);
    FaceConductances faces = materials.faces();
    Clusters clusters = new Clusters(materials.volume(), faces, ends, Axis.Z, task);
    WireLayers wires = new WireLayers(materials.volume(), faces, ends);
    long[][] words = wires.extend(clusters.winding(task), task);
    Checkerboard board =
        new Checkerboard(wires.volume(task), wires.faces(), ends, Axis.Z, words, task);
    List<Axis> driven = new ArrayList<>(Arrays.asList(AXES));
    driven.removeIf(clusters.winds().negate());
    final long unknowns = clusters.touching(task);
    final long codeBytes = materials.bytes() + wires.bytes();
    long bytes = clusters.bytes() + codeBytes + board.bytes();
    clusters = null; // may be collected before the large arrays are made
    double[][] products = new double[AXES.length][AXES.length];
    double error = 0;
    int iterations = 0;
    if (!driven.isEmpty()) {
      long potentials = (long) Double.BYTES * board.size() * (driven.size() - 1);
      ConductionSolver.announce(
          ConductionSolver.LEAST_BYTES * board.voxels() + potentials, "conduction around the box");
      Preconditioner preconditioner = preconditioners.make(board, words, task);
      double[][] potential = new double[AXES.length][];
      for (Axis axis : driven) {
        Checkerboard drive = board.driven(axis);
        double[] values = LayerPotential.start(drive, words, task);
        ConjugateGradients.Solution solution =
            new ConjugateGradients(options)
                .solve(new ConductionOperator(drive), preconditioner, values, task);
        potential[axis.ordinal()] = values;
        products[axis.ordinal()][axis.ordinal()] = solution.balance().energy();
        error = Math.max(error, solution.relativeError());
        iterations += solution.iterations();
      }
      for (Axis axis : driven) {
        double[] row = products(board.driven(axis), potential, task);
        for (Axis other : driven) {
          if (other != axis) {
            products[axis.ordinal()][other.ordinal()] = row[other.ordinal()];
          }
        }
      }
      long solving =
          preconditioner.bytes() + ConjugateGradients.BYTES_PER_NODE * board.size() + potentials;
      bytes =
          Math.max(
              bytes, codeBytes + board.bytes() + Math.max(solving, preconditioner.setupBytes()));
    }
    double[][] t = new double[AXES.length][AXES.length];
    for (Axis a : AXES) {
      for (Axis b : AXES) {
        t[a.ordinal()][b.ordinal()] =
            products[a.ordinal()][b.ordinal()]
                * faces.unit()
                * volume.length(a)
                * volume.length(b)
                / volume.volume();
      }
    }
    requireSymmetric(t);
    return new ConductivityTensor(
        t[0][0],
        t[1][1],
        t[2][2],
        0.5 * (t[0][1] + t[1][0]),
        0.5 * (t[0][2] + t[2][0]),
        0.5 * (t[1][2] + t[2][1]),
        error,
        iterations,
        unknowns,
        (System.nanoTime() - start) * 1e-9,
        bytes);
  }

  /** Relative to the diagonal; both are the same product, summed in two ways. */
  private static final double ROUNDING = 1e-8;

  private static void requireSymmetric(double[][] t) {
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < i; j++) {
        double difference = Math.abs(t[i][j] - t[j][i]);
        if (!(difference <= ROUNDING * Math.max(t[i][i], t[j][j]))) {
          throw new ConvergenceException(
              String.format(
                  Locale.ROOT,
                  "the conductivity tensor is not symmetric (%s%s %.6e, %s%s %.6e S/m): rounding"
                      + " hides its entries; let the least conductivities insulate",
                  AXES[i].key(),
                  AXES[j].key(),
                  t[i][j],
                  AXES[j].key(),
                  AXES[i].key(),
                  t[j][i]));
        }
      }
    }
  }

  /** Returns a(u_i, u_j) for the drive i of the board and every j that has a potential. */
  private static double[] products(Checkerboard board, double[][] potentials, TaskContext task) {
    return SliceSums.of(
        board.slabs(),
        AXES.length,
        task,
        (slab, sums) ->
            new ProductSweep(board, potentials, sums)
                .run(board.slabStart(slab), board.slabStart(slab + 1)));
  }

  private static final class ProductSweep extends PotentialSweep {
    private final double[][] potentials;
    private final double[] sums;

    ProductSweep(Checkerboard board, double[][] potentials, double[] sums) {
      super(board, potentials[board.drive().ordinal()], 1);
      this.potentials = potentials;
      this.sums = sums;
    }

    @Override
    protected void finish(int z) {
      byte[] codes = codes(Checkerboard.BLACK, z);
      for (int y = 0; y < board.shape().ny(); y++) {
        readRow(y, z);
        int next = board.rowStart(y, z);
        int at = board.at(y, 0);
        int length = board.length(Checkerboard.offset(Checkerboard.BLACK, y, z));
        for (int k = 0; k < length; k++) {
          if (codes[at + k] != 0) {
            for (int j = 0; j < sums.length; j++) {
              sums[j] -= potentials[j] == null ? 0 : potentials[j][next] * current[k];
            }
            next++;
          }
        }
      }
      addFirstFaces(Checkerboard.BLACK, z);
      addFirstFaces(Checkerboard.RED, z);
    }

    private void addFirstFaces(int colour, int z) {
      GridShape shape = board.shape();
      for (int y = 0; y < shape.ny(); y++) {
        int offset = Checkerboard.offset(colour, y, z);
        int at = board.at(y, 0);
        if (offset == 0) {
          add(Axis.X, colour, z, at, z, at - 1);
        }
        for (int i = at; i < at + board.length(offset); i++) {
          if (y == 0) {
            add(Axis.Y, colour, z, i, z, i - board.stride());
          }
          if (z == 0) {
            add(Axis.Z, colour, z, i, z - 1, i);
          }
        }
      }
    }

    private void add(Axis axis, int colour, int z, int i, int otherZ, int other) {
      byte own = codes(colour, z)[i];
      double g = own == 0 ? 0 : conductance(axis.ordinal(), own, codes(1 - colour, otherZ)[other]);
      if (g > 0) {
        sums[axis.ordinal()] += g * (values(1 - colour, otherZ)[other] - values(colour, z)[i]);
      }
    }
  }
}
