package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.Measures;
import org.voxelyte.study.MorphologyMeasure;
import org.voxelyte.study.NetworkMeasure;
import org.voxelyte.study.Study;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.volume.Axis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole way from a file of labels to the report. */
@Command(
    name = "analyze",
    description = {
      "The whole morphology, conduction along x, y, z, and the report.",
      "Each phase is driven alone with 1 S/m, which gives its tortuosity factor; with --sigma,"
          + " --ionic or --electronic, the phases named are driven together too, a drive for each."
    },
    footer = {
      "",
      "Example:  voxelyte analyze electrode.tif --voxel 100nm --phase 0=pore:electrolyte --phase"
          + " 85=NMC:active --sigma pore=1S/m --sigma NMC=0.1S/m -o out"
    })
final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private MorphologyOptions morphology;

  @Mixin private DriveOptions drives;

  @Mixin private SolverOptions solver;

  @Mixin private NetworkOptions pathways;

  @Mixin private CommonOptions common;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Folder for report, results, tables and figures; default: voxelyte-NAME in the current"
              + " folder.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Study study =
        Study.of(
            spec.root().commandLine().getParseResult().originalArgs(),
            input.source(),
            input.steps(),
            new Measures(
                Optional.of(morphology.measure(MorphologyMeasure.REPORT, solver.particles())),
                Optional.of(
                    Arguments.parsed(
                        spec,
                        () ->
                            conduction(
                                solver
                                    .measure(
                                        new ConductionMeasure.Drives(
                                            List.of(Axis.values()), true, drives.sets()))
                                    .withErrorBars(solver.errorBarsOr(ErrorScope.BOXES)))))));
    StudyCommands.analyze(study, folder == null ? defaultFolder(input.location()) : folder, common);
    return 0;
  }

  private ConductionMeasure conduction(ConductionMeasure measure) {
    return measure.withFindings(
        measure.findings().withNetwork(pathways.measure(NetworkMeasure.REPORT)));
  }

  private static Path defaultFolder(String location) {
    String name = location.replaceAll("[/\\\\]+$", "").replaceAll(".*[/\\\\:]", "");
    return Path.of("voxelyte-" + name.replaceAll("\\.[A-Za-z0-9]{1,5}$", ""));
  }
}
