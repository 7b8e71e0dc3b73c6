package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fits of laws to points that know their law. */
class CurveFitTest {
  private static final double ROUNDING = 1e-10;

  private static double[] linspace(double first, double last, int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = first + (last - first) * i / (n - 1);
    }
    return x;
  }

  @Test
  void findsThePowerLawOfThePaperExactly() {
    double[] d = linspace(3, 15, 7);
    double[] y = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      y[i] = 6.40 * Math.pow(d[i], -0.246);
    }
    Fit fit = CurveFit.of(FitForm.POWER_LAW, d, y).get();
    assertThat(fit.value("a")).isEqualTo(6.40, within(ROUNDING));
    assertThat(fit.value("b")).isEqualTo(-0.246, within(ROUNDING));
    assertThat(fit.coefficientOfDetermination()).isEqualTo(1, within(ROUNDING));
    assertThat(fit.estimates().get(1).standardError()).isEqualTo(0, within(1e-7));
    // What the paper's two laws give for 12 µm.
    assertThat(fit.at(12)).isEqualTo(3.473, within(5e-4));
    assertThat(5.55 * Math.pow(12, -0.190)).isEqualTo(3.461, within(5e-4));
  }

  @Test
  void findsBothFormsOfBruggeman() {
    double[] x = linspace(0.2, 0.6, 9);
    double[] plain = new double[x.length];
    double[] modified = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      plain[i] = Math.pow(x[i], -0.5);
      modified[i] = 0.325 * Math.pow(x[i], -2.018);
    }
    assertThat(CurveFit.of(FitForm.BRUGGEMAN, x, plain).get().value("alpha"))
        .isEqualTo(0.5, within(ROUNDING));
    Fit fit = CurveFit.of(FitForm.MODIFIED_BRUGGEMAN, x, modified).get();
    assertThat(fit.value("gamma")).isEqualTo(0.325, within(ROUNDING));
    assertThat(fit.value("alpha")).isEqualTo(2.018, within(ROUNDING));
    assertThat(fit.at(0.3)).isEqualTo(0.325 * Math.pow(0.3, -2.018), within(1e-9));
  }

  /** Var b = s²/Σ(u − ū)² and Var ln a = s² (1/n + ū²/Σ(u − ū)²) of the line v = ln a + b u. */
  @Test
  void standardErrorsAreThoseOfTheStraightLine() {
    double[] x = {1, Math.E, Math.exp(2), Math.exp(3)};
    double[] y = {Math.exp(0), Math.exp(1.1), Math.exp(1.9), Math.exp(3.2)};
    Fit fit = CurveFit.of(FitForm.POWER_LAW, x, y).get();
    // By hand: u = 0…3, v = 0, 1.1, 1.9, 3.2: slope 1.04, intercept −0.01, residuals 0.01,
    // 0.07, −0.17, 0.09 with Σ r² = 0.042; s² = 0.042/2, Σ(u − ū)² = 5.
    assertThat(fit.value("b")).isEqualTo(1.04, within(ROUNDING));
    assertThat(Math.log(fit.value("a"))).isEqualTo(-0.01, within(ROUNDING));
    assertThat(fit.estimates().get(1).standardError())
        .isEqualTo(Math.sqrt(0.042 / 2 / 5), within(ROUNDING));
    assertThat(fit.estimates().get(0).standardError())
        .isEqualTo(fit.value("a") * Math.sqrt(0.042 / 2 * (0.25 + 2.25 / 5)), within(ROUNDING));
  }

  /** Over 300 noisy samples the truth lies within two standard errors in about 95 of 100. */
  @Test
  void standardErrorsCoverTheTruth() {
    SplittableRandom random = new SplittableRandom(11);
    double[] x = linspace(1, 10, 12);
    int within = 0;
    for (int sample = 0; sample < 300; sample++) {
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double noise = 0;
        for (int k = 0; k < 12; k++) {
          noise += random.nextDouble();
        }
        y[i] = 2 * Math.pow(x[i], 0.7) * Math.exp(0.1 * (noise - 6));
      }
      Estimate b = CurveFit.of(FitForm.POWER_LAW, x, y).get().estimates().get(1);
      if (Math.abs(b.value() - 0.7) < 2 * b.standardError()) {
        within++;
      }
    }
    assertThat(within / 300.0).isBetween(0.88, 0.98);
  }

  @Test
  void pointsThatCannotBeUsedAreCounted() {
    double[] x = {1, 2, 4, 8, 16};
    double[] y = {1, 2, Double.POSITIVE_INFINITY, 8, 0};
    Fit fit = CurveFit.of(FitForm.POWER_LAW, x, y).get();
    assertThat(fit.points()).isEqualTo(3);
    assertThat(fit.leftOut()).isEqualTo(2);
    assertThat(fit.value("b")).isEqualTo(1, within(ROUNDING));
  }

  @ParameterizedTest
  @EnumSource(FitForm.class)
  void tooFewPointsAreAReason(FitForm form) {
    assertThat(CurveFit.of(form, new double[] {}, new double[] {}).reason()).isNotEmpty();
    assertThatThrownBy(() -> CurveFit.of(form, new double[1], new double[2]))
        .hasMessageContaining("1 and 2");
  }

  @Test
  void twoPointsHaveNoScatterToTellErrorsFrom() {
    Fit fit = CurveFit.of(FitForm.POWER_LAW, new double[] {1, 2}, new double[] {3, 6}).get();
    assertThat(fit.value("b")).isEqualTo(1, within(ROUNDING));
    assertThat(fit.estimates().get(0).standardError()).isNaN();
  }

  @Test
  void oneCompositionHasNoExponent() {
    assertThat(
            CurveFit.of(FitForm.POWER_LAW, new double[] {2, 2, 2}, new double[] {1, 2, 3}).reason())
        .contains("same x");
  }

  /** Mirrored outcomes about 0.3 have their threshold there. */
  @Test
  void findsTheThresholdOfSymmetricOutcomes() {
    double[] x = {0.2, 0.25, 0.3, 0.3, 0.35, 0.4, 0.25, 0.35};
    double[] y = {0, 0, 0, 1, 1, 1, 1, 0};
    Fit fit = CurveFit.of(FitForm.THRESHOLD, x, y).get();
    assertThat(fit.value("x_c")).isEqualTo(0.3, within(1e-9));
    assertThat(fit.value("w")).isPositive();
    assertThat(fit.at(0.3)).isEqualTo(0.5, within(1e-9));
    double[] falling = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      falling[i] = 1 - y[i];
    }
    Fit mirrored = CurveFit.of(FitForm.THRESHOLD, x, falling).get();
    assertThat(mirrored.value("x_c")).isEqualTo(0.3, within(1e-9));
    assertThat(mirrored.value("w")).isEqualTo(-fit.value("w"), within(1e-9));
  }

  /** 4000 outcomes drawn from a law with x_c = 0.31 and w = 0.02. */
  @Test
  void findsTheThresholdThatOutcomesWereDrawnFrom() {
    SplittableRandom random = new SplittableRandom(5);
    double[] x = new double[4000];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.2 + 0.2 * random.nextDouble();
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-(x[i] - 0.31) / 0.02)) ? 1 : 0;
    }
    Fit fit = CurveFit.of(FitForm.THRESHOLD, x, y).get();
    Estimate threshold = fit.estimates().get(0);
    assertThat(threshold.standardError()).isBetween(5e-4, 2e-3);
    assertThat(threshold.value()).isEqualTo(0.31, within(3 * threshold.standardError()));
    Estimate width = fit.estimates().get(1);
    assertThat(width.value()).isEqualTo(0.02, within(3 * width.standardError()));
  }

  @Test
  void aCleanStepHasBoundsButNoWidth() {
    assertThat(
            CurveFit.of(FitForm.THRESHOLD, new double[] {0.2, 0.25, 0.35}, new double[] {0, 0, 1})
                .reason())
        .contains("between 0.25 and 0.35");
    assertThat(
            CurveFit.of(FitForm.THRESHOLD, new double[] {0.2, 0.3}, new double[] {0, 0}).reason())
        .contains("none");
    assertThat(
            CurveFit.of(FitForm.THRESHOLD, new double[] {0.2, 0.3}, new double[] {1, 1}).reason())
        .contains("all");
  }

  @Test
  void formsAreFoundByName() {
    assertThat(FitForm.of("modified_bruggeman")).isEqualTo(FitForm.MODIFIED_BRUGGEMAN);
    assertThatThrownBy(() -> FitForm.of("cubic")).hasMessageContaining("power_law");
  }
}
