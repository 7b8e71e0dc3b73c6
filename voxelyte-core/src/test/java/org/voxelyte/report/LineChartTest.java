package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.report.Drawing.Line;
import org.voxelyte.report.LineChart.Measure;
import org.voxelyte.report.LineChart.Panel;
import org.voxelyte.report.LineChart.Series;

class LineChartTest {
  private static final double[] SIZES = {1e5, 1e6, 1e7};

  private static LineChart chart(double... seconds) {
    Panel panel =
        new Panel(
            Measure.logarithmic("voxels"),
            Measure.logarithmic("time (s)"),
            List.of(new Series("solver", SIZES, seconds, true)));
    return new LineChart("time against size", List.of(panel));
  }

  @Test
  void aPowerLawIsAStraightLineOfLogarithms() {
    Line line =
        chart(0.01, 0.1, 1).draw().marks().stream()
            .filter(mark -> mark instanceof Line found && found.points().length == 6)
            .map(Line.class::cast)
            .findFirst()
            .orElseThrow();
    double[] p = line.points();
    assertThat(p[2] - p[0]).isCloseTo(p[4] - p[2], within(1e-9)).isPositive();
    assertThat(p[3] - p[1]).isCloseTo(p[5] - p[3], within(1e-9)).isNegative();
  }

  @Test
  void writesBothKindsOfFileWholeAndNothingElse(@TempDir Path folder) throws IOException {
    chart(0.01, 0.1, 1).write(folder.resolve("solver-size"));
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("solver-size.png", "solver-size.svg");
    }
    assertThat(ImageIO.read(folder.resolve("solver-size.png").toFile()).getWidth())
        .isGreaterThan(1000);
    assertThat(Files.readString(folder.resolve("solver-size.svg")))
        .contains("time (s)", "voxels", "time against size");
  }

  /** What others found is told apart by its kind of mark and line, not by colour alone. */
  @Test
  void valuesOfOthersAreDashedOrOpenAndStandInTheLegend() throws IOException {
    double[] x = {1, 2, 3};
    Panel panel =
        new Panel(
            Measure.linear("x"),
            Measure.linear("y"),
            List.of(
                new Series("here", x, new double[] {1, 2, 3}, true, true, new double[3], 0),
                Series.lineBeside("a paper", x, new double[] {1, 2, 4}, 0),
                Series.pointsBeside("an experiment", x, new double[] {2, 3, 5}, -1)));
    Drawing drawing = new LineChart("beside", List.of(panel)).draw();
    List<Line> dashed =
        drawing.marks().stream()
            .filter(mark -> mark instanceof Line line && line.dashed())
            .map(Line.class::cast)
            .toList();
    // The curve, and its sample in the legend, in the colour of the values that it belongs to.
    assertThat(dashed).hasSize(2).extracting(line -> line.points().length).contains(6, 4);
    assertThat(dashed).extracting(Line::paint).containsOnly(Drawing.Paint.of(0x0072b2));
    List<Drawing.Dot> open =
        drawing.marks().stream()
            .filter(Drawing.Dot.class::isInstance)
            .map(Drawing.Dot.class::cast)
            .toList();
    assertThat(open).hasSize(4).extracting(Drawing.Dot::paint).containsOnly(Drawing.Paint.PAPER);
    // A colour with a role: pages change it on dark screens.
    assertThat(open).extracting(Drawing.Dot::rim).containsOnly(Drawing.Paint.MUTED);
    String svg = SvgWriter.of(drawing, "beside");
    assertThat(svg).contains("stroke-dasharray=\"4 2.5\"", "a paper", "an experiment");
    assertThat(svg.split("stroke-dasharray", -1)).hasSize(3);
  }

  /** A bar that is cut at the edge of the chart would tell of less scatter than there is. */
  @Test
  void errorBarsAreWhole() {
    double[] x = {1, 2, 3};
    Series series =
        new Series("y", x, new double[] {1, 2, 3}, true, false, new double[] {0, 5, 4}, 0);
    List<double[]> bars = bars(Measure.linear("y"), series);
    assertThat(bars).hasSize(2);
    double unit = (bars.get(0)[1] - bars.get(0)[3]) / 10;
    assertThat(unit).isPositive();
    assertThat(bars.get(1)[1] - bars.get(1)[3]).isEqualTo(8 * unit, within(1e-9));
    // The middles are 2 and 3.
    assertThat(bars.get(0)[1] + bars.get(0)[3] - bars.get(1)[1] - bars.get(1)[3])
        .isEqualTo(2 * unit, within(1e-9));
  }

  /** On a logarithmic scale a bar down to 0 or below reaches the axis; its upper end is whole. */
  @Test
  void anErrorBarBeyondZeroEndsAtTheAxis() {
    Series series =
        new Series(
            "y", SIZES, new double[] {1, 10, 100}, true, false, new double[] {0.9, 90, 900}, 0);
    List<double[]> bars = bars(Measure.logarithmic("y"), series);
    double decade = (bars.get(0)[1] - bars.get(0)[3]) / Math.log10(1.9 / 0.1);
    assertThat(bars.get(1)[1]).isEqualTo(bars.get(2)[1]).isGreaterThan(bars.get(0)[1]);
    assertThat(bars.get(1)[3] - bars.get(2)[3]).isEqualTo(decade, within(1e-9));
  }

  /** Returns the upright lines that are no rules. */
  private static List<double[]> bars(Measure up, Series series) {
    Panel panel = new Panel(Measure.logarithmic("x"), up, List.of(series));
    return new LineChart("bars", List.of(panel))
        .draw().marks().stream()
            .filter(mark -> mark instanceof Line line && line.points().length == 4)
            .map(Line.class::cast)
            .filter(line -> line.paint().equals(Drawing.Paint.of(0x0072b2)))
            .map(Line::points)
            .filter(p -> p[0] == p[2])
            .toList();
  }

  /** A lone curve has no legend, unless there is something of others to be named. */
  @Test
  void loneValuesBesideOthersAreNamed() {
    Series own = new Series("here", SIZES, SIZES, true);
    Series other = Series.lineBeside("a paper", SIZES, SIZES, -1);
    assertThat(labels(own)).doesNotContain("here");
    assertThat(labels(own, other)).contains("here", "a paper");
  }

  private static List<String> labels(Series... series) {
    Measure measure = Measure.logarithmic("size");
    return new LineChart("lone", List.of(new Panel(measure, measure, List.of(series))))
        .draw().marks().stream()
            .filter(Drawing.Label.class::isInstance)
            .map(mark -> ((Drawing.Label) mark).text())
            .toList();
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart(0, 0.1, 1))
        .withMessage("cannot draw 0.0 of solver on the axis time (s)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart(Double.NaN, 0.1, 1))
        .withMessageContaining("cannot draw NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart(0.1, 1))
        .withMessage("solver needs as many x as y and at least one, got 3 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineChart("none", List.of()))
        .withMessageContaining("one to three panels, got 0");
  }
}
