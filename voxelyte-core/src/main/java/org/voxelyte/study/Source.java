package org.voxelyte.study;

import java.util.List;
import java.util.Optional;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * Where the labels of a study come from.
 *
 * @param location a volume file, a folder of slices, or FILE.h5:/path
 * @param sha256 hash that the input must have; empty while the study has not been run
 * @param companionSha256 hash that the file that belongs to the input must have, such as the
 *     sidecar of a raw file; empty if there is none or the study has not been run
 * @param voxelSize edges of a voxel, m; empty if the file tells them
 * @param phases names and roles of labels; labels that are not listed keep their number as a name
 */
public record Source(
    String location,
    Optional<String> sha256,
    Optional<String> companionSha256,
    Optional<VoxelSize> voxelSize,
    List<Phase> phases) {
  /** Copies the phases. */
  public Source {
    if (location.isBlank()) {
      throw new IllegalArgumentException("the source of the study needs a location");
    }
    phases = List.copyOf(phases);
  }

  /** Creates a source that no other file belongs to, or of a study that has not been run. */
  public Source(
      String location, Optional<String> sha256, Optional<VoxelSize> voxelSize, List<Phase> phases) {
    this(location, sha256, Optional.empty(), voxelSize, phases);
  }
}
