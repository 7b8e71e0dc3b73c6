package org.voxelyte.sweep;

import java.util.List;
import org.voxelyte.morphology.Finding;

/**
 * Fits of laws to points.
 *
 * <p>Power laws: straight lines through logarithms by least squares, every point with the same
 * relative weight; standard errors from the scatter about the line with n − p degrees of freedom,
 * that of a prefactor by a·s(ln a). Thresholds: logistic regression by Newton's method, standard
 * errors from the information matrix; the error of x_c = −β₀/β₁ by propagation.
 */
public final class CurveFit {
  private static final int MAX_STEPS = 100;
  private static final double SETTLED = 1e-12;

  private CurveFit() {}

  /**
   * Fits a law.
   *
   * @param x values along the abscissa
   * @param y values, as many; for thresholds 1 (spans) or 0, or shares between
   * @return the fit, or why there is none
   */
  public static Finding<Fit> of(FitForm form, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "as many x as y are needed, got " + x.length + " and " + y.length);
    }
    return form == FitForm.THRESHOLD ? threshold(x, y) : powerLaw(form, x, y);
  }

  private static Finding<Fit> powerLaw(FitForm form, double[] x, double[] y) {
    int parameters = form.parameters().size();
    double[] u = new double[x.length];
    double[] v = new double[x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (isPositive(x[i]) && isPositive(y[i])) {
        u[n] = Math.log(x[i]);
        v[n++] = Math.log(y[i]);
      }
    }
    int leftOut = x.length - n;
    if (n < parameters) {
      return Finding.undefined(
          "only "
              + n
              + " of "
              + x.length
              + " points are positive and finite, "
              + form.key()
              + " needs "
              + parameters);
    }
    double meanU = form == FitForm.BRUGGEMAN ? 0 : mean(u, n);
    double meanV = form == FitForm.BRUGGEMAN ? 0 : mean(v, n);
    double uu = 0;
    double uv = 0;
    for (int i = 0; i < n; i++) {
      uu += (u[i] - meanU) * (u[i] - meanU);
      uv += (u[i] - meanU) * (v[i] - meanV);
    }
    if (!(uu > 0)) {
      return Finding.undefined("all points have the same x, so no exponent can be told");
    }
    double slope = uv / uu;
    double intercept = meanV - slope * meanU;
    double residual = 0;
    double total = 0;
    double level = mean(v, n);
    for (int i = 0; i < n; i++) {
      double off = v[i] - intercept - slope * u[i];
      residual += off * off;
      total += (v[i] - level) * (v[i] - level);
    }
    double variance = n > parameters ? residual / (n - parameters) : Double.NaN;
    double slopeError = Math.sqrt(variance / uu);
    double interceptError = Math.sqrt(variance * (1.0 / n + meanU * meanU / uu));
    double determination = total > 0 ? 1 - residual / total : Double.NaN;
    Estimate prefactor = new Estimate(Math.exp(intercept), Math.exp(intercept) * interceptError);
    List<Estimate> estimates =
        switch (form) {
          case POWER_LAW -> List.of(prefactor, new Estimate(slope, slopeError));
          case BRUGGEMAN -> List.of(new Estimate(-slope, slopeError));
          case MODIFIED_BRUGGEMAN -> List.of(prefactor, new Estimate(-slope, slopeError));
          case THRESHOLD -> throw new IllegalStateException();
        };
    return Finding.of(new Fit(form, estimates, n, leftOut, determination));
  }

  private static Finding<Fit> threshold(double[] x, double[] y) {
    int n = 0;
    double[] u = new double[x.length];
    double[] p = new double[x.length];
    double largestWithout = Double.NEGATIVE_INFINITY;
    double smallestWith = Double.POSITIVE_INFINITY;
    double largestWith = Double.NEGATIVE_INFINITY;
    double smallestWithout = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && y[i] >= 0 && y[i] <= 1) {
        u[n] = x[i];
        p[n++] = y[i];
        if (y[i] > 0) {
          smallestWith = Math.min(smallestWith, x[i]);
          largestWith = Math.max(largestWith, x[i]);
        }
        if (y[i] < 1) {
          largestWithout = Math.max(largestWithout, x[i]);
          smallestWithout = Math.min(smallestWithout, x[i]);
        }
      }
    }
    if (n == 0) {
      return Finding.undefined(
          "none of " + x.length + " rows has a share from 0 to 1, as spans.… columns have");
    }
    if (smallestWith > largestWith) {
      return Finding.undefined("none of " + n + " structures spans");
    }
    if (smallestWithout > largestWithout) {
      return Finding.undefined("all of " + n + " structures span");
    }
    if (largestWithout <= smallestWith || largestWith <= smallestWithout) {
      double low = Math.min(largestWithout, largestWith);
      double high = Math.max(smallestWith, smallestWithout);
      return Finding.undefined(
          "all structures span on one side and none on the other: the threshold lies "
              + (low == high ? "at " + low : "between " + low + " and " + high)
              + "; measure more points there");
    }
    return newton(u, p, n, x.length - n);
  }

  /** Logistic regression p = 1/(1 + e^(−β₀ − β₁ t)) in t = (u − mean)/scale. */
  private static Finding<Fit> newton(double[] u, double[] p, int n, int leftOut) {
    double centre = mean(u, n);
    double scale = 0;
    for (int i = 0; i < n; i++) {
      scale = Math.max(scale, Math.abs(u[i] - centre));
    }
    double b0 = 0;
    double b1 = 0;
    double i00 = 0;
    double i01 = 0;
    double i11 = 0;
    boolean settled = false;
    for (int step = 0; step < MAX_STEPS && !settled; step++) {
      double g0 = 0;
      double g1 = 0;
      i00 = 0;
      i01 = 0;
      i11 = 0;
      for (int i = 0; i < n; i++) {
        double t = (u[i] - centre) / scale;
        double q = 1 / (1 + Math.exp(-b0 - b1 * t));
        double weight = q * (1 - q);
        g0 += p[i] - q;
        g1 += (p[i] - q) * t;
        i00 += weight;
        i01 += weight * t;
        i11 += weight * t * t;
      }
      double determinant = i00 * i11 - i01 * i01;
      if (!(determinant > 0)) {
        return Finding.undefined("the logistic fit does not settle; measure more points");
      }
      double d0 = (i11 * g0 - i01 * g1) / determinant;
      double d1 = (i00 * g1 - i01 * g0) / determinant;
      b0 += d0;
      b1 += d1;
      settled = Math.abs(d0) + Math.abs(d1) < SETTLED * (1 + Math.abs(b0) + Math.abs(b1));
    }
    if (!settled || b1 == 0) {
      return Finding.undefined("the logistic fit does not settle; measure more points");
    }
    double determinant = i00 * i11 - i01 * i01;
    double v00 = i11 / determinant;
    double v01 = -i01 / determinant;
    double v11 = i00 / determinant;
    double t = -b0 / b1;
    double thresholdVariance = (v00 + 2 * t * v01 + t * t * v11) / (b1 * b1);
    double width = scale / b1;
    return Finding.of(
        new Fit(
            FitForm.THRESHOLD,
            List.of(
                new Estimate(centre + scale * t, scale * Math.sqrt(thresholdVariance)),
                new Estimate(width, Math.abs(width / b1) * Math.sqrt(v11))),
            n,
            leftOut,
            Double.NaN));
  }

  private static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  private static double mean(double[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    return sum / n;
  }
}
