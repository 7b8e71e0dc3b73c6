package org.voxelyte.transport;

import java.util.Comparator;
import java.util.List;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Effective conductivity and tortuosity factor from ∇·(σ∇φ) = 0 on voxel centres by finite volumes.
 *
 * <p>Conductance of a face of area A between voxels with edge h along its normal: G = A / (h/(2σ₁)
 * + h/(2σ₂) + ρ), the harmonic mean where the specific contact resistance ρ is 0. The electrodes
 * lie on the outer faces of the first and the last layer along the axis, half a voxel from the
 * centres: G = A / (h/(2σ)), so that a uniform block has exactly its own conductivity. No current
 * crosses the other sides, or what leaves by one enters by the other ({@link Sides}). Voxels may be
 * longer along one axis than along another. σ_eff = I L / (A ΔU); τ² = ε σ_bulk / σ_eff.
 *
 * <p>Unknowns are the conducting voxels of 6-connected clusters that touch an electrode, across
 * sides that repeat too. If no cluster joins both electrodes, σ_eff = 0 and τ² = ∞, without any
 * iteration.
 *
 * <p>The equations are solved by conjugate gradients with an aggregation multigrid preconditioner.
 * They stop when the estimated relative error of σ_eff, from how its energy falls (‖e‖²_A = σ_k −
 * σ), is below {@link ConductionOptions#relativeError()}. The σ_eff reported is the energy of the
 * potential found, summed by differences in double; it is never below the exact value of the grid,
 * but for rounding. The two electrode currents differ by the square root of such an error, so their
 * imbalance is larger than the error.
 *
 * <p>The harmonic faces equal, on a periodic box, the explicit-jump method of A. Wiegmann and A.
 * Zemitis, EJ-HEAT, Berichte des Fraunhofer ITWM 94 (2006).
 *
 * <p>Memory: 20 to 26 bytes per conducting voxel for phases of compact grains; in uncorrelated
 * noise at most 40, and 50 where several axes share ({@link #along}), which keeps clusters and the
 * voxels' words beside the solution; the result tells. At most 2³¹ − 17 voxels may conduct. The
 * result does not depend on the number of threads.
 */
public final class ConductionSolver {
  /** Ratio of conductivities up to which results were compared with exact elimination. */
  private static final double LARGEST_CONTRAST = 1e12;

  /** What every network needs, bytes per voxel of it; what pieces add is known once they are. */
  static final long LEAST_BYTES = 20;

  private final ConductionOptions options;

  /** Creates a solver that stops as the options say. */
  public ConductionSolver(ConductionOptions options) {
    this.options = options;
  }

  /**
   * Solves without fields; τ² refers to the only conducting phase, else to the one with the largest
   * ε σ.
   *
   * @param volume not modified
   * @param conductivities S/m by label; labels that are not listed insulate
   * @param axis direction of the drive
   * @throws IllegalArgumentException if nothing conducts, or a listed label is not in the volume
   * @throws ConvergenceException at the limit of iterations
   */
  public ConductionResult solve(
      LabelVolume volume, Conductivities conductivities, Axis axis, TaskContext task) {
    return solve(ConductionProblem.of(volume, conductivities), axis, task);
  }

  /**
   * Solves.
   *
   * @param axis direction of the drive
   * @throws IllegalArgumentException if nothing conducts, a listed label is not in the volume, the
   *     reference insulates, or conductivities differ by more than 1e12
   * @throws ConvergenceException at the limit of iterations
   */
  public ConductionResult solve(ConductionProblem problem, Axis axis, TaskContext task) {
    return solve(problem, axis, MultigridPreconditioner::new, task);
  }

  /** Makes the preconditioner of a network, whose voxels are given as well. */
  @FunctionalInterface
  interface Preconditioners {
    Preconditioner make(Checkerboard board, long[][] words, TaskContext task);
  }

  /** Solves with a preconditioner of choice. */
  ConductionResult solve(
      ConductionProblem problem, Axis axis, Preconditioners preconditioners, TaskContext task) {
    return new DrivenVolume(problem, List.of(axis), options, preconditioners).solve(axis, task);
  }

  /**
   * Returns a problem for drives along several axes, which share what they can of their set-up.
   *
   * @param axes directions of the drives to come; what is shared is held until the last of them
   */
  public DrivenVolume along(ConductionProblem problem, List<Axis> axes) {
    return new DrivenVolume(problem, axes, options, MultigridPreconditioner::new);
  }

  /**
   * Solves for the full tensor of a volume that repeats along x, y and z, whatever the problem says
   * of its sides: the mean current density for a unit mean gradient along each axis. A cluster
   * conducts if it joins itself around the volume; all others carry nothing.
   *
   * <p>Memory: as for one axis, and 8 bytes more per conducting voxel.
   *
   * @throws IllegalArgumentException if nothing conducts, a listed label is not in the volume, or
   *     conductivities differ by more than 1e12
   * @throws ConvergenceException at the limit of iterations
   */
  public ConductivityTensor tensor(ConductionProblem problem, TaskContext task) {
    ReferencePhase.choose(problem.volume(), problem.conductivities(), problem.reference());
    refuseContrast(problem.volume(), problem.conductivities());
    return new PeriodicBox(problem, options).solve(MultigridPreconditioner::new, task);
  }

  /** Refuses conductivities so far apart that doubles lose the smaller ones. */
  static void refuseContrast(LabelVolume volume, Conductivities conductivities) {
    Comparator<Phase> bySigma = Comparator.comparingDouble(p -> conductivities.of(p.label()));
    List<Phase> conducting =
        volume.phases().stream()
            .filter(phase -> conductivities.of(phase.label()) > 0 && volume.count(phase) > 0)
            .sorted(bySigma)
            .toList();
    if (conducting.size() < 2) {
      return;
    }
    Phase least = conducting.get(0);
    Phase most = conducting.get(conducting.size() - 1);
    if (conductivities.of(most.label()) > LARGEST_CONTRAST * conductivities.of(least.label())) {
      throw new IllegalArgumentException(
          "the conductivities of "
              + least.name()
              + " and "
              + most.name()
              + " differ by more than 1e12, which cannot be solved accurately; leave "
              + least.name()
              + " out, so that it insulates");
    }
  }

  /**
   * Refuses before the work begins what does not fit the memory.
   *
   * @throws IllegalArgumentException saying what is needed, what is free, and what would fit
   */
  static void announce(long bytes, Axis axis) {
    announce(bytes, "conduction along " + axis.key());
  }

  /** Refuses the same for work of another name. */
  static void announce(long bytes, String work) {
    MemoryNeed.missing(bytes, work)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
  }
}
