package org.voxelyte.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a volume comes from.
 *
 * @param file the file or recipe it was made from
 * @param sha256 hexadecimal hash of the file's bytes; empty if it came from no file
 * @param steps what was done since, one sentence each, oldest first
 * @param version version of the program
 */
public record Provenance(String file, String sha256, List<String> steps, String version) {
  /** Copies the steps. */
  public Provenance {
    steps = List.copyOf(steps);
  }

  /** Returns the provenance of something made by the program itself. */
  public static Provenance generated(String what) {
    return new Provenance(what, "", List.of(), org.voxelyte.task.Version.current());
  }

  /** Returns this provenance with one more step. */
  public Provenance then(String step) {
    List<String> more = new ArrayList<>(steps);
    more.add(step);
    return new Provenance(file, sha256, more, version);
  }
}
