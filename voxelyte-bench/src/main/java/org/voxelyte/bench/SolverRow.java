package org.voxelyte.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.voxelyte.bench.WholeProgram.Measurement;
import org.voxelyte.volume.GridShape;

/**
 * What the solver took for one case, and what others took.
 *
 * @param problem that was solved
 * @param shape of its volume
 * @param conducting voxels that conduct
 * @param seconds of the runs that count
 * @param result of the last one
 * @param jacobi what {@link PlainJacobi} took; empty where it did not run or did not converge
 * @param prototype what the {@link Prototype} took; empty where it did not run
 */
record SolverRow(
    SolverCase problem,
    GridShape shape,
    long conducting,
    Measurement seconds,
    Solved result,
    Optional<PlainJacobi.Result> jacobi,
    Optional<Prototype.Result> prototype) {
  /** The columns in their order, each a name and what it says of a row. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column("case", row -> row.problem().name()),
          new Column("n", row -> edges(row.shape())),
          new Column("phases", row -> Integer.toString(row.problem().sigmas().length)),
          new Column("contrast", row -> contrast(row.problem().contrast())),
          number("conducting", "%.3f", row -> (double) row.conducting() / row.shape().voxels()),
          new Column("iterations", row -> Integer.toString(row.result().iterations())),
          number("best s", "%.3f", row -> row.seconds().min()),
          number("median s", "%.3f", row -> row.seconds().median()),
          number("bytes per voxel", "%.1f", row -> bytes(row) / row.shape().voxels()),
          number("bytes per conducting voxel", "%.1f", row -> bytes(row) / row.conducting()),
          number("relative error estimate", "%.1e", row -> row.result().relativeErrorEstimate()),
          number("σ S/m", "%.8g", row -> row.result().effective()),
          new Column(
              "Jacobi iterations", row -> row.jacobi("%.0f", PlainJacobi.Result::iterations)),
          new Column("Jacobi s", row -> row.jacobi("%.2f", PlainJacobi.Result::seconds)),
          new Column(
              "Jacobi s / best s",
              row -> row.jacobi("%.1f", other -> other.seconds() / row.seconds().min())),
          new Column(
              "prototype iterations", row -> row.prototype("%.0f", Prototype.Result::iterations)),
          new Column("prototype best s", row -> row.prototype("%.3f", r -> r.seconds().min())),
          new Column(
              "best s / prototype best s",
              row -> row.prototype("%.2f", r -> row.seconds().min() / r.seconds().min())),
          new Column("prototype σ S/m", row -> row.prototype("%.8f", Prototype.Result::effective)));

  private record Column(String name, Function<SolverRow, String> value) {}

  private static Column number(String name, String format, ToDoubleFunction<SolverRow> value) {
    return new Column(name, row -> String.format(Locale.ROOT, format, value.applyAsDouble(row)));
  }

  private static double bytes(SolverRow row) {
    return row.result().peakMemoryBytes();
  }

  private static String contrast(double value) {
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String edges(GridShape shape) {
    return shape.nx() == shape.ny() && shape.ny() == shape.nz()
        ? Integer.toString(shape.nx())
        : shape.toString();
  }

  private String jacobi(String format, ToDoubleFunction<PlainJacobi.Result> value) {
    return jacobi.map(r -> String.format(Locale.ROOT, format, value.applyAsDouble(r))).orElse("");
  }

  private String prototype(String format, ToDoubleFunction<Prototype.Result> value) {
    if (prototype.isPresent() && !prototype.get().converged()) {
      return "none";
    }
    return prototype
        .map(r -> String.format(Locale.ROOT, format, value.applyAsDouble(r)))
        .orElse("");
  }

  /** Returns the two lines that begin a Markdown table. */
  static String header() {
    List<String> names = COLUMNS.stream().map(Column::name).toList();
    return markdown(names) + "\n|" + "---|".repeat(names.size());
  }

  /** Returns this row of the Markdown table. */
  String markdown() {
    return markdown(COLUMNS.stream().map(column -> column.value().apply(this)).toList());
  }

  /** Returns the row of a case that has no result. */
  static String failure(SolverCase problem, String reason) {
    List<String> cells = new ArrayList<>(List.of(problem.name(), reason.replace("|", "\\|")));
    while (cells.size() < COLUMNS.size()) {
      cells.add("");
    }
    return markdown(cells);
  }

  /** Returns the first line of a file of comma-separated values. */
  static String csvHeader(String quantity) {
    return quantity + "," + String.join(",", COLUMNS.stream().map(Column::name).toList());
  }

  /** Returns this row of it. */
  String csv() {
    List<String> cells = COLUMNS.stream().map(column -> column.value().apply(this)).toList();
    return String.format(Locale.ROOT, "%.6g,", problem.at()) + String.join(",", cells);
  }

  private static String markdown(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
