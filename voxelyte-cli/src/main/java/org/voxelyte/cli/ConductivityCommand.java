package org.voxelyte.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.ConductivitySet;
import org.voxelyte.study.Measures;
import org.voxelyte.study.NetworkMeasure;
import org.voxelyte.study.Study;
import org.voxelyte.transport.ErrorScope;
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
          + " without a conductivity insulate. Ionic and electronic conductivities are sets of"
          + " their own, driven one after the other.",
      "Electrodes on the outer voxel faces; side faces insulated, or periodic."
    },
    footer = {
      "",
      "Example:  voxelyte conductivity electrode.tif --voxel 100nm --phase 1=SE --sigma SE=2.7mS/cm"
          + " --axis all",
      "Both carriers:  voxelyte conductivity electrode.tif --voxel 100nm --phase 1=SE --phase 2=AM"
          + " --ionic SE=2.7mS/cm --electronic AM=1S/m"
    })
final class ConductivityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private DriveOptions drives;

  @Mixin private SolverOptions solver;

  @Mixin private NetworkOptions pathways;

  @Option(
      names = "--network",
      description =
          "Also find backbone and dead ends, where the current is concentrated, and the smallest"
              + " cut (of backbones up to a million voxels).")
  private boolean network;

  @Mixin private CommonOptions common;

  private List<Axis> axes = List.of(Axis.Z);

  @Option(
      names = "--axis",
      paramLabel = "AXIS",
      description = "Direction of the drive: x, y, z or all; default: z, the axis of the stack.")
  void axis(String text) {
    axes = Arguments.parsed(spec, () -> Arguments.axes(text));
  }

  @Option(
      names = "--field",
      paramLabel = "OUT",
      description =
          "Write potential and current density for 1 V to OUT-AXIS-potential.EXT and"
              + " OUT-AXIS-current-density.EXT, with the carrier before AXIS for --ionic and"
              + " --electronic; EXT is tif or vti.")
  private String fields;

  @Override
  public Integer call() throws IOException {
    List<ConductivitySet> sets = drives.required();
    ConductionMeasure conduction =
        Arguments.parsed(
            spec, () -> solver.measure(new ConductionMeasure.Drives(axes, false, sets)));
    NetworkMeasure wanted =
        Arguments.parsed(
            spec, () -> pathways.measure(network ? NetworkMeasure.ANATOMY : NetworkMeasure.NONE));
    ConductionMeasure.Findings findings =
        conduction
            .findings()
            .withErrorBars(solver.errorBarsOr(ErrorScope.COARSER))
            .withNetwork(wanted)
            .withFields(Optional.ofNullable(fields));
    Measures measures =
        new Measures(Optional.empty(), Optional.of(conduction.withFindings(findings)));
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
