package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of a study as a table: what was set, then what was found. Quantities are SI; a setting
 * with a unit gets the unit in its name: "put.NMC.diameter_m". Settings that are texts, and
 * reasons, are texts.
 */
public final class SweepTable {
  /** Column with the reason why a case could not be made or measured. */
  public static final String FAILED = "failed";

  /** Column with the reasons of numbers that do not exist. */
  static final String UNDEFINED = "undefined_because";

  /** Column with the seed of a structure. */
  public static final String SEED = "seed";

  private static final String POINT = "point";
  private static final String REALISATION = "realisation";
  private static final String SECONDS = "seconds";
  private static final Set<String> WHOLE = Set.of(POINT, REALISATION, SEED);

  private final List<String> columns;
  private final List<String> settings;
  private final Set<String> texts;
  private final Set<String> whole;
  private final List<Map<String, Object>> rows;

  private SweepTable(
      List<String> columns,
      List<String> settings,
      Set<String> texts,
      List<Map<String, Object>> rows) {
    this.columns = columns;
    this.settings = settings;
    this.texts = texts;
    this.rows = rows;
    // A setting of that name stands in the way of the whole number.
    whole = new HashSet<>(WHOLE);
    whole.removeIf(column -> rows.stream().anyMatch(row -> !(row.get(column) instanceof Long)));
  }

  /**
   * Makes the table of rows.
   *
   * @param kept patterns of columns of results, with * for anything; empty: all
   * @throws IllegalArgumentException if a pattern fits no column although rows have values
   */
  public static SweepTable of(List<SweepRow> rows, List<String> kept) {
    Set<String> columns = new LinkedHashSet<>(List.of(POINT, REALISATION, SEED));
    Set<String> settings = new LinkedHashSet<>();
    Set<String> found = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>(Set.of(UNDEFINED, FAILED));
    List<Map<String, Object>> table = new ArrayList<>();
    List<Pattern> patterns = kept.stream().map(SweepTable::pattern).toList();
    boolean anyValues = false;
    for (SweepRow row : rows) {
      Map<String, Object> cells = new LinkedHashMap<>();
      cells.put(POINT, (long) row.sweepCase().point());
      cells.put(REALISATION, (long) row.sweepCase().realisation());
      cells.put(SEED, row.sweepCase().seed());
      for (Setting setting : row.sweepCase().settings()) {
        Cell cell = Cell.of(setting);
        cells.put(cell.column(), cell.value());
        settings.add(cell.column());
        if (cell.value() instanceof String) {
          texts.add(cell.column());
        }
      }
      anyValues |= !row.values().isEmpty();
      row.values()
          .forEach(
              (column, value) -> {
                if (fits(patterns, column)) {
                  found.add(column);
                  cells.put(column, value);
                }
              });
      // A number that exists for other rows only, or for none: an empty cell.
      row.undefined().keySet().stream()
          .filter(column -> fits(patterns, column))
          .forEach(found::add);
      String reasons =
          row.undefined().entrySet().stream()
              .filter(entry -> fits(patterns, entry.getKey()))
              .map(entry -> entry.getKey() + ": " + entry.getValue())
              .collect(Collectors.joining("; "));
      if (!reasons.isEmpty()) {
        cells.put(UNDEFINED, reasons);
      }
      cells.put(SECONDS, row.seconds());
      row.failure().ifPresent(reason -> cells.put(FAILED, reason));
      table.add(cells);
    }
    if (anyValues) {
      requireAll(kept, patterns, found);
    }
    columns.addAll(settings);
    columns.addAll(found);
    columns.add(SECONDS);
    columns.add(UNDEFINED);
    columns.add(FAILED);
    return new SweepTable(List.copyOf(columns), List.copyOf(settings), Set.copyOf(texts), table);
  }

  private static void requireAll(List<String> kept, List<Pattern> patterns, Set<String> found) {
    for (int i = 0; i < patterns.size(); i++) {
      if (found.stream().noneMatch(patterns.get(i).asMatchPredicate())) {
        throw new IllegalArgumentException(
            "no column is called " + kept.get(i) + "; leave columns out to see all that there are");
      }
    }
  }

  private static boolean fits(List<Pattern> patterns, String column) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> pattern.matcher(column).matches());
  }

  private static Pattern pattern(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      regex.append(Pattern.quote(part)).append(".*");
    }
    regex.setLength(regex.length() - 2);
    return Pattern.compile(regex.toString());
  }

  /** Returns the names of all columns, in order. */
  public List<String> columns() {
    return columns;
  }

  /** Returns the names of the columns that hold what was set. */
  public List<String> settings() {
    return settings;
  }

  /** Returns whether a column holds texts, else numbers. */
  public boolean isText(String column) {
    return texts.contains(column);
  }

  /** Returns whether a column holds whole numbers, which a double may be too short for: seeds. */
  boolean isWhole(String column) {
    return whole.contains(column);
  }

  /** Returns whether a row has a value in a column. */
  boolean has(int row, String column) {
    return rows.get(row).get(column) != null;
  }

  /** Returns a number of a column of whole numbers. */
  long whole(int row, String column) {
    return (Long) rows.get(row).get(column);
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows.size();
  }

  /** Returns a number; empty if the row has none there. */
  public Optional<Double> number(int row, String column) {
    return rows.get(row).get(column) instanceof Number value
        ? Optional.of(value.doubleValue())
        : Optional.empty();
  }

  /** Returns a cell as it is printed: numbers so that reading them back gives the same bits. */
  public String text(int row, String column) {
    Object cell = rows.get(row).get(column);
    if (cell == null) {
      return "";
    }
    if (cell instanceof Double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString(number.longValue())
          : number.toString();
    }
    return cell.toString();
  }

  /** Returns the rows that fulfil all conditions, in order. */
  public List<Integer> rowsWhere(List<SweepPlan.Condition> conditions) {
    List<Integer> fitting = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      if (conditions.stream().allMatch(condition -> fulfils(at, condition))) {
        fitting.add(row);
      }
    }
    return Collections.unmodifiableList(fitting);
  }

  private boolean fulfils(int row, SweepPlan.Condition condition) {
    String column = require(condition.column());
    if (text(row, column).equals(condition.value())) {
      return true;
    }
    Optional<Double> number = number(row, column);
    return number.isPresent() && Cell.same(number.get(), condition.value());
  }

  /**
   * Returns the column of a name as people type it: with or without the unit behind a setting.
   *
   * @throws IllegalArgumentException if there is none, naming some that are alike
   */
  public String require(String name) {
    if (columns.contains(name)) {
      return name;
    }
    List<String> alike = columns.stream().filter(column -> column.startsWith(name + "_")).toList();
    if (alike.size() == 1) {
      return alike.get(0);
    }
    throw new IllegalArgumentException(
        "no column is called "
            + name
            + "; the nearest are "
            + String.join(", ", NearNames.of(name, columns)));
  }

  /** Returns the table as comma-separated values with a line of names (RFC 4180). */
  public String csv() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      line(text, columns.stream().map(column -> text(at, column)).toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    text.append("\r\n");
  }

  /** Returns a text as a cell of comma-separated values, in quotes where it needs them. */
  static String cell(String text) {
    boolean quoted = text.matches("(?s).*[\",\\r\\n].*");
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
