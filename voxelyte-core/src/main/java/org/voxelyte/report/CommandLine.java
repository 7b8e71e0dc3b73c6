package org.voxelyte.report;

import java.util.List;
import java.util.stream.Collectors;

/** Arguments as they would be typed in a shell. */
final class CommandLine {
  private CommandLine() {}

  /** Returns the arguments with those quoted that a shell would take apart. */
  static String of(List<String> arguments) {
    return arguments.stream().map(CommandLine::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String argument) {
    return argument.matches("[\\p{L}\\p{N}_@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
