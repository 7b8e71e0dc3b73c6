package org.voxelyte.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.voxelyte.bench.WholeProgram.Measurement;

/**
 * What a case of {@link MorphologyTable} took.
 *
 * @param problem the case
 * @param measured seconds and seconds of processor time of the runs that count
 * @param heapBytes held on the heap at most, above the labels; empty where it was not measured
 * @param result what was found, in words without commas
 */
record MorphologyRow(
    MorphologyCase problem, Measurement measured, OptionalDouble heapBytes, String result) {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("case", row -> row.problem().name()),
          new Column("runs", row -> Integer.toString(row.measured().seconds().size())),
          new Column("best s", row -> seconds(row.measured().min())),
          new Column("median s", row -> seconds(row.measured().median())),
          new Column("best CPU s", row -> seconds(row.measured().minProcessor())),
          new Column("median CPU s", row -> seconds(row.measured().medianProcessor())),
          new Column("limit s", row -> text("%.0f", row.problem().limitSeconds())),
          new Column("bytes per voxel", row -> text("%.1f", row.bytesPerVoxel())),
          new Column("result", MorphologyRow::result));

  private record Column(String name, Function<MorphologyRow, String> value) {}

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String text(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }

  /** Returns the bytes above the labels, if they were measured. */
  OptionalDouble bytesPerVoxel() {
    return heapBytes.isPresent()
        ? OptionalDouble.of(heapBytes.getAsDouble() / problem.voxels())
        : OptionalDouble.empty();
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
  static String failure(MorphologyCase problem, String reason) {
    List<String> cells = new ArrayList<>(List.of(problem.name()));
    while (cells.size() < COLUMNS.size() - 1) {
      cells.add("");
    }
    cells.add(reason.replace("|", "\\|"));
    return markdown(cells);
  }

  /** Returns the first line of a file of comma-separated values. */
  static String csvHeader() {
    return "voxels," + String.join(",", COLUMNS.stream().map(Column::name).toList());
  }

  /** Returns this row of it. */
  String csv() {
    List<String> cells = COLUMNS.stream().map(column -> column.value().apply(this)).toList();
    return problem.voxels() + "," + String.join(",", cells);
  }

  private static String markdown(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
