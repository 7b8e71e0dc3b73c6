package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxelyte.cli.Runs.json;
import static org.voxelyte.cli.Runs.voxelyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.cli.Runs.Outcome;
import org.voxelyte.study.ResultsDigest;

/** The command compare as people type it: the same numbers as morphology, side by side. */
class CompareCommandTest {
  @TempDir private Path folder;
  private Path layers;
  private Path balls;

  @BeforeEach
  void writeVolumes() throws IOException {
    layers = Runs.writeLayers(folder, "pore", "NMC");
    balls = Runs.writeBalls(folder);
  }

  @Test
  void eachVolumeHasTheNumbersThatItHasAlone() throws IOException {
    Path out = folder.resolve("out");
    Outcome outcome =
        voxelyte("compare", layers, balls, "--only", "tortuosity", "-o", out, "--json", "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode volumes = json(outcome.out()).get("volumes");
    assertThat(volumes).hasSize(2);
    for (String name : List.of("layers", "balls")) {
      Path alone = folder.resolve(name + ".json");
      Outcome single =
          voxelyte(
              "morphology",
              folder.resolve(name + ".tif"),
              "--only",
              "tortuosity",
              "--json",
              alone,
              "--quiet");
      assertThat(single.code()).as(single.err()).isZero();
      String together = Files.readString(out.resolve(name).resolve("results.json"));
      assertThat(ResultsDigest.differences(Files.readString(alone), together)).isEmpty();
      assertThat(out.resolve(name).resolve("report.html")).isNotEmptyFile();
      JsonNode own = volumes.get(name.equals("layers") ? 0 : 1);
      assertThat(own.get("phases")).isEqualTo(json(together).get("phases"));
    }
    for (String file : List.of("report.html", "results.json", "compare.csv")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    JsonNode written = json(Files.readString(out.resolve("results.json")));
    assertThat(written.get("volumes")).isEqualTo(volumes);
    assertThat(written.fieldNames()).toIterable().contains("voxelyte", "command", "seconds");
    assertThat(Files.readString(out.resolve("compare.csv")))
        .contains("layers", "balls", "geometric_tortuosity")
        .doesNotContain("NaN");
    Outcome repeated = voxelyte("run", out.resolve("balls").resolve("study.yaml"));
    assertThat(repeated.code()).as(repeated.err()).isZero();
  }

  @Test
  void theTableHasAColumnPerVolumeAndReasonsBeneath() {
    Outcome outcome = voxelyte("compare", layers, balls, layers, "--only", "tortuosity");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("layers-1", "balls", "layers-3", "undefined, because NMC does not span z")
        .doesNotContain("NaN");
  }

  @Test
  void everyColumnHasANameOfItsOwn() {
    assertThat(CompareCommand.names(List.of("a/x.npy", "b/x.npy", "c/x-1.npy")))
        .containsExactly("x-1-1", "x-2", "x-1");
    assertThat(
            CompareCommand.names(List.of("a/B.tif", "b/b.tif", "c/figures", "d/report.html.tif")))
        .containsExactly("B-1", "b-2", "figures-3", "report.html-4");
    assertThat(CompareCommand.names(List.of("a.tif", "b.h5:/x", "c/")))
        .containsExactly("a", "x", "c");
  }

  /** What is not there, and what is there and has no value, differ also for programs. */
  @Test
  void theTableSaysWhyACellIsEmpty() throws IOException {
    Path out = folder.resolve("reasons");
    Outcome outcome = voxelyte("compare", layers, balls, "--only", "tortuosity", "-o", out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<String> lines = Files.readAllLines(out.resolve("compare.csv"));
    assertThat(lines.get(0))
        .contains("undefined_because of layers,undefined_because of balls,definition");
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith("tortuosity,geometric_tortuosity,NMC,z,")
                    && line.contains(",NMC does not span z,"))
        .anyMatch(
            line ->
                line.startsWith("tortuosity,geometric_tortuosity,SE,z,")
                    && line.contains(",this volume has no such row,"));
  }

  @Test
  void optionsCountForEveryVolume() throws IOException {
    Outcome outcome =
        voxelyte(
            "compare", layers, balls, "--voxel", "2um", "--only", "none", "--json", "-", "--quiet");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    for (JsonNode volume : json(outcome.out()).get("volumes")) {
      assertThat(volume.at("/input/voxel_size_m/0").asDouble()).isEqualTo(2e-6);
    }
  }

  /** Volumes whose phases are called differently have no row in common: that is told. */
  @Test
  void phasesThatAreCalledDifferentlyAreTold() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Path named = Runs.writeLayers(other, "void", "LCO");
    Outcome outcome = voxelyte("compare", named, layers, "--only", "none", "--json", "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(json(outcome.out()).get("warnings"))
        .anyMatch(
            warning ->
                warning.asText().contains("none of its phases, void, LCO, is called as one of"));
    assertThat(voxelyte("compare", named, layers, "--only", "none").out())
        .contains("warning: layers-1: none of its phases");
    assertThat(voxelyte("compare", layers, layers, "--only", "none").out())
        .doesNotContain("none of its phases");
  }

  @Test
  void oneVolumeIsNoComparison() {
    Outcome outcome = voxelyte("compare", layers);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("compare needs at least two volumes, got " + layers + " alone")
        .doesNotContain("Exception");
  }

  @Test
  void aMisspeltSecondFileIsToldBeforeTheFirstIsMeasured() {
    Path out = folder.resolve("misspelt");
    Outcome outcome = voxelyte("compare", layers, layers + "x", "-o", out);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains(layers + "x").doesNotContain("Exception");
    assertThat(out.resolve("layers")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare A B --maps DIR/maps",
        "compare A B --particles NMC=DIR/ids.tif",
        "compare A B --particles-out DIR/ids.tif",
        "compare A B --boxes 1",
        "compare A B --collector top"
      })
  void wrongUsageIsExitTwo(String arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare A DIR/none.tif --only none",
        "compare A B --only none --crop 0:90,0:3,0:3",
        "compare A B --particles LCO --only particles",
        "compare A B --only none -o DIR/layers.tif"
      })
  void refusalNamesTheFileInOneSentence(String arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains(".tif").doesNotContain("Exception", "\tat ");
    assertThat(outcome.err().lines()).hasSize(1);
  }

  private Outcome run(String arguments) {
    return voxelyte(
        (Object[])
            arguments
                .replace(" A", " " + layers)
                .replace(" B", " " + balls)
                .replace("DIR", folder.toString())
                .split(" "));
  }
}
