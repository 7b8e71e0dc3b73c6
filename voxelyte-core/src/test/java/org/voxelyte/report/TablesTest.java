package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

class TablesTest {
  /** A reader of RFC 4180, apart from the writer. */
  private static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    assertThat(quoted).isFalse();
    return rows;
  }

  @Test
  void everyRowHasAsManyCellsAsTheHeader() {
    Map<String, String> files = Tables.of(new SampleAnalysis().build());
    assertThat(files.keySet())
        .containsExactly(
            "phases.csv",
            "interfaces.csv",
            "conductivity.csv",
            "network.csv",
            "morphology.csv",
            "profile_x.csv",
            "profile_y.csv",
            "profile_z.csv");
    files.forEach(
        (name, text) -> {
          assertThat(text).endsWith("\r\n").doesNotContain("NaN");
          List<List<String>> rows = parse(text);
          assertThat(rows).hasSizeGreaterThan(1);
          rows.forEach(row -> assertThat(row).as(name).hasSameSizeAs(rows.get(0)));
        });
    assertThat(parse(files.get("profile_x.csv"))).hasSize(41);
    assertThat(parse(files.get("conductivity.csv"))).hasSize(13);
  }

  @Test
  void aSingleSliceHasNoRowsAlongItAndEmptyCells() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.shape = new GridShape(40, 30, 1);
    Map<String, String> files = Tables.of(sample.build());
    assertThat(files).containsKeys("profile_x.csv", "profile_y.csv").hasSize(6);
    List<List<String>> conductivity = parse(files.get("conductivity.csv"));
    assertThat(conductivity).hasSize(1 + 4 * 2).noneMatch(row -> row.get(1).equals("z"));
    List<List<String>> phases = parse(files.get("phases.csv"));
    int column = phases.get(0).indexOf("spanning_fraction_z");
    assertThat(phases.get(1).get(column)).isEmpty();
    assertThat(phases.get(1).get(column - 1)).isEqualTo("0.97");
  }

  @Test
  void eachParticleOfADriveHasARow() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.particles = SampleAnalysis.twoParticles();
    List<List<String>> rows = parse(Tables.of(sample.build()).get("particle-currents.csv"));
    assertThat(rows).hasSize(1 + 12 * 2);
    assertThat(rows.get(0)).contains("particle", "current_share", "touches_first");
    assertThat(rows.get(2).subList(2, 8)).containsExactly("NMC", "700", "80", "0.5", "1", "1");
  }

  @Test
  void numbersAreThoseOfTheAnalysis() {
    Analysis analysis = new SampleAnalysis().build();
    Map<String, String> files = Tables.of(analysis);
    List<List<String>> phases = parse(files.get("phases.csv"));
    int column = phases.get(0).indexOf("volume_fraction");
    assertThat(Double.parseDouble(phases.get(3).get(column)))
        .isEqualTo(analysis.fractions().get(2).ofVolume());
    List<String> second = parse(files.get("profile_z.csv")).get(2);
    assertThat(Double.parseDouble(second.get(0))).isEqualTo(1.5 * 100e-9);
    assertThat(Double.parseDouble(second.get(3)))
        .isEqualTo(analysis.profiles().get(2).fractions().get(2)[1]);
  }

  @Test
  void namesWithCommasAndQuotesComeBack() {
    String name = "a \"b\", <c>\nd";
    SampleAnalysis sample = new SampleAnalysis();
    sample.phases =
        List.of(
            SampleAnalysis.VOID, new Phase(1, name, PhaseRole.UNSPECIFIED), SampleAnalysis.ACTIVE);
    List<List<String>> rows = parse(Tables.of(sample.build()).get("phases.csv"));
    assertThat(rows.get(2).get(1)).isEqualTo(name);
  }

  @Test
  void infinityIsAWordAndUndefinedIsEmpty() {
    SampleAnalysis sample = new SampleAnalysis();
    sample.tortuosity = Double.POSITIVE_INFINITY;
    Map<String, String> files = Tables.of(sample.build());
    assertThat(parse(files.get("conductivity.csv")).get(1).get(3)).isEqualTo("Infinity");
    assertThat(parse(files.get("phases.csv")).get(1).get(5)).isEmpty();
  }

  @Test
  void absentPartsHaveNoFiles() {
    assertThat(Tables.of(new SampleAnalysis().bare())).isEmpty();
  }
}
