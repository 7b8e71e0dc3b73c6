package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.ParticleMeasure;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.Sides;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Contacts and sides, how the solver stops, and what the tortuosity factor refers to. */
final class SolverOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--relative-error",
      paramLabel = "E",
      description = "Solver error of σ_eff to stop at; default: ${DEFAULT-VALUE}.")
  private double relativeError = ConductionOptions.DEFAULT.relativeError();

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description = "Iterations after which the solver gives up; default: ${DEFAULT-VALUE}.")
  private int maxIterations = ConductionOptions.DEFAULT.maxIterations();

  @Option(
      names = "--reference",
      paramLabel = "PHASE",
      description =
          "Phase that τ² = ε σ_bulk/σ_eff refers to when several conduct; default: that with the"
              + " largest ε σ.")
  private String reference;

  private final List<ConductionMeasure.Contact> contacts = new ArrayList<>();

  @Option(
      names = "--contact",
      paramLabel = "A|B=VALUE",
      description =
          "Specific contact resistance between two phases, as 'AM|SE=40ohm.cm2', for all sets of"
              + " conductivities; 'ionic:AM|SE=40ohm.cm2' for the ionic ones only;"
              + " 'AM|AM=10ohm.cm2' between particles of one phase. May be repeated.")
  void contact(List<String> texts) {
    Arguments.newest(command, texts, text -> contacts.add(Arguments.contact(text)));
  }

  @Mixin private ParticleOptions particles;

  private Sides sides = Sides.INSULATED;

  @Option(
      names = "--sides",
      paramLabel = "SIDES",
      description =
          "Side faces across the drive: insulated, or periodic, where the volume repeats; default:"
              + " insulated.")
  void sides(String text) {
    sides = Arguments.parsed(command, () -> Sides.of(text));
  }

  private ErrorScope errorBars;

  @Option(
      names = "--error-bars",
      paramLabel = "SCOPE",
      description =
          "How far values may be off, beside the solver's error: none; coarser (error from the"
              + " voxels by coarser grids, passages one voxel wide); boxes (also of the sample, by"
              + " sub-boxes; doubles the time); all (also a refined grid where memory allows, about"
              + " ten times the time). Default: boxes for analyze, coarser for conductivity.")
  void errorBars(String text) {
    errorBars = Arguments.parsed(command, () -> ErrorScope.of(text));
  }

  /** Returns the error bars asked for, or those of the command. */
  ErrorScope errorBarsOr(ErrorScope usual) {
    return errorBars == null ? usual : errorBars;
  }

  @Option(
      names = "--tensor",
      description =
          "Also find the full conductivity tensor of the volume repeated along x, y and z, with its"
              + " principal values and axes.")
  private boolean tensor;

  /** Returns how particles are told apart, to be measured, not written. */
  ParticleMeasure particles() {
    ParticleMeasure asked = particles.measure();
    return new ParticleMeasure(asked.sources(), asked.neckDepth(), Optional.empty());
  }

  /** Returns a measure of what is driven, with what these options set of it. */
  ConductionMeasure measure(ConductionMeasure.Drives drives) {
    return ConductionMeasure.of(drives)
        .withContacts(contacts)
        .withParticles(particles.measure())
        .withSides(sides)
        .referringTo(Optional.ofNullable(reference))
        .withOptions(options())
        .withFindings(ConductionMeasure.Findings.NONE.withTensor(tensor));
  }

  /** Checks one after the other, so that a refusal names the option it is about. */
  private ConductionOptions options() {
    int usual = ConductionOptions.DEFAULT.maxIterations();
    Arguments.parsed(
        command, "--relative-error", () -> new ConductionOptions(relativeError, usual));
    return Arguments.parsed(
        command, "--max-iterations", () -> new ConductionOptions(relativeError, maxIterations));
  }
}
