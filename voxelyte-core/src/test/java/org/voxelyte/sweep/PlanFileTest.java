package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxelyte.generation.Recipe;
import org.voxelyte.study.ConductionMeasure;
import org.voxelyte.study.RecipeFile;

/** Plans of studies as people write them, right and wrong. */
class PlanFileTest {
  private static final String PLAN =
      """
      sweep: 1
      recipe:
        recipe: 1
        box: [4 um, 4 um, 4 um]
        voxel: 0.4 um
        void: 0.15
        put:
          NMC: {role: active, shape: sphere, diameter: 1.6 um, of_solid: 0.5}
          LPS: {shape: polyhedron, diameter: 1 um}
      vary:
        put.NMC.diameter: [1.2 um, 1.6 um]
        put.NMC.of_solid: {from: 0.4, to: 0.6, steps: 5}
      realisations: 3
      seed: 10
      measures:
        conduction: {axes: [z], each_phase_alone: true}
      plots:
        - {x: put.NMC.of_solid, y: tortuosity_factor.LPS alone.z, by: put.NMC.diameter, log: [y]}
      fits:
        - {form: power_law, x: volume_fraction.LPS, y: tortuosity_factor.LPS alone.z}
      """;

  @TempDir private Path folder;

  private SweepPlan read(String text, String... overrides) throws IOException {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(file, text);
    return PlanFile.read(file, List.of(overrides));
  }

  private static List<String> values(SweepPlan plan, int setting) {
    return plan.points().stream().map(point -> point.get(setting).value().asText()).toList();
  }

  @Test
  void aGridHasEveryCombination() throws IOException {
    SweepPlan plan = read(PLAN);
    assertThat(plan.points()).hasSize(10);
    assertThat(values(plan, 0).subList(0, 6))
        .containsExactly("1.2 um", "1.2 um", "1.2 um", "1.2 um", "1.2 um", "1.6 um");
    assertThat(values(plan, 1).subList(0, 5)).containsExactly("0.4", "0.45", "0.5", "0.55", "0.6");
    List<SweepCase> cases = plan.cases();
    assertThat(cases).hasSize(30);
    assertThat(cases.subList(0, 3)).extracting(SweepCase::seed).containsExactly(10L, 11L, 12L);
    assertThat(cases.get(29).recipe().at("/put/NMC/diameter").asText()).isEqualTo("1.6 um");
    assertThat(cases).extracting(SweepCase::key).doesNotHaveDuplicates();
    assertThat(plan.plots().get(0).logarithmicY()).isTrue();
    assertThat(plan.fits().get(0).form()).isEqualTo(FitForm.POWER_LAW);
  }

  /** A coating that the measures left out would make a study of coatings a row of equal rows. */
  @Test
  void coatingsOfTheRecipeAreContactsOfTheMeasures() throws IOException {
    String coated =
        PLAN.replace(
                "vary:\n", "  coatings: [{between: [NMC, LPS], resistance: 4 ohm.cm2}]\nvary:\n")
            .replace("each_phase_alone: true", "ionic: {NMC: 1 S/m, LPS: 1 S/m}");
    SweepPlan plan = read(coated);
    SweepCase first = plan.cases().get(0);
    Recipe recipe = RecipeFile.read(first.recipe(), plan.file()).recipe();
    ConductionMeasure conduction =
        StructureCase.measures(first, recipe, plan.file()).conduction().orElseThrow();
    assertThat(conduction.contacts())
        .containsExactly(new ConductionMeasure.Contact("NMC", "LPS", 4e-4, Optional.empty()));
    String contact = ", contacts: [{between: [LPS, NMC], resistance: 1 ohm.cm2}]}";
    assertThatThrownBy(() -> read(coated.replace("LPS: 1 S/m}}", "LPS: 1 S/m}" + contact)))
        .hasMessageContaining("a resistance in the measures and a coating in the recipe");
    // Nothing is driven together, so there is nothing to resist.
    SweepPlan alone =
        read(coated.replace("ionic: {NMC: 1 S/m, LPS: 1 S/m}", "each_phase_alone: true"));
    assertThat(StructureCase.measures(alone.cases().get(0), recipe, plan.file()).conduction())
        .hasValueSatisfying(measure -> assertThat(measure.contacts()).isEmpty());
  }

  /** The study's seed is its own, then the recipe's; --set reaches it. */
  @Test
  void theSeedIsThatOfTheStudyOrTheRecipe() throws IOException {
    assertThat(read(PLAN).seed()).isEqualTo(10);
    assertThat(read(PLAN, "seed=3").cases().get(1).seed()).isEqualTo(4);
    String without = PLAN.replace("seed: 10\n", "");
    assertThat(read(without).seed()).isEqualTo(1);
    assertThat(read(without.replace("  voxel:", "  seed: 5\n  voxel:")).seed()).isEqualTo(5);
  }

  @Test
  void aListHasItsPoints() throws IOException {
    String vary = PLAN.substring(PLAN.indexOf("vary:"), PLAN.indexOf("realisations:"));
    SweepPlan plan =
        read(PLAN.replace(vary, "points:\n  - {void: 0.1}\n  - {void: 0.2}\n  - {void: 0.3}\n"));
    assertThat(values(plan, 0)).containsExactly("0.1", "0.2", "0.3");
  }

  @Test
  void aLatinHypercubeHasOnePointInEachStratum() throws IOException {
    String vary = PLAN.substring(PLAN.indexOf("vary:"), PLAN.indexOf("realisations:"));
    String cube =
        """
        latin_hypercube:
          points: 20
          seed: 3
          of:
            put.NMC.of_solid: [0.4, 0.6]
            put.NMC.diameter: [1 um, 2 um]
        """;
    SweepPlan plan = read(PLAN.replace(vary, cube));
    assertThat(plan.points()).hasSize(20);
    List<Integer> strata =
        values(plan, 0).stream()
            .map(text -> (int) Math.floor((Double.parseDouble(text) - 0.4) / 0.01))
            .sorted()
            .toList();
    assertThat(strata).isEqualTo(IntStream.range(0, 20).boxed().toList());
    assertThat(values(plan, 1)).allMatch(text -> text.endsWith(" um"));
    assertThat(values(read(PLAN.replace(vary, cube)), 0)).isEqualTo(values(plan, 0));
    assertThat(values(read(PLAN.replace(vary, cube.replace("seed: 3", "seed: 4"))), 0))
        .isNotEqualTo(values(plan, 0));
  }

  @Test
  void anOverrideChangesAllPoints() throws IOException {
    SweepPlan plan = read(PLAN, "voxel=0.2 um", "put.LPS.faces=9");
    assertThat(plan.cases())
        .allMatch(each -> each.recipe().get("voxel").asText().equals("0.2 um"))
        .allMatch(each -> each.recipe().at("/put/LPS/faces").asInt() == 9);
    assertThatThrownBy(() -> read(PLAN, "put.XX.faces=9")).hasMessageContaining("XX");
  }

  @Test
  void wholeStepsBetweenWholeNumbersStayWhole() throws IOException {
    String share = "put.NMC.of_solid: {from: 0.4, to: 0.6, steps: 5}";
    SweepPlan plan =
        read(
            PLAN.replace(share, "put.LPS.faces: {from: 5, to: 9, steps: 5}")
                .replace("x: put.NMC.of_solid", "x: put.LPS.faces"));
    assertThat(values(plan, 1).subList(0, 5)).containsExactly("5", "6", "7", "8", "9");
    // Steps of a half are no numbers of faces.
    assertThatThrownBy(() -> read(PLAN.replace(share, "put.LPS.faces: {from: 5, to: 9, steps: 9}")))
        .hasMessageContaining("put.LPS.faces must be a whole number, is 5.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: 0.4, to: 0.6, steps: 2000000000} | of_solid.steps must be at most",
        "{from: 1e400, to: 0.6, steps: 3} | of_solid.from must be a finite number",
        "{from: 0.4, to: -1e400, steps: 3} | of_solid.to must be a finite number",
        "{from: 1e400 um, to: 1 um, steps: 3} | of_solid.from must be a finite number",
        "{from: -1e308, to: 1e308, steps: 3} | of_solid.to is too far from the other end"
      })
  @Timeout(20)
  void rangesThatCannotBeSteppedThroughAreRefused(String range, String words) {
    assertThatThrownBy(() -> read(PLAN.replace("{from: 0.4, to: 0.6, steps: 5}", range)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plan.yaml: vary.put.NMC.")
        .hasMessageContaining(words);
  }

  /** The way to an entry of a list is its place: the first of several particle sizes. */
  @Test
  void entriesOfListsCanBeVaried() throws IOException {
    String modes =
        "{modes: [{diameter: 1.6 um, number: 1}, {diameter: 0.8 um, number: 2}]}, of_solid";
    SweepPlan plan =
        read(
            PLAN.replace("1.6 um, of_solid", modes)
                .replace("put.NMC.diameter: [", "put.NMC.diameter.modes.0.diameter: [")
                .replace("by: put.NMC.diameter,", "by: put.NMC.diameter.modes.0.diameter,"));
    SweepCase first = plan.cases().get(0);
    assertThat(first.recipe().at("/put/NMC/diameter/modes/0/diameter").asText())
        .isEqualTo("1.2 um");
    assertThat(first.recipe().at("/put/NMC/diameter/modes/1/diameter").asText())
        .isEqualTo("0.8 um");
    assertThat(SweepTable.of(List.of(SweepRow.failed(first, "", 0)), List.of()).settings())
        .contains("put.NMC.diameter.modes.0.diameter_m");
    assertThatThrownBy(
            () ->
                read(
                    PLAN.replace("1.6 um, of_solid", modes)
                        .replace("put.NMC.diameter: [", "put.NMC.diameter.modes.2.diameter: [")))
        .hasMessageContaining("a list of 2");
  }

  @Test
  void overridesReachMeasuresAndRealisations() throws IOException {
    SweepPlan plan = read(PLAN, "realisations=1", "measures.conduction.axes=[x, y]");
    assertThat(plan.cases()).hasSize(10);
    assertThat(plan.cases().get(0).measures().at("/conduction/axes/1").asText()).isEqualTo("y");
    assertThatThrownBy(() -> read(PLAN, "put.NMC.diameter=2 um"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("put.NMC.diameter is varied by this study");
  }

  @Test
  void curvesOfOthersStandBesideAPlot() throws IOException {
    String beside =
        """
        by: put.NMC.diameter, log: [y],
           relative_to: {put.NMC.diameter: 1200 nm},
           beside: [{label: a paper, of: 1.6 um, power_law: {a: 6.4, b: -0.246, to: 0.55}},
                    {label: another, points: [[0.5, 2], [0.6, 3]]}]}
        """
            .strip();
    SweepPlan plan = read(PLAN.replace("by: put.NMC.diameter, log: [y]}", beside));
    SweepPlan.Plot plot = plan.plots().get(0);
    assertThat(plot.relativeTo())
        .containsExactly(new SweepPlan.Condition("put.NMC.diameter", "1200 nm"));
    Beside.PowerLaw law = (Beside.PowerLaw) plot.beside().get(0);
    assertThat(law.at(2)).isEqualTo(6.4 * Math.pow(2, -0.246));
    assertThat(law.of()).isEqualTo("1.6 um");
    assertThat(law.from()).isEmpty();
    assertThat(law.to()).hasValue(0.55);
    assertThat(((Beside.Points) plot.beside().get(1)).points())
        .containsExactly(new Beside.Point(0.5, 2), new Beside.Point(0.6, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label: P, power_law: {a: 1, b: 2}, points: [[1, 2]] | either power_law",
        "label: P | either power_law",
        "power_law: {a: 1, b: 2} | lacks the key 'label'",
        "label: P, power_law: {a: -1, b: 2} | not positive everywhere",
        "label: P, points: [[0.5, 0]] | not positive everywhere",
        "label: P, points: [[0.5, 1, 2]] | must be a pair",
        "label: P, points: [] | at least one point",
        "label: P, power_law: {a: 1, b: 2, from: 3, to: 2} | from must be below to",
        "label: P, of: 3 um, power_law: {a: 1, b: 2} | 3 um is no value of put.NMC.diameter"
      })
  void tellsWhatIsWrongBesideAPlot(String beside, String words) {
    String plan = PLAN.replace("log: [y]}", "log: [y], beside: [{" + beside + "}]}");
    assertThatThrownBy(() -> read(plan))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plan.yaml")
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "put.NMC.diameter: [1.2 um, 1.6 um] | seed: [1, 2] | varies the seed",
        "put.NMC.diameter: [1.2 um, 1.6 um] | void: [0.1, 0.1] | is there twice",
        "each_phase_alone: true | ionic: {LCO: 1 S/m} | a conductivity of LCO",
        "each_phase_alone: true | ionic: {LPS: 1 S/m}, contacts: [{between: [LPS, LCO],"
            + " resistance: 1 ohm.cm2}] | a contact of LCO",
        "log: [y] | log: [y], relative_to: {void: 0.1} | void is not varied",
        "log: [y] | log: [y], relative_to: {put.NMC.of_solid: 0.3} | 0.3 is no value of",
        "put.NMC.diameter: [ | put.NCM.diameter: [ | there is no NCM",
        "put.NMC.diameter: [ | put.NMC.diametre: [ | unknown key 'diametre'",
        "steps: 5 | steps: 1 | must be at least 2",
        "to: 0.6 | to: 0.6 um | must be a number",
        "to: 0.6 | to: 1.6 | nothing is left for LPS",
        "realisations: 3 | realisations: 0 | at least 1",
        "axes: [z] | axes: [q] | axes",
        "form: power_law | form: cubic | power_law, bruggeman",
        "log: [y] | log: [q] | must list x or y",
        "sweep: 1 | sweep: 7 | reads format 1",
        "vary: | vary_: | unknown key 'vary_'"
      })
  void tellsWhatIsWrongAndWhere(String right, String wrong, String words) {
    assertThatThrownBy(() -> read(PLAN.replace(right, wrong)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plan.yaml")
        .hasMessageContaining(words);
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "studies"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedStudiesAreRight(Path file) throws IOException {
    Optional<SweepSeries> series = SeriesFile.read(file, List.of());
    if (series.isPresent()) {
      assertThat(series.get().members()).hasSizeGreaterThan(1);
    } else {
      assertThat(PlanFile.read(file, List.of()).points()).isNotEmpty();
    }
  }
}
