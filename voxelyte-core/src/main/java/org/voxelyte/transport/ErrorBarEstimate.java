package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Finds the error bars of a conduction problem, axis after axis; the first of them solves other
 * grids along all axes, which share their set-up there.
 *
 * <p>The discretisation error is that of {@link DiscretisationError}, on grids of half and a
 * quarter of the voxels along each axis (each voxel the majority of those it takes) and, for {@link
 * ErrorScope#ALL}, of twice as many. The representativeness is that of {@link Representativeness}.
 * Narrow passages are looked for between insulated sides only. Time: about a third of a solution,
 * as much as one with sub-boxes, 8 more with the refined grid. Memory: that of a solution of the
 * grid in work; a refined grid that does not fit is left out, as is what another grid refuses. The
 * result does not depend on the number of threads.
 */
public final class ErrorBarEstimate {
  /**
   * Layers that coarser grids need along every axis that has more than one: the first, the next.
   */
  private static final int[] LEAST_LAYERS = {2, 4};

  /** The finest tolerance of use here. */
  private static final double RELATIVE_ERROR = 1e-5;

  private final ConductionProblem problem;
  private final ErrorScope scope;
  private final List<Axis> axes;
  private final ConductionSolver solver;
  private final List<Coarser> coarser = new ArrayList<>();
  private SharedDrives refined;
  private SubBoxes boxes;
  private Map<Axis, NarrowPassages> passages;

  /**
   * Creates the estimate of a problem.
   *
   * @param options say when solutions stop
   * @param axes those along which values are to be judged
   */
  public ErrorBarEstimate(
      ConductionProblem problem, ConductionOptions options, ErrorScope scope, List<Axis> axes) {
    this.problem = problem;
    this.scope = scope;
    this.axes = List.copyOf(axes);
    this.solver =
        new ConductionSolver(
            new ConductionOptions(
                Math.max(RELATIVE_ERROR, options.relativeError()), options.maxIterations()));
  }

  /**
   * A coarser grid.
   *
   * @param bound the upper one on its σ_eff, S/m
   */
  private record Coarser(SharedDrives drives, double bound) {}

  /**
   * Returns the error bars of a value that was found of the problem.
   *
   * @param result of the same problem, along one of the axes; with its potential, the heat in
   *     narrow passages is told
   * @throws IllegalArgumentException if it is along another axis
   */
  public ErrorBars of(ConductionResult result, TaskContext task) {
    if (scope == ErrorScope.NONE) {
      return ErrorBars.NONE;
    }
    EffectiveConductivity value = result.effective();
    if (!axes.contains(value.axis())) {
      throw new IllegalArgumentException(
          "no value along " + value.axis().key() + " was to be judged, only along " + axes);
    }
    List<String> leftOut = new ArrayList<>();
    Optional<DiscretisationError> discretisation = discretisation(value, leftOut, task);
    Optional<Representativeness> representativeness = Optional.empty();
    if (scope.includes(ErrorScope.BOXES)) {
      representativeness = representativeness(value, leftOut, task);
    }
    return new ErrorBars(
        scope, discretisation, representativeness, passages(result, leftOut, task), leftOut);
  }

  private Optional<DiscretisationError> discretisation(
      EffectiveConductivity value, List<String> leftOut, TaskContext task) {
    GridShape shape = problem.volume().shape();
    if (!hasLayers(shape, 2 * LEAST_LAYERS[0])) {
      leftOut.add(
          "the discretisation error needs at least "
              + 2 * LEAST_LAYERS[0]
              + " voxels along each axis with more than one, the volume has "
              + shape);
      return Optional.empty();
    }
    if (coarser.isEmpty()) {
      task.progress("coarser grids", 0, 0);
      solveCoarser(task);
    }
    Axis axis = value.axis();
    Coarser first = coarser.get(0);
    if (first.drives().refusal(axis).isPresent()) {
      leftOut.add("the discretisation error was not found: " + first.drives().refusal(axis).get());
      return Optional.empty();
    }
    DiscretisationError.OnGrid coarsest = null;
    if (coarser.size() > 1) {
      Optional<String> refusal = coarser.get(1).drives().refusal(axis);
      refusal.ifPresent(
          reason ->
              leftOut.add(
                  "voxels four times as large were left out of the discretisation error: "
                      + reason));
      coarsest = refusal.isPresent() ? null : onGrid(coarser.get(1), axis);
    }
    OptionalDouble fine = OptionalDouble.empty();
    if (scope.includes(ErrorScope.ALL)) {
      fine = refined(axis, leftOut, task);
    }
    return Optional.of(
        DiscretisationError.of(value.effective(), onGrid(first, axis), coarsest, fine));
  }

  private void solveCoarser(TaskContext task) {
    ConductionProblem finer = problem;
    List<Axis> left = axes;
    for (int least : LEAST_LAYERS) {
      if (left.isEmpty() || !hasLayers(finer.volume().shape(), 2 * least)) {
        return;
      }
      ConductionProblem grid;
      try {
        grid = whole(finer, CoarserGrid.of(finer.volume(), task), task);
      } catch (IllegalArgumentException e) {
        coarser.add(new Coarser(SharedDrives.refused(left, e.getMessage()), Double.NaN));
        return;
      }
      SharedDrives drives = SharedDrives.of(solver, () -> grid, left, task);
      coarser.add(new Coarser(drives, upper(grid.volume())));
      finer = grid;
      left = drives.solved();
    }
  }

  /** The same problem on another grid of its volume. */
  private static ConductionProblem whole(
      ConductionProblem problem, LabelVolume grid, TaskContext task) {
    return problem.in(grid, new Box(0, 0, 0, problem.volume().shape()), task);
  }

  private static boolean hasLayers(GridShape shape, int least) {
    for (Axis axis : Axis.values()) {
      if (shape.along(axis) > 1 && shape.along(axis) < least) {
        return false;
      }
    }
    return true;
  }

  private DiscretisationError.OnGrid onGrid(Coarser grid, Axis axis) {
    double effective = grid.drives().along(axis);
    double corrected = effective == 0 ? 0 : effective * upper(problem.volume()) / grid.bound();
    return new DiscretisationError.OnGrid(effective, corrected);
  }

  /** Returns the upper bound on σ_eff of the volume on some grid, S/m. */
  private double upper(LabelVolume grid) {
    Conductivities conductivities = problem.conductivities();
    double largest = 0;
    for (Phase phase : problem.volume().phases()) {
      if (problem.volume().count(phase) > 0) {
        largest = Math.max(largest, conductivities.of(phase.label()));
      }
    }
    return HashinShtrikman.upper(grid, conductivities, largest);
  }

  private OptionalDouble refined(Axis axis, List<String> leftOut, TaskContext task) {
    if (refined == null) {
      Optional<String> refusal = refusal(problem);
      refined =
          refusal.isPresent()
              ? SharedDrives.refused(axes, refusal.get())
              : SharedDrives.of(
                  solver,
                  () -> whole(problem, RefinedGrid.of(problem.volume(), task), task),
                  axes,
                  task);
    }
    Optional<String> refusal = refined.refusal(axis);
    refusal.ifPresent(reason -> leftOut.add("the refined grid was left out: " + reason));
    return refusal.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(refined.along(axis));
  }

  /** Returns why a refined grid does not fit, or nothing if it does. */
  static Optional<String> refusal(ConductionProblem problem) {
    LabelVolume volume = problem.volume();
    if (RefinedGrid.conducting(problem) > Clusters.LARGEST
        || RefinedGrid.sliceVoxels(volume.shape()) > Clusters.LARGEST) {
      return Optional.of(
          "it would have more than "
              + Clusters.LARGEST
              + " conducting voxels, or voxels of a slice");
    }
    return MemoryNeed.missing(RefinedGrid.bytes(problem), "the refined grid");
  }

  private Optional<Representativeness> representativeness(
      EffectiveConductivity value, List<String> leftOut, TaskContext task) {
    Optional<String> refusal = SubBoxes.refusal(problem.volume().shape());
    if (refusal.isPresent()) {
      leftOut.add(refusal.get());
      return Optional.empty();
    }
    if (boxes == null) {
      boxes = new SubBoxes(problem, solver, axes, task);
    }
    Optional<String> refused = boxes.refusal(value.axis());
    if (refused.isPresent()) {
      leftOut.add("the representativeness was not found: " + refused.get());
      return Optional.empty();
    }
    return Optional.of(boxes.along(value.axis(), value.effective()));
  }

  private Optional<NarrowPassages> passages(
      ConductionResult result, List<String> leftOut, TaskContext task) {
    if (problem.sides() == Sides.PERIODIC) {
      leftOut.add(
          "narrow passages were not looked for: they are known between insulated sides only");
      return Optional.empty();
    }
    WideBlocks blocks = new WideBlocks(problem);
    if (passages == null) {
      task.progress("narrow passages", 0, 0);
      try {
        passages = blocks.passages(task);
      } catch (IllegalArgumentException e) {
        leftOut.add("narrow passages were not looked for: " + e.getMessage());
        return Optional.empty();
      }
    }
    NarrowPassages found = passages.get(result.effective().axis());
    if (result.potential().isPresent() && result.effective().effective() > 0) {
      found =
          new NarrowPassages(
              found.spanningByFaces(),
              found.spanningByCorners(),
              found.wideSpans(),
              OptionalDouble.of(blocks.narrowPower(result.potential().get(), task)));
    }
    return Optional.of(found);
  }
}
