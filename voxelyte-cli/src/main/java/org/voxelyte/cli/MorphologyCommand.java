package org.voxelyte.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voxelyte.study.Measures;
import org.voxelyte.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is where and what is connected, without conduction. */
@Command(
    name = "morphology",
    description = "Fractions, clusters, reach along x, y, z, and interface areas.",
    footer = {
      "",
      "Example:  voxelyte morphology electrode.tif --voxel 100nm --phase 1=SE --json"
          + " morphology.json"
    })
final class MorphologyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InputOptions input;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    StudyCommands.measure(
        Study.of(
            spec.root().commandLine().getParseResult().originalArgs(),
            input.source(),
            input.steps(),
            new Measures(true, Optional.empty())),
        common);
    return 0;
  }
}
