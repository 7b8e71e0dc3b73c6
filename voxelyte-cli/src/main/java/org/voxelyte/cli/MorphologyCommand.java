package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.study.Measures;
import org.voxelyte.study.MorphologyMeasure;
import org.voxelyte.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is where and what is connected, without conduction. */
@Command(
    name = "morphology",
    description = {
      "Fractions, networks, interfaces, coverage, phase boundaries, porosity, geometric tortuosity,"
          + " local thickness, constrictions, particles, correlation, chords, statistics per slice"
          + " and the representative volume.",
      "What a phase does follows from its role, so that no metric needs labels."
    },
    footer = {
      "",
      "Example:  voxelyte morphology electrode.tif --voxel 100nm --phase 0=pore:void --phase"
          + " 85=NMC:active --phase 170=SE:electrolyte -o out"
    })
final class MorphologyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private MorphologyOptions morphology;

  @Mixin private ParticleOptions particles;

  @Mixin private CommonOptions common;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Write report, results, tables and figures into a folder.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Study study =
        Study.of(
            spec.root().commandLine().getParseResult().originalArgs(),
            input.source(),
            input.steps(),
            new Measures(
                Optional.of(morphology.measure(MorphologyMeasure.ALL, particles.measure())),
                Optional.empty()));
    if (folder == null) {
      StudyCommands.measure(study, common);
    } else {
      StudyCommands.analyze(study, folder, common);
    }
    return 0;
  }
}
