package org.voxelyte.cli;

import java.util.List;
import java.util.Optional;
import org.voxelyte.study.Source;
import org.voxelyte.study.Step;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The volume that a command works on, with what is said of it. */
final class InputOptions {
  /** What may be given as a volume. */
  static final String FILES =
      "Labels: TIFF stack, folder of TIFF or PNG slices, FILE.h5:/path, NRRD, NumPy .npy, or raw"
          + " with a JSON sidecar.";

  @Parameters(paramLabel = "FILE", description = FILES)
  private String location;

  @Mixin private VolumeOptions volume;

  /** The source as a study records it. */
  Source source() {
    return volume.source(location);
  }

  String location() {
    return location;
  }

  Optional<VoxelSize> voxelSize() {
    return volume.voxelSize();
  }

  List<Phase> phases() {
    return volume.phases();
  }

  List<Step> steps() {
    return volume.steps();
  }
}
