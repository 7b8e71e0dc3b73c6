package org.voxelyte.study;

import java.io.IOException;
import java.util.Optional;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.task.TaskContext;

/**
 * Compares an input with the one that a study recorded: the file, and the one that belongs to it,
 * such as the sidecar of a raw file, which says shape and voxel size and so changes the numbers.
 */
final class RecordedInput {
  private RecordedInput() {}

  /**
   * Refuses another input than the recorded one; a study without a hash accepts any.
   *
   * <p>Before each file had its hash, a study recorded one of both files, one after the other; such
   * a study is still compared with both.
   *
   * @param sha256 of the file that was read
   * @param companionSha256 of the file that belongs to it; empty if there is none
   * @throws IOException if a hash differs, naming it
   */
  static void require(Source source, String sha256, String companionSha256, TaskContext task)
      throws IOException {
    if (source.sha256().isEmpty()) {
      return;
    }
    String recorded = source.sha256().get();
    Optional<String> companion = source.companionSha256();
    if (companion.isEmpty()
        && !companionSha256.isEmpty()
        && VolumeReader.hasJoinedHash(source.location(), recorded, task)) {
      return;
    }
    if (!sha256.equals(recorded)) {
      throw new IOException(
          source.location()
              + " is not the input that was recorded: its sha256 is "
              + sha256
              + ", recorded is "
              + recorded
              + "; restore the file, or analyze the new one");
    }
    if (!companionSha256.equals(companion.orElse(""))) {
      throw new IOException(
          "what belongs to "
              + source.location()
              + ", such as its sidecar, is not what was recorded: its sha256 is "
              + named(companionSha256)
              + ", recorded as companion_sha256 is "
              + named(companion.orElse(""))
              + "; restore that file, or analyze the new one");
    }
  }

  private static String named(String hash) {
    return hash.isEmpty() ? "none" : hash;
  }
}
