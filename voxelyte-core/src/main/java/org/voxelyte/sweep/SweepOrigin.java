package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.voxelyte.study.YamlFiles;

/**
 * Where the rows of a study come from.
 *
 * @param command the arguments that people type to repeat it
 * @param file of the plan
 * @param sha256 hexadecimal hash of that file when the study began
 */
public record SweepOrigin(List<String> command, Path file, String sha256) {
  /** Copies the list. */
  public SweepOrigin {
    command = List.copyOf(command);
  }

  /**
   * Takes the hash of a plan as it is now.
   *
   * @throws IOException if it cannot be read
   */
  public static SweepOrigin of(List<String> command, Path file) throws IOException {
    return new SweepOrigin(command, file, YamlFiles.sha256(file));
  }
}
