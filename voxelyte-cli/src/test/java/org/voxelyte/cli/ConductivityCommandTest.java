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

/** The command conductivity as people type it: what it prints, writes and refuses. */
class ConductivityCommandTest {
  private static final double EXACT = 1e-9;

  @TempDir private Path folder;
  private Path layers;

  @BeforeEach
  void writeLayers() throws IOException {
    layers = Runs.writeLayers(folder);
  }

  @Test
  void conductivityOfLayersIsExact() throws IOException {
    Outcome outcome =
        voxelyte(
            "conductivity",
            layers,
            "--phase",
            "0=A",
            "--phase",
            "2=B",
            "--sigma",
            "A=10mS/cm",
            "--sigma",
            "B=1mS/cm",
            "--axis",
            "all",
            "--relative-error",
            "1e-6",
            "--json",
            "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode rows = json(outcome.out()).get("conductivity");
    assertThat(rows).hasSize(3);
    assertThat(rows.at("/0/effective_S_per_m").asDouble()).isCloseTo(0.55, within(0.55 * EXACT));
    assertThat(rows.at("/1/effective_S_per_m").asDouble()).isCloseTo(0.55, within(0.55 * EXACT));
    assertThat(rows.at("/2/effective_S_per_m").asDouble()).isCloseTo(2 / 11.0, within(EXACT));
    assertThat(rows.at("/2/axis").asText()).isEqualTo("z");
  }

  @Test
  void errorBarsAreThoseAskedFor() throws IOException {
    Object[] along = {"conductivity", layers, "--sigma", "A=1S/m", "--sigma", "B=1S/m"};
    Outcome usual = voxelyte(and(along, "--json", "-"));
    assertThat(usual.code()).as(usual.err()).isZero();
    JsonNode error = json(usual.out()).at("/conductivity/0/error");
    assertThat(error.get("scope").asText()).isEqualTo("coarser");
    assertThat(error.at("/discretisation/relative").asDouble()).isCloseTo(0, within(EXACT));
    Outcome boxes = voxelyte(and(along, "--error-bars", "boxes"));
    assertThat(boxes.out()).contains("± voxels", "± sample", "needs at least 16 voxels");
    Outcome none = voxelyte(and(along, "--error-bars", "none"));
    assertThat(none.out()).doesNotContain("± voxels");
  }

  private static Object[] and(Object[] arguments, Object... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
  }

  @Test
  void theSolverStopsAtTenToTheMinusFourUnlessToldOtherwise_seed3() throws IOException {
    Runs.writeNoise(folder, 3);
    Path noise = folder.resolve("noise.tif");
    String[] given = {"--sigma", "0=1S/m", "--sigma", "1=90S/m", "--json", "-"};
    JsonNode plain = drive(noise, given);
    JsonNode same = drive(noise, given, "--relative-error", "1e-4");
    JsonNode tight = drive(noise, given, "--relative-error", "1e-10");
    double exact = tight.get("effective_S_per_m").asDouble();
    double sigma = plain.get("effective_S_per_m").asDouble();
    assertThat(sigma).isEqualTo(same.get("effective_S_per_m").asDouble());
    assertThat(sigma).isCloseTo(exact, within(exact * 1e-4)).isNotEqualTo(exact);
    assertThat(plain.get("relative_error_estimate").asDouble()).isLessThanOrEqualTo(1e-4);
    assertThat(plain.get("iterations").asInt()).isLessThan(tight.get("iterations").asInt());
  }

  private static JsonNode drive(Path volume, String[] given, String... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("conductivity", volume));
    arguments.addAll(List.of(given));
    arguments.addAll(List.of(more));
    return json(voxelyte(arguments.toArray()).out()).at("/conductivity/0");
  }

  @Test
  void phaseThatDoesNotSpanConductsNothing() throws IOException {
    Outcome outcome =
        voxelyte("conductivity", layers, "--sigma", "2=1S/m", "--axis", "z", "--json", "-");
    assertThat(outcome.code()).isZero();
    JsonNode row = json(outcome.out()).at("/conductivity/0");
    assertThat(row.get("effective_S_per_m").asDouble()).isZero();
    assertThat(row.get("tortuosity_factor").asText()).isEqualTo("Infinity");
  }

  @Test
  void contactResistanceAddsToLayersInSeriesAndIsRepeated() throws IOException {
    // 8 voxels of 100 nm; 0.004 ohm.cm2 = 4e-7 ohm.m2 is half the length at 1 S/m.
    double series = 1 / (1 / Runs.series(1, 0.1) + 0.5);
    Outcome outcome =
        voxelyte(
            "conductivity",
            layers,
            "--sigma",
            "A=1S/m",
            "--sigma",
            "B=1mS/cm",
            "--contact",
            "B|A=4mohm.cm2",
            "--relative-error",
            "1e-6",
            "--json",
            "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode row = json(outcome.out()).at("/conductivity/0");
    assertThat(row.get("effective_S_per_m").asDouble()).isCloseTo(series, within(series * EXACT));
    assertThat(row.at("/power/2/a").asText()).isEqualTo("A");
    assertThat(row.at("/power/2/b").asText()).isEqualTo("B");
    assertThat(row.at("/power/2/share").asDouble()).isCloseTo(0.5 * series, within(EXACT));
    assertThat(row.at("/contacts/0/a").asText()).isEqualTo("A");
    assertThat(row.at("/contacts/0/b").asText()).isEqualTo("B");
    assertThat(row.at("/contacts/0/specific_resistance_ohm_m2").asDouble()).isEqualTo(4e-7);
    Path out = folder.resolve("out");
    voxelyte(
        "analyze",
        layers,
        "--sigma",
        "A=1S/m",
        "--sigma",
        "B=1mS/cm",
        "--contact",
        "A|B=4mohm.cm2",
        "-o",
        out);
    assertThat(json(Files.readString(out.resolve("results.json"))).at("/conductivity/2/contacts"))
        .isEqualTo(row.get("contacts"));
    assertThat(Files.readString(out.resolve("report.html"))).contains("Ω\u202fcm² between");
    assertThat(voxelyte("run", out.resolve("study.yaml")).code()).isZero();
    assertThat(Files.readString(out.resolve("study.yaml"))).contains("4.0E-7 ohm.m2");
  }

  @Test
  void periodicSidesAreSaidAndRepeated() throws IOException {
    Outcome outcome =
        voxelyte(
            "conductivity",
            layers,
            "--sigma",
            "A=1S/m",
            "--sides",
            "periodic",
            "--axis",
            "x",
            "--relative-error",
            "1e-6",
            "--json",
            "-");
    JsonNode row = json(outcome.out()).at("/conductivity/0");
    assertThat(row.get("effective_S_per_m").asDouble()).isCloseTo(0.5, within(EXACT));
    assertThat(row.get("sides").asText()).isEqualTo("periodic");
    Path out = folder.resolve("out");
    voxelyte("analyze", layers, "--sides", "periodic", "-o", out);
    assertThat(Files.readString(out.resolve("report.html"))).contains("repeats across its side");
    assertThat(voxelyte("run", out.resolve("study.yaml")).code()).isZero();
    assertThat(Files.readString(out.resolve("study.yaml"))).contains("sides: periodic");
  }

  @Test
  void tensorIsPrintedAndWritten() throws IOException {
    Path file = folder.resolve("tensor.json");
    Outcome outcome =
        voxelyte(
            "conductivity",
            layers,
            "--sigma",
            "A=1S/m",
            "--sigma",
            "B=0.1S/m",
            "--tensor",
            "--relative-error",
            "1e-6",
            "--json",
            file);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("tensor, S/m", "principal value, S/m", "0.55", "0.181818", "1.0000")
        .doesNotContain("-0.0000");
    JsonNode json = json(Files.readString(file));
    double[][] exact = {{0.55, 0, 0}, {0, 0.55, 0}, {0, 0, 2 / 11.0}};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(json.at("/tensor_S_per_m/" + i + "/" + j).asDouble())
            .isCloseTo(exact[i][j], within(EXACT));
      }
    }
    assertThat(json.at("/tensor_principal_S_per_m/2").asDouble())
        .isCloseTo(2 / 11.0, within(EXACT));
    assertThat(json.at("/tensor_principal_axes/2/2").asDouble()).isCloseTo(1, within(EXACT));
  }

  @Test
  void networkAndPathwaysArePrintedAndWritten() throws IOException {
    Path ways = folder.resolve("ways.vtp");
    List<Object> asked =
        List.of("conductivity", layers, "--sigma", "A=1S/m", "--sigma", "B=0.25S/m", "--network");
    List<Object> pathways =
        List.of("--pathways", 4, "--from", "2,3,1", "--pathways-out", ways, "--json", "-");
    List<Object> both = new ArrayList<>(asked);
    both.addAll(pathways);
    Outcome outcome = voxelyte(both.toArray());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode network = json(outcome.out()).at("/conductivity/0/network");
    assertThat(network.get("backbone_fraction").asDouble()).isEqualTo(1);
    assertThat(network.get("smallest_cut_fraction").asDouble()).isCloseTo(1, within(EXACT));
    assertThat(network.at("/streamlines/count").asInt()).isEqualTo(4);
    assertThat(network.at("/streamlines/phases/1/drop_share").asDouble())
        .isCloseTo(0.8, within(EXACT));
    assertThat(network.at("/paths/0/length_over_distance").asDouble()).isCloseTo(1, within(EXACT));
    assertThat(Files.readString(ways)).contains("NumberOfLines=\"5\"");
    assertThat(voxelyte(asked.toArray()).out()).contains("backbone", "100\u202f%");
    both.addAll(List.of("--axis", "all"));
    assertThat(voxelyte(both.toArray()).code()).isZero();
    assertThat(folder.resolve("ways-y.vtp")).isNotEmptyFile();
  }

  @Test
  void smallestCutIsSearchedForUpToTheLimit() throws IOException {
    List<Object> asked = List.of("conductivity", layers, "--sigma", "A=1S/m", "--axis", "x");
    Outcome found = network(asked, "--largest-cut", 120, "--json", "-");
    JsonNode network = json(found.out()).at("/conductivity/0/network");
    assertThat(network.get("smallest_cut_fraction").asDouble()).isCloseTo(0.5, within(EXACT));
    assertThat(network.has("smallest_cut_left_out")).isFalse();
    assertThat(network(asked, "--largest-cut", 120).out())
        .contains("50.0\u202f%")
        .doesNotContain("not searched");
    Outcome limited = network(asked, "--largest-cut", 119, "--json", "-");
    network = json(limited.out()).at("/conductivity/0/network");
    assertThat(network.get("smallest_cut_fraction").isNull()).isTrue();
    assertThat(network.get("smallest_cut_left_out").asText()).contains("120", "119");
    assertThat(network(asked, "--largest-cut", 119).out())
        .contains("A along x was not searched for: the backbone has 120 voxels");
    List<Object> negative = new ArrayList<>(asked);
    negative.addAll(List.of("--network", "--largest-cut", -1));
    Outcome refused = voxelyte(negative.toArray());
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("must not be negative").doesNotContain("Exception");
  }

  private static Outcome network(List<Object> asked, Object... more) {
    List<Object> all = new ArrayList<>(asked);
    all.add("--network");
    all.addAll(Arrays.asList(more));
    Outcome outcome = voxelyte(all.toArray());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  @Test
  void startsOfPathsThatMeanNothingAreRefused() {
    Object[] start = {"conductivity", layers, "--sigma", "A=1S/m", "--axis", "x", "--from"};
    for (String[] refused :
        new String[][] {
          {"2,3", "2", "10,20,0"}, {"2,3,9", "1", "lies outside"}, {"2,3,6", "1", "no current"}
        }) {
      List<Object> args = new ArrayList<>(Arrays.asList(start));
      args.add(refused[0]);
      Outcome outcome = voxelyte(args.toArray());
      assertThat(outcome.code()).isEqualTo(Integer.parseInt(refused[1]));
      assertThat(outcome.err()).contains(refused[2]).doesNotContain("Exception");
    }
  }

  @Test
  void fieldsAreWritten() {
    Path field = folder.resolve("field.tif");
    Outcome outcome =
        voxelyte("conductivity", layers, "--sigma", "0=1S/m", "--axis", "x", "--field", field);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(folder.resolve("field-x-potential.tif")).isNotEmptyFile();
    assertThat(folder.resolve("field-x-current-density.tif")).isNotEmptyFile();
  }
}
