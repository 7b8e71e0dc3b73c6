package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.voxelyte.report.LineChart;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.report.LineChart.Series;
import org.voxelyte.report.StudyReport;
import org.voxelyte.units.Quantity;

/**
 * The charts of a study: means over realisations with their standard deviations as error bars, and
 * the fits of the same columns as thin lines.
 */
final class SweepCharts {
  private static final int FIT_POINTS = 60;

  private final SweepTable table;
  private final List<SweepFits.Fitted> fits;

  SweepCharts(SweepTable table, List<SweepFits.Fitted> fits) {
    this.table = table;
    this.fits = fits;
  }

  /** Returns the charts that can be drawn; of the others why not is added to the notes. */
  List<StudyReport.Chart> of(List<SweepPlan.Plot> plots, List<String> notes) {
    List<StudyReport.Chart> charts = new ArrayList<>();
    for (int i = 0; i < plots.size(); i++) {
      SweepPlan.Plot plot = plots.get(i);
      List<Series> series = series(plot, notes);
      String title = Columns.title(plot.y()) + " against " + Columns.title(plot.x());
      if (series.isEmpty()) {
        notes.add("Nothing could be drawn of " + title + ": no row has finite values of both.");
        continue;
      }
      Measure x = measure(Columns.axis(table.require(plot.x())), plot.logarithmicX());
      Measure y = measure(Columns.axis(table.require(plot.y())), plot.logarithmicY());
      charts.add(
          new StudyReport.Chart(
              String.format(Locale.ROOT, "plot-%02d", i + 1),
              title,
              "Means over realisations; error bars are their standard deviations."
                  + " Lines without marks are fits, listed in the table of fits.",
              new LineChart(title, List.of(new Panel(x, y, series)))));
    }
    return charts;
  }

  private static Measure measure(String title, boolean logarithmic) {
    return logarithmic ? Measure.logarithmic(title) : Measure.around(title);
  }

  private List<Series> series(SweepPlan.Plot plot, List<String> notes) {
    String x = table.require(plot.x());
    String y = table.require(plot.y());
    double scaleX = Columns.scale(x);
    double scaleY = Columns.scale(y);
    Map<String, NavigableMap<Double, List<Double>>> groups = new LinkedHashMap<>();
    for (int row : table.rowsWhere(plot.where())) {
      String group = plot.by().isEmpty() ? "" : table.text(row, table.require(plot.by()));
      double atX = table.number(row, x).orElse(Double.NaN) * scaleX;
      double atY = table.number(row, y).orElse(Double.NaN) * scaleY;
      boolean drawable =
          Double.isFinite(atX)
              && Double.isFinite(atY)
              && (atX > 0 || !plot.logarithmicX())
              && (atY > 0 || !plot.logarithmicY());
      if (drawable) {
        groups
            .computeIfAbsent(group, key -> new TreeMap<>())
            .computeIfAbsent(atX, key -> new ArrayList<>())
            .add(atY);
      }
    }
    List<Series> series = new ArrayList<>();
    int colour = 0;
    for (Map.Entry<String, NavigableMap<Double, List<Double>>> group : groups.entrySet()) {
      if (colour == LineChart.MOST_SERIES) {
        notes.add(
            "Only the first "
                + LineChart.MOST_SERIES
                + " of "
                + groups.size()
                + " values of "
                + plot.by()
                + " are drawn.");
        break;
      }
      List<Series> lines = fits(plot, group.getKey(), group.getValue(), colour);
      String name = name(plot, group.getKey());
      series.add(points(group.getValue(), name, lines.isEmpty(), colour));
      series.addAll(lines);
      colour++;
    }
    return series;
  }

  private static Series points(
      NavigableMap<Double, List<Double>> values, String name, boolean joined, int colour) {
    double[] x = new double[values.size()];
    double[] y = new double[x.length];
    double[] spread = new double[x.length];
    int i = 0;
    for (Map.Entry<Double, List<Double>> entry : values.entrySet()) {
      List<Double> all = entry.getValue();
      double mean = all.stream().mapToDouble(value -> value).average().orElseThrow();
      double squares = all.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
      x[i] = entry.getKey();
      y[i] = mean;
      spread[i++] = all.size() > 1 ? Math.sqrt(squares / (all.size() - 1)) : 0;
    }
    return new Series(name, x, y, true, joined, spread, colour);
  }

  private List<Series> fits(
      SweepPlan.Plot plot, String group, NavigableMap<Double, List<Double>> values, int colour) {
    List<Series> lines = new ArrayList<>();
    String columnX = table.require(plot.x());
    String columnY = table.require(plot.y());
    double first = values.firstKey();
    double last = values.lastKey();
    for (SweepFits.Fitted fitted : fits) {
      boolean same =
          table.require(fitted.request().x()).equals(columnX)
              && table.require(fitted.request().y()).equals(columnY)
              && fitted.request().by().equals(plot.by())
              && fitted.request().where().equals(plot.where())
              && fitted.group().equals(group)
              && fitted.fit().isDefined();
      if (!same || first == last) {
        continue;
      }
      Fit fit = fitted.fit().get();
      double[] x = new double[FIT_POINTS];
      double[] y = new double[FIT_POINTS];
      for (int i = 0; i < FIT_POINTS; i++) {
        x[i] = first + (last - first) * i / (FIT_POINTS - 1);
        y[i] = fit.at(x[i] / Columns.scale(columnX)) * Columns.scale(columnY);
      }
      lines.add(new Series("", x, y, false, true, new double[FIT_POINTS], colour));
    }
    return lines;
  }

  private String name(SweepPlan.Plot plot, String group) {
    if (plot.by().isEmpty()) {
      return "";
    }
    String column = table.require(plot.by());
    try {
      double value = Double.parseDouble(group) * Columns.scale(column);
      String unit = Columns.unit(column);
      return Columns.title(plot.by())
          + " "
          + Quantity.number(value)
          + (unit.isEmpty() ? "" : " " + unit);
    } catch (NumberFormatException e) {
      return group;
    }
  }
}
