package org.voxelyte.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series of studies as people write them, right and wrong. */
class SeriesFileTest {
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
        put.NMC.of_solid: [0.4, 0.5]
      measures:
        conduction: {axes: [z], each_phase_alone: true}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writePlans() throws IOException {
    Files.writeString(folder.resolve("one.yaml"), PLAN);
    Files.writeString(
        folder.resolve("two.yaml"), PLAN.replace("put.NMC.of_solid: [0.4, 0.5]", "void: [0.1]"));
    Files.writeString(folder.resolve("inner.yaml"), "sweep: 1\nseries: [one.yaml]\n");
    Files.createDirectory(folder.resolve("other"));
    Files.writeString(folder.resolve("other").resolve("one.yaml"), PLAN);
  }

  private SweepSeries read(String list, String... overrides) throws IOException {
    Path file = folder.resolve("series.yaml");
    Files.writeString(file, "sweep: 1\nabout: two studies\nseries: " + list + "\n");
    return SeriesFile.read(file, List.of(overrides)).orElseThrow();
  }

  @Test
  void aSeriesHasItsStudiesInOrder() throws IOException {
    SweepSeries series = read("[two.yaml, one.yaml]");
    assertThat(series.title()).isEqualTo("two studies");
    assertThat(series.members()).extracting(SweepSeries.Member::name).containsExactly("two", "one");
    assertThat(series.cases()).isEqualTo(3);
  }

  @Test
  void aPlanIsNoSeries() throws IOException {
    assertThat(SeriesFile.read(folder.resolve("one.yaml"), List.of())).isEmpty();
  }

  /** A change goes to all studies that have a place for it and do not vary it. */
  @Test
  void overridesGoWhereTheyFit() throws IOException {
    SweepSeries series = read("[one.yaml, two.yaml]", "void=0.2", "voxel=0.2 um", "realisations=2");
    List<SweepCase> first = series.members().get(0).plan().cases();
    List<SweepCase> second = series.members().get(1).plan().cases();
    assertThat(first).hasSize(4);
    assertThat(first.get(0).recipe().get("void").asDouble()).isEqualTo(0.2);
    assertThat(second).hasSize(2);
    assertThat(second.get(0).recipe().get("void").asDouble()).isEqualTo(0.1);
    assertThat(second.get(0).recipe().get("voxel").asText()).isEqualTo("0.2 um");
    assertThatThrownBy(() -> read("[one.yaml, two.yaml]", "put.NBR.ratio.is=0.1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no study in which put.NBR.ratio.is can be set");
    assertThatThrownBy(() -> read("[one.yaml]", "voxle=0.2 um"))
        .hasMessageContaining("unknown key 'voxle'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[one.yaml, none.yaml] | no such study",
        "[one.yaml, inner.yaml] | series[1] is a series itself",
        "[one.yaml, other/one.yaml] | two studies of the series are called one",
        "[] | at least one study",
        "one.yaml | must be a list",
        "[one.yaml], recipe: {} | no YAML"
      })
  void tellsWhatIsWrong(String list, String words) {
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aSeriesHasNoRecipeOfItsOwn() {
    assertThatThrownBy(() -> read("[one.yaml]\nrealisations: 3"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown key 'realisations'");
  }
}
