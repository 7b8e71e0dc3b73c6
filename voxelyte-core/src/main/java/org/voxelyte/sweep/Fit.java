package org.voxelyte.sweep;

import java.util.List;

/**
 * A law fitted to points.
 *
 * @param form the law
 * @param estimates its parameters, in the order of {@link FitForm#parameters}
 * @param points number of points that were used
 * @param leftOut number of points that could not be used: not finite, or not positive where a
 *     logarithm is taken
 * @param coefficientOfDetermination R² of what was fitted (of logarithms for power laws); NaN for
 *     thresholds and where all values are equal
 */
public record Fit(
    FitForm form,
    List<Estimate> estimates,
    int points,
    int leftOut,
    double coefficientOfDetermination) {
  /** Copies the list. */
  public Fit {
    estimates = List.copyOf(estimates);
  }

  /** Returns the value of a parameter. */
  public double value(String parameter) {
    return estimates.get(form.parameters().indexOf(parameter)).value();
  }

  /** Returns the fitted law at x. */
  public double at(double x) {
    return switch (form) {
      case POWER_LAW -> value("a") * Math.pow(x, value("b"));
      case BRUGGEMAN -> Math.pow(x, -value("alpha"));
      case MODIFIED_BRUGGEMAN -> value("gamma") * Math.pow(x, -value("alpha"));
      case THRESHOLD -> 1 / (1 + Math.exp(-(x - value("x_c")) / value("w")));
    };
  }
}
