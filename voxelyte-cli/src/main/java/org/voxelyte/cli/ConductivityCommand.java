package org.voxelyte.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.Measures;
import org.voxelyte.study.Study;
import org.voxelyte.volume.Axis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Effective conductivity and tortuosity factor only. */
@Command(
    name = "conductivity",
    description = {
      "Effective conductivity and tortuosity factor of the phases named, driven together; phases"
          + " without --sigma insulate.",
      "Electrodes on the outer voxel faces; side faces insulated, or periodic."
    },
    footer = {
      "",
      "Example:  voxelyte conductivity electrode.tif --voxel 100nm --phase 1=SE --sigma SE=2.7mS/cm"
          + " --axis all"
    })
final class ConductivityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private SolverOptions solver;

  @Mixin private CommonOptions common;

  private final Map<String, Double> conductivities = new LinkedHashMap<>();
  private List<Axis> axes = List.of(Axis.Z);

  @Option(
      names = "--sigma",
      required = true,
      paramLabel = "PHASE=VALUE",
      description = "Conductivity with unit, as SE=2.7mS/cm. May be repeated.")
  void sigma(List<String> texts) {
    Arguments.newest(spec, texts, text -> Arguments.addConductivity(conductivities, text));
  }

  @Option(
      names = "--axis",
      paramLabel = "AXIS",
      description = "Direction of the drive: x, y, z or all; default: z, the axis of the stack.")
  void axis(String text) {
    axes = Arguments.parsed(spec, () -> Arguments.axes(text));
  }

  @Option(
      names = "--tensor",
      description =
          "Also find the full conductivity tensor of the volume repeated along x, y and z, with its"
              + " principal values and axes.")
  private boolean tensor;

  @Option(
      names = "--field",
      paramLabel = "OUT",
      description =
          "Write potential and current density for 1 V to OUT-AXIS-potential.EXT and"
              + " OUT-AXIS-current-density.EXT; EXT is tif or vti.")
  private String fields;

  @Override
  public Integer call() throws IOException {
    Measures measures =
        new Measures(
            false,
            Optional.of(
                Arguments.parsed(
                    spec,
                    () ->
                        solver
                            .measure(new ConductionMeasure.Drives(axes, false, conductivities))
                            .withFindings(
                                ConductionMeasure.Findings.NONE
                                    .withTensor(tensor)
                                    .withFields(Optional.ofNullable(fields))))));
    StudyCommands.measure(
        Study.of(
            spec.root().commandLine().getParseResult().originalArgs(),
            input.source(),
            input.steps(),
            measures),
        common);
    return 0;
  }
}
