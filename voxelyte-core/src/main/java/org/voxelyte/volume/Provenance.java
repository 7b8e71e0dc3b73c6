package org.voxelyte.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a volume comes from.
 *
 * @param file the file or recipe it was made from
 * @param sha256 hexadecimal hash of the file's bytes; empty if it came from no file
 * @param companionSha256 that of the file that belongs to it, such as the sidecar of a raw file;
 *     empty if there is none
 * @param steps what was done since, one sentence each, oldest first
 * @param version version of the program
 */
public record Provenance(
    String file, String sha256, String companionSha256, List<String> steps, String version) {
  /** Copies the steps. */
  public Provenance {
    steps = List.copyOf(steps);
  }

  /** Creates the provenance of a file that no other one belongs to. */
  public Provenance(String file, String sha256, List<String> steps, String version) {
    this(file, sha256, "", steps, version);
  }

  /** Returns the provenance of something made by the program itself. */
  public static Provenance generated(String what) {
    return new Provenance(what, "", List.of(), org.voxelyte.task.Version.current());
  }

  /** Returns this provenance with one more step. */
  public Provenance then(String step) {
    List<String> more = new ArrayList<>(steps);
    more.add(step);
    return new Provenance(file, sha256, companionSha256, more, version);
  }
}
