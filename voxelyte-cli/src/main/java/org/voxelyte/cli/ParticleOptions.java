package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.study.ParticleMeasure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the particles of a phase are told apart. */
final class ParticleOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final List<ParticleMeasure.Source> sources = new ArrayList<>();
  private Optional<Double> neckDepth = Optional.empty();

  @Option(
      names = "--particles",
      paramLabel = "PHASE[=FILE]",
      description =
          "Whose particles are told apart, and how: AM splits a phase at its necks by watershed,"
              + " AM=ids.tif takes ids of the same shape from a volume file. May be repeated."
              + " Where conduction is solved, the current through each particle is found, and a"
              + " contact 'AM|AM=VALUE' splits AM where nothing is said.")
  void particles(List<String> texts) {
    Arguments.newest(command, texts, text -> sources.add(Arguments.particles(text)));
  }

  @Option(
      names = "--particle-h",
      paramLabel = "LENGTH",
      description =
          "How much wider than its necks a particle must be to be split off, in half widths, as"
              + " 200nm; larger for rough particles; default: one voxel.")
  void neckDepth(String text) {
    neckDepth =
        Optional.of(Arguments.parsed(command, "--particle-h", () -> Arguments.length(text)));
  }

  @Option(
      names = "--particles-out",
      paramLabel = "OUT",
      description =
          "Write the ids of the particles to a volume file, as ids.tif; where conduction is"
              + " solved, the share of the current through each to ids-currents.csv beside it.")
  private String out;

  /** Returns what these options say. */
  ParticleMeasure measure() {
    return Arguments.parsed(
        command, () -> new ParticleMeasure(sources, neckDepth, Optional.ofNullable(out)));
  }
}
