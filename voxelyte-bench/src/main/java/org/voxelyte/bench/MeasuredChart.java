package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.voxelyte.report.LineChart;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.report.LineChart.Series;

/**
 * Draws conductivities of a study against the share of active material, beside measured ones of a
 * table with the same columns. Structures that do not conduct have no place on a logarithmic axis.
 */
public final class MeasuredChart {
  private static final String USAGE =
      "usage: MeasuredChart OUT MEASURED.csv NAME=ROWS.csv… [--x put.NCM.of_volume] [--by shaken]";
  private static final String COLUMN = "effective_conductivity_S_per_m.";

  /** mS/cm of 1 S/m. */
  private static final double MILLISIEMENS = 10;

  private MeasuredChart() {}

  /** Draws OUT.png and OUT.svg. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.parse(arguments, Set.of("--x", "--by"), Set.of());
    if (given.rest().size() < 3) {
      System.err.println(USAGE);
      System.exit(2);
    }
    String x = given.text("--x", "put.NCM.of_volume");
    List<Panel> panels = new ArrayList<>();
    for (String carrier : List.of("ionic", "electronic")) {
      String y = COLUMN + carrier + ".z";
      List<Series> series = new ArrayList<>();
      Path measured = Path.of(given.rest().get(1));
      series.addAll(series("measured", CsvRows.read(measured), x, y, "", 6));
      for (String study : given.rest().subList(2, given.rest().size())) {
        int equals = study.indexOf('=');
        if (equals < 1) {
          System.err.println(USAGE);
          System.exit(2);
        }
        series.addAll(
            series(
                study.substring(0, equals),
                CsvRows.read(Path.of(study.substring(equals + 1))),
                x,
                y,
                given.text("--by", ""),
                series.size() - 1));
      }
      panels.add(
          new Panel(
              Measure.around("share of active material"),
              Measure.logarithmic(carrier + " conductivity (mS/cm)"),
              series));
    }
    new LineChart("Conductivities against composition", panels).write(Path.of(given.rest().get(0)));
  }

  /** Returns geometric means over the rows of each x, a series for each value of a column. */
  private static List<Series> series(
      String name, List<Map<String, String>> rows, String x, String y, String by, int colour) {
    Map<String, NavigableMap<Double, List<Double>>> groups = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      double value = CsvRows.number(row, y);
      if (value > 0 && Double.isFinite(value)) {
        groups
            .computeIfAbsent(by.isEmpty() ? "" : row.get(by), key -> new TreeMap<>())
            .computeIfAbsent(CsvRows.number(row, x), key -> new ArrayList<>())
            .add(MILLISIEMENS * value);
      }
    }
    List<Series> series = new ArrayList<>();
    groups.forEach(
        (group, values) -> {
          double[] means =
              values.values().stream()
                  .mapToDouble(
                      all -> Math.exp(all.stream().mapToDouble(Math::log).average().orElseThrow()))
                  .toArray();
          series.add(
              new Series(
                  group.isEmpty() ? name : name + ", " + by + " " + group,
                  values.keySet().stream().mapToDouble(at -> at).toArray(),
                  means,
                  true,
                  !name.equals("measured"),
                  new double[means.length],
                  colour + series.size()));
        });
    return series;
  }
}
