package org.voxelyte.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String hash = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
      return new SweepOrigin(command, file, hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
