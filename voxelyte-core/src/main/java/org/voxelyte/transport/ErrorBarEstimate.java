package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.voxelyte.task.MemoryNeed;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Finds the error bars of a conduction problem, axis after axis; what does not depend on the axis
 * is made once.
 *
 * <p>The discretisation error is that of {@link DiscretisationError}, on grids of half and a
 * quarter of the voxels along each axis (each voxel the majority of those it takes) and, for {@link
 * ErrorScope#ALL}, of twice as many. The representativeness is that of {@link Representativeness}.
 * Time: about a third of a solution, as much as one with sub-boxes, 8 more with the refined grid.
 * Memory: 1/7 byte per voxel kept, and that of a solution of the grid in work; a refined grid that
 * does not fit is left out, as is what another grid refuses. The result does not depend on the
 * number of threads.
 */
public final class ErrorBarEstimate {
  /** Layers that a coarser grid needs along every axis that has more than one. */
  private static final int LEAST_COARSER = 2;

  private static final int LEAST_COARSEST = 4;

  /** Bytes that a solution takes per conducting voxel, at most, and those of the refined labels. */
  private static final long BYTES_PER_CONDUCTING = 40;

  private static final long BYTES_PER_VOXEL = 4;

  /** What a solution can number, and a slice can hold. */
  private static final int MOST_CONDUCTING = Integer.MAX_VALUE - 16;

  /** The finest tolerance of use here. */
  private static final double RELATIVE_ERROR = 1e-5;

  private final ConductionProblem problem;
  private final ErrorScope scope;
  private final ConductionSolver solver;
  private Map<Axis, NarrowPassages> passages;
  private ConductionProblem coarser;
  private ConductionProblem coarsest;

  /** Creates the estimate of a problem; its options say when solutions stop. */
  public ErrorBarEstimate(ConductionProblem problem, ConductionOptions options, ErrorScope scope) {
    this.problem = problem;
    this.scope = scope;
    this.solver =
        new ConductionSolver(
            new ConductionOptions(
                Math.max(RELATIVE_ERROR, options.relativeError()), options.maxIterations()));
  }

  /**
   * Returns the error bars of a value that was found of the problem.
   *
   * @param result of the same problem; with its potential, the heat in narrow passages is told
   */
  public ErrorBars of(ConductionResult result, TaskContext task) {
    if (scope == ErrorScope.NONE) {
      return ErrorBars.NONE;
    }
    List<String> leftOut = new ArrayList<>();
    Optional<DiscretisationError> discretisation =
        discretisation(result.effective(), leftOut, task);
    Optional<Representativeness> representativeness = Optional.empty();
    if (scope.includes(ErrorScope.BOXES)) {
      representativeness = representativeness(result.effective(), leftOut, task);
    }
    Optional<NarrowPassages> found =
        unlessRefused("narrow passages were not looked for", () -> passages(result, task), leftOut);
    return new ErrorBars(scope, discretisation, representativeness, found, leftOut);
  }

  private Optional<DiscretisationError> discretisation(
      EffectiveConductivity result, List<String> leftOut, TaskContext task) {
    GridShape shape = problem.volume().shape();
    if (!hasLayers(shape, 2 * LEAST_COARSER)) {
      leftOut.add(
          "the discretisation error needs at least "
              + 2 * LEAST_COARSER
              + " voxels along each axis with more than one, the volume has "
              + shape);
      return Optional.empty();
    }
    Axis axis = result.axis();
    Optional<DiscretisationError.OnGrid> found =
        unlessRefused(
            "the discretisation error was not found",
            () -> onGrid(coarser(task), axis, task),
            leftOut);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<DiscretisationError.OnGrid> coarsest = Optional.empty();
    if (hasLayers(coarser.volume().shape(), 2 * LEAST_COARSEST)) {
      coarsest =
          unlessRefused(
              "voxels four times as large were left out of the discretisation error",
              () -> onGrid(coarsest(task), axis, task),
              leftOut);
    }
    OptionalDouble refined = OptionalDouble.empty();
    if (scope.includes(ErrorScope.ALL)) {
      refined = refined(axis, leftOut, task);
    }
    return Optional.of(
        DiscretisationError.of(result.effective(), found.get(), coarsest.orElse(null), refined));
  }

  /**
   * Returns what comes of work on another grid, which may refuse what this one took: then nothing,
   * and says why.
   */
  private static <T> Optional<T> unlessRefused(
      String otherwise, Supplier<T> work, List<String> leftOut) {
    try {
      return Optional.of(work.get());
    } catch (ConvergenceException | IllegalArgumentException e) {
      leftOut.add(otherwise + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private ConductionProblem coarser(TaskContext task) {
    if (coarser == null) {
      task.progress("coarser grids", 0, 0);
      coarser = whole(problem, CoarserGrid.of(problem.volume(), task), task);
    }
    return coarser;
  }

  private ConductionProblem coarsest(TaskContext task) {
    if (coarsest == null) {
      coarsest = whole(coarser, CoarserGrid.of(coarser.volume(), task), task);
    }
    return coarsest;
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

  private DiscretisationError.OnGrid onGrid(ConductionProblem grid, Axis axis, TaskContext task) {
    double effective = solver.solve(grid, axis, task).effective().effective();
    Conductivities conductivities = problem.conductivities();
    double largest = 0;
    for (Phase phase : problem.volume().phases()) {
      if (problem.volume().count(phase) > 0) {
        largest = Math.max(largest, conductivities.of(phase.label()));
      }
    }
    double bound = HashinShtrikman.upper(grid.volume(), conductivities, largest);
    double corrected =
        effective == 0
            ? 0
            : effective * HashinShtrikman.upper(problem.volume(), conductivities, largest) / bound;
    return new DiscretisationError.OnGrid(effective, corrected);
  }

  private OptionalDouble refined(Axis axis, List<String> leftOut, TaskContext task) {
    Optional<String> refusal = refusal(problem);
    if (refusal.isPresent()) {
      leftOut.add(refusal.get());
      return OptionalDouble.empty();
    }
    Optional<Double> found =
        unlessRefused(
            "the refined grid was left out",
            () -> {
              ConductionProblem fine = whole(problem, RefinedGrid.of(problem.volume(), task), task);
              return solver.solve(fine, axis, task).effective().effective();
            },
            leftOut);
    return found.isPresent() ? OptionalDouble.of(found.get()) : OptionalDouble.empty();
  }

  /** Returns why a refined grid is left out, or nothing if it fits. */
  static Optional<String> refusal(ConductionProblem problem) {
    LabelVolume volume = problem.volume();
    long conducting =
        volume.phases().stream()
            .filter(phase -> problem.conductivities().of(phase.label()) > 0)
            .mapToLong(volume::count)
            .sum();
    if (8 * conducting > MOST_CONDUCTING || 4L * volume.shape().sliceVoxels() > MOST_CONDUCTING) {
      return Optional.of(
          "the refined grid was left out: it would have more than "
              + MOST_CONDUCTING
              + " conducting voxels, or voxels of a slice");
    }
    return MemoryNeed.missing(
            BYTES_PER_VOXEL * volume.shape().voxels() + 8 * BYTES_PER_CONDUCTING * conducting,
            "the refined grid")
        .map(sentence -> "the refined grid was left out: " + sentence);
  }

  private Optional<Representativeness> representativeness(
      EffectiveConductivity result, List<String> leftOut, TaskContext task) {
    Optional<String> refusal = SubBoxes.refusal(problem.volume().shape());
    if (refusal.isPresent()) {
      leftOut.add(refusal.get());
      return Optional.empty();
    }
    return unlessRefused(
        "the representativeness was not found",
        () -> new SubBoxes(problem, solver).along(result.axis(), result.effective(), task),
        leftOut);
  }

  private NarrowPassages passages(ConductionResult result, TaskContext task) {
    WideBlocks blocks = new WideBlocks(problem);
    if (passages == null) {
      task.progress("narrow passages", 0, 0);
      passages = blocks.passages(task);
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
    return found;
  }
}
