package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.cli.Runs.json;
import static org.voxelyte.cli.Runs.voxelyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.cli.Runs.Outcome;

/** Ionic and electronic conductivities beside each other. */
class CarriersTest {
  private static final double EXACT = 1e-9;

  private static final double IONIC = Runs.series(1, 0.1);
  private static final double ELECTRONIC = Runs.series(20, 5);

  @TempDir private Path folder;
  private Path layers;

  @BeforeEach
  void writeLayers() throws IOException {
    layers = Runs.writeLayers(folder);
  }

  private JsonNode drives(String... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("conductivity", layers, "--json", "-"));
    arguments.addAll(List.of("--electronic", "A=20S/m", "--electronic", "B=5S/m"));
    arguments.addAll(List.of("--ionic", "A=1S/m", "--ionic", "B=1mS/cm"));
    arguments.addAll(List.of("--relative-error", "1e-6"));
    arguments.addAll(Arrays.asList(more));
    Outcome outcome = voxelyte(arguments.toArray());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return json(outcome.out());
  }

  private static double sigma(JsonNode results, int drive) {
    return results.at("/conductivity/" + drive + "/effective_S_per_m").asDouble();
  }

  @Test
  void eachSetIsADriveOfItsOwn() throws IOException {
    JsonNode results = drives("--sigma", "A=3S/m", "--sigma", "B=3S/m");
    assertThat(results.get("conductivity")).hasSize(3);
    assertThat(results.at("/conductivity/0/drive").textValue()).isEqualTo("A + B");
    assertThat(results.at("/conductivity/0").has("carrier")).isTrue();
    assertThat(results.at("/conductivity/0/carrier").isNull()).isTrue();
    assertThat(sigma(results, 0)).isCloseTo(3, within(3 * EXACT));
    assertThat(results.at("/conductivity/1/drive").textValue()).isEqualTo("ionic: A + B");
    assertThat(results.at("/conductivity/1/carrier").textValue()).isEqualTo("ionic");
    assertThat(sigma(results, 1)).isCloseTo(IONIC, within(IONIC * EXACT));
    assertThat(results.at("/conductivity/2/drive").textValue()).isEqualTo("electronic: A + B");
    assertThat(results.at("/conductivity/2/carrier").textValue()).isEqualTo("electronic");
    assertThat(sigma(results, 2)).isCloseTo(ELECTRONIC, within(ELECTRONIC * EXACT));
  }

  @Test
  void aContactCountsInEverySetOrInOne() throws IOException {
    // 4 mohm.cm2 = 4e-7 ohm.m2 on 8 voxels of 100 nm: half of the length at 1 S/m.
    double ionic = 1 / (1 / IONIC + 0.5);
    double electronic = 1 / (1 / ELECTRONIC + 0.5);
    JsonNode all = drives("--contact", "B|A=4mohm.cm2");
    assertThat(sigma(all, 0)).isCloseTo(ionic, within(ionic * EXACT));
    assertThat(sigma(all, 1)).isCloseTo(electronic, within(electronic * EXACT));
    JsonNode one = drives("--contact", "electronic:A|B=4mohm.cm2");
    assertThat(sigma(one, 0)).isCloseTo(IONIC, within(IONIC * EXACT));
    assertThat(one.at("/conductivity/0").has("contacts")).isFalse();
    assertThat(sigma(one, 1)).isCloseTo(electronic, within(electronic * EXACT));
    JsonNode both = drives("--contact", "A|B=1ohm.cm2", "--contact", "ionic:A|B=4mohm.cm2");
    assertThat(sigma(both, 0)).isCloseTo(ionic, within(ionic * EXACT));
    assertThat(sigma(both, 1)).isLessThan(electronic);
  }

  @Test
  void aPathIsFollowedWhereItsStartConducts() throws IOException {
    Object[] each = {
      "conductivity", layers, "--axis", "x", "--ionic", "A=1S/m", "--electronic", "B=5S/m"
    };
    Outcome one = voxelyte(with(each, "--from", "1,1,0"));
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.out() + one.err())
        .contains("Not followed: electronic: B, no current along x passes voxel 1,1,0")
        .doesNotContain("Not followed: ionic");
    Object[] none = {"conductivity", layers, "--axis", "x", "--ionic", "A=1S/m"};
    Outcome refused = voxelyte(with(none, "--electronic", "A=5S/m", "--from", "1,1,7"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("ionic: A, no current along x passes voxel 1,1,7")
        .contains("electronic: A, no current along x passes voxel 1,1,7");
  }

  private static Object[] with(Object[] arguments, Object... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
  }

  @Test
  void theReferenceCountsWhereItConducts() throws IOException {
    Outcome outcome =
        voxelyte(
            "conductivity",
            layers,
            "--ionic",
            "A=1S/m",
            "--electronic",
            "A=1S/m",
            "--electronic",
            "B=9S/m",
            "--reference",
            "A",
            "--json",
            "-");
    JsonNode results = json(outcome.out());
    assertThat(results.at("/conductivity/0/reference").textValue()).isEqualTo("A");
    assertThat(results.at("/conductivity/1/reference").textValue()).isEqualTo("A");
    outcome =
        voxelyte(
            "conductivity",
            layers,
            "--ionic",
            "A=1S/m",
            "--electronic",
            "A=9S/m",
            "--electronic",
            "B=1S/m",
            "--reference",
            "B",
            "--json",
            "-");
    results = json(outcome.out());
    assertThat(results.at("/conductivity/0/reference").textValue()).isEqualTo("A");
    assertThat(results.at("/conductivity/1/reference").textValue()).isEqualTo("B");
  }

  @Test
  void fieldsOfCarriersHaveTheirOwnFiles() throws IOException {
    drives("--sigma", "A=1S/m", "--axis", "x", "--field", folder.resolve("f.tif").toString());
    for (String which : List.of("", "-ionic", "-electronic")) {
      assertThat(folder.resolve("f" + which + "-x-potential.tif")).isNotEmptyFile();
      assertThat(folder.resolve("f" + which + "-x-current-density.tif")).isNotEmptyFile();
    }
  }

  @Test
  void eachSetHasItsTensorAndTheFirstIsAtTheRoot() throws IOException {
    JsonNode results = drives("--tensor");
    assertThat(results.get("tensors")).hasSize(2);
    assertThat(results.at("/tensors/0/drive").textValue()).isEqualTo("ionic: A + B");
    assertThat(results.at("/tensors/0/tensor_S_per_m")).isEqualTo(results.get("tensor_S_per_m"));
    assertThat(results.at("/tensor_S_per_m/2/2").asDouble()).isCloseTo(IONIC, within(EXACT));
    assertThat(results.at("/tensors/1/carrier").textValue()).isEqualTo("electronic");
    assertThat(results.at("/tensors/1/tensor_S_per_m/0/0").asDouble())
        .isCloseTo(12.5, within(12.5 * EXACT));
    assertThat(results.at("/tensors/1/tensor_S_per_m/2/2").asDouble())
        .isCloseTo(ELECTRONIC, within(ELECTRONIC * EXACT));
    Outcome printed =
        voxelyte("conductivity", layers, "--ionic", "A=1S/m", "--electronic", "B=1S/m", "--tensor");
    assertThat(printed.out()).contains("tensor of ionic: A", "tensor of electronic: B");
  }

  @Test
  void anAnalysisOfBothIsRepeated() throws IOException {
    Path out = folder.resolve("out");
    Outcome analyzed =
        voxelyte(
            "analyze",
            layers,
            "--ionic",
            "A=1S/m",
            "--electronic",
            "B=2S/m",
            "--electronic",
            "A=1S/m",
            "--contact",
            "electronic:A|B=4mohm.cm2",
            "--tensor",
            "-o",
            out);
    assertThat(analyzed.code()).as(analyzed.err()).isZero();
    assertThat(Files.readString(out.resolve("study.yaml")))
        .contains("ionic:", "electronic:", "carrier: electronic")
        .doesNotContain("together");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("ionic: A –", "electronic: B + A –");
    Outcome repeated = voxelyte("run", out.resolve("study.yaml"));
    assertThat(repeated.code()).as(repeated.err()).isZero();
    assertThat(repeated.out()).contains("recorded values are the same");
  }

  @Test
  void aContactThatNothingCrossesIsWarnedOf() {
    String warning = "contact resistance changes nothing: ‘A’ and ‘B’";
    assertThat(withContact().out()).contains(warning);
    assertThat(withContact("--electronic", "A=1S/m").out()).doesNotContain(warning);
  }

  /** Ions in A, electrons in B and in more, with a contact between A and B. */
  private Outcome withContact(String... more) {
    List<Object> arguments = new ArrayList<>(List.of("conductivity", layers));
    arguments.addAll(List.of("--ionic", "A=1S/m", "--electronic", "B=1S/m"));
    arguments.addAll(List.of("--contact", "A|B=1ohm.cm2"));
    arguments.addAll(Arrays.asList(more));
    Outcome outcome = voxelyte(arguments.toArray());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }
}
