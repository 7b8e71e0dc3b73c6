package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.Particles;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.DrivenAxis;
import org.voxelyte.report.PathwayFiles;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionResult;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.ConvergenceException;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.DrivenVolume;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.ErrorBarEstimate;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.NetworkQuestions;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;

/**
 * Makes the conduction measure of a study: every drive along every axis, and what else is wanted of
 * it.
 */
final class ConductionRun {
  private final ConductionMeasure measure;
  private final boolean wholeAnalysis;
  private final LabelVolume volume;
  private final List<Drive> drives;
  private final ConductionSolver solver;
  private final NetworkQuestions questions;
  private final ParticleRun particles;
  private final List<String> failures = new ArrayList<>();

  /** Whether a path could be followed in some drive. */
  private boolean followed;

  /**
   * Resolves the phases of a measure: a misspelt one is told before the work, not after it.
   *
   * @param wholeAnalysis whether conduction is a part of a whole analysis: cuts are kept for its
   *     figures, and a drive that does not converge is noted and the rest goes on; where conduction
   *     is all that is asked for, it ends the study
   * @throws IllegalArgumentException if a phase is not in the volume, or if conduction is all that
   *     is asked for and no axis can be driven
   */
  ConductionRun(ConductionMeasure measure, boolean wholeAnalysis, LabelVolume volume) {
    this.measure = measure;
    this.wholeAnalysis = wholeAnalysis;
    this.volume = volume;
    this.drives = Drive.of(measure, volume);
    this.particles = new ParticleRun(measure, wholeAnalysis, volume);
    this.solver = new ConductionSolver(measure.options());
    this.questions = measure.findings().network().questions(volume);
    if (!wholeAnalysis) {
      requireLayers(volume, measure.drives().axes());
    }
  }

  /** Drives everything; a case for each drive. */
  List<ConductionCase> run(TaskContext task) throws IOException {
    List<ConductionCase> cases = new ArrayList<>();
    List<Particles> known = particles.find(task);
    for (Drive drive : drives) {
      cases.add(run(drive, known, task));
    }
    particles.write(cases, task);
    if (!wholeAnalysis && !questions.from().isEmpty() && !followed && !failures.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", failures));
    }
    return cases;
  }

  /** Returns a sentence for each thing that could not be solved so far. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private ConductionCase run(Drive drive, List<Particles> known, TaskContext task)
      throws IOException {
    ConductionProblem problem =
        ConductionProblem.of(volume, drive.conductivities())
            .withParticles(known)
            .withContacts(drive.contacts())
            .withSides(measure.sides())
            .referringTo(drive.reference())
            .withNetwork(questions)
            .withFields(wholeAnalysis || measure.findings().fields().isPresent());
    List<DrivenAxis> axes = new ArrayList<>();
    List<Axis> layered =
        measure.drives().axes().stream().filter(axis -> volume.shape().along(axis) > 1).toList();
    ErrorBarEstimate bars =
        new ErrorBarEstimate(problem, measure.options(), measure.findings().errorBars(), layered);
    DrivenVolume driven = solver.along(problem, layered);
    for (Axis axis : layered) {
      if (measure.findings().errorBars() == ErrorScope.ALL) {
        // What axes share would take memory from the refined grid.
        driven = solver.along(problem, List.of(axis));
      }
      DrivenVolume network = driven;
      Optional<ConductionResult> result = solved(drive.name(), () -> network.solve(axis, task));
      if (result.isPresent()) {
        axes.add(driven(drive, result.get(), task).withBars(bars.of(result.get(), task)));
      }
    }
    Optional<ConductivityTensor> tensor =
        measure.findings().tensor() && drive.alone().isEmpty()
            ? solved("tensor of " + drive.name(), () -> solver.tensor(problem, task))
            : Optional.empty();
    return new ConductionCase(
        drive.name(),
        drive.alone().isPresent(),
        drive.carrier(),
        drive.conductivities(),
        drive.contacts(),
        measure.sides(),
        tensor,
        withUndefined(axes));
  }

  /** Returns what was solved; empty, and noted, where a whole analysis can go on without. */
  private <T> Optional<T> solved(String what, Solution<T> solution) throws IOException {
    try {
      return Optional.of(solution.find());
    } catch (ConvergenceException e) {
      if (!wholeAnalysis) {
        throw e;
      }
      failures.add("Not solved: " + what + ", " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  /** Something that may not converge. */
  private interface Solution<T> {
    T find() throws IOException;
  }

  /** Collects what is kept of a drive along an axis, and writes what goes to files. */
  private DrivenAxis driven(Drive drive, ConductionResult result, TaskContext task)
      throws IOException {
    DrivenAxis driven =
        DrivenAxis.of(result.effective()).withParticles(particles.flows(result.particles()));
    if (drive.alone().isEmpty()) {
      driven = driven.withPower(result.power());
    }
    if (result.network().isPresent()) {
      driven = driven.withNetwork(result.network().get());
      takePathways(drive, driven.axis(), result.network().get());
    }
    if (result.potential().isEmpty() || result.currentDensity().isEmpty()) {
      return driven;
    }
    ScalarField potential = result.potential().get();
    ScalarField current = result.currentDensity().get();
    if (measure.findings().fields().isPresent()) {
      writeFields(drive, driven.axis(), potential, current, task);
    }
    if (!wholeAnalysis || !(result.effective().effective() > 0)) {
      return driven;
    }
    Axis normal = driven.axis() == Axis.Z ? Axis.Y : Axis.Z;
    int layer = TypicalLayer.of(volume, normal, drive.conducting(volume), task);
    return driven.withCut(
        new DrivenAxis.FieldCut(
            driven.axis(), potential.cut(normal, layer), current.cut(normal, layer)));
  }

  /**
   * Writes pathways; where one could not be followed, a whole analysis notes it and goes on, and so
   * do several drives: a voxel that carries ions need not carry electrons.
   */
  private void takePathways(Drive drive, Axis axis, CurrentNetwork network) throws IOException {
    followed |= network.refusals().size() < questions.from().size();
    for (String refusal : network.refusals()) {
      if (!wholeAnalysis && drives.size() == 1) {
        throw new IllegalArgumentException(refusal);
      }
      if (drive.alone().isEmpty()) {
        failures.add("Not followed: " + drive.name() + ", " + refusal + ".");
      }
    }
    Optional<String> file = measure.findings().network().file();
    if (file.isPresent() && !network.pathways().isEmpty()) {
      boolean several = drives.size() * measure.drives().axes().size() > 1;
      Path path = several ? fileOf(drive, file.get(), "-" + axis.key()) : Path.of(file.get());
      PathwayFiles.write(network.pathways(), volume.phases(), path);
    }
  }

  /** Adds undefined results for the axes that were asked for and could not be driven. */
  private List<DrivenAxis> withUndefined(List<DrivenAxis> driven) {
    if (driven.isEmpty()) {
      return driven;
    }
    List<DrivenAxis> all = new ArrayList<>(driven);
    EffectiveConductivity like = driven.get(0).result();
    for (Axis axis : measure.drives().axes()) {
      if (volume.shape().along(axis) == 1) {
        double nan = Double.NaN;
        all.add(
            DrivenAxis.of(
                new EffectiveConductivity(
                    axis,
                    nan,
                    like.reference(),
                    like.phaseFraction(),
                    nan,
                    nan,
                    nan,
                    nan,
                    0,
                    0,
                    0,
                    0)));
      }
    }
    all.sort(Comparator.comparing(axis -> measure.drives().axes().indexOf(axis.axis())));
    return all;
  }

  /** Where conduction is all that is asked for, there has to be an axis to drive along. */
  private static void requireLayers(LabelVolume volume, List<Axis> axes) {
    if (axes.stream().allMatch(axis -> volume.shape().along(axis) == 1)) {
      String asked = axes.stream().map(Axis::key).collect(Collectors.joining(", "));
      String others =
          Arrays.stream(Axis.values())
              .filter(axis -> volume.shape().along(axis) > 1)
              .map(Axis::key)
              .collect(Collectors.joining(" or "));
      throw new IllegalArgumentException(
          volume.provenance().file()
              + " is a single layer along "
              + asked
              + ", through which nothing can be driven"
              + (others.isEmpty() ? "; give a larger volume" : "; drive along " + others));
    }
  }

  private void writeFields(
      Drive drive, Axis axis, ScalarField potential, ScalarField current, TaskContext task)
      throws IOException {
    for (ScalarField field : List.of(potential, current)) {
      String quantity = field.name().replace(' ', '-');
      VolumeWriter.write(
          field,
          fileOf(
              drive, measure.findings().fields().orElseThrow(), "-" + axis.key() + "-" + quantity),
          task);
    }
  }

  /** Returns a file with the drive, and what is given, before its extension. */
  private static Path fileOf(Drive drive, String file, String more) {
    return OutputNames.with(Path.of(file), drive.fileSuffix() + more);
  }
}
