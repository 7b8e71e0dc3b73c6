package org.voxelyte.transport;

import java.util.Locale;
import org.voxelyte.task.TaskContext;

/**
 * Flexible preconditioned conjugate gradients on the energy of a network.
 *
 * <p>The new direction is p = z + β p with β = −zᵀAp / pᵀAp, which allows a preconditioner that
 * varies. The step α = pᵀr / pᵀAp lowers the energy by α pᵀr, and the sum of all decrements to come
 * is the error of the conductance: σ_k − σ = ‖e_k‖²_A.
 *
 * <p>The residual follows from step to step by r − α A p, in float. It is formed anew from the
 * potential, in double and with the energy, before anything is believed: when the error seems small
 * enough, and whenever it has become so small that errors of rounding may have gathered in it.
 */
final class ConjugateGradients {
  /** Share of an exact residual below which what follows from it is formed anew. */
  private static final double REFRESH = 1e-3;

  /**
   * Error in relation to the energy, zᵀr / energy, below which doubles hold no more of the answer.
   */
  private static final double NEGLIGIBLE = 1e-22;

  /** Largest square of the mismatch of currents, in relation to the error asked for. */
  private static final double MISMATCH = 10;

  /** Bytes per node: the potential in double; r, p, and z or A p in float. */
  static final long BYTES_PER_NODE = Double.BYTES + 3 * Float.BYTES;

  /**
   * What was reached.
   *
   * @param balance of the potential found
   * @param relativeError estimated relative error of the conductance
   */
  record Solution(ConductionOperator.Balance balance, int iterations, double relativeError) {
    /** Nothing flows. */
    static final Solution STILL = new Solution(new ConductionOperator.Balance(0, 0, 0, 0, 0), 0, 0);
  }

  private final ConductionOptions options;

  ConjugateGradients(ConductionOptions options) {
    this.options = options;
  }

  /**
   * Solves for the potential.
   *
   * @param potential start; of the black voxels; overwritten by the solution
   * @throws ConvergenceException at the limit of iterations
   */
  Solution solve(
      ConductionOperator operator,
      Preconditioner preconditioner,
      double[] potential,
      TaskContext task) {
    String axis = operator.board().drive().key();
    float[] r = new float[potential.length];
    float[] zq = new float[potential.length]; // A p, until z is made of the next residual
    float[] p = new float[potential.length];
    ConductionOperator.Balance balance = operator.residual(potential, r, task);
    double energy = balance.energy();
    double pAp = Double.POSITIVE_INFINITY;
    boolean exact = true;
    DecrementEstimate estimate = new DecrementEstimate();
    for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
      report(axis, estimate.relativeError(), task);
      Preconditioner.Products z = preconditioner.apply(r, zq, task);
      if (exact && !(z.zr() > NEGLIGIBLE * energy)) {
        if (z.zr() >= 0 && balanced(balance)) {
          return new Solution(balance, iteration - 1, DecrementEstimate.atRounding());
        }
        throw lost(axis, balance);
      }
      operator.direct(zq, -z.before() / pAp, p, task);
      ConductionOperator.Products products = operator.products(p, r, zq, task);
      pAp = products.pAp();
      if (!(pAp > 0)) {
        throw lost(axis, balance);
      }
      double alpha = products.pr() / pAp;
      double square = operator.step(alpha, p, zq, potential, r, task);
      energy -= alpha * products.pr();
      estimate.add(alpha * products.pr(), energy);
      boolean done = estimate.relativeError() <= options.relativeError();
      exact = done || !(square > REFRESH * REFRESH * balance.residualSquare());
      if (exact) {
        balance = operator.residual(potential, r, task);
        energy = balance.energy();
      }
      if (done && balanced(balance)) {
        report(axis, estimate.relativeError(), task);
        return new Solution(balance, iteration, estimate.relativeError());
      }
    }
    throw new ConvergenceException(
        "conduction along " + axis + ": " + unfinished(estimate.relativeError()));
  }

  /** Says how far it got; before there is an estimate, more iterations are the only remedy. */
  private String unfinished(double reached) {
    int most = options.maxIterations();
    String after = most + (most == 1 ? " iteration" : " iterations");
    return reached < Double.POSITIVE_INFINITY
        ? String.format(
            Locale.ROOT,
            "estimated relative error %.1e after %s, asked for %.1e; allow more iterations or a"
                + " larger error",
            reached,
            after,
            options.relativeError())
        : String.format(
            Locale.ROOT,
            "the error, asked for %.1e, cannot be estimated after %s; allow more iterations, the"
                + " usual limit is %d",
            options.relativeError(),
            after,
            ConductionOptions.DEFAULT.maxIterations());
  }

  private static ConvergenceException lost(String axis, ConductionOperator.Balance balance) {
    return new ConvergenceException(
        String.format(
            Locale.ROOT,
            "conduction along %s: rounding hides what is left of the error (currents at the"
                + " electrodes miss the energy by %.1e); the conductivities differ too much,"
                + " let the least ones insulate",
            axis,
            balance.mismatch()));
  }

  /**
   * Whether the currents at the electrodes agree with the energy, as far as first order goes with
   * the error asked for: decrements alone may pause while a slow part of the error is untouched.
   */
  private boolean balanced(ConductionOperator.Balance balance) {
    double mismatch = balance.mismatch();
    return mismatch * mismatch <= MISMATCH * options.relativeError();
  }

  private void report(String axis, double error, TaskContext task) {
    double digits = Math.log10(1 / options.relativeError());
    double reached = Math.min(digits, Math.max(0, -Math.log10(error)));
    String text =
        error < 1
            ? String.format(Locale.ROOT, "solving along %s, error %.0e", axis, error)
            : "solving along " + axis;
    task.progress(text, Math.round(100 * reached / digits), 100);
  }
}
