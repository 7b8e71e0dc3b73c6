package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.api.Test;
import org.voxelyte.sweep.SweepPlan.Condition;

/** Rows as a table: names, units, conditions, patterns, CSV, and fits by group. */
class SweepTableTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** y = 2 x^1.5 for 3 µm, 4 x^1.5 for 15 µm, at three x. */
  private static List<SweepRow> rows() throws IOException {
    List<List<Setting>> points = new ArrayList<>();
    for (String diameter : List.of("3 um", "15 um")) {
      for (double x : new double[] {0.25, 0.5, 1}) {
        points.add(
            List.of(
                new Setting("d", TextNode.valueOf(diameter)),
                new Setting("x", DoubleNode.valueOf(x)),
                new Setting("kind", TextNode.valueOf("a, \"b\""))));
      }
    }
    SweepPlan plan =
        new SweepPlan(
            "a study",
            Path.of("p"),
            JSON.readTree("{}"),
            JSON.readTree("{}"),
            points,
            1,
            1,
            List.of(),
            Map.of(),
            List.of(),
            List.of());
    List<SweepRow> rows = new ArrayList<>();
    for (SweepCase each : plan.cases()) {
      double x = each.settings().get(1).value().doubleValue();
      double factor = each.point() < 3 ? 2 : 4;
      rows.add(
          new SweepRow(
              each, Map.of("y.z", factor * Math.pow(x, 1.5)), Map.of(), 1, Optional.empty()));
    }
    return rows;
  }

  @Test
  void settingsAreNumbersInSiWithTheirUnit() throws IOException {
    SweepTable table = SweepTable.of(rows(), List.of());
    assertThat(table.columns())
        .containsExactly(
            "point",
            "realisation",
            "seed",
            "d_m",
            "x",
            "kind",
            "y.z",
            "seconds",
            "undefined_because",
            "failed");
    assertThat(table.number(0, "d_m")).hasValue(3e-6);
    assertThat(table.number(3, "d_m")).hasValue(15e-6);
    assertThat(table.isText("kind")).isTrue();
    assertThat(table.isText("x")).isFalse();
    assertThat(table.require("d")).isEqualTo("d_m");
  }

  @Test
  void csvIsQuotedAndReadsBack() throws IOException {
    String[] lines = SweepTable.of(rows(), List.of()).csv().split("\r\n");
    assertThat(lines).hasSize(7);
    assertThat(lines[1]).startsWith("0,0,1,3.0E-6,0.25,\"a, \"\"b\"\"\",0.25,1,");
  }

  @Test
  void rowsAreChosenByValueWithOrWithoutUnit() throws IOException {
    SweepTable table = SweepTable.of(rows(), List.of());
    assertThat(table.rowsWhere(List.of(new Condition("d", "15 um")))).containsExactly(3, 4, 5);
    assertThat(table.rowsWhere(List.of(new Condition("x", "0.5")))).containsExactly(1, 4);
    assertThat(table.rowsWhere(List.of(new Condition("x", "0.50"), new Condition("d", "3000 nm"))))
        .containsExactly(1);
    assertThatThrownBy(() -> table.rowsWhere(List.of(new Condition("yy", "1"))))
        .hasMessageContaining("no column is called yy");
  }

  /** y(15 µm)/y(3 µm) is 2 at each x; of the reference itself 1. */
  @Test
  void aColumnIsDividedByThatOfReferenceRowsAtTheSameOtherSettings() throws IOException {
    SweepTable table = SweepTable.of(rows(), List.of());
    RelativeColumn relative =
        new RelativeColumn(table, "y.z", List.of(new Condition("d", "3000 nm")));
    for (int row = 0; row < 6; row++) {
      assertThat(relative.at(row)).hasValue(row < 3 ? 1.0 : 2.0);
    }
    RelativeColumn other = new RelativeColumn(table, "y.z", List.of(new Condition("x", "1")));
    assertThat(other.at(4)).hasValue(Math.pow(0.5, 1.5));
    RelativeColumn none = new RelativeColumn(table, "y.z", List.of(new Condition("d", "7 um")));
    assertThat(none.at(0)).isEmpty();
    assertThat(new RelativeColumn(table, "y.z", List.of()).at(1)).hasValue(2 * Math.pow(0.5, 1.5));
  }

  @Test
  void columnsThatNoRowHasAreEmptyAndOthersAreNamedByTheNearest() throws IOException {
    SweepRow row = rows().get(0);
    SweepRow without =
        new SweepRow(row.sweepCase(), Map.of(), Map.of("y.z", "no voxels"), 1, Optional.empty());
    SweepTable table = SweepTable.of(List.of(without), List.of("y.*"));
    assertThat(table.columns()).contains("y.z");
    assertThat(table.number(0, "y.z")).isEmpty();
    assertThat(table.text(0, "y.z")).isEmpty();
    assertThatThrownBy(() -> table.require("sed"))
        .hasMessage("no column is called sed; the nearest are seed, d_m, x, kind, y.z");
  }

  @Test
  void patternsKeepColumns() throws IOException {
    assertThat(SweepTable.of(rows(), List.of("y.*")).columns()).contains("y.z");
    assertThatThrownBy(() -> SweepTable.of(rows(), List.of("q*"))).hasMessageContaining("q*");
  }

  @Test
  void fitsArePartedByAColumn() throws IOException {
    SweepTable table = SweepTable.of(rows(), List.of());
    List<SweepFits.Fitted> fits =
        SweepFits.of(
            table,
            List.of(
                new SweepPlan.FitRequest(FitForm.POWER_LAW, "x", "y.z", "d", List.of()),
                new SweepPlan.FitRequest(
                    FitForm.POWER_LAW, "x", "y.z", "", List.of(new Condition("x", "7")))));
    assertThat(fits).hasSize(3);
    assertThat(fits.get(0).group()).isEqualTo("3.0E-6");
    assertThat(fits.get(0).fit().get().value("a")).isEqualTo(2, within(1e-12));
    assertThat(fits.get(1).fit().get().value("a")).isEqualTo(4, within(1e-12));
    assertThat(fits.get(1).fit().get().value("b")).isEqualTo(1.5, within(1e-12));
    assertThat(fits.get(2).fit().reason()).contains("no row");
  }
}
