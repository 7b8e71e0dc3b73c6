package org.voxelyte.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.voxelyte.io.AtomicFiles;
import org.voxelyte.task.TaskContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that every command has: where results go, how many threads, how much is said. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write the machine-readable result to FILE; - for standard output, then nothing else is"
              + " printed there.")
  private String json;

  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "Print no progress and no table.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // read by the parser
  private boolean help;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; default: as many as the machine has cores.")
  void threads(int number) {
    if (number < 1 || number > 1024) {
      throw new ParameterException(
          command.commandLine(), "--threads must be in 1 … 1024, got " + number);
    }
    threads = number;
  }

  /** Work that a task context is made for. */
  @FunctionalInterface
  interface Work<T> {
    T run(TaskContext task) throws IOException;
  }

  /** Runs work with progress on standard error, if that is a terminal, and cancelled by Ctrl-C. */
  <T> T run(Work<T> work) throws IOException {
    try (ProgressDisplay display = ProgressDisplay.onTerminal(!quiet);
        TaskContext task = new TaskContext(threads, display)) {
      RunningTask.set(task);
      try {
        return work.run(task);
      } catch (OutOfMemoryError e) {
        throw new IOException(
            "not enough memory: the program was given "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MB; crop or coarsen the volume, or give more with VOXELYTE_OPTS=-Xmx…",
            e);
      } finally {
        RunningTask.clear(task);
      }
    }
  }

  /** Refuses a target of {@code --json} that cannot be written, before the work. */
  void requireWritable() throws IOException {
    if (json != null && !json.equals("-")) {
      Path folder = Path.of(json).toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(Path.of(json))) {
        throw new IOException(
            "cannot write " + json + ": name a file in a folder that is there with --json");
      }
    }
  }

  private void check(PrintWriter out) throws IOException {
    if (out.checkError()) {
      throw new IOException(
          "standard output cannot be written to; is the disk full, or the pipe closed?");
    }
  }

  /** Prints the table for people, unless standard output belongs to JSON. */
  void print(String table) throws IOException {
    if (!quiet && !"-".equals(json)) {
      PrintWriter out = command.commandLine().getOut();
      out.print(table);
      check(out);
    }
  }

  /** Returns whether a JSON result was asked for. */
  boolean wantsJson() {
    return json != null;
  }

  /** Writes the JSON result if it was asked for. */
  void writeJson(String text) throws IOException {
    if (json == null) {
      return;
    }
    if (json.equals("-")) {
      PrintWriter out = command.commandLine().getOut();
      out.println(text.strip());
      check(out);
    } else {
      AtomicFiles.write(
          Path.of(json), out -> out.write((text.strip() + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }
}
