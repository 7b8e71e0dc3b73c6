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
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.cli.Runs.Outcome;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** The commands as people type them: what they print, write and return. */
class CommandLineTest {
  private static final double EXACT = 1e-9;

  @TempDir private Path folder;
  private Path layers;

  @BeforeEach
  void writeLayers() throws IOException {
    layers = Runs.writeLayers(folder);
  }

  private void writeNoise(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] slices = new byte[9][9 * 9];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) random.nextInt(2);
      }
    }
    LabelVolume volume =
        new LabelVolume(
            new GridShape(9, 9, 9),
            VoxelSize.cube(1e-7),
            slices,
            List.of(),
            Provenance.generated("noise"));
    VolumeWriter.write(volume, folder.resolve("noise.tif"), TaskContext.silent(1));
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
    writeNoise(3);
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
    double series = 1 / (0.5 / 1 + 0.5 / 0.1 + 4e-7 / 8e-7);
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
    assertThat(voxelyte(asked.toArray()).out()).contains("backbone", "100.0 %");
    both.addAll(List.of("--axis", "all"));
    assertThat(voxelyte(both.toArray()).code()).isZero();
    assertThat(folder.resolve("ways-y.vtp")).isNotEmptyFile();
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
  void driveThatDoesNotConvergeIsNotedAndTheRestIsThere() throws IOException {
    writeNoise(2);
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
    writeNoise(1);
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

  @Test
  void everyCommandHelpsWithAnExample() {
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      Outcome outcome = voxelyte(command, "--help");
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out()).contains("Example:", "--json", "--threads", "--quiet");
    }
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
