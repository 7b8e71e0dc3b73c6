package org.voxelyte.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voxelyte.bench.WholeProgram.Measurement;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The C program that the solver began as, run on the same labels with the same tolerance and number
 * of threads: {@code mg FILE.raw NZ NY NX σ0,σ1,… tol=1e-4}. It drives along the slowest axis,
 * which is z here, takes at most three conducting labels and prints seconds of set-up and of
 * solution, reading of the file left out. It rounds σ to eight decimals.
 *
 * @param program path of the executable
 * @param tolerance on the last decrement of σ, relative
 * @param threads for OpenMP
 */
record Prototype(Path program, double tolerance, int threads) {
  /** Its own limit of iterations: at it, there is no result. */
  static final int LIMIT = 60;

  /** What its digits leave uncertain, S/m. */
  static final double ROUNDING = 1e-8;

  private static final Pattern SIGMA = Pattern.compile("SIGE (\\S+) \\(");
  private static final Pattern ITERATIONS = Pattern.compile(" it (\\d+) it4");
  private static final Pattern SETUP = Pattern.compile("setup (\\S+) \\(");
  private static final Pattern SOLVE = Pattern.compile(" solve (\\S+) \\(");

  /**
   * What it found.
   *
   * @param effective σ_eff, S/m
   * @param iterations done; at {@link #LIMIT} it did not converge
   * @param seconds set-up and solution, of all runs
   */
  record Result(double effective, int iterations, Measurement seconds) {
    boolean converged() {
      return iterations < LIMIT && effective > 0;
    }

    /** Returns whether another σ_eff, S/m, is the same but for a relative difference. */
    boolean agrees(double other, double difference) {
      return Math.abs(effective - other) <= difference * other + ROUNDING;
    }
  }

  /**
   * Runs it once for warming up and then so many times.
   *
   * @throws IOException if it fails or prints something else than expected
   */
  Result run(LabelVolume volume, Conductivities conductivities, int runs, TaskContext task)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("voxelyte-bench");
    Path raw = folder.resolve("labels.raw");
    try {
      VolumeWriter.write(volume, raw, task);
      List<String> command = command(volume, conductivities, raw);
      List<Double> seconds = new ArrayList<>();
      Result last = parse(output(command));
      for (int run = 0; run < runs; run++) {
        last = parse(output(command));
        seconds.add(last.seconds().min());
      }
      return new Result(last.effective(), last.iterations(), new Measurement(seconds, 0));
    } finally {
      Files.deleteIfExists(raw);
      Files.deleteIfExists(raw.resolveSibling("labels.raw.json"));
      Files.deleteIfExists(folder);
    }
  }

  private List<String> command(LabelVolume volume, Conductivities conductivities, Path raw) {
    StringBuilder sigmas = new StringBuilder();
    int labels = volume.phases().get(volume.phases().size() - 1).label();
    for (int label = 0; label <= labels; label++) {
      double sigma = volume.count(label) > 0 ? conductivities.of(label) : 0;
      sigmas.append(label > 0 ? "," : "").append(sigma);
    }
    GridShape shape = volume.shape();
    return List.of(
        program.toString(),
        raw.toString(),
        Integer.toString(shape.nz()),
        Integer.toString(shape.ny()),
        Integer.toString(shape.nx()),
        sigmas.toString(),
        String.format(Locale.ROOT, "tol=%g", tolerance));
  }

  private String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("exit code " + process.exitValue() + " from " + program + ": " + text);
    }
    return text;
  }

  /** Reads what it prints. */
  static Result parse(String text) throws IOException {
    return new Result(
        number(SIGMA, text),
        (int) number(ITERATIONS, text),
        new Measurement(List.of(number(SETUP, text) + number(SOLVE, text)), 0));
  }

  private static double number(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("the prototype printed no '" + pattern + "' but: " + text);
    }
    return matcher.group(1).endsWith("nan")
        ? Double.NaN
        : Double.parseDouble(matcher.group(1).replace("inf", "Infinity"));
  }
}
