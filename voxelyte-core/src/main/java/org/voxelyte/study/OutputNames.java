package org.voxelyte.study;

import java.nio.file.Path;
import org.voxelyte.volume.Phase;

/** Names of files of which a study writes several, from the one that was given. */
public final class OutputNames {
  private OutputNames() {}

  /** Returns a file beside that one, with more in its name before the extension. */
  public static Path with(Path file, String more) {
    return file.resolveSibling(stem(file) + more + name(file).substring(stem(file).length()));
  }

  /** Returns the name of a file without folder and extension. */
  static String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /**
   * Returns what tells the files of a phase from those of others: its label, which no other phase
   * of the volume has, and a name for people, of letters, digits, {@code _} and {@code -}.
   */
  public static String suffix(Phase phase, String name) {
    return "-" + phase.label() + "-" + name.replaceAll("[^\\p{L}\\p{N}_]+", "-");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
