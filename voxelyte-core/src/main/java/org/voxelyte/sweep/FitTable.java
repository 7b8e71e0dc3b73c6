package org.voxelyte.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.StudyReport;
import org.voxelyte.units.Quantity;

/** The fits of a study as a table for people and as comma-separated values. */
final class FitTable {
  private FitTable() {}

  /** Returns a row per fit: what of what, the law, its estimates. */
  static StudyReport.Table of(List<SweepFits.Fitted> fits, ColumnNames names) {
    List<List<String>> cells = new ArrayList<>();
    for (SweepFits.Fitted fitted : fits) {
      SweepPlan.FitRequest request = fitted.request();
      cells.add(
          List.of(
              names.title(request.y()) + " against " + names.title(request.x()),
              request.by().isEmpty() ? "" : names.value(request.by(), fitted.group()),
              request.form().formula(),
              parameters(fitted.fit())));
    }
    return new StudyReport.Table(
        "Fits",
        "Estimates ± standard errors; x and y in SI units. Each realisation is a point.",
        List.of("Columns", "Of", "Law", "Estimates"),
        4,
        cells);
  }

  private static String parameters(Finding<Fit> fit) {
    if (!fit.isDefined()) {
      return "undefined, because " + fit.reason();
    }
    StringBuilder text = new StringBuilder();
    List<String> names = fit.get().form().parameters();
    for (int i = 0; i < names.size(); i++) {
      Estimate estimate = fit.get().estimates().get(i);
      text.append(text.isEmpty() ? "" : "; ")
          .append(names.get(i))
          .append(" = ")
          .append(shown(estimate));
    }
    text.append(" (").append(fit.get().points()).append(" points");
    if (fit.get().leftOut() > 0) {
      text.append(", ").append(fit.get().leftOut()).append(" left out");
    }
    return text.append(")").toString();
  }

  /** Returns an estimate to the second digit of its error. */
  private static String shown(Estimate estimate) {
    double error = estimate.standardError();
    if (!(error > 0 && error < Double.POSITIVE_INFINITY)) {
      return Quantity.number(estimate.value()) + " ± " + Quantity.number(error);
    }
    BigDecimal rounded = BigDecimal.valueOf(error).round(new MathContext(2));
    BigDecimal value =
        BigDecimal.valueOf(estimate.value()).setScale(rounded.scale(), RoundingMode.HALF_EVEN);
    return Quantity.number(value.doubleValue()) + " ± " + Quantity.number(rounded.doubleValue());
  }

  /** Returns a line per estimate. */
  static String csv(List<SweepFits.Fitted> fits) {
    StringBuilder text =
        new StringBuilder(
            "form,x,y,by,group,parameter,value,standard_error,points,left_out,undefined_because\r\n");
    for (SweepFits.Fitted fitted : fits) {
      SweepPlan.FitRequest request = fitted.request();
      String head =
          String.join(
              ",",
              request.form().key(),
              request.x(),
              request.y(),
              request.by(),
              SweepTable.cell(fitted.group()));
      if (!fitted.fit().isDefined()) {
        text.append(head)
            .append(",,,,,,\"")
            .append(fitted.fit().reason().replace("\"", "\"\""))
            .append("\"\r\n");
        continue;
      }
      Fit fit = fitted.fit().get();
      for (int i = 0; i < fit.estimates().size(); i++) {
        Estimate estimate = fit.estimates().get(i);
        text.append(head)
            .append(',')
            .append(fit.form().parameters().get(i))
            .append(',')
            .append(estimate.value())
            .append(',')
            .append(Double.isNaN(estimate.standardError()) ? "" : estimate.standardError())
            .append(',')
            .append(fit.points())
            .append(',')
            .append(fit.leftOut())
            .append(",\r\n");
      }
    }
    return text.toString();
  }
}
