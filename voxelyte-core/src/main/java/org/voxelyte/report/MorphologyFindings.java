package org.voxelyte.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.volume.ScalarMap;

/**
 * What morphology found beyond fractions, networks and interfaces, ready to be written.
 *
 * @param metrics numbers, in the order of topics
 * @param curves distributions
 * @param tables rows for people's own programs, one file each
 * @param maps cuts through fields
 * @param classes cuts on which each pixel has a class
 * @param drawings cuts with lines and points on them
 * @param inputs hash of each further file that was read
 */
public record MorphologyFindings(
    List<Metric> metrics,
    List<Curve> curves,
    List<Table> tables,
    List<MappedCut> maps,
    List<ClassCut> classes,
    List<CutDrawing> drawings,
    Map<String, String> inputs) {
  /** Nothing asked for. */
  public static final MorphologyFindings NONE =
      new MorphologyFindings(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

  /** Copies the lists. */
  public MorphologyFindings {
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
    tables = List.copyOf(tables);
    maps = List.copyOf(maps);
    classes = List.copyOf(classes);
    drawings = List.copyOf(drawings);
    inputs = Map.copyOf(inputs);
  }

  /** Returns the metric of that key, or nothing. */
  public Optional<Metric> find(String key, String of, String along) {
    return metrics.stream()
        .filter(m -> m.kind().key().equals(key) && m.of().equals(of) && m.along().equals(along))
        .findFirst();
  }

  /**
   * A table as comma-separated values, and an array of results.json.
   *
   * @param file its name, as "particles.csv"
   * @param key its name in results.json; empty: it stands in its file only
   * @param columns with the SI unit at the end
   * @param rows a cell per column: a String, a Long, a Boolean or a finite Double; empty where
   *     undefined
   */
  public record Table(
      String file, String key, List<String> columns, List<List<Optional<Object>>> rows) {
    /** Checks the rows. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Optional<Object>> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              file + " has " + columns.size() + " columns, a row " + row.size());
        }
      }
    }
  }

  /**
   * A cut through a field of a phase.
   *
   * @param topic where it stands
   * @param key name of the figure: "local-thickness"
   * @param of the phase
   * @param title what it shows
   * @param definition for the caption
   * @param unit of the values
   * @param map the cut; NaN outside the phase
   */
  public record MappedCut(
      MorphologyTopic topic,
      String key,
      String of,
      String title,
      String definition,
      MetricUnit unit,
      ScalarMap map) {}
}
