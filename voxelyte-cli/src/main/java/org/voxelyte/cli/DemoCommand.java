package org.voxelyte.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.generation.SphereCathode;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.ConductivitySet;
import org.voxelyte.study.Measures;
import org.voxelyte.study.MorphologyMeasure;
import org.voxelyte.study.NetworkMeasure;
import org.voxelyte.study.ResultFolder;
import org.voxelyte.study.Source;
import org.voxelyte.study.Study;
import org.voxelyte.study.StudyRunner;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Makes a small composite cathode and analyses it: what the program does, in under a minute,
 * without any data.
 */
@Command(
    name = "demo",
    description =
        "Make a small composite cathode (spheres of active material in electrolyte, 15 %% void),"
            + " save it as TIFF, analyze it.",
    footer = {"", "Example:  voxelyte demo -o my-demo"})
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 20200;
  private static final SphereCathode.Recipe RECIPE =
      new SphereCathode.Recipe(
          new GridShape(120, 120, 120), 0.2e-6, 0.45, 0.15, 1.2e-6, 2.4e-6, 0.7e-6, 0.12);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for the volume and its report; default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("voxelyte-demo");

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    Path file = folder.resolve("cathode.tif");
    StudyCommands.intoFolder(
        folder,
        common,
        task -> {
          LabelVolume cathode = new SphereCathode(RECIPE).make(SEED, task);
          VolumeWriter.write(cathode, file, task);
          Study study = study(cathode, file);
          Analysis analysis = StudyRunner.run(study, task);
          Path report = ResultFolder.write(study, analysis, folder, task);
          common.print(Tables.all(analysis) + "\nvolume: " + file + "\nreport: " + report + "\n");
          common.writeJson(ResultsJson.of(analysis));
          return null;
        });
    return 0;
  }

  private static Study study(LabelVolume cathode, Path file) {
    Map<String, Double> ionic = new LinkedHashMap<>();
    ionic.put("SE", 0.27);
    ionic.put("AM", 1e-5);
    Map<String, Double> electronic = Map.of("AM", 1.0);
    List<String> command = new ArrayList<>(List.of("analyze", file.toString()));
    cathode
        .phases()
        .forEach(
            phase ->
                command.addAll(
                    List.of(
                        "--phase", phase.label() + "=" + phase.name() + ":" + phase.role().key())));
    ionic.forEach(
        (phase, sigma) -> command.addAll(List.of("--ionic", phase + "=" + sigma + "S/m")));
    electronic.forEach(
        (phase, sigma) -> command.addAll(List.of("--electronic", phase + "=" + sigma + "S/m")));
    return Study.of(
        command,
        new Source(
            file.toAbsolutePath().toString(),
            Optional.empty(),
            Optional.of(cathode.voxelSize()),
            cathode.phases()),
        List.of(),
        new Measures(
            Optional.of(MorphologyMeasure.REPORT),
            Optional.of(
                ConductionMeasure.of(
                        new ConductionMeasure.Drives(
                            List.of(Axis.values()),
                            true,
                            List.of(
                                ConductivitySet.of(Carrier.IONIC, ionic),
                                ConductivitySet.of(Carrier.ELECTRONIC, electronic))))
                    .withFindings(
                        ConductionMeasure.Findings.NONE
                            .withErrorBars(ErrorScope.BOXES)
                            .withNetwork(NetworkMeasure.REPORT)))));
  }
}
