package org.voxelyte.transport;

import java.util.Locale;
import org.voxelyte.task.TaskContext;

/**
 * Flexible preconditioned conjugate gradients on the energy of a network.
 *
 * <p>Each step forms the residual anew from the potential in double, so that directions and
 * residuals may be floats and errors of rounding do not gather. The new direction is p = z + β p
 * with β = −pᵀAz / pᵀAp, which allows a preconditioner that varies; pᵀAp follows from zᵀAz and
 * pᵀAz, so that A p is never stored. The step α = pᵀr / pᵀAp lowers the energy by α pᵀr, and the
 * sum of all decrements to come is the error of the conductance: σ_k − σ = ‖e_k‖²_A.
 */
final class ConjugateGradients {
  /** Share of zᵀAz that must be left when p's part is taken out; below, start a new sequence. */
  private static final double LEAST_NEW = 1e-4;

  /**
   * Error in relation to the energy, zᵀr / energy, below which doubles hold no more of the answer.
   */
  private static final double NEGLIGIBLE = 1e-22;

  /** Largest square of the mismatch of currents, in relation to the error asked for. */
  private static final double MISMATCH = 10;

  /** Bytes per node: the potential in double, r, z and p in float. */
  static final long BYTES_PER_NODE = Double.BYTES + 3 * Float.BYTES;

  /**
   * What was reached.
   *
   * @param balance of the potential found
   * @param relativeError estimated relative error of the conductance
   */
  record Solution(ConductionOperator.Balance balance, int iterations, double relativeError) {}

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
    float[] z = new float[potential.length];
    float[] p = new float[potential.length];
    double pAp = 0;
    ConductionOperator.Balance balance = operator.residual(potential, r, task);
    DecrementEstimate estimate = new DecrementEstimate();
    for (int iteration = 1; iteration <= options.maxIterations(); iteration++) {
      report(axis, estimate.relativeError(), task);
      preconditioner.apply(r, z, task);
      ConductionOperator.Products products = operator.products(z, p, r, task);
      if (!(products.zr() > NEGLIGIBLE * balance.energy())) {
        if (products.zr() >= 0 && balanced(balance)) {
          return new Solution(balance, iteration - 1, DecrementEstimate.atRounding());
        }
        throw new ConvergenceException(
            String.format(
                Locale.ROOT,
                "conduction along %s: rounding hides what is left of the error (currents at the"
                    + " electrodes miss the energy by %.1e); the conductivities differ too much,"
                    + " let the least ones insulate",
                axis,
                balance.mismatch()));
      }
      double beta = pAp > 0 ? -products.pAz() / pAp : 0;
      double next = products.zAz() + beta * products.pAz();
      if (!(next > LEAST_NEW * products.zAz())) {
        beta = 0;
        next = products.zAz();
      }
      pAp = next;
      double slope = products.zr() + beta * products.pr();
      operator.step(z, p, beta, slope / pAp, potential, task);
      balance = operator.residual(potential, r, task);
      estimate.add(slope * slope / pAp, balance.energy());
      if (estimate.relativeError() <= options.relativeError() && balanced(balance)) {
        report(axis, estimate.relativeError(), task);
        return new Solution(balance, iteration, estimate.relativeError());
      }
    }
    throw new ConvergenceException(
        String.format(
            Locale.ROOT,
            "conduction along %s: estimated relative error %.1e after %d iterations, asked for"
                + " %.1e; allow more iterations or a larger error",
            axis,
            estimate.relativeError(),
            options.maxIterations(),
            options.relativeError()));
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
