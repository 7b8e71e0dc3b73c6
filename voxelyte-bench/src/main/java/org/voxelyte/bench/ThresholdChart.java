package org.voxelyte.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.voxelyte.report.LineChart;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.report.LineChart.Series;

/**
 * Draws percolation thresholds against the diameter of spheres beside p_c = 7.83 ln(d/µm) + 36.67 %
 * of the volume (A. Bielefeld, D. A. Weber, J. Janek, J. Phys. Chem. C 123, 1626 (2019),
 * doi:10.1021/acs.jpcc.8b11043), and prints the line a ln(d/µm) + b of each study.
 */
public final class ThresholdChart {
  private static final String USAGE = "usage: ThresholdChart OUT NAME=FITS.csv… [--of spans.NCM.z]";
  private static final double SLOPE = 7.83;
  private static final double AT_ONE = 36.67;
  private static final double[] PUBLISHED = {3, 5, 10, 15};

  private ThresholdChart() {}

  /**
   * A straight line y = slope · ln x + atOne.
   *
   * @param slope of y by ln x
   * @param atOne y at x = 1
   */
  record Line(double slope, double atOne) {
    /** Returns the line of least squares. */
    static Line through(double[] x, double[] y) {
      double meanU = 0;
      double meanY = 0;
      for (int i = 0; i < x.length; i++) {
        meanU += Math.log(x[i]) / x.length;
        meanY += y[i] / x.length;
      }
      double uu = 0;
      double uy = 0;
      for (int i = 0; i < x.length; i++) {
        double u = Math.log(x[i]) - meanU;
        uu += u * u;
        uy += u * (y[i] - meanY);
      }
      return new Line(uy / uu, meanY - uy / uu * meanU);
    }
  }

  /** Draws OUT.png and OUT.svg. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.parse(arguments, Set.of("--of"), Set.of());
    if (given.rest().size() < 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    List<Series> series = new ArrayList<>();
    double[] line = new double[PUBLISHED.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = SLOPE * Math.log(PUBLISHED[i]) + AT_ONE;
    }
    series.add(
        new Series(
            "Bielefeld et al. 2019", PUBLISHED, line, false, true, new double[line.length], 6));
    for (String study : given.rest().subList(1, given.rest().size())) {
      int equals = study.indexOf('=');
      if (equals < 1) {
        System.err.println(USAGE);
        System.exit(2);
      }
      Path fits = Path.of(study.substring(equals + 1));
      Series found =
          thresholds(study.substring(0, equals), fits, given.text("--of", "spans.NCM.z"), series);
      Line own = Line.through(found.x(), found.y());
      System.out.printf(
          Locale.ROOT, "%s: %.2f ln(d/µm) + %.2f%n", found.name(), own.slope(), own.atOne());
      for (int i = 0; i < found.x().length; i++) {
        System.out.printf(
            Locale.ROOT, "  %g µm: %.1f ± %.1f%n", found.x()[i], found.y()[i], found.spread()[i]);
      }
      series.add(found);
    }
    new LineChart(
            "Percolation thresholds against diameter",
            List.of(
                new Panel(
                    Measure.logarithmic("diameter (µm)"),
                    Measure.around("threshold (% of the volume)"),
                    series)))
        .write(Path.of(given.rest().get(0)));
  }

  private static Series thresholds(String name, Path fits, String column, List<Series> before)
      throws IOException {
    List<double[]> found = new ArrayList<>();
    for (Map<String, String> row : CsvRows.read(fits)) {
      boolean wanted = column.equals(row.get("y")) && "x_c".equals(row.get("parameter"));
      double threshold = CsvRows.number(row, "value");
      if (wanted && Double.isFinite(threshold)) {
        double error = CsvRows.number(row, "standard_error");
        found.add(
            new double[] {
              1e6 * CsvRows.number(row, "group"),
              100 * threshold,
              Double.isFinite(error) ? 100 * error : 0
            });
      }
    }
    if (found.size() < 2) {
      throw new IOException(
          fits + " has " + found.size() + " thresholds of " + column + "; two are needed");
    }
    return new Series(
        name,
        found.stream().mapToDouble(each -> each[0]).toArray(),
        found.stream().mapToDouble(each -> each[1]).toArray(),
        true,
        true,
        found.stream().mapToDouble(each -> each[2]).toArray(),
        before.size() - 1);
  }
}
