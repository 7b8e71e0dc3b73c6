package org.voxelyte.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdChartTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theLineIsThatOfLeastSquares() {
    double[] diameters = {3, 5, 10, 15};
    double[] exact = new double[4];
    for (int i = 0; i < 4; i++) {
      exact[i] = 7.83 * Math.log(diameters[i]) + 36.67;
    }
    ThresholdChart.Line line = ThresholdChart.Line.through(diameters, exact);
    assertThat(line.slope()).isCloseTo(7.83, within(1e-12));
    assertThat(line.atOne()).isCloseTo(36.67, within(1e-12));
    // Off by +1, −2, +1 at equal distances: the slope stays, the mean too.
    ThresholdChart.Line off =
        ThresholdChart.Line.through(
            new double[] {1, Math.E, Math.E * Math.E}, new double[] {3, 2, 7});
    assertThat(off.slope()).isCloseTo(2, within(1e-12));
    assertThat(off.atOne()).isCloseTo(2, within(1e-12));
  }

  @Test
  void drawsBothChartsFromTables() throws IOException {
    Path fits =
        write(
            "fits.csv",
            """
            form,x,y,by,group,parameter,value,standard_error,points
            threshold,f,spans.NCM.z,d,3.0E-6,x_c,0.45,0.01,20
            threshold,f,spans.NCM.z,d,3.0E-6,w,0.02,0.01,20
            threshold,f,spans.NCM.z,d,1.0E-5,x_c,0.55,NaN,20
            threshold,f,spans.NCM.z,d,1.5E-5,,,,
            """);
    Path rows =
        write(
            "rows.csv",
            """
            # measured
            put.NCM.of_volume,effective_conductivity_S_per_m.ionic.z,effective_conductivity_S_per_m.electronic.z
            0.3,0.04,0
            0.5,0.02,0.1
            """);
    Path out = folder.resolve("chart");
    ThresholdChart.main(new String[] {out.toString(), "ours=" + fits});
    assertThat(Files.readString(folder.resolve("chart.svg")))
        .contains("Bielefeld")
        .contains("ours");
    MeasuredChart.main(new String[] {out.toString(), rows.toString(), "ours=" + rows});
    assertThat(Files.readString(folder.resolve("chart.svg"))).contains("electronic conductivity");
    assertThat(Files.size(folder.resolve("chart.png"))).isPositive();
    assertThatThrownBy(() -> ThresholdChart.main(new String[] {out.toString(), "ours=" + rows}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has 0 thresholds of spans.NCM.z");
  }

  @Test
  void cellsAreReadByName() throws IOException {
    List<Map<String, String>> rows = CsvRows.read(write("t.csv", "# about\na,b\n1,x\n,2\n"));
    assertThat(rows).hasSize(2);
    assertThat(CsvRows.number(rows.get(0), "a")).isEqualTo(1);
    assertThat(CsvRows.number(rows.get(0), "b")).isNaN();
    assertThat(CsvRows.number(rows.get(1), "a")).isNaN();
    Path empty = write("empty.csv", "# about\n");
    assertThatThrownBy(() -> CsvRows.read(empty)).isInstanceOf(IOException.class);
  }
}
