package org.voxelyte.io;

import java.util.List;
import java.util.Optional;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * What a person says of a volume file; it overrides what the file says.
 *
 * @param voxelSize edges of a voxel, m; empty to take the file's calibration
 * @param phases names and roles of labels, by the number that stands in the file; labels not named
 *     keep the file's name, else their number
 */
public record ReadOptions(Optional<VoxelSize> voxelSize, List<Phase> phases) {
  /** Copies the phases. */
  public ReadOptions {
    phases = List.copyOf(phases);
  }

  /** Returns options that leave everything to the file. */
  public static ReadOptions fromFile() {
    return new ReadOptions(Optional.empty(), List.of());
  }

  /** Returns options that set the voxel size. */
  public static ReadOptions withVoxelSize(VoxelSize voxelSize) {
    return new ReadOptions(Optional.of(voxelSize), List.of());
  }
}
