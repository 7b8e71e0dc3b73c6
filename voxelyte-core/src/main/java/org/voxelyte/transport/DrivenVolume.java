package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.voxelyte.morphology.Particles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * A problem that is driven along one axis after another, as {@link ConductionSolver} says. What the
 * drives share is set up by the first of them: materials and clusters between insulated sides, and
 * where one material conducts and the same clusters span, the network and its coarse levels. It is
 * held until the last axis has been driven, and the seconds that it took count for the first.
 * Results are those of drives on their own, to the last bit.
 */
public final class DrivenVolume {
  private final ConductionProblem problem;
  private final ConductionOptions options;
  private final ConductionSolver.Preconditioners preconditioners;
  private final List<Axis> pending;
  private Materials materials;
  private Clusters clusters;
  private Network last;

  DrivenVolume(
      ConductionProblem problem,
      List<Axis> axes,
      ConductionOptions options,
      ConductionSolver.Preconditioners preconditioners) {
    this.problem = problem;
    this.options = options;
    this.preconditioners = preconditioners;
    this.pending = new ArrayList<>(axes);
  }

  /** The voxels that carry current along an axis, in words as in {@link VoxelMask}. */
  private record Network(Checkerboard board, long[][] words, Preconditioner preconditioner) {}

  /**
   * Solves.
   *
   * @param axis direction of the drive, one of those that were said to come
   * @throws IllegalArgumentException if nothing conducts, a listed label is not in the volume, the
   *     reference insulates, or conductivities differ by more than 1e12
   * @throws ConvergenceException at the limit of iterations
   */
  public ConductionResult solve(Axis axis, TaskContext task) {
    final long start = System.nanoTime();
    if (!pending.remove(axis)) {
      throw new IllegalArgumentException(
          "no drive along " + axis.key() + " is to come, only along " + pending);
    }
    LabelVolume volume = problem.volume();
    ReferencePhase.choose(volume, problem.conductivities(), problem.reference());
    ConductionSolver.refuseContrast(volume, problem.conductivities());
    task.progress("finding clusters along " + axis.key(), 0, 0);
    Ends[] ends = Ends.between(axis, problem.sides().ends());
    final boolean more = !pending.isEmpty() && problem.sides() == Sides.INSULATED;
    Materials used = materials;
    Clusters found = clusters;
    if (found == null) {
      used = Materials.of(problem, ends, task);
      found = new Clusters(used.volume(), used.faces(), ends, axis, task);
    } else {
      found.drive(axis, task);
    }
    materials = more ? used : null;
    clusters = more ? found : null;
    boolean same = last != null && found.spansAsAlong(last.board.drive());
    Network before = same ? last : null;
    last = null; // may be collected before the next is made
    Drive drive = new Drive(axis, start, used, ends);
    drive.read(found, before, task);
    found = null; // may be collected before the large arrays are made
    return drive.solve(before, more, task);
  }

  /** A drive along one axis. */
  private final class Drive {
    private final Axis axis;
    private final long start;
    private final Materials materials;
    private final Ends[] ends;
    private final WireLayers wires;
    private long[][] words;
    private Checkerboard board;
    private long[][][] still;
    private boolean spans;
    private long unknowns;
    private long heldBytes;
    private long peakBytes;

    Drive(Axis axis, long start, Materials materials, Ends[] ends) {
      this.axis = axis;
      this.start = start;
      this.materials = materials;
      this.ends = ends;
      this.wires = new WireLayers(materials.volume(), materials.faces(), ends);
    }

    /** Takes from the clusters what is asked of them. */
    void read(Clusters found, Network before, TaskContext task) {
      if (before == null) {
        words = wires.extend(found.spanning(task), task);
        board = new Checkerboard(wires.volume(task), wires.faces(), ends, axis, words, task);
      } else {
        words = before.words;
        board = before.board.driven(axis, ends);
      }
      unknowns = found.touching(task);
      spans = found.spans();
      if (problem.withFields()) {
        still = new long[][][] {found.atFirst(task), found.atLast(task)};
      }
      long codeBytes = materials.bytes() + wires.bytes();
      heldBytes = codeBytes + board.bytes() + (clusters == null ? 0 : found.bytes());
      peakBytes = codeBytes + board.bytes() + found.bytes();
    }

    /**
     * Solves.
     *
     * @param before the same voxels, driven along another axis; null if there is none
     * @param more whether other axes are to come
     */
    ConductionResult solve(Network before, boolean more, TaskContext task) {
      if (!spans) {
        return result(0, ConjugateGradients.Solution.STILL, new double[0], task);
      }
      LabelVolume volume = problem.volume();
      long fieldBytes = problem.withFields() ? 8 * volume.shape().voxels() : 0;
      ConductionSolver.announce(
          (before == null ? ConductionSolver.LEAST_BYTES : ConjugateGradients.BYTES_PER_NODE / 2)
                  * board.voxels()
              + fieldBytes,
          axis);
      Preconditioner preconditioner;
      if (before == null) {
        preconditioner = preconditioners.make(board, words, task);
      } else {
        preconditioner = before.preconditioner;
        preconditioner.drive(board, task);
      }
      double[] potential = LayerPotential.start(board, words, task);
      final long setup =
          before == null ? heldBytes + board.wordBytes() + preconditioner.setupBytes() : 0;
      if (more && preconditioner.servesAnyDrive()) {
        last = new Network(board, words, preconditioner);
        heldBytes += board.wordBytes();
      }
      words = null; // may be collected before the vectors are made
      ConjugateGradients.Solution solution =
          new ConjugateGradients(options)
              .solve(new ConductionOperator(board), preconditioner, potential, task);
      long solving =
          heldBytes
              + preconditioner.bytes()
              + ConjugateGradients.BYTES_PER_NODE * (long) board.size();
      peakBytes = Math.max(peakBytes, Math.max(solving, setup));
      preconditioner = null; // may be collected, if no other axis is to come
      double perConductance =
          board.faces().unit() * volume.length(axis) * volume.length(axis) / volume.volume();
      return result(solution.balance().energy() * perConductance, solution, potential, task);
    }

    private ConductionResult result(
        double sigma, ConjugateGradients.Solution solution, double[] potential, TaskContext task) {
      LabelVolume volume = problem.volume();
      EffectiveConductivity effective = effective(sigma, solution);
      List<PowerShare> power = List.of();
      List<ParticleCurrents> particles;
      if (spans) {
        power = JouleHeat.shares(board, potential, volume, problem.contacts(), task);
        FaceCurrents currents = new FaceCurrents(board, volume.shape(), potential);
        double total = solution.balance().energy() * board.faces().unit();
        particles =
            ofParticles(
                each -> ParticleCurrents.of(each, currents, axis, problem.sides(), total, task));
      } else {
        particles = ofParticles(each -> ParticleCurrents.none(each, axis));
      }
      Optional<CurrentNetwork> network = Optional.empty();
      if (problem.network().any()) {
        double amperesPerVolt = sigma * volume.volume() / volume.length(axis) / volume.length(axis);
        network =
            Optional.of(
                new NetworkAnatomy(problem, axis, board, task).answer(potential, amperesPerVolt));
      }
      if (!problem.withFields()) {
        return new ConductionResult(
            effective, power, particles, network, Optional.empty(), Optional.empty());
      }
      CurrentField fields =
          new CurrentField(board, volume.shape(), volume.voxelSize(), potential, 1);
      return new ConductionResult(
          effective,
          power,
          particles,
          network,
          Optional.of(fields.potential(still[0], still[1], task)),
          Optional.of(fields.magnitude(task)));
    }

    private EffectiveConductivity effective(double sigma, ConjugateGradients.Solution solution) {
      LabelVolume volume = problem.volume();
      Phase bulk = ReferencePhase.choose(volume, problem.conductivities(), problem.reference());
      double fraction = volume.count(bulk) / (double) volume.shape().voxels();
      return new EffectiveConductivity(
          axis,
          sigma,
          bulk,
          fraction,
          sigma > 0
              ? fraction * problem.conductivities().of(bulk.label()) / sigma
              : Double.POSITIVE_INFINITY,
          solution.relativeError(),
          solution.balance().relativeResidual(),
          solution.balance().imbalance(),
          solution.iterations(),
          unknowns,
          (System.nanoTime() - start) * 1e-9,
          peakBytes);
    }

    private List<ParticleCurrents> ofParticles(Function<Particles, ParticleCurrents> currents) {
      return problem.particles().stream()
          .filter(each -> problem.conductivities().of(each.phase().label()) > 0)
          .map(currents)
          .toList();
    }
  }
}
