package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/** Answers what is asked of a solved network. */
final class NetworkAnatomy {
  private final ConductionProblem problem;
  private final Axis drive;
  private final Checkerboard board;
  private final LabelVolume volume;
  private final VoxelGraph graph;
  private final NetworkQuestions questions;
  private final TaskContext task;

  /**
   * Prepares the answers.
   *
   * @param board its voxels are those of the clusters that span
   */
  NetworkAnatomy(ConductionProblem problem, Axis drive, Checkerboard board, TaskContext task) {
    this.problem = problem;
    this.drive = drive;
    this.board = board;
    this.volume = problem.volume();
    this.graph = new VoxelGraph(board, volume.shape());
    this.questions = problem.network();
    this.task = task;
  }

  /**
   * Answers.
   *
   * @param potential of the black voxels
   * @param current between the electrodes, A for 1 V; 0 if nothing spans
   */
  CurrentNetwork answer(double[] potential, double current) {
    ConductionSolver.announce(
        (long) (Backbone.BYTES * graph.size()), "the backbone along " + drive.key());
    long[] inside = Backbone.of(graph, task);
    List<CurrentNetwork.PhaseShare> phases = phases(inside);
    long backbone = phases.stream().mapToLong(CurrentNetwork.PhaseShare::backboneVoxels).sum();
    Optional<String> left =
        questions.cutLeftOut(backbone, volume.shape().voxels(), MaximumFlow.bytes(volume.shape()));
    Optional<SmallestCut> cut =
        left.isPresent() ? Optional.empty() : Optional.of(cut(inside, backbone));
    List<String> refusals = new ArrayList<>();
    if (current == 0) {
      questions.from().forEach(from -> refusals.add(refusal(from) + ": nothing spans"));
      return new CurrentNetwork(phases, Optional.empty(), cut, left, List.of(), 0, refusals);
    }
    long conducting = phases.stream().mapToLong(CurrentNetwork.PhaseShare::voxels).sum();
    task.progress("spreading the current", 0, 0);
    CurrentDistribution currents =
        new CurrentStatistics(volume, drive, conducting, current)
            .of(new FaceCurrents(board, volume.shape(), potential), task);
    VoxelProbe probe = new VoxelProbe(board, volume, potential);
    CurrentPaths paths = new CurrentPaths(probe, graph, volume, drive);
    List<Pathway> pathways = new ArrayList<>();
    if (questions.streamlines() > 0) {
      task.progress("following the current", 0, 0);
      pathways.addAll(paths.streamlines(questions.streamlines(), current, task));
    }
    int lost = questions.streamlines() - pathways.size();
    for (NetworkQuestions.Start from : questions.from()) {
      task.checkCancelled();
      Optional<VoxelGraph.Walker> start = start(from, inside, probe);
      if (start.isPresent()) {
        paths
            .largest(start.get().x, start.get().y, start.get().z)
            .ifPresentOrElse(pathways::add, () -> refusals.add(tooSmall(from)));
      } else {
        refusals.add(
            refusal(from)
                + ", which does not conduct, is isolated or a dead end; the nearest voxel of the"
                + " backbone is "
                + nearest(from.window(), inside));
      }
    }
    return new CurrentNetwork(phases, Optional.of(currents), cut, left, pathways, lost, refusals);
  }

  private List<CurrentNetwork.PhaseShare> phases(long[] inside) {
    long[] spanning = new long[LabelVolume.MAX_LABEL + 1];
    long[] carrying = new long[LabelVolume.MAX_LABEL + 1];
    for (int z = 0; z < volume.shape().nz(); z++) {
      task.checkCancelled();
      graph.forEach(
          z,
          (at, number) -> {
            if (at.isVoxel()) {
              int label = volume.label(at.x, at.y, at.z);
              spanning[label]++;
              carrying[label] += is(inside, number) ? 1 : 0;
            }
          });
    }
    List<CurrentNetwork.PhaseShare> shares = new ArrayList<>();
    for (Phase phase : volume.phases()) {
      long voxels = volume.count(phase);
      if (voxels > 0 && problem.conductivities().of(phase.label()) > 0) {
        long spans = spanning[phase.label()];
        long carries = carrying[phase.label()];
        shares.add(new CurrentNetwork.PhaseShare(phase, carries, spans - carries, voxels - spans));
      }
    }
    return shares;
  }

  private static boolean is(long[] inside, int number) {
    return (inside[number / Long.SIZE] >>> number & 1) != 0;
  }

  private SmallestCut cut(long[] inside, long backbone) {
    return backbone == 0
        ? SmallestCut.NOTHING
        : new MaximumFlow(graph, inside, volume, drive, problem.sides(), task).find(task);
  }

  /** Returns the voxel of a start's backbone that the largest current passes. */
  private Optional<VoxelGraph.Walker> start(
      NetworkQuestions.Start from, long[] inside, VoxelProbe probe) {
    Box window = from.window();
    for (Axis axis : Axis.values()) {
      if (window.last(axis) >= volume.shape().along(axis)) {
        throw new IllegalArgumentException(
            "the window "
                + window
                + " that a path should start from lies outside of "
                + volume.shape()
                + " voxels");
      }
    }
    VoxelGraph.Walker best = graph.new Walker();
    double largest = 0;
    VoxelProbe.Voxel voxel = probe.new Voxel();
    for (int z = window.z(); z <= window.last(Axis.Z); z++) {
      task.checkCancelled();
      for (int y = window.y(); y <= window.last(Axis.Y); y++) {
        for (int x = window.x(); x <= window.last(Axis.X); x++) {
          int number = graph.number(x, y, z);
          boolean meant =
              from.label().isEmpty() || volume.label(x, y, z) == from.label().getAsInt();
          if (meant && number >= 0 && is(inside, number)) {
            voxel.at(x, y, z);
            double through = FaceCurrents.through(voxel.out);
            if (through > largest) {
              largest = through;
              best.unpack(VoxelGraph.packed(x, y, z));
            }
          }
        }
      }
    }
    return largest > 0 ? Optional.of(best) : Optional.empty();
  }

  private String tooSmall(NetworkQuestions.Start from) {
    return "the current along "
        + drive.key()
        + " that passes "
        + name(from)
        + " is smaller than the solver's error and cannot be followed; ask for a smaller"
        + " --relative-error, or start elsewhere";
  }

  private String refusal(NetworkQuestions.Start from) {
    return "no current along " + drive.key() + " passes " + name(from);
  }

  private String phaseName(int label) {
    return volume.phases().stream()
        .filter(phase -> phase.label() == label)
        .map(Phase::name)
        .findFirst()
        .orElse("label " + label);
  }

  private String name(NetworkQuestions.Start from) {
    if (from.label().isPresent()) {
      return "any voxel of " + phaseName(from.label().getAsInt());
    }
    Box window = from.window();
    return window.shape().voxels() == 1
        ? "voxel " + window.x() + "," + window.y() + "," + window.z()
        : "the window " + window;
  }

  private String nearest(Box window, long[] inside) {
    double[] centre = new double[Axis.values().length];
    for (Axis axis : Axis.values()) {
      centre[axis.ordinal()] = 0.5 * (window.first(axis) + window.last(axis));
    }
    double[] best = {Double.POSITIVE_INFINITY, 0};
    VoxelGraph.Walker found = graph.new Walker();
    for (int z = 0; z < volume.shape().nz(); z++) {
      task.checkCancelled();
      graph.forEach(
          z,
          (at, number) -> {
            double dx = (at.x - centre[0]) * volume.voxelSize().x();
            double dy = (at.y - centre[1]) * volume.voxelSize().y();
            double dz = (at.z - centre[2]) * volume.voxelSize().z();
            double square = dx * dx + dy * dy + dz * dz;
            if (square < best[0] && is(inside, number) && at.isVoxel()) {
              best[0] = square;
              found.unpack(at.packed());
            }
          });
    }
    return found.x + "," + found.y + "," + found.z;
  }
}
