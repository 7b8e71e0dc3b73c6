package org.voxelyte.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.Version;
import org.voxelyte.transport.ConvergenceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The entry of the command line.
 *
 * <p>Exit codes: 0 done; 1 the input or the physics refused it, one sentence on standard error; 2
 * wrong usage; 130 cancelled.
 */
@Command(
    name = "voxelyte",
    description = "An open laboratory for the composite electrodes of all-solid-state batteries.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InspectCommand.class,
      AnalyzeCommand.class,
      RunCommand.class,
      ConductivityCommand.class,
      MorphologyCommand.class,
      CompareCommand.class,
      GenerateCommand.class,
      SweepCommand.class,
      RateCommand.class,
      DemoCommand.class
    },
    footer = {
      "",
      "Try:  voxelyte demo",
      "      voxelyte inspect electrode.tif",
      "      voxelyte analyze electrode.tif --voxel 100nm --phase 1=SE:electrolyte --phase"
          + " 2=AM:active",
      "",
      "Exit codes: 0 done, 1 refused (one sentence says why), 2 wrong usage, 130 cancelled."
    })
public final class Main implements Callable<Integer> {
  /** Exit code when the input or the physics refuses. */
  static final int REFUSED = 1;

  /** Exit code after Ctrl-C. */
  static final int CANCELLED = 130;

  /** How long Ctrl-C waits for half-written files to be cleared away. */
  private static final int CLEAN_UP_SECONDS = 20;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] args) {
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  RunningTask.cancel();
                  try {
                    finished.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "voxelyte-cancel"));
    int code;
    try {
      code = execute(args);
    } finally {
      finished.countDown();
    }
    // During a shutdown by Ctrl-C this waits for the JVM, which then ends with 130 by itself.
    System.exit(code);
  }

  /** Runs the program and returns its exit code. */
  static int execute(String... args) {
    return commandLine().execute(args);
  }

  /** Returns the parser with all commands. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpLongOptionsMaxWidth(30);
    line.setParameterExceptionHandler(
        (wrong, args) -> {
          CommandLine command = wrong.getCommandLine();
          command.getErr().println(wrong.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
          command
              .getErr()
              .println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (exception, failed, parsed) -> {
          if (exception instanceof TaskCancelledException) {
            failed.getErr().println("cancelled; nothing half-written is left");
            return CANCELLED;
          }
          if (exception instanceof ParameterException wrong) {
            throw wrong;
          }
          failed.getErr().println(sentence(exception));
          return REFUSED;
        });
    return line;
  }

  /**
   * Returns the one sentence that a person reads; errors of the program itself keep their stack
   * trace.
   */
  private static String sentence(Exception exception) throws Exception {
    if (exception instanceof UncheckedIOException e) {
      return sentence(e.getCause());
    }
    if (exception instanceof java.nio.file.NoSuchFileException e) {
      return e.getFile() + ": no such file or folder";
    }
    if (exception instanceof java.nio.file.AccessDeniedException e) {
      return e.getFile() + ": access denied; check its permissions";
    }
    if (exception instanceof IOException
        || exception instanceof IllegalArgumentException
        || exception instanceof ConvergenceException) {
      return exception.getMessage() == null
          ? exception.getClass().getSimpleName() + " without a reason; run it again"
          : exception.getMessage();
    }
    throw exception;
  }

  /** Tells the version of program and JVM. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"voxelyte " + Version.current() + " (Java " + Runtime.version() + ")"};
    }
  }
}
