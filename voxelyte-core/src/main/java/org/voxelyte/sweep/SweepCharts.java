package org.voxelyte.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.voxelyte.report.LineChart;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.report.LineChart.Series;
import org.voxelyte.report.StudyReport;

/**
 * The charts of a study: means over realisations with their standard deviations as error bars, the
 * fits of the same columns as thin lines, and what others found as dashed lines and open marks.
 */
final class SweepCharts {
  private static final int FIT_POINTS = 60;

  private final SweepTable table;
  private final ColumnNames names;
  private final List<SweepFits.Fitted> fits;

  SweepCharts(SweepTable table, ColumnNames names, List<SweepFits.Fitted> fits) {
    this.table = table;
    this.names = names;
    this.fits = fits;
  }

  /** Returns the charts that can be drawn; of the others why not is added to the notes. */
  List<StudyReport.Chart> of(List<SweepPlan.Plot> plots, List<String> notes) {
    List<StudyReport.Chart> charts = new ArrayList<>();
    for (int i = 0; i < plots.size(); i++) {
      SweepPlan.Plot plot = plots.get(i);
      String title = title(plot);
      Map<String, NavigableMap<Double, List<Double>>> groups = groups(plot);
      if (groups.isEmpty()) {
        notes.add("Nothing could be drawn of " + title + ": no row has finite values of both.");
        continue;
      }
      if (groups.size() > LineChart.MOST_SERIES) {
        notes.add(
            "Only the first "
                + LineChart.MOST_SERIES
                + " of "
                + groups.size()
                + " values of "
                + plot.by()
                + " are drawn.");
      }
      Measure x = measure(names.axis(plot.x()), plot.logarithmicX());
      Measure y =
          measure(
              plot.relativeTo().isEmpty()
                  ? names.axis(plot.y())
                  : names.title(plot.y()) + ", relative",
              plot.logarithmicY());
      charts.add(
          new StudyReport.Chart(
              String.format(Locale.ROOT, "plot-%02d", i + 1),
              title,
              caption(plot),
              new LineChart(title, List.of(new Panel(x, y, series(plot, groups))))));
    }
    return charts;
  }

  private String title(SweepPlan.Plot plot) {
    String where =
        plot.where().stream()
            .map(each -> names.title(each.column()) + " " + each.value())
            .collect(Collectors.joining(", "));
    return names.title(plot.y())
        + " against "
        + names.title(plot.x())
        + (where.isEmpty() ? "" : " at " + where);
  }

  private String caption(SweepPlan.Plot plot) {
    StringBuilder text =
        new StringBuilder("Means over realisations; error bars are their standard deviations.");
    if (!plot.relativeTo().isEmpty()) {
      text.append(" Divided by the mean at ")
          .append(
              plot.relativeTo().stream()
                  .map(each -> names.title(each.column()) + " " + each.value())
                  .collect(Collectors.joining(", ")))
          .append(" and the same other settings.");
    }
    if (fits.stream().anyMatch(fitted -> isOf(fitted, plot))) {
      text.append(" Lines without marks are fits, listed in the table of fits.");
    }
    if (!plot.beside().isEmpty()) {
      text.append(" Dashed lines and open marks are what others found.");
    }
    return text.toString();
  }

  private static Measure measure(String title, boolean logarithmic) {
    return logarithmic ? Measure.logarithmic(title) : Measure.around(title);
  }

  /** Returns the values by line and x, in the units of the axes. */
  private Map<String, NavigableMap<Double, List<Double>>> groups(SweepPlan.Plot plot) {
    String x = table.require(plot.x());
    String y = table.require(plot.y());
    RelativeColumn values = new RelativeColumn(table, y, plot.relativeTo());
    double scaleX = Columns.scale(x);
    double scaleY = plot.relativeTo().isEmpty() ? Columns.scale(y) : 1;
    Map<String, NavigableMap<Double, List<Double>>> groups = new LinkedHashMap<>();
    for (int row : table.rowsWhere(plot.where())) {
      String group = plot.by().isEmpty() ? "" : table.text(row, table.require(plot.by()));
      double atX = table.number(row, x).orElse(Double.NaN) * scaleX;
      double atY = values.at(row).orElse(Double.NaN) * scaleY;
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
    return groups;
  }

  private List<Series> series(
      SweepPlan.Plot plot, Map<String, NavigableMap<Double, List<Double>>> groups) {
    List<Series> series = new ArrayList<>();
    List<String> drawn = groups.keySet().stream().limit(LineChart.MOST_SERIES).toList();
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int colour = 0; colour < drawn.size(); colour++) {
      String group = drawn.get(colour);
      NavigableMap<Double, List<Double>> values = groups.get(group);
      List<Series> lines = fits(plot, group, values, colour);
      series.add(points(values, name(plot, group), lines.isEmpty(), colour));
      series.addAll(lines);
      first = Math.min(first, values.firstKey());
      last = Math.max(last, values.lastKey());
    }
    int spare = drawn.size() - 1;
    for (Beside beside : plot.beside()) {
      int colour = colour(beside, drawn);
      if (colour < 0) {
        // The first is grey, others have colours that no line has, as long as there are such.
        colour = spare < drawn.size() || spare >= LineChart.MOST_SERIES ? -1 : spare;
        spare++;
      }
      series.add(BesideSeries.of(beside, first, last, colour));
    }
    return series;
  }

  /** Returns the place of the line that a curve belongs to; −1 if to none. */
  private static int colour(Beside beside, List<String> drawn) {
    for (int i = 0; i < drawn.size() && !beside.of().isEmpty(); i++) {
      if (Cell.isSame(drawn.get(i), beside.of())) {
        return i;
      }
    }
    return -1;
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

  private boolean isOf(SweepFits.Fitted fitted, SweepPlan.Plot plot) {
    return plot.relativeTo().isEmpty()
        && table.require(fitted.request().x()).equals(table.require(plot.x()))
        && table.require(fitted.request().y()).equals(table.require(plot.y()))
        && fitted.request().by().equals(plot.by())
        && fitted.request().where().equals(plot.where())
        && fitted.fit().isDefined();
  }

  private List<Series> fits(
      SweepPlan.Plot plot, String group, NavigableMap<Double, List<Double>> values, int colour) {
    List<Series> lines = new ArrayList<>();
    double scaleX = Columns.scale(table.require(plot.x()));
    double scaleY = Columns.scale(table.require(plot.y()));
    double first = values.firstKey();
    double last = values.lastKey();
    for (SweepFits.Fitted fitted : fits) {
      if (!isOf(fitted, plot) || !fitted.group().equals(group) || first == last) {
        continue;
      }
      Fit fit = fitted.fit().get();
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int i = 0; i < FIT_POINTS; i++) {
        double atX = first + (last - first) * i / (FIT_POINTS - 1);
        double atY = fit.at(atX / scaleX) * scaleY;
        // A power law has no value at 0, and a logarithmic axis none below.
        if (Double.isFinite(atY) && (atY > 0 || !plot.logarithmicY())) {
          x.add(atX);
          y.add(atY);
        }
      }
      if (x.size() > 1) {
        lines.add(new Series("", array(x), array(y), false, true, new double[x.size()], colour));
      }
    }
    return lines;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  /** Returns what a line is called; a lone one has a name only where others stand beside it. */
  private String name(SweepPlan.Plot plot, String group) {
    if (plot.by().isEmpty()) {
      return plot.beside().isEmpty() ? "" : "this study";
    }
    return names.value(plot.by(), group);
  }
}
