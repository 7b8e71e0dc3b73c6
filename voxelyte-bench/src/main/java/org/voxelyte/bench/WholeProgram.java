package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.voxelyte.task.Version;

/**
 * Wall time, processor time and peak memory of a whole command line, run as a process of its own as
 * people run it.
 *
 * <p>One run comes first and does not count: it may build the program and fills the file cache.
 * Processor time is that of all threads of the process, read while it runs, so of its last {@value
 * #POLL_MILLISECONDS} ms it may miss some; on a machine that others use too it varies less than
 * wall time. The peak is the kernel's high-water mark of the process's resident memory (VmHWM,
 * Linux only), read while it runs; it is that of the process itself, not of its children ({@code
 * ./voxelyte} becomes the virtual machine by exec). The process runs on the Java that runs this
 * class.
 */
public final class WholeProgram {
  private static final long POLL_MILLISECONDS = 10;
  private static final double NANOSECONDS = 1e9;
  private static final double MEBIBYTE = 1 << 20;
  private static final int DEFAULT_RUNS = 5;

  private static final String HEADER =
      "| date | version | command | runs | min s | median s | max s | median CPU s | peak MiB |"
          + " machine | Java |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|";

  private WholeProgram() {}

  /**
   * What the runs of one command took.
   *
   * @param seconds wall seconds of each run, at least one
   * @param processorSeconds seconds of processor time of each run; empty where unknown
   * @param peakBytes largest peak of resident memory of all runs, bytes; 0 where unknown
   */
  public record Measurement(List<Double> seconds, List<Double> processorSeconds, long peakBytes) {
    /** Sorts the times. */
    public Measurement {
      if (seconds.isEmpty()) {
        throw new IllegalArgumentException("seconds must have at least one run");
      }
      seconds = seconds.stream().sorted().toList();
      processorSeconds = processorSeconds.stream().sorted().toList();
    }

    /** Creates a measurement without processor times. */
    public Measurement(List<Double> seconds, long peakBytes) {
      this(seconds, List.of(), peakBytes);
    }

    /** Returns the shortest time, s. */
    public double min() {
      return seconds.get(0);
    }

    /** Returns the median time, s; of an even number of runs the mean of the middle two. */
    public double median() {
      return median(seconds);
    }

    /** Returns the shortest processor time, s; NaN where unknown. */
    public double minProcessor() {
      return processorSeconds.isEmpty() ? Double.NaN : processorSeconds.get(0);
    }

    /** Returns the median processor time, s; NaN where unknown. */
    public double medianProcessor() {
      return processorSeconds.isEmpty() ? Double.NaN : median(processorSeconds);
    }

    private static double median(List<Double> sorted) {
      int half = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(half)
          : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Returns the longest time, s. */
    public double max() {
      return seconds.get(seconds.size() - 1);
    }
  }

  /**
   * Measures {@code [--runs N] COMMAND ARGUMENT…} and prints a row of a Markdown table for
   * docs/benchmarks.md.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Arrays.asList(arguments));
    int runs = DEFAULT_RUNS;
    if (command.size() > 1 && command.get(0).equals("--runs")) {
      runs = Integer.parseInt(command.get(1));
      command.subList(0, 2).clear();
    }
    if (command.isEmpty()) {
      System.err.println("usage: WholeProgram [--runs N] COMMAND ARGUMENT…");
      System.exit(2);
    }
    System.out.println(HEADER);
    System.out.println(row(command, measure(command, runs), Machine.here()));
  }

  /**
   * Runs a command once for warming up and then so many times.
   *
   * @param command the program and its arguments; what it prints is dropped, but not its errors
   * @param runs runs that count, at least 1
   * @throws IOException if the command cannot be started or ends with another code than 0
   */
  public static Measurement measure(List<String> command, int runs)
      throws IOException, InterruptedException {
    if (runs < 1) {
      throw new IllegalArgumentException("runs must be at least 1, got " + runs);
    }
    runOnce(command);
    List<Double> seconds = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    long peak = 0;
    for (int run = 0; run < runs; run++) {
      Measurement one = runOnce(command);
      seconds.addAll(one.seconds());
      processor.addAll(one.processorSeconds());
      peak = Math.max(peak, one.peakBytes());
    }
    return new Measurement(seconds, processor, peak);
  }

  /** Runs a command once, without warming up. */
  static Measurement runOnce(List<String> command) throws IOException, InterruptedException {
    long started = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    long peak = 0;
    Optional<Duration> processor = Optional.empty();
    try {
      do {
        peak = Math.max(peak, peakBytes(process.pid()));
        Optional<Duration> now = process.info().totalCpuDuration();
        processor = now.isPresent() ? now : processor;
      } while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
    } finally {
      process.destroy();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "exit code " + process.exitValue() + " from " + String.join(" ", command));
    }
    return new Measurement(
        List.of((System.nanoTime() - started) / NANOSECONDS),
        processor.map(time -> time.toNanos() / NANOSECONDS).stream().toList(),
        peak);
  }

  private static long peakBytes(long process) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    try {
      return Machine.kibibytes(Machine.value(Files.readAllLines(status), "VmHWM", "0 kB"));
    } catch (IOException e) { // no Linux, or the process has just ended
      return 0;
    }
  }

  private static String row(List<String> command, Measurement measured, Machine machine) {
    String peak =
        measured.peakBytes() == 0
            ? "unknown"
            : String.format(Locale.ROOT, "%.0f", measured.peakBytes() / MEBIBYTE);
    return String.format(
        Locale.ROOT,
        "| %s | %s | `%s` | %d | %.2f | %.2f | %.2f | %s | %s | %s | %s |",
        LocalDate.now(ZoneOffset.UTC),
        Version.current(),
        String.join(" ", command).replace("|", "\\|"),
        measured.seconds().size(),
        measured.min(),
        measured.median(),
        measured.max(),
        measured.processorSeconds().isEmpty()
            ? "unknown"
            : String.format(Locale.ROOT, "%.2f", measured.medianProcessor()),
        peak,
        machine,
        machine.java());
  }
}
