package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.cli.Runs.json;
import static org.voxelyte.cli.Runs.voxelyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.cli.Runs.Outcome;

/** Whole analyses, and studies that repeat them. */
class AnalyzeAndRunTest {
  @TempDir private Path folder;
  private Path layers;

  @BeforeEach
  void writeLayers() throws IOException {
    layers = Runs.writeLayers(folder);
  }

  @Test
  void analyzeLeavesAReportThatRunRepeats() throws IOException {
    Path out = folder.resolve("out");
    Outcome analyzed =
        voxelyte(
            "analyze", layers, "--sigma", "0=1S/m", "--sigma", "2=2S/m", "-o", out, "--threads", 2);
    assertThat(analyzed.code()).as(analyzed.err()).isZero();
    for (String name : List.of("report.html", "results.json", "study.yaml", "phases.csv")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    JsonNode results = json(Files.readString(out.resolve("results.json")));
    assertThat(results.get("phases")).hasSize(2);
    assertThat(results.get("conductivity")).hasSize(9);
    Path again = folder.resolve("again");
    Outcome repeated = voxelyte("run", out.resolve("study.yaml"), "-o", again, "--threads", 1);
    assertThat(repeated.code()).as(repeated.err()).isZero();
    assertThat(repeated.out()).contains("recorded values are the same");
    JsonNode second = json(Files.readString(again.resolve("results.json")));
    assertThat(second.get("phases")).isEqualTo(results.get("phases"));
    assertThat(second.get("interfaces")).isEqualTo(results.get("interfaces"));
  }

  @Test
  void theLimitOfTheSmallestCutIsRecordedAndCounts() throws IOException {
    Path out = folder.resolve("out");
    Outcome analyzed = voxelyte("analyze", layers, "--largest-cut", 119, "-o", out);
    assertThat(analyzed.code()).as(analyzed.err()).isZero();
    assertThat(out.resolve("study.yaml")).content().contains("largest_cut: 119\n");
    assertThat(out.resolve("report.html")).content().contains("the backbone has 120 voxels");
    JsonNode network =
        json(Files.readString(out.resolve("results.json"))).at("/conductivity/0/network");
    assertThat(network.get("smallest_cut_fraction").isNull()).isTrue();
    Path again = folder.resolve("again");
    Path study = out.resolve("study.yaml");
    String text = Files.readString(study).replace("largest_cut: 119", "largest_cut: 120");
    Files.writeString(study, text.replaceFirst("(?s)\nresults:.*", "\n"));
    assertThat(voxelyte("run", study, "-o", again).code()).isZero();
    network = json(Files.readString(again.resolve("results.json"))).at("/conductivity/0/network");
    assertThat(network.get("smallest_cut_fraction").asDouble()).isCloseTo(0.5, within(1e-12));
    Files.writeString(study, text.replace("largest_cut: 120", "largest_cut: many"));
    Outcome refused = voxelyte("run", study, "-o", again);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("largest_cut", "whole number");
  }

  @Test
  void runSaysThatTheInputChanged() throws IOException {
    Path out = folder.resolve("out");
    assertThat(voxelyte("analyze", layers, "-o", out).code()).isZero();
    String before = Files.readString(out.resolve("results.json"));
    byte[] bytes = Files.readAllBytes(layers);
    Files.write(layers, Arrays.copyOf(bytes, bytes.length + 1));
    Outcome outcome = voxelyte("run", out.resolve("study.yaml"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("layers.tif", "is not the input that was recorded");
    assertThat(Files.readString(out.resolve("results.json"))).isEqualTo(before);
  }

  @Test
  void runSaysThatTheNumbersChangedAndKeepsTheOldOnes() throws IOException {
    Path out = folder.resolve("out");
    assertThat(voxelyte("analyze", layers, "-o", out).code()).isZero();
    String before = Files.readString(out.resolve("results.json"));
    Path study = out.resolve("study.yaml");
    String text = Files.readString(study);
    assertThat(text).contains("- x\n");
    Files.writeString(study, text.replaceFirst("(?m)^ *- x\n", ""));
    Outcome outcome = voxelyte("run", study);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("the numbers differ from the recorded ones", "is now");
    assertThat(Files.readString(out.resolve("results.json"))).isEqualTo(before);
  }

  @Test
  void driveThatDoesNotConvergeIsNotedAndTheRestIsThere() throws IOException {
    Runs.writeNoise(folder, 2);
    Path out = folder.resolve("out");
    Outcome outcome =
        voxelyte(
            "analyze",
            folder.resolve("noise.tif"),
            "--sigma",
            "0=1S/m",
            "--sigma",
            "1=9S/m",
            "--max-iterations",
            1,
            "-o",
            out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("Not solved: 0 + 1, conduction along x");
    JsonNode results = json(Files.readString(out.resolve("results.json")));
    assertThat(results.get("failures").size()).isGreaterThanOrEqualTo(3);
    assertThat(results.get("phases")).hasSize(2);
    assertThat(out.resolve("report.html")).content().contains("Not solved: 0 + 1");
  }

  @Test
  void folderBehindALinkKeepsItsLink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThat(voxelyte("analyze", layers, "--sigma", "none=1S/m", "-o", link).code()).isEqualTo(1);
    assertThat(voxelyte("analyze", layers, "-o", link).code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(real.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void refusedAnalysisLeavesNoFolder() {
    Path out = folder.resolve("fresh");
    assertThat(voxelyte("analyze", layers, "--sigma", "none=1S/m", "-o", out).code()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void figuresOfAnEarlierReportGoAndOtherFilesStay() throws IOException {
    Path out = folder.resolve("out");
    assertThat(voxelyte("analyze", layers, "-o", out).code()).isZero();
    Path earlier = Files.createFile(out.resolve("figures/network_9_gone.png"));
    Path foreign = Files.createFile(out.resolve("figures/mine.png"));
    assertThat(voxelyte("analyze", layers, "-o", out).code()).isZero();
    assertThat(earlier).doesNotExist();
    assertThat(foreign).exists();
  }
}
