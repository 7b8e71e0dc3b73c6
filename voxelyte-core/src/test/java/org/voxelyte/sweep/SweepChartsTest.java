package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxelyte.report.LineChart.Series;
import org.voxelyte.report.StudyReport;
import org.voxelyte.sweep.SweepPlan.Condition;
import org.voxelyte.sweep.SweepPlan.Plot;

/** What is drawn of rows, and what of others stands beside. */
class SweepChartsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String Y = "effective_conductivity_S_per_m.ionic.z";
  private static final Beside.PowerLaw LAW =
      new Beside.PowerLaw("law", "", 3, 2, OptionalDouble.empty(), OptionalDouble.empty());

  private SweepTable table;
  private final List<String> notes = new ArrayList<>();

  /** y = (1 + 2 k) s for diameters k = 0, 1 and shares s, with two realisations ± 0.1 s. */
  @BeforeEach
  void fillTable() throws IOException {
    List<List<Setting>> points = new ArrayList<>();
    for (String diameter : List.of("3 um", "15 um")) {
      for (double share : new double[] {0.5, 0.6, 0.7}) {
        points.add(
            List.of(
                new Setting("d", TextNode.valueOf(diameter)),
                new Setting("s", DoubleNode.valueOf(share))));
      }
    }
    SweepPlan plan =
        new SweepPlan(
            "a study",
            Path.of("p"),
            JSON.readTree("{}"),
            JSON.readTree("{}"),
            points,
            2,
            1,
            List.of(),
            Map.of(),
            List.of(),
            List.of());
    List<SweepRow> rows = new ArrayList<>();
    for (SweepCase each : plan.cases()) {
      double share = each.settings().get(1).value().doubleValue();
      double y = (each.point() < 3 ? 1 : 3) * share + (each.realisation() * 2 - 1) * 0.1 * share;
      rows.add(new SweepRow(each, Map.of(Y, y), Map.of(), 1, Optional.empty()));
    }
    table = SweepTable.of(rows, List.of());
  }

  private StudyReport.Chart chart(List<Condition> relativeTo, Beside... beside) {
    Plot plot = new Plot("s", Y, "d", false, false, List.of(), relativeTo, List.of(beside));
    ColumnNames names = new ColumnNames(table, Map.of("d", "NMC", Y, "conductivity"));
    return new SweepCharts(table, names, List.of()).of(List.of(plot), notes).get(0);
  }

  private static List<Series> series(StudyReport.Chart chart) {
    return chart.chart().panels().get(0).series();
  }

  @Test
  void meansAreDrawnInTheUnitsOfTheAxesUnderTheirNames() {
    StudyReport.Chart chart = chart(List.of());
    assertThat(chart.title()).isEqualTo("conductivity against s");
    assertThat(chart.chart().panels().get(0).y().title()).isEqualTo("conductivity (mS/cm)");
    assertThat(series(chart)).extracting(Series::name).containsExactly("NMC 3 µm", "NMC 15 µm");
    Series first = series(chart).get(0);
    assertThat(first.y()).containsExactly(new double[] {5, 6, 7}, within(1e-12));
    assertThat(first.spread()[2]).isCloseTo(0.7 * Math.sqrt(2), within(1e-12));
    assertThat(chart.caption()).doesNotContain("Dashed").doesNotContain("fits");
    assertThat(notes).isEmpty();
  }

  /** A law spans the rows unless it says from where to where, in the units of the axes. */
  @Test
  void aLawOfOthersSpansTheRows() {
    Series law = series(chart(List.of(), LAW)).get(2);
    assertThat(law.beside()).isTrue();
    assertThat(law.marked()).isFalse();
    assertThat(law.x()[0]).isEqualTo(0.5);
    assertThat(law.x()[law.x().length - 1]).isCloseTo(0.7, within(1e-12));
    assertThat(law.y()[0]).isCloseTo(0.75, within(1e-12));
    Beside.PowerLaw longer =
        new Beside.PowerLaw("law", "", 3, 2, OptionalDouble.of(0.1), OptionalDouble.of(0.9));
    Series far = series(chart(List.of(), longer)).get(2);
    assertThat(far.x()[0]).isEqualTo(0.1);
    assertThat(far.x()[far.x().length - 1]).isCloseTo(0.9, within(1e-12));
  }

  /** Those of a line have its colour; of the others the first is grey, the next stand apart. */
  @Test
  void curvesOfOthersHaveTheColourOfTheirLine() {
    Beside.Points points =
        new Beside.Points("points", "15000 nm", List.of(new Beside.Point(0.5, 2)));
    List<Series> drawn = series(chart(List.of(), points, LAW, LAW, LAW));
    assertThat(drawn).extracting(Series::colour).containsExactly(0, 1, 1, -1, 2, 3);
    assertThat(drawn.get(2).joined()).isFalse();
    assertThat(drawn)
        .extracting(Series::beside)
        .containsExactly(false, false, true, true, true, true);
    assertThat(chart(List.of(), LAW).caption()).contains("Dashed lines and open marks");
  }

  @Test
  void valuesAreDividedByTheirReference() {
    StudyReport.Chart chart = chart(List.of(new Condition("d", "3 um")));
    assertThat(chart.chart().panels().get(0).y().title()).isEqualTo("conductivity, relative");
    assertThat(series(chart).get(0).y()).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    assertThat(series(chart).get(1).y()).containsExactly(new double[] {3, 3, 3}, within(1e-12));
    assertThat(chart.caption()).contains("Divided by the mean at NMC 3 um");
  }

  @Test
  void whatCannotBeDrawnIsANote() {
    Plot plot =
        new Plot(
            "s", Y, "", false, false, List.of(new Condition("d", "7 um")), List.of(), List.of(LAW));
    ColumnNames names = new ColumnNames(table, Map.of());
    assertThat(new SweepCharts(table, names, List.of()).of(List.of(plot), notes)).isEmpty();
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("at d 7 um", "no row has finite values");
  }
}
