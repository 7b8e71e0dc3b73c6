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
