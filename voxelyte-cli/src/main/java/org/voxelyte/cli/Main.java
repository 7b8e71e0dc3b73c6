package org.voxelyte.cli;

import org.voxelyte.task.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program's entry: {@code voxelyte COMMAND INPUT… [options]}. */
@Command(
    name = "voxelyte",
    description = "An open laboratory for the composite electrodes of all-solid-state batteries.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class)
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  /** Answers {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"voxelyte " + Version.current()};
    }
  }
}
