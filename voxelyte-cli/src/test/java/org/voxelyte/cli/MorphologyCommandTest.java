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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.cli.Runs.Outcome;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.study.ResultsDigest;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** The command morphology as people type it: what it prints, writes, repeats and refuses. */
class MorphologyCommandTest {
  private static final double EXACT = 1e-12;

  @TempDir private Path folder;
  private Path cathode;

  @BeforeEach
  void writeBalls() throws IOException {
    cathode = Runs.writeBalls(folder);
  }

  private Outcome morphology(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("morphology", cathode));
    arguments.addAll(Arrays.asList(more));
    return voxelyte(arguments.toArray());
  }

  private JsonNode results(Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>(Arrays.asList(more));
    arguments.addAll(List.of("--json", "-"));
    Outcome outcome = morphology(arguments.toArray());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return json(outcome.out());
  }

  /** Returns the value of a metric. */
  private static JsonNode metric(JsonNode results, String key, String of, String along) {
    for (JsonNode metric : results.get("metrics")) {
      if (metric.get("metric").asText().equals(key)
          && metric.get("of").asText().equals(of)
          && metric.get("along").asText().equals(along)) {
        return metric;
      }
    }
    throw new AssertionError("no " + key + " of " + of + " along '" + along + "'");
  }

  /** Returns the topics that were chosen; the others are always there. */
  private static Set<String> topics(JsonNode results) {
    Set<String> topics = new TreeSet<>();
    results.get("metrics").forEach(metric -> topics.add(metric.get("topic").asText()));
    for (String always : List.of("fractions", "networks", "interfaces")) {
      assertThat(topics.remove(always)).as(always).isTrue();
    }
    return topics;
  }

  @Test
  void theWholeMorphologyHasTheKeysThatProgramsRelyOnAndIsRepeated() throws IOException {
    Path out = folder.resolve("out");
    Outcome outcome = morphology("-o", out, "--particle-h", "10nm", "--threads", 2);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("Geometric tortuosity", "Local thickness", "Coverage", "Representative volume")
        .doesNotContain("NaN");
    JsonNode results = json(Files.readString(out.resolve("results.json")));
    for (JsonNode phase : results.get("phases")) {
      for (String axis : List.of("x", "y", "z")) {
        JsonNode tortuosity = phase.at("/geometric_tortuosity/" + axis);
        // Pairs of balls lead nowhere; void lies upon electrolyte along y.
        boolean none = phase.get("name").asText().equals("NMC") || axis.equals("y");
        if (none) {
          assertThat(tortuosity.isNull()).isTrue();
        } else {
          assertThat(tortuosity.asDouble()).isGreaterThanOrEqualTo(1).isLessThan(2);
        }
      }
      assertThat(phase.get("local_thickness_mean_m").asDouble()).isBetween(1e-7, 2e-6);
      assertThat(phase.get("local_thickness_sd_m").asDouble()).isBetween(0.0, 1e-6);
    }
    assertThat(results.get("interfaces")).hasSize(3);
    assertThat(results.get("coverage")).hasSize(6);
    for (JsonNode cover : results.get("coverage")) {
      assertThat(cover.fieldNames())
          .toIterable()
          .containsExactly("of", "by", "share", "share_faces", "area_m2", "faces_area_m2");
    }
    assertThat(results.get("particles")).hasSize(Runs.BALLS);
    assertThat(Files.readAllLines(out.resolve("particles.csv"))).hasSize(1 + Runs.BALLS);
    assertThat(Files.readAllLines(out.resolve("contacts.csv"))).hasSize(1 + Runs.BALLS / 2);
    assertThat(topics(results))
        .containsExactlyInAnyOrder(
            "correlation",
            "particles",
            "porosity",
            "rev",
            "stereology",
            "surfaces",
            "thickness",
            "tortuosity");
    for (String file :
        List.of(
            "report.html",
            "study.yaml",
            "morphology.csv",
            "particles.csv",
            "contacts.csv",
            "sections.csv",
            "representative-volume.csv",
            "local-thickness.csv",
            "intrusion.csv",
            "two-point.csv",
            "chords.csv",
            "path-lengths.csv",
            "particle-sizes.csv")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    Path again = folder.resolve("again");
    Outcome repeated = voxelyte("run", out.resolve("study.yaml"), "-o", again, "--threads", 1);
    assertThat(repeated.code()).as(repeated.err()).isZero();
    assertThat(repeated.out()).contains("recorded values are the same");
    assertThat(ResultsDigest.of(Files.readString(again.resolve("results.json"))))
        .isEqualTo(ResultsDigest.of(results.toString()));
    assertThat(Files.readString(again.resolve("morphology.csv")))
        .isEqualTo(Files.readString(out.resolve("morphology.csv")));
  }

  @Test
  void topicsAreChosenAndLeftOut() throws IOException {
    JsonNode two = results("--only", "Porosity,tortuosity");
    assertThat(topics(two)).containsExactly("porosity", "tortuosity");
    assertThat(two.get("phases").get(0).has("geometric_tortuosity")).isTrue();
    assertThat(two.get("phases").get(0).has("local_thickness_mean_m")).isFalse();
    assertThat(two.get("interfaces")).hasSize(3);
    assertThat(topics(results("--only", "porosity,surfaces", "--skip", "surfaces")))
        .containsExactly("porosity");
    assertThat(topics(results("--only", "none"))).isEmpty();
  }

  @Test
  void theCollectorLiesWhereItIsToldToBe() throws IOException {
    Path plates = Runs.writeLayers(folder, "SE:electrolyte", "NMC");
    String[] roles = {"--phase", "0=SE:electrolyte", "--phase", "2=NMC:active"};
    for (String[] end : new String[][] {{"z1", "1"}, {"z0", "0"}, {"x0", "1"}, {"y1", "1"}}) {
      List<Object> arguments = new ArrayList<>(List.of("morphology", plates));
      arguments.addAll(Arrays.asList(roles));
      arguments.addAll(
          List.of("--only", "surfaces", "--collector", end[0], "--json", "-", "--quiet"));
      Outcome outcome = voxelyte(arguments.toArray());
      assertThat(outcome.code()).as(outcome.err()).isZero();
      JsonNode share =
          metric(json(outcome.out()), "utilisation_electronic", "NMC|SE", end[0].substring(0, 1));
      // The active layer lies at z1: only from there do electrons reach it along z.
      assertThat(share.get("value").asDouble())
          .as(end[0])
          .isCloseTo(Double.parseDouble(end[1]), within(EXACT));
    }
  }

  @Test
  void boxesAndSeedMoveTheRepresentativeVolumeOnly() throws IOException {
    List<String> digests = new ArrayList<>();
    for (String[] sampling :
        new String[][] {{"10", "1"}, {"10", "1"}, {"10", "2"}, {"4", "1"}, {"10", "-7"}}) {
      JsonNode results = results("--only", "rev", "--boxes", sampling[0], "--seed", sampling[1]);
      assertThat(topics(results)).containsExactly("rev");
      digests.add(results.get("curves").toString());
    }
    assertThat(digests.get(1)).isEqualTo(digests.get(0));
    assertThat(Set.copyOf(digests)).hasSize(4);
  }

  /** A slit of 300 nm in active material is a crack where the radius is more than half of that. */
  @Test
  void scalarsOfBoxesAreChosenAndRepeated() throws IOException {
    Path out = folder.resolve("out");
    Outcome outcome =
        morphology(
            "--only",
            "rev",
            "--boxes",
            3,
            "--rev-scalars",
            "volume_fraction,constrictivity",
            "-o",
            out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode results = json(Files.readString(out.resolve("results.json")));
    Set<String> found = new TreeSet<>();
    for (JsonNode metric : results.get("metrics")) {
      if (metric.get("topic").asText().equals("rev")) {
        found.add(metric.get("metric").asText());
      }
    }
    assertThat(found)
        .containsExactly(
            "representative_edge_fraction_m", "representative_edge_of_constrictivity_m");
    assertThat(Files.readString(out.resolve("representative-volume.csv")))
        .startsWith("of,scalar,edge_m,boxes,mean,standard_deviation,centred,unit,along,metric")
        .contains(",z,constrictivity");
    Outcome repeated = voxelyte("run", out.resolve("study.yaml"), "-o", folder.resolve("again"));
    assertThat(repeated.code()).as(repeated.err()).isZero();
    assertThat(repeated.out()).contains("recorded values are the same");
    Outcome bad = morphology("--rev-scalars", "constrictvity");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err())
        .startsWith(
            "--rev-scalars: no scalar of boxes is called 'constrictvity'; the nearest names are"
                + " constrictivity, ");
  }

  @Test
  void cracksAreAsWideAsTheRadiusAllows() throws IOException {
    GridShape shape = new GridShape(25, 9, 8);
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) (i % 25 >= 11 && i % 25 < 14 ? 0 : 2);
      }
    }
    List<Phase> phases =
        List.of(new Phase(0, "pore", PhaseRole.VOID), new Phase(2, "NMC", PhaseRole.ACTIVE));
    cathode = folder.resolve("slit.tif");
    VolumeWriter.write(
        new LabelVolume(shape, VoxelSize.cube(1e-7), slices, phases, Provenance.generated("slit")),
        cathode,
        TaskContext.silent(1));
    for (String[] radius : new String[][] {{"100nm", "0"}, {"200nm", "1"}, {"0.4um", "1"}}) {
      JsonNode found = results("--only", "porosity", "--crack-radius", radius[0]);
      assertThat(metric(found, "crack_porosity_of_void", "pore", "").get("value").asDouble())
          .as(radius[0])
          .isEqualTo(Double.parseDouble(radius[1]));
    }
    JsonNode usual = results("--only", "porosity");
    assertThat(metric(usual, "crack_radius_m", "pore", "").get("value").asDouble())
        .isCloseTo(2e-7, within(EXACT));
  }

  @Test
  void mapsAndIdsAreWrittenAndReadAgain() throws IOException {
    Path maps = folder.resolve("maps");
    Path ids = folder.resolve("ids.tif");
    String only = "thickness,tortuosity,particles";
    Outcome outcome =
        morphology("--only", only, "--maps", maps, "--particles-out", ids, "--json", "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    for (String name :
        List.of("local-thickness-2-NMC.tif", "path-length-1-SE_+z.tif", "particles-2-NMC.tif")) {
      assertThat(maps.resolve(name)).isNotEmptyFile();
    }
    JsonNode split = json(outcome.out()).get("particles");
    JsonNode read = results("--only", "particles", "--particles", "NMC=" + ids).get("particles");
    assertThat(read).isEqualTo(split);
    JsonNode pores = results("--only", "particles", "--particles", "pore").get("particles");
    assertThat(pores.get(0).get("phase").asText()).isEqualTo("pore");
  }

  @ParameterizedTest
  @CsvSource({
    "2, --only, volume, --only; surfaces; got 'volume'",
    "2, --only, '', got ''",
    "2, --skip, 'rev,', got ''",
    "2, --skip, none at all, got 'none at all'",
    "2, --collector, front, got 'front'",
    "2, --collector, z2, z0 for the first layer",
    "2, --collector, w0, w0",
    "2, --boxes, 2, --boxes; at least 3; got 2",
    "2, --boxes, many, --boxes; many",
    "2, --seed, 1.5, --seed; 1.5",
    "2, --crack-radius, 200, --crack-radius; 200; unit",
    "2, --crack-radius, 0nm, --crack-radius; 0",
    "2, --crack-radius, -1nm, --crack-radius; -1",
    "2, --crack-radius, 2S/m, --crack-radius; 2S/m",
    "2, --particle-h, 3, --particle-h; unit; 100nm",
    "2, --particles, NMC=, --particles; AM=ids.tif; 'NMC='",
    "1, --particles, LCO, LCO; pore; SE; NMC",
    "1, --particles, NMC=DIR/none.tif, none.tif",
    "1, --particles-out, DIR/none/ids.tif, ids.tif",
    "1, --maps, DIR/balls.tif, balls.tif",
    "1, -o, DIR/balls.tif, balls.tif",
    "2, --phase, 1=SE:ionic, ionic; electrolyte",
  })
  void wrongValuesAreRefusedInOneSentence(int code, String option, String value, String told) {
    Outcome outcome =
        morphology(option, value.replace("DIR", folder.toString()), "--threads", 1, "--quiet");
    assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
    for (String part : told.split("; ")) {
      assertThat(outcome.err()).as(option + " " + value).contains(part);
    }
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
  }

  @Test
  void twoGradesOfActiveMaterialCountTogether() throws IOException {
    String[] grades = {"--phase", "0=void", "--phase", "1=fine:active", "--phase", "2=NMC:active"};
    JsonNode both = results(and(grades, "--only", "surfaces,porosity,particles"));
    assertThat(metric(both, "closed_porosity_of_active", "void", "").get("value").isNumber())
        .isTrue();
    JsonNode ions = metric(both, "utilisation_ionic", "fine + NMC|electrolyte", "z");
    assertThat(ions.get("value").isNull()).isTrue();
    assertThat(ions.get("undefined_because").asText())
        .contains("no phase has the role electrolyte", "--phase LABEL=NAME:electrolyte");
    Set<String> phases = new TreeSet<>();
    both.get("particles").forEach(particle -> phases.add(particle.get("phase").asText()));
    assertThat(phases).containsExactly("NMC", "fine");
    String[] fed = {"--phase", "0=SE:electrolyte", "--phase", "1=fine:active"};
    JsonNode area = results(and(fed, "--only", "surfaces", "--phase", "2=NMC:active"));
    JsonNode electrons = metric(area, "utilisation_electronic", "fine + NMC|SE", "z");
    assertThat(electrons.get("value").asDouble()).isEqualTo(1);
  }

  @Test
  void phasesThatDoNotOccurAreToldAsSuch() throws IOException {
    JsonNode results = results("--phase", "7=carbon", "--skip", "rev");
    JsonNode carbon = results.get("phases").get(3);
    assertThat(carbon.get("name").asText()).isEqualTo("carbon");
    assertThat(carbon.get("volume_fraction").asDouble()).isZero();
    assertThat(carbon.at("/geometric_tortuosity/z").isNull()).isTrue();
    assertThat(carbon.get("local_thickness_mean_m").isNull()).isTrue();
    assertThat(
            metric(results, "local_thickness_mean_m", "carbon", "")
                .get("undefined_because")
                .asText())
        .isEqualTo("carbon has no voxels");
    Outcome twice = morphology("--phase", "1=SE", "--phase", "2=SE");
    assertThat(twice.code()).isNotZero();
    assertThat(twice.err()).contains("SE");
  }

  private static Object[] and(String[] first, Object... more) {
    List<Object> all = new ArrayList<>(Arrays.asList(first));
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }
}
