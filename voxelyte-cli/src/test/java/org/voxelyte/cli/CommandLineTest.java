package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voxelyte.cli.Runs.json;
import static org.voxelyte.cli.Runs.voxelyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.cli.Runs.Outcome;

/** The commands as people type them: what they print, write and return. */
class CommandLineTest {
  @TempDir private Path folder;
  private Path layers;

  @BeforeEach
  void writeLayers() throws IOException {
    layers = Runs.writeLayers(folder);
  }

  @Test
  void inspectTellsWhatIsInAFile() throws IOException {
    Outcome outcome = voxelyte("inspect", layers, "--json", "-");
    assertThat(outcome.code()).isZero();
    JsonNode json = json(outcome.out());
    assertThat(json.at("/input/shape_xyz").toString()).isEqualTo("[5,6,8]");
    assertThat(json.at("/input/voxel_size_m/0").asDouble()).isCloseTo(1e-7, within(1e-13));
    assertThat(json.at("/labels/0/count").asLong()).isEqualTo(120);
    assertThat(json.at("/labels/1/label").asInt()).isEqualTo(2);
    assertThat(json.at("/labels/1/fraction").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/input/sha256").asText()).hasSize(64);
    assertThat(json.has("voxelyte") && json.has("command") && json.has("seconds")).isTrue();
    assertThat(voxelyte("inspect", layers).out()).contains("5 × 6 × 8", "100 nm");
  }

  @Test
  void stepsAreTakenInTheOrderTyped() throws IOException {
    Outcome outcome =
        voxelyte(
            "morphology",
            layers,
            "--crop",
            "0:3,0:3,2:5",
            "--coarsen",
            2,
            "--swap",
            "x,z",
            "--mirror",
            "x",
            "--relabel",
            "2=7",
            "--json",
            "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode json = json(outcome.out());
    assertThat(json.at("/input/shape_xyz").toString()).isEqualTo("[2,2,2]");
    assertThat(json.at("/phases/1/label").asInt()).isEqualTo(7);
    assertThat(json.at("/phases/1/reach_first/x").asDouble()).isEqualTo(1);
    Outcome merged = voxelyte("morphology", layers, "--merge", "A+B=all:active", "--json", "-");
    assertThat(json(merged.out()).at("/phases/0/name").asText()).isEqualTo("all");
    assertThat(json(merged.out()).get("phases")).hasSize(1);
  }

  @Test
  void labelsAreExchanged() throws IOException {
    Outcome outcome = voxelyte("morphology", layers, "--relabel", "0=2,2=0", "--json", "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(json(outcome.out()).at("/phases/0/name").asText()).isEqualTo("B");
    assertThat(json(outcome.out()).at("/phases/0/reach_last/z").asDouble()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect",
        "nonsense",
        "analyze FILE --voxel 100",
        "analyze FILE --voxel 100nm,50nm",
        "analyze FILE --voxel -5nm",
        "analyze FILE --phase 1",
        "analyze FILE --phase x=SE",
        "analyze FILE --phase 1=SE:electrolite",
        "analyze FILE --phase 1=SE --phase 2=",
        "analyze FILE --sigma SE=1",
        "analyze FILE --sigma SE=1S",
        "analyze FILE --sigma SE=-1S/m",
        "analyze FILE --sigma SE=1S/m --sigma SE=2S/m",
        "analyze FILE --sigma A=1S/m --contact A|B=1",
        "analyze FILE --sigma A=1S/m --contact A|B=-1ohm.cm2",
        "analyze FILE --sigma A=1S/m --contact A|B=1S/m",
        "analyze FILE --sigma A=1S/m --contact A=1ohm.cm2",
        "analyze FILE --contact A|B=1ohm.cm2",
        "analyze FILE --ionic A=1S/m --ionic A=2S/m",
        "analyze FILE --tensor",
        "conductivity FILE --ionic A=1",
        "conductivity FILE --electronic A=-1S/m",
        "conductivity FILE --ionic A=1S/m --contact electronic:A|B=1ohm.cm2",
        "conductivity FILE --sigma A=1S/m --contact ionic:A|B=1ohm.cm2",
        "analyze FILE --threads 0",
        "analyze FILE --crop 5:2,0:1,0:1",
        "analyze FILE --coarsen 1",
        "analyze FILE --relative-error 0",
        "conductivity FILE",
        "conductivity FILE --sigma A=1S/m --axis w",
        "conductivity FILE --sigma A=1S/m --sides open",
        "conductivity FILE --sigma A=1S/m --error-bars some",
        "inspect FILE --no-such-option"
      })
  void wrongUsageIsExitTwo(String arguments) {
    Outcome outcome = voxelyte((Object[]) arguments.replace("FILE", layers.toString()).split(" "));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSizeBetween(2, 3);
    assertThat(outcome.err()).contains("--help'.");
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect DIR/none.tif",
        "inspect DIR/text.tif",
        "analyze DIR/text.tif",
        "analyze FILE --sigma C=1S/m -o DIR/out",
        "analyze FILE -o FILE",
        "conductivity FILE --sigma none=1S/m",
        "conductivity FILE --sigma A=1S/m --reference B",
        "conductivity FILE --ionic A=1S/m --electronic A=2S/m --reference B",
        "conductivity FILE --ionic A=1S/m --contact ionic:B|A=1ohm.cm2 --contact"
            + " ionic:A|B=1ohm.cm2",
        "conductivity FILE --sigma A=1S/m --contact A|C=1ohm.cm2",
        "conductivity FILE --sigma A=1S/m --contact A|B=1ohm.cm2 --contact B|A=1ohm.cm2",
        "conductivity FILE --sigma A=1S/m --sigma B=1e-13S/m",
        "conductivity DIR/noise.tif --sigma 0=1S/m --sigma 1=9S/m --max-iterations 1",
        "morphology FILE --crop 0:99,0:3,0:3",
        "morphology FILE --json DIR/none/a.json",
        "run DIR/none.yaml"
      })
  void whatIsRefusedIsOneSentenceAndExitOne(String arguments) throws IOException {
    Files.writeString(folder.resolve("text.tif"), "no tiff at all");
    Runs.writeNoise(folder, 1);
    String[] args =
        arguments.replace("FILE", layers.toString()).replace("DIR", folder.toString()).split(" ");
    Outcome outcome = voxelyte((Object[]) args);
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.map(Path::toString).filter(name -> name.endsWith(".partial"))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--relative-error, 0, --relative-error: , as 1e-4; got 0.0",
    "--relative-error, 1, --relative-error: , as 1e-4; got 1.0",
    "--relative-error, NaN, --relative-error: , as 1e-4; got NaN",
    "--max-iterations, 0, --max-iterations: , as 2000; got 0"
  })
  void howTheSolverStopsIsRefusedByOptionWithAnExample(
      String option, String value, String begins, String more) {
    Outcome outcome = voxelyte("conductivity", layers, "--sigma", "A=1S/m", option, value);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith(begins.strip()).contains(more);
  }

  @Test
  void tooFewIterationsForAnEstimateAreToldWithoutOne() throws IOException {
    Path noise = Runs.writeNoise(folder, 1);
    Outcome outcome =
        voxelyte(
            "conductivity", noise, "--sigma", "0=1S/m", "--sigma", "1=9S/m", "--max-iterations", 1);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("cannot be estimated after 1 iteration;", "allow more", "2000")
        .doesNotContain("Infinity");
  }

  @Test
  void everyCommandHelpsWithAnExample() {
    PrintStream before = System.err;
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
    try {
      for (String command : Main.commandLine().getSubcommands().keySet()) {
        Outcome outcome = voxelyte(command, "--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Example:", "--json", "--threads", "--quiet");
      }
    } finally {
      System.setErr(before);
    }
    // A description with a lone per cent sign is complained of there.
    assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(voxelyte("--version").out()).startsWith("voxelyte ");
  }

  @Test
  void quietPrintsNothing() {
    Outcome outcome = voxelyte("morphology", layers, "--quiet");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void numbersDoNotDependOnThreads() throws IOException {
    List<String> texts = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      Path out = folder.resolve("t" + threads);
      assertThat(
              voxelyte("analyze", layers, "--sigma", "0=1S/m", "--threads", threads, "-o", out)
                  .code())
          .isZero();
      texts.add(org.voxelyte.study.ResultsDigest.of(Files.readString(out.resolve("results.json"))));
    }
    assertThat(texts.get(1)).isEqualTo(texts.get(0));
    assertThat(texts.get(2)).isEqualTo(texts.get(0));
  }
}
