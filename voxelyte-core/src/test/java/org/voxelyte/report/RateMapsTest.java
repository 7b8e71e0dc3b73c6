package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.voxelyte.electrochemistry.ActiveMaterial;
import org.voxelyte.electrochemistry.CompositeElectrode;
import org.voxelyte.electrochemistry.RatedElectrode;
import org.voxelyte.report.Drawing.Label;
import org.voxelyte.report.Drawing.Line;
import org.voxelyte.report.Drawing.Picture;

/** The maps of rates: lines where the values are, labels inside, the electrode in its ring. */
class RateMapsTest {
  private static RateReport report(
      double thickness, double electrolyte, double tortuosityFactor, OptionalDouble current) {
    return new RateReport(
        List.of("rate"),
        Optional.of(
            new RatedElectrode(
                new CompositeElectrode(thickness, electrolyte, 0.7, 0.15, 0.32, tortuosityFactor),
                ActiveMaterial.NCM811,
                0.1)),
        new RateReport.Origins("", "", "", "", "", "", "", "", ""),
        current,
        OptionalDouble.empty(),
        false,
        Optional.empty(),
        0);
  }

  /** j = σ ν (1 − φ) ΔU / (τ² l): 5 mA/cm² at 63.75 µm takes 5 mS/cm (the paper's anchor). */
  @Test
  void aLineRunsWhereItsValueIs() {
    RateReport report = report(100e-6, 0.3, 4, OptionalDouble.of(50));
    Drawing drawing = RateMaps.of(report).get(0).drawing();
    List<Line> thick =
        drawing.marks().stream()
            .filter(mark -> mark instanceof Line line && line.width() == 1.8)
            .map(Line.class::cast)
            .toList();
    Picture map = (Picture) drawing.marks().get(0);
    double x = map.x() + map.width() * Math.log(63.75 / 20) / Math.log(500.0 / 20);
    double y = map.y() + map.height() * (1 - Math.log(5 / 0.1) / Math.log(100 / 0.1));
    double nearest = Double.POSITIVE_INFINITY;
    for (Line line : thick) {
      for (int i = 0; i < line.points().length; i += 2) {
        double across = line.points()[i] - x;
        double up = line.points()[i + 1] - y;
        nearest = Math.min(nearest, Math.hypot(across, up));
      }
    }
    assertThat(nearest).isLessThan(0.5);
  }

  @Test
  void coloursGrowWithTheValues() {
    Drawing drawing = RateMaps.of(report(100e-6, 0.3, 4, OptionalDouble.empty())).get(0).drawing();
    Picture map = (Picture) drawing.marks().get(0);
    int last = map.image().getWidth() - 1;
    int[] index = new int[1];
    // Top left is thin and conducts best, bottom right is thick and conducts worst.
    assertThat(map.image().getRaster().getPixel(0, 0, index)[0]).isGreaterThan(250);
    assertThat(map.image().getRaster().getPixel(last, last, index)[0]).isLessThan(5);
  }

  @Test
  void everythingStaysOnThePaperForExtremeElectrodes() {
    for (RateReport report :
        List.of(
            report(1e-6, 0.3, 1, OptionalDouble.empty()),
            report(5e-3, 0.001, 900, OptionalDouble.of(1e-9)),
            report(100e-6, 0.3, Double.POSITIVE_INFINITY, OptionalDouble.of(50)))) {
      for (Figure figure : RateMaps.of(report)) {
        Drawing drawing = figure.drawing();
        for (Drawing.Mark mark : drawing.marks()) {
          if (mark instanceof Line line) {
            for (int i = 0; i < line.points().length; i += 2) {
              assertThat(line.points()[i]).isBetween(0.0, drawing.width());
              assertThat(line.points()[i + 1]).isBetween(0.0, drawing.height());
            }
          } else if (mark instanceof Label label && !label.upright()) {
            assertThat(label.y()).isBetween(0.0, drawing.height());
            assertThat(label.text()).doesNotContain("NaN", "–");
          }
        }
      }
    }
  }

  @Test
  void withoutAPathOnlyTheMapThatDoesNotNeedItIsDrawn() {
    List<Figure> figures =
        RateMaps.of(report(100e-6, 0.3, Double.POSITIVE_INFINITY, OptionalDouble.empty()));
    assertThat(figures).extracting(Figure::name).containsExactly(RateMaps.COMPOSITION);
    assertThat(figures.get(0).caption()).contains("does not span").doesNotContain("ring");
  }

  @Test
  void roundValuesOfALogarithmicScale() {
    assertThat(RateAxis.rounds(new Scale(0.15, 20, true), List.of(1, 2, 5)))
        .containsExactly(0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0);
    assertThat(RateAxis.label(1e-5)).isEqualTo("10⁻⁵");
    assertThat(RateAxis.label(2e-5)).isEqualTo("2·10⁻⁵");
    assertThat(RateAxis.label(100)).isEqualTo("100");
    RateAxis axis = new RateAxis("", new Scale(1, 100, true));
    assertThat(axis.at(0.5)).isEqualTo(10, within(1e-12));
    assertThat(new RateAxis("", new Scale(40, 90, false)).at(0.2)).isEqualTo(50, within(1e-12));
  }

  @Test
  void aReportNeedsSomethingToSay() {
    RateReport some = report(100e-6, 0.3, 4, OptionalDouble.empty());
    assertThatThrownBy(
            () ->
                new RateReport(
                    List.of(),
                    Optional.empty(),
                    some.origins(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    false,
                    Optional.empty(),
                    0))
        .hasMessageContaining("needs an electrode or the table");
  }
}
