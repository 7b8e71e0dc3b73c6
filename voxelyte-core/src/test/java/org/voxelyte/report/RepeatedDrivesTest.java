package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.Conductivities;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.transport.Sides;

class RepeatedDrivesTest {
  private static final String ALONE = "NMC alone";
  private static final String SET = "electronic: NMC";

  /** An analysis with a set of conductivities before the phases alone, of unequal τ². */
  private static Analysis with(
      Map<Integer, Double> sigma, ContactResistances contacts, Sides sides, int axes) {
    SampleAnalysis sample = new SampleAnalysis();
    Analysis a = sample.build();
    sample.tortuosity = 4;
    ConductionCase other = sample.build().conduction().get(2);
    ConductionCase alone = a.conduction().get(2);
    List<DrivenAxis> unequal =
        List.of(alone.axes().get(0), alone.axes().get(1), other.axes().get(2));
    ConductionCase set =
        new ConductionCase(
            SET,
            false,
            Optional.of(Carrier.ELECTRONIC),
            new Conductivities(sigma),
            contacts,
            sides,
            Optional.empty(),
            unequal.subList(0, axes));
    List<ConductionCase> cases = new ArrayList<>(List.of(set));
    cases.addAll(a.conduction().subList(0, 2));
    cases.add(ConductionCase.of(ALONE, true, alone.conductivities(), unequal));
    return a.with(cases);
  }

  private static Analysis with(Map<Integer, Double> sigma, ContactResistances contacts) {
    return with(sigma, contacts, Sides.INSULATED, 3);
  }

  private static ContactResistances contact(int a, int b, double resistance) {
    return new ContactResistances(Map.of(new ContactResistances.Pair(a, b), resistance));
  }

  private static boolean repeats(Analysis analysis) {
    List<String> kept =
        RepeatedDrives.without(analysis).conduction().stream().map(ConductionCase::drive).toList();
    assertThat(kept).contains(SET, "void alone", "SE alone");
    return !kept.contains(ALONE);
  }

  @Test
  void onePhaseWithoutContactsIsRepeatedWhateverItsConductivity() {
    assertThat(repeats(with(Map.of(2, 7.0), ContactResistances.NONE))).isTrue();
    assertThat(repeats(with(Map.of(1, 0.0, 2, 1e-3), ContactResistances.NONE))).isTrue();
    assertThat(repeats(with(Map.of(2, 7.0), contact(1, 2, 1e-3)))).isTrue();
    assertThat(repeats(with(Map.of(2, 7.0), contact(2, 2, 0)))).isTrue();
  }

  @Test
  void whatDiffersIsNotRepeated() {
    assertThat(repeats(with(Map.of(2, 7.0), contact(2, 2, 1e-3)))).isFalse();
    assertThat(repeats(with(Map.of(1, 1e-3, 2, 7.0), ContactResistances.NONE))).isFalse();
    assertThat(repeats(with(Map.of(2, 7.0), ContactResistances.NONE, Sides.PERIODIC, 3))).isFalse();
    assertThat(repeats(with(Map.of(2, 7.0), ContactResistances.NONE, Sides.INSULATED, 2)))
        .isFalse();
  }

  @Test
  void figuresAndWarningsComeOnceAndNumbersStay() throws Exception {
    Analysis once = with(Map.of(2, 7.0), ContactResistances.NONE);
    Analysis twice = with(Map.of(2, 7.0), contact(2, 2, 1e-3));
    assertThat(titles(once)).anyMatch(t -> t.contains(SET)).noneMatch(t -> t.contains(ALONE));
    assertThat(titles(twice)).anyMatch(t -> t.contains(SET)).anyMatch(t -> t.contains(ALONE));
    assertThat(String.join("\n", Warnings.of(once))).contains(SET).doesNotContain(ALONE);
    assertThat(String.join("\n", Warnings.of(twice))).contains(SET, ALONE);
    Html html = new Html();
    new ConductionTables(once, new Palette(once.phases()), "").write(html);
    assertThat(html.toString()).contains(ALONE + " (same as " + SET + ")");
    assertThat(ResultsJson.of(once)).contains("\"" + ALONE + "\"");
    assertThat(Tables.of(once).get("conductivity.csv")).contains(ALONE);
  }

  private static List<String> titles(Analysis analysis) {
    return ReportFigures.of(analysis, new Palette(analysis.phases())).all().stream()
        .map(Figure::title)
        .toList();
  }
}
