package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;

/**
 * What another grid conducts along several axes, which share their set-up, or why it was refused:
 * it may refuse what the volume itself took. Nothing but the values is kept.
 */
final class SharedDrives {
  private final Map<Axis, Double> effective = new EnumMap<>(Axis.class);
  private final Map<Axis, String> refusals = new EnumMap<>(Axis.class);

  private SharedDrives() {}

  /** Returns the refusal of all axes. */
  static SharedDrives refused(List<Axis> axes, String reason) {
    SharedDrives none = new SharedDrives();
    axes.forEach(axis -> none.refusals.put(axis, reason));
    return none;
  }

  /**
   * Solves along all axes.
   *
   * @param problem made here, as that may be refused too
   */
  static SharedDrives of(
      ConductionSolver solver,
      Supplier<ConductionProblem> problem,
      List<Axis> axes,
      TaskContext task) {
    DrivenVolume driven;
    try {
      driven = solver.along(problem.get(), axes);
    } catch (IllegalArgumentException e) {
      return refused(axes, e.getMessage());
    }
    SharedDrives found = new SharedDrives();
    for (Axis axis : axes) {
      try {
        found.effective.put(axis, driven.solve(axis, task).effective().effective());
      } catch (ConvergenceException | IllegalArgumentException e) {
        found.refusals.put(axis, e.getMessage());
      }
    }
    return found;
  }

  /** Returns the axes that were not refused. */
  List<Axis> solved() {
    return new ArrayList<>(effective.keySet());
  }

  /** Returns why an axis was refused; empty if it was not. */
  Optional<String> refusal(Axis axis) {
    return Optional.ofNullable(refusals.get(axis));
  }

  /** Returns σ_eff along an axis that was not refused, S/m. */
  double along(Axis axis) {
    return effective.get(axis);
  }
}
