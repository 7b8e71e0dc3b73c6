package org.voxelyte.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.voxelyte.bench.SolverCase.Series;
import org.voxelyte.bench.WholeProgram.Measurement;
import org.voxelyte.report.LineChart;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.task.TaskContext;
import org.voxelyte.task.Version;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ConvergenceException;
import org.voxelyte.transport.DrivenVolume;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * Times the conduction solver along z, set-up and solution, and prints a Markdown table.
 *
 * <p>Per case, in this order: the prototype if asked for, the solver, each once for warming up and
 * then k times, and {@link PlainJacobi} once if asked for, which works so long that warming up does
 * not matter. Small cases warm the solver up for {@value #WARM_UP_SECONDS} s, because the virtual
 * machine compiles while it runs. The prototype comes first, while this program holds nothing but
 * the labels. Plain Jacobi stops where its σ is within the tolerance of that which the solver finds
 * at a hundredth of it: a judge that is kind to it. Ratios are of the best times.
 *
 * <p>A case that fails becomes a row with its reason, and the exit code is 1; so it is if a σ of
 * another differs from that of the solver by more than {@value #DIFFERENCE} of it.
 */
public final class SolverTable {
  private static final double DIFFERENCE = 1e-3;
  private static final double TOLERANCE = 1e-4;
  private static final int RUNS = 3;
  private static final double WARM_UP_SECONDS = 2;

  /** Ratio of times from which on a logarithmic axis has ticks enough. */
  private static final double MANY_TICKS = 30;

  private static final int JACOBI_LIMIT = 50_000;
  private static final int SOLVER_LIMIT = 2000;

  /** What "table" stands for: the cases that the solver has limits of time and memory for. */
  private static final List<String> TABLE =
      List.of(
          "256-two-phase",
          "256-three-axes",
          "256-three-phases",
          "256-contact",
          "electrode",
          "256-tensor",
          "512-two-phase");

  private static final String USAGE =
      """
      usage: SolverTable --cases A,B,… [--runs 3] [--threads T] [--tolerance 1e-4]
          [--electrode FILE] [--jacobi] [--prototype PROGRAM] [--largest-edge 640]
          [--out FOLDER, for series as CSV, PNG and SVG]\
      """;

  private final int runs;
  private final double tolerance;
  private final boolean jacobi;
  private final Optional<Prototype> prototype;
  private final TaskContext task;
  private final PrintStream out;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private SolverTable(Arguments given, TaskContext task, PrintStream out) {
    this.runs = given.integer("--runs", RUNS);
    this.tolerance = given.number("--tolerance", TOLERANCE);
    this.jacobi = given.flags().contains("--jacobi");
    this.prototype =
        Optional.ofNullable(given.values().get("--prototype"))
            .map(program -> new Prototype(Path.of(program), tolerance, task.threads()));
    this.task = task;
    this.out = out;
  }

  /** Prints the table of the cases asked for. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> complaints = run(arguments, out);
    complaints.forEach(System.err::println);
    if (!complaints.isEmpty()) {
      System.exit(1);
    }
  }

  /** Prints the table, and returns what is wrong with it. */
  static List<String> run(String[] arguments, PrintStream out)
      throws IOException, InterruptedException {
    Arguments given =
        Arguments.parse(
            arguments,
            Set.of(
                "--cases",
                "--runs",
                "--threads",
                "--tolerance",
                "--electrode",
                "--prototype",
                "--largest-edge",
                "--out"),
            Set.of("--jacobi"));
    Optional<Path> electrode = Optional.ofNullable(given.values().get("--electrode")).map(Path::of);
    Map<String, SolverCase> cases = SolverCase.all(electrode);
    List<Series> series = SolverCase.series(given.integer("--largest-edge", 640));
    Set<String> known = new TreeSet<>(cases.keySet());
    known.add("electrode");
    series.forEach(one -> known.add(one.name()));
    known.add("table");
    List<String> names =
        Arrays.stream(given.text("--cases", "").split(","))
            .flatMap(name -> name.equals("table") ? TABLE.stream() : Stream.of(name))
            .toList();
    for (String name : names) {
      if (!known.contains(name)) {
        return List.of("no case '" + name + "'; there are " + String.join(", ", known), USAGE);
      }
    }
    int cores = Runtime.getRuntime().availableProcessors();
    try (TaskContext task = TaskContext.silent(given.integer("--threads", cores))) {
      SolverTable table = new SolverTable(given, task, out);
      table.describe();
      table.solve(names, cases);
      for (Series one : series) {
        if (names.contains(one.name())) {
          table.solve(one, Optional.ofNullable(given.values().get("--out")).map(Path::of));
        }
      }
      return table.complaints;
    }
  }

  private void describe() throws IOException {
    Machine machine = Machine.here();
    out.printf(
        Locale.ROOT,
        "%s; Java %s; %s; version %s; %d threads, relative error %.0e, best and median of %d.%n",
        machine,
        machine.java(),
        LocalDate.now(ZoneOffset.UTC),
        Version.current(),
        task.threads(),
        tolerance,
        runs);
  }

  private void solve(List<String> names, Map<String, SolverCase> cases)
      throws IOException, InterruptedException {
    if (names.contains("electrode") && !cases.containsKey("electrode")) {
      out.println("\nelectrode skipped: give its file as --electrode FILE");
    }
    List<SolverCase> single = names.stream().filter(cases::containsKey).map(cases::get).toList();
    if (!single.isEmpty()) {
      solve(single);
    }
  }

  /** Prints a table of its own, and what is to be said of it. */
  private List<SolverRow> solve(List<SolverCase> problems)
      throws IOException, InterruptedException {
    out.println();
    out.println(SolverRow.header());
    List<SolverRow> rows = new ArrayList<>();
    for (SolverCase problem : problems) {
      solve(problem).ifPresent(rows::add);
    }
    if (!remarks.isEmpty()) {
      out.println();
    }
    remarks.forEach(out::println);
    remarks.clear();
    return rows;
  }

  private void solve(Series series, Optional<Path> folder)
      throws IOException, InterruptedException {
    List<SolverRow> rows = solve(series.cases());
    out.println();
    out.println(slope(series, "best s", rows, row -> row.seconds().min()));
    out.println(slope(series, "iterations", rows, row -> row.result().iterations()));
    if (folder.isPresent()) {
      List<String> lines = new ArrayList<>();
      lines.add(SolverRow.csvHeader(series.quantity()));
      rows.forEach(row -> lines.add(row.csv()));
      Files.createDirectories(folder.get());
      Files.write(folder.get().resolve("solver-" + series.name() + ".csv"), lines);
      draw(series, rows, folder.get());
    }
  }

  /** Draws time, iterations and memory of the rows that took an iteration. */
  private static void draw(Series series, List<SolverRow> rows, Path folder) throws IOException {
    List<SolverRow> iterated = rows.stream().filter(row -> row.result().iterations() > 0).toList();
    if (iterated.isEmpty()) {
      return;
    }
    double[] x = iterated.stream().mapToDouble(row -> row.problem().at()).toArray();
    Measure along = Measure.logarithmic(series.quantity());
    double[] seconds = iterated.stream().mapToDouble(row -> row.seconds().min()).toArray();
    double range = Arrays.stream(seconds).max().orElse(1) / Arrays.stream(seconds).min().orElse(1);
    Measure time = new Measure("time, best (s)", range > MANY_TICKS);
    List<Panel> panels =
        List.of(
            panel(along, time, x, iterated, r -> r.seconds().min()),
            panel(
                along, Measure.linear("iterations"), x, iterated, row -> row.result().iterations()),
            panel(
                along,
                Measure.linear("memory (bytes per conducting voxel)"),
                x,
                iterated,
                row -> row.result().peakMemoryBytes() / (double) row.conducting()));
    new LineChart("solver against " + series.quantity(), panels)
        .write(folder.resolve("solver-" + series.name()));
  }

  private static Panel panel(
      Measure along, Measure up, double[] x, List<SolverRow> rows, ToDoubleFunction<SolverRow> y) {
    double[] values = rows.stream().mapToDouble(y).toArray();
    return new Panel(along, up, List.of(new LineChart.Series("solver", x, values, true)));
  }

  /** Fits the rows that took an iteration. */
  private static String slope(
      Series series, String what, List<SolverRow> rows, ToDoubleFunction<SolverRow> value) {
    List<SolverRow> iterated = rows.stream().filter(row -> row.result().iterations() > 0).toList();
    double[] x = iterated.stream().mapToDouble(row -> row.problem().at()).toArray();
    double[] y = iterated.stream().mapToDouble(value).toArray();
    return String.format(
        Locale.ROOT,
        "%s: %s grows as (%s)^%.3f, fitted over %d rows",
        series.name(),
        what,
        series.quantity(),
        slope(x, y),
        x.length);
  }

  /** Returns the slope of log y over log x by least squares; NaN if fewer than two x differ. */
  static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).map(Math::log).average().orElse(0);
    double meanY = Arrays.stream(y).map(Math::log).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = Math.log(x[i]) - meanX;
      covariance += dx * (Math.log(y[i]) - meanY);
      variance += dx * dx;
    }
    return covariance / variance;
  }

  private Optional<SolverRow> solve(SolverCase problem) throws IOException, InterruptedException {
    LabelVolume volume = problem.volume().get(task);
    Conductivities conductivities = problem.conductivities(volume);
    try {
      Optional<Prototype.Result> other = Optional.empty();
      if (prototype.isPresent() && othersSolve(problem)) {
        System.gc(); // gives back what the case before has left, for the prototype to take
        other = Optional.of(prototype.get().run(volume, conductivities, runs, task));
      }
      SolverRow row = measure(problem, volume, conductivities, other);
      out.println(row.markdown());
      compare(row);
      return Optional.of(row);
    } catch (ConvergenceException | IllegalArgumentException | IOException | OutOfMemoryError e) {
      out.println(SolverRow.failure(problem, String.valueOf(e.getMessage())));
      complaints.add(problem.name() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns whether plain Jacobi and the prototype solve such problems too. */
  private static boolean othersSolve(SolverCase problem) {
    return problem.work() == SolverCase.Work.AXIS && problem.contact() == 0;
  }

  private SolverRow measure(
      SolverCase problem,
      LabelVolume volume,
      Conductivities conductivities,
      Optional<Prototype.Result> other) {
    List<Double> seconds = new ArrayList<>();
    List<Double> oneAxis = new ArrayList<>();
    ConductionProblem asked = problem.problem(volume);
    Solved result;
    long start = System.nanoTime();
    do {
      result = solve(asked, problem.work(), tolerance);
    } while ((System.nanoTime() - start) * 1e-9 < WARM_UP_SECONDS);
    for (int run = 0; run < runs; run++) {
      result = solve(asked, problem.work(), tolerance);
      seconds.add(result.seconds());
      if (problem.work() == SolverCase.Work.AXES) {
        oneAxis.add(solve(asked, SolverCase.Work.AXIS, tolerance).seconds());
      }
    }
    if (problem.work() == SolverCase.Work.AXES) {
      double best = new Measurement(oneAxis, 0).min();
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: one axis in turn with them takes %.3f s at best; three take %.2f times as long",
              problem.name(),
              best,
              new Measurement(seconds, 0).min() / best));
    }
    long conducting = 0;
    for (int label = 0; label <= LabelVolume.MAX_LABEL; label++) {
      conducting += conductivities.of(label) > 0 ? volume.count(label) : 0;
    }
    Optional<PlainJacobi.Result> plain =
        jacobi && othersSolve(problem) && result.effective() > 0
            ? plain(problem, volume, conductivities)
            : Optional.empty();
    return new SolverRow(
        problem,
        volume.shape(),
        conducting,
        new Measurement(seconds, 0),
        result,
        plain,
        result.effective() > 0 ? other : Optional.empty());
  }

  private Solved solve(ConductionProblem problem, SolverCase.Work work, double relativeError) {
    ConductionSolver solver =
        new ConductionSolver(new ConductionOptions(relativeError, SOLVER_LIMIT));
    return switch (work) {
      case AXIS -> Solved.of(solver.solve(problem, Axis.Z, task).effective());
      case TENSOR -> Solved.of(solver.tensor(problem, task));
      case AXES -> {
        DrivenVolume driven = solver.along(problem, List.of(Axis.values()));
        List<EffectiveConductivity> axes = new ArrayList<>();
        for (Axis axis : Axis.values()) {
          axes.add(driven.solve(axis, task).effective());
        }
        yield Solved.of(axes);
      }
    };
  }

  private Optional<PlainJacobi.Result> plain(
      SolverCase problem, LabelVolume volume, Conductivities conductivities) {
    double exact =
        solve(problem.problem(volume), SolverCase.Work.AXIS, tolerance / 100).effective();
    try {
      return Optional.of(
          new PlainJacobi(tolerance, JACOBI_LIMIT)
              .solve(volume, conductivities, OptionalDouble.of(exact), task));
    } catch (ConvergenceException e) {
      remarks.add("plain Jacobi, " + problem.name() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Complains where another σ is not that of the solver. */
  private void compare(SolverRow row) {
    double sigma = row.result().effective();
    row.jacobi()
        .filter(other -> !(Math.abs(other.effective() - sigma) <= DIFFERENCE * sigma))
        .ifPresent(other -> complain(row, "plain Jacobi", other.effective()));
    row.prototype()
        .filter(other -> other.converged() && !other.agrees(sigma, DIFFERENCE))
        .ifPresent(other -> complain(row, "the prototype", other.effective()));
  }

  private void complain(SolverRow row, String other, double sigma) {
    complaints.add(
        String.format(
            Locale.ROOT,
            "%s: σ DIFFERS: %.9g S/m here, %.9g S/m from %s",
            row.problem().name(),
            row.result().effective(),
            sigma,
            other));
  }
}
