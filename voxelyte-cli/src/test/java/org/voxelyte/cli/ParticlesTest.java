package org.voxelyte.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.cli.Runs.Outcome;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Contacts between particles of one phase, and the current through each, from the command line. */
class ParticlesTest {
  private static final double EXACT = 1e-9;

  /** Two balls of 7 voxels radius that touch by a neck, along z, cut by both electrodes. */
  private static final GridShape SHAPE = new GridShape(16, 16, 24);

  private static final VoxelSize SIZE = VoxelSize.cube(1e-7);

  @TempDir private Path folder;
  private Path layers;
  private Path balls;

  @BeforeEach
  void writeVolumes() throws IOException {
    layers = Runs.writeLayers(folder);
    byte[][] slices = new byte[SHAPE.nz()][SHAPE.sliceVoxels()];
    for (int z = 0; z < SHAPE.nz(); z++) {
      for (int y = 0; y < SHAPE.ny(); y++) {
        for (int x = 0; x < SHAPE.nx(); x++) {
          double across = Math.hypot(x - 7.5, y - 7.5);
          double along = Math.min(Math.abs(z - 5.5), Math.abs(z - 17.5));
          slices[z][SHAPE.index(x, y)] = (byte) (Math.hypot(across, along) < 7 ? 1 : 0);
        }
      }
    }
    balls = folder.resolve("balls.tif");
    VolumeWriter.write(
        new LabelVolume(
            SHAPE,
            SIZE,
            slices,
            List.of(Phase.named(0, "pore"), new Phase(1, "AM", PhaseRole.ACTIVE)),
            Provenance.generated("balls")),
        balls,
        TaskContext.silent(1));
  }

  /** Ids by layer along z: layers 0 to 1 are particle 700, the others 3. */
  private Path writeIds(GridShape shape, int first) throws IOException {
    int[][] slices = new int[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      java.util.Arrays.fill(slices[z], z < 2 ? first : 3);
    }
    Path file = folder.resolve("ids.tif");
    ComponentVolume ids = new ComponentVolume(shape, SIZE, slices, new long[Math.max(3, first)]);
    VolumeWriter.writeIds(ids, "particle", file, TaskContext.silent(1));
    return file;
  }

  @Test
  void idsOfAFileAddTheirContacts() throws IOException {
    Path ids = writeIds(new GridShape(5, 6, 8), 700);
    Path out = folder.resolve("found.tif");
    Outcome outcome =
        voxelyte(
            "conductivity",
            layers,
            "--sigma",
            "A=1S/m",
            "--sigma",
            "B=1S/m",
            "--contact",
            "A|A=2mohm.cm2",
            "--particles",
            "A=" + ids,
            "--particles-out",
            out,
            "--json",
            "-");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode found = json(outcome.out()).at("/conductivity/0");
    // 2e-7 ohm.m2 once, on 800 nm at 1 S/m.
    double expected = 1 / (1 + 0.25);
    assertThat(found.get("effective_S_per_m").asDouble())
        .isCloseTo(expected, within(expected * EXACT));
    JsonNode contact = found.at("/power/2");
    assertThat(contact.get("a").textValue()).isEqualTo("A");
    assertThat(contact.get("b").textValue()).isEqualTo("A");
    assertThat(contact.get("contact").booleanValue()).isTrue();
    assertThat(contact.get("share").asDouble()).isCloseTo(0.2, within(EXACT));
    JsonNode particles = found.at("/particles/0");
    assertThat(particles.get("phase").textValue()).isEqualTo("A");
    assertThat(particles.get("count").intValue()).isEqualTo(2);
    assertThat(particles.get("sha256").textValue()).hasSize(64);
    assertThat(particles.get("without_current").intValue()).isZero();
    assertThat(particles.get("largest_current_share").asDouble()).isCloseTo(1, within(1e-6));
    assertThat(Files.readAllLines(folder.resolve("found-currents.csv")))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("A + B,z,A,700,60,").endsWith(",1,0"))
        .anySatisfy(line -> assertThat(line).startsWith("A + B,z,A,3,60,").endsWith(",0,0"));
    ComponentVolume written =
        VolumeReader.readIds(out.toString(), SIZE, TaskContext.silent(1)).ids();
    assertThat(written.id(0, 0, 0)).isEqualTo(700);
    assertThat(written.id(0, 0, 4)).isZero();
  }

  @Test
  void idsOfPhasesOfLikeNamesAreWrittenToFilesOfTheirOwn() throws IOException {
    Path alike = Runs.writeLayers(folder, "AM 1", "AM-1");
    Outcome outcome =
        voxelyte(
            "conductivity",
            alike,
            "--sigma",
            "AM 1=1S/m",
            "--sigma",
            "AM-1=2S/m",
            "--particles",
            "AM 1",
            "--particles",
            "AM-1",
            "--particles-out",
            folder.resolve("found.tif"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    for (int label : new int[] {0, 2}) {
      String file = folder.resolve("found-" + label + "-AM-1.tif").toString();
      ComponentVolume ids = VolumeReader.readIds(file, SIZE, TaskContext.silent(1)).ids();
      assertThat(ids.id(2, 2, 0)).isEqualTo(label == 0 ? 1 : 0);
      assertThat(ids.id(2, 2, 7)).isEqualTo(label == 2 ? 1 : 0);
    }
  }

  @Test
  void aContactSplitsItsPhaseAtNecks() throws IOException {
    double before = Double.POSITIVE_INFINITY;
    for (String contact : List.of("0ohm.cm2", "1mohm.cm2", "10mohm.cm2")) {
      Outcome outcome =
          voxelyte(
              "conductivity",
              balls,
              "--sigma",
              "AM=1S/m",
              "--contact",
              "AM|AM=" + contact,
              "--particles",
              "AM",
              "--json",
              "-");
      assertThat(outcome.code()).as(outcome.err()).isZero();
      JsonNode found = json(outcome.out()).at("/conductivity/0");
      assertThat(found.at("/particles/0/count").intValue()).isEqualTo(2);
      assertThat(found.at("/particles/0/method").textValue()).contains("watershed", "100 nm");
      assertThat(found.get("effective_S_per_m").asDouble()).isLessThan(before);
      before = found.get("effective_S_per_m").asDouble();
    }
    Outcome deep =
        voxelyte(
            "conductivity",
            balls,
            "--sigma",
            "AM=1S/m",
            "--contact",
            "AM|AM=10mohm.cm2",
            "--particle-h",
            "600nm");
    assertThat(deep.code()).as(deep.err()).isZero();
    assertThat(deep.out()).contains("particles of").containsPattern("AM +1 ");
  }

  @Test
  void aReportTellsOfParticlesAndAStudyRepeatsThem() throws IOException {
    Path ids = writeIds(SHAPE, 9);
    Path out = folder.resolve("out");
    Outcome outcome =
        voxelyte(
            "analyze",
            balls,
            "--sigma",
            "AM=1S/m",
            "--contact",
            "AM|AM=1mohm.cm2",
            "--particles",
            "AM=" + ids,
            "-o",
            out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page).contains("Current through particles", "between particles of AM");
    assertThat(out.resolve("particle-currents.csv")).exists();
    assertThat(Files.readString(out.resolve("study.yaml"))).contains("sha256");
    outcome = voxelyte("run", out.resolve("study.yaml"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("recorded values are the same");
    writeIds(SHAPE, 8);
    outcome = voxelyte("run", out.resolve("study.yaml"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("ids.tif", "has not the particles that were recorded");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--particles, GG, 1, no phase 'GG'",
    "--particles, AM=none.tif, 1, none.tif",
    "--particles, =a.tif, 2, PHASE=FILE",
    "--particles, AM=, 2, PHASE=FILE",
    "--particle-h, 2, 2, unit",
    "--particle-h, -1nm, 2, not negative",
    "--particle-h, 2nm, 1, no phase to split",
    "--particles-out, a.tif, 1, there are none"
  })
  void badParticlesAreRefused(String option, String value, int code, String sentence) {
    Outcome outcome = voxelyte("conductivity", balls, "--sigma", "AM=1S/m", option + "=" + value);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(sentence);
  }

  @Test
  void idsThatDoNotFitAreRefused() throws IOException {
    Path small = writeIds(new GridShape(16, 16, 12), 9);
    Outcome outcome =
        voxelyte("conductivity", balls, "--sigma", "AM=1S/m", "--particles", "AM=" + small);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("16 × 16 × 12", "16 × 16 × 24");
    Path empty = writeIds(SHAPE, 0);
    outcome = voxelyte("conductivity", balls, "--sigma", "AM=1S/m", "--particles", "AM=" + empty);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("particle id 0");
    outcome =
        voxelyte(
            "conductivity", balls, "--sigma", "AM=1S/m", "--particles", "AM", "--particles", "1");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("twice");
  }
}
