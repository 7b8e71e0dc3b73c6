package org.voxelyte.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ConductionProblem;
import org.voxelyte.transport.ConductionResult;
import org.voxelyte.transport.ConductionSolver;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ErrorBarEstimate;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.volume.Axis;

/**
 * Measures how often the bar of the voxels holds the true conductivity, on random bodies of eight
 * kinds, and prints a Markdown table.
 *
 * <p>The truth of a body is extrapolated, to the first order, from grids two and four times as fine
 * as the one that is judged; so it is itself known to a part of the bar only.
 */
public final class ErrorBarTable {
  private static final ConductionOptions OPTIONS = new ConductionOptions(1e-5, 2000);
  private static final String USAGE =
      "usage: ErrorBarTable [--n 40] [--cases 160] [--seed 1] [--threads T]";

  private ErrorBarTable() {}

  /** A body and what it is made of. */
  private record Case(String kind, RandomBody body, Map<Integer, Double> conductivities) {}

  /** Writes the table: bars that held, and how much too wide they are in the median. */
  public static void main(String[] arguments) {
    Arguments given =
        Arguments.parse(arguments, Set.of("--n", "--cases", "--seed", "--threads"), Set.of());
    if (!given.rest().isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int n = given.integer("--n", 40);
    Map<String, List<Double>> ratios = new LinkedHashMap<>();
    List<Double> all = new ArrayList<>();
    int unbounded = 0;
    int cores = Runtime.getRuntime().availableProcessors();
    try (TaskContext task = TaskContext.silent(given.integer("--threads", cores))) {
      for (int i = 0; i < given.integer("--cases", 160); i++) {
        Case one = make(i, n, new SplittableRandom(1000L * given.integer("--seed", 1) + i));
        double ratio = ratio(one, n, task);
        if (Double.isFinite(ratio)) {
          ratios.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(ratio);
          all.add(ratio);
        } else {
          unbounded++;
        }
      }
    }
    System.out.println("| bodies | cases | bars that hold | times too wide, median |");
    System.out.println("|---|---|---|---|");
    ratios.forEach(ErrorBarTable::print);
    print("all", all);
    System.out.println("\nwithout a finite bar: " + unbounded);
  }

  private static void print(String kind, List<Double> ratios) {
    Collections.sort(ratios);
    long held = ratios.stream().filter(ratio -> ratio >= 1).count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f %% | %.1f |%n",
        kind,
        ratios.size(),
        100.0 * held / ratios.size(),
        ratios.get(ratios.size() / 2));
  }

  /** Returns the bar over the true error; infinite or NaN where there is no bar. */
  private static double ratio(Case one, int n, TaskContext task) {
    double finer = solve(one, 2 * n, task).effective().effective();
    double finest = solve(one, 4 * n, task).effective().effective();
    double truth = 2 * finest - finer;
    ConductionResult result = solve(one, n, task);
    double value = result.effective().effective();
    double bar =
        new ErrorBarEstimate(
                    problem(one, n, task),
                    OPTIONS,
                    ErrorScope.COARSER,
                    List.of(result.effective().axis()))
                .of(result, task)
                .discretisation()
                .orElseThrow()
                .relative()
            * value;
    return bar / Math.abs(value - truth);
  }

  private static ConductionResult solve(Case one, int n, TaskContext task) {
    return new ConductionSolver(OPTIONS).solve(problem(one, n, task), Axis.Z, task);
  }

  private static ConductionProblem problem(Case one, int n, TaskContext task) {
    return ConductionProblem.of(one.body().on(n, task), new Conductivities(one.conductivities()));
  }

  /** Radii of 3 to 10 voxels, fibres of 1 to 3.5, waves of 8 to 24. */
  private static Case make(int i, int n, SplittableRandom random) {
    double radius = random.nextDouble(3, 10) / n;
    double fibre = random.nextDouble(1, 3.5) / n;
    double length = random.nextDouble(8, 24) / n;
    double share = random.nextDouble(0.2, 0.8);
    double level = random.nextDouble(-0.6, 0.7);
    double contrast = Math.pow(10, random.nextDouble(0, 3));
    return switch (i % 8) {
      case 0 ->
          new Case(
              "balls conduct",
              RandomBody.balls(radius, 0.4 + share / 2, 1, random),
              Map.of(1, 1.0));
      case 1 ->
          new Case("the rest conducts", RandomBody.balls(radius, share, 1, random), Map.of(0, 1.0));
      case 2 ->
          new Case(
              "balls conduct better, to 1000 : 1",
              RandomBody.balls(radius, share, 1, random),
              Map.of(0, 1.0, 1, contrast));
      case 3 ->
          new Case(
              "balls conduct worse, to 1 : 1000",
              RandomBody.balls(radius, share, 1, random),
              Map.of(0, 1.0, 1, 1 / contrast));
      case 4 ->
          new Case(
              "three phases, 1 : 100 : 0",
              RandomBody.balls(radius, 0.4 + share / 2, 2, random),
              Map.of(0, 1.0, 1, 100.0));
      case 5 ->
          new Case("fibres", RandomBody.fibres(fibre, 0.2 + share / 2, random), Map.of(1, 1.0));
      case 6 -> new Case("waves", RandomBody.waves(length, level, random), Map.of(1, 1.0));
      default ->
          new Case(
              "waves, to 1000 : 1",
              RandomBody.waves(length, level, random),
              Map.of(0, 1.0, 1, contrast));
    };
  }
}
