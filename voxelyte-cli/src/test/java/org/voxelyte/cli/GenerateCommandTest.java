package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxelyte.cli.Runs.json;
import static org.voxelyte.cli.Runs.voxelyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.cli.Runs.Outcome;

/** The commands generate and sweep as people type them. */
class GenerateCommandTest {
  private static final String RECIPE =
      """
      recipe: 1
      box: [5 um, 5 um, 6 um]
      voxel: 0.25 um
      periodic: [x, y, z]
      void: 0.15
      put:
        NMC: {role: active, shape: sphere, diameter: 2 um, of_solid: 0.5}
        LPS: {shape: polyhedron, diameter: 1.2 um}
      """;

  @TempDir private Path folder;
  private Path recipe;
  private Path out;

  @BeforeEach
  void writeRecipe() throws IOException {
    recipe = folder.resolve("recipe.yaml");
    out = folder.resolve("out.tif");
    Files.writeString(recipe, RECIPE);
  }

  @Test
  void aRecipeBecomesAVolumeThatOtherCommandsRead() throws IOException {
    Path view = folder.resolve("view.png");
    Outcome outcome =
        voxelyte(
            "generate", recipe, "--seed", "7", "-o", out, "--json", "-", "--quiet", "--view", view);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(view).isNotEmptyFile();
    JsonNode result = json(outcome.out());
    assertThat(result.get("seed").asLong()).isEqualTo(7);
    assertThat(result.at("/input/sha256").asText()).hasSize(64);
    JsonNode phases = result.at("/achieved/phases");
    assertThat(phases).hasSize(3);
    assertThat(phases.get(0).get("volume_fraction").asDouble()).isEqualTo(0.15);
    assertThat(phases.get(1).get("voxels").asLong()).isEqualTo(4080);
    assertThat(phases.get(1).get("particles").asInt()).isEqualTo(15);
    assertThat(result.at("/achieved/overlap/pairs").asLong()).isZero();
    assertThat(result.at("/achieved/bond_order/q6_local_mean").asDouble()).isBetween(0.2, 1.0);
    Outcome inspected = voxelyte("inspect", out, "--json", "-", "--quiet");
    JsonNode file = json(inspected.out());
    assertThat(file.at("/labels/1/count").asLong()).isEqualTo(4080);
    assertThat(file.at("/labels/1/name").asText()).isEqualTo("NMC");
    assertThat(file.at("/input/voxel_size_m/2").asDouble()).isEqualTo(2.5e-7);
    Outcome ids = voxelyte("inspect", folder.resolve("out-ids.tif"), "--json", "-", "--quiet");
    assertThat(json(ids.out()).get("maximum").asInt()).isEqualTo(15);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again.tif");
    assertThat(voxelyte("generate", recipe, "-o", out, "--threads", "1", "--quiet").code())
        .isZero();
    assertThat(voxelyte("generate", recipe, "-o", again, "--threads", "2", "--quiet").code())
        .isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(out));
    assertThat(voxelyte("generate", recipe, "-o", again, "--seed", "2", "--quiet").code()).isZero();
    assertThat(Files.readAllBytes(again)).isNotEqualTo(Files.readAllBytes(out));
  }

  @Test
  void aTableIsPrintedForPeople() {
    Outcome outcome = voxelyte("generate", recipe, "-o", out);
    assertThat(outcome.out())
        .contains("42.5 %", "15 %", "do not overlap", "20 × 20 × 24 voxels of 250 nm, seed 1");
  }

  @Test
  void theGradientIsReportedAsItCameOut() throws IOException {
    String graded = "of_solid: 0.5, gradient: {axis: z, first: 1, last: 2}";
    Files.writeString(recipe, RECIPE.replace("of_solid: 0.5", graded));
    Path result = folder.resolve("result.json");
    Outcome outcome = voxelyte("generate", recipe, "-o", out, "--json", result);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern("\\d+\\.\\d to \\d+\\.\\d % along z \\(asked 30\\.1 to 55\\.5\\)");
    JsonNode gradient = json(Files.readString(result)).at("/achieved/phases/1/gradient");
    assertThat(gradient.get("axis").asText()).isEqualTo("z");
    assertThat(gradient.get("last").asDouble()).isEqualTo(2);
    assertThat(gradient.get("layer_volume_fractions")).hasSize(10);
    assertThat(gradient.at("/asked_layer_volume_fractions/0").asDouble()).isBetween(0.30, 0.302);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of_solid: 0.5 | of_solid: 0.95 | no packing of equal spheres",
        "diameter: 2 um | diameter: 9 um | NMC",
        "void: 0.15 | void: 1 | void must be in [0, 1)",
        "shape: sphere | shape: sphere, form: 1 | unknown key 'form'"
      })
  void whatCannotBeMadeIsRefused(String right, String wrong, String words) throws IOException {
    Files.writeString(recipe, RECIPE.replace(right, wrong));
    Outcome outcome = voxelyte("generate", recipe, "-o", out);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("recipe.yaml: ", words).doesNotContain("Exception");
    assertThat(out).doesNotExist();
  }

  @Test
  void anUnwritableTargetIsRefusedBeforeTheWork() {
    Outcome ending = voxelyte("generate", recipe, "-o", folder.resolve("out.xyz"));
    assertThat(ending.code()).isEqualTo(1);
    assertThat(ending.err()).contains("its ending names no format");
    Outcome missing = voxelyte("generate", recipe, "-o", folder.resolve("none").resolve("o.tif"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no folder");
    assertThat(voxelyte("generate", recipe).code()).isEqualTo(2);
  }

  @Test
  void otherFilesThatCannotBeWrittenAreRefusedBeforeTheWork() {
    Path none = folder.resolve("none");
    Outcome ids = voxelyte("generate", recipe, "-o", out, "--ids", none.resolve("ids.tif"));
    assertThat(ids.code()).isEqualTo(1);
    assertThat(ids.err()).contains("ids.tif: there is no folder");
    Outcome view = voxelyte("generate", recipe, "-o", out, "--view", folder.resolve("view.jpg"));
    assertThat(view.code()).isEqualTo(1);
    assertThat(view.err()).contains("view.jpg: the view is a PNG; call it FILE.png");
    assertThat(out).doesNotExist();
  }

  /** 9000 · 9000 · 9e7 voxels of a byte. */
  @Test
  void theMemoryOfABoxIsToldBeforeTheWork() throws IOException {
    Files.writeString(
        recipe,
        RECIPE
            .replace("[5 um, 5 um, 6 um]", "[9 mm, 9 mm, 90 m]")
            .replace("voxel: 0.25", "voxel: 1"));
    Outcome outcome = voxelyte("generate", recipe, "-o", out);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("voxels needs 7290000.0 GB").doesNotContain("Exception");
  }

  @Test
  void theExampleOfTheHelpIsARecipe() {
    String help = voxelyte("generate", "--help").out();
    Matcher named = Pattern.compile("recipes/\\S+\\.yaml").matcher(help);
    assertThat(named.find()).isTrue();
    assertThat(Path.of("..").resolve(named.group())).isRegularFile();
  }

  @Test
  void noFileTakesThePlaceOfAnother() {
    for (String option : new String[] {"--ids", "--view"}) {
      Outcome outcome = voxelyte("generate", recipe, "-o", out, option, out);
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains("-o and " + option + " both write");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void aStudyLeavesRowsFitsAndReportAndGoesOn() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        """
        sweep: 1
        recipe: recipe.yaml
        vary:
          put.NMC.of_solid: [0.4, 0.45, 0.5]
        realisations: 2
        measures:
          morphology: {topics: []}
          conduction: {axes: [z], each_phase_alone: false, ionic: {LPS: 0.27 S/m}}
        columns: [volume_fraction.*, tortuosity_factor.*]
        plots:
          - {x: volume_fraction.LPS, y: tortuosity_factor.ionic.z, log: [x, y]}
        fits:
          - {form: modified_bruggeman, x: volume_fraction.LPS, y: tortuosity_factor.ionic.z}
        """);
    Path study = folder.resolve("study");
    Outcome outcome = voxelyte("sweep", plan, "-o", study, "--json", "-", "--quiet");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode result = json(outcome.out());
    assertThat(result.get("rows")).hasSize(6);
    assertThat(result.at("/input/file").asText()).isEqualTo(plan.toString());
    assertThat(result.at("/input/sha256").asText()).isEqualTo(sha256(plan));
    assertThat(result.at("/rows/0/volume_fraction.NMC").asDouble()).isEqualTo(0.34);
    assertThat(result.at("/fits/0/alpha/value").asDouble()).isPositive();
    for (String file :
        new String[] {"rows.csv", "rows.parquet", "fits.csv", "report.html", "rows.jsonl"}) {
      assertThat(study.resolve(file)).isNotEmptyFile();
    }
    assertThat(study.resolve("figures").resolve("plot-01.png")).isNotEmptyFile();
    String rows = Files.readString(study.resolve("rows.csv"));
    assertThat(rows.lines().findFirst().orElseThrow())
        .isEqualTo(
            "point,realisation,seed,put.NMC.of_solid,volume_fraction.void,volume_fraction.NMC,"
                + "volume_fraction.LPS,tortuosity_factor.ionic.z,seconds,undefined_because,failed");
    // A kill in the middle of the last row: the others are not made again.
    byte[] log = Files.readAllBytes(study.resolve("rows.jsonl"));
    Files.write(study.resolve("rows.jsonl"), java.util.Arrays.copyOf(log, log.length - 30));
    assertThat(voxelyte("sweep", plan, "-o", study, "--quiet").code()).isZero();
    String again = Files.readString(study.resolve("rows.csv"));
    assertThat(withoutSeconds(again)).isEqualTo(withoutSeconds(rows));
    assertThat(again.lines().limit(5).toList()).isEqualTo(rows.lines().limit(5).toList());
  }

  @Test
  void aSeriesLeavesAFolderPerStudyAndOneReport() throws IOException {
    String plan =
        """
        sweep: 1
        about: the study of ONE
        recipe: recipe.yaml
        vary: {put.NMC.of_solid: [ONE]}
        measures:
          morphology: {topics: []}
          conduction: {axes: [z], each_phase_alone: false, ionic: {LPS: 0.27 S/m}}
        plots:
          - x: put.NMC.of_solid
            y: tortuosity_factor.ionic.z
            beside: [{label: a paper, points: [[0.5, 2]]}]
        """;
    Files.writeString(folder.resolve("thin.yaml"), plan.replace("ONE", "0.4"));
    Files.writeString(folder.resolve("thick.yaml"), plan.replace("ONE", "0.45"));
    Path series = folder.resolve("series.yaml");
    Files.writeString(series, "sweep: 1\nabout: both\nseries: [thin.yaml, thick.yaml]\n");
    Path out = folder.resolve("study");
    Object[] command = {"sweep", series, "-o", out, "--json", "-", "--quiet", "--set", "void=0.2"};
    Outcome outcome = voxelyte(command);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode rows = json(outcome.out()).get("rows");
    assertThat(rows).hasSize(2);
    assertThat(json(outcome.out()).at("/input/sha256").asText()).isEqualTo(sha256(series));
    assertThat(
            json(Files.readString(out.resolve("thin/results.json"))).at("/input/sha256").asText())
        .isEqualTo(sha256(folder.resolve("thin.yaml")));
    assertThat(rows.get(1).get("study").asText()).isEqualTo("thick");
    assertThat(rows.get(1).get("volume_fraction.NMC").asDouble()).isEqualTo(0.36);
    assertThat(rows.get(0).get("overlap_share").asDouble()).isZero();
    String report = Files.readString(out.resolve("report.html"));
    assertThat(report)
        .contains("href=\"thin/report.html\"", "the study of 0.45", "1 structures, none failed")
        .contains("a paper");
    assertThat(out.resolve("figures").resolve("thick-plot-01.svg")).isNotEmptyFile();
    assertThat(Files.readString(out.resolve("thin").resolve("report.html"))).contains("a paper");
    // Again, with the last row half-written: the first study is as it was.
    Path log = out.resolve("thick").resolve("rows.jsonl");
    byte[] bytes = Files.readAllBytes(log);
    Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - 30));
    JsonNode again = json(voxelyte(command).out()).get("rows");
    assertThat(again.get(0)).isEqualTo(rows.get(0));
    assertThat(again.get(1).get("tortuosity_factor.ionic.z"))
        .isEqualTo(rows.get(1).get("tortuosity_factor.ionic.z"));
    Files.writeString(series, "sweep: 1\nseries: [thin.yaml, none.yaml]\n");
    Outcome refused = voxelyte("sweep", series, "-o", out);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("none.yaml: no such study").doesNotContain("Exception");
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withoutSeconds(String rows) {
    return rows.replaceAll("(?m),[^,\\r\\n]*,,(?=\\r?$)", ",,");
  }

  @Test
  void aStudyThatCannotRunIsRefused() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(plan, "sweep: 1\nrecipe: none.yaml\nvary: {void: [0.1]}\nmeasures: {}\n");
    Outcome outcome = voxelyte("sweep", plan, "-o", folder.resolve("study"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("no such recipe").doesNotContain("Exception");
    assertThat(voxelyte("sweep", plan, "--set", "voxel").code()).isEqualTo(2);
  }
}
