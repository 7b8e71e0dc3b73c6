package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.Curve;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/**
 * Every topic on volumes of which little is left: each metric is a value or says why there is none,
 * in the findings and in each file that is written.
 */
class DegenerateVolumesTest {
  private static final Phase VOID = new Phase(0, "pore", PhaseRole.VOID);
  private static final Phase ELECTROLYTE = new Phase(1, "SE", PhaseRole.ELECTROLYTE);
  private static final Phase ACTIVE = new Phase(2, "NMC", PhaseRole.ACTIVE);
  private static final List<Phase> ROLES = List.of(VOID, ELECTROLYTE, ACTIVE);
  private static final List<Phase> UNNAMED =
      List.of(Phase.unnamed(0), Phase.unnamed(1), Phase.unnamed(2));
  private static final VoxelSize CUBE = VoxelSize.cube(1e-7);

  @TempDir private Path folder;

  /** Labels of a voxel. */
  @FunctionalInterface
  private interface Labels {
    int at(int x, int y, int z);
  }

  /** A volume and what its phases do. */
  private record Case(String name, LabelVolume volume, List<Phase> phases) {
    static Case of(String name, GridShape shape, VoxelSize size, List<Phase> phases, Labels at) {
      byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            slices[z][shape.index(x, y)] = (byte) at.at(x, y, z);
          }
        }
      }
      return new Case(
          name, new LabelVolume(shape, size, slices, phases, Provenance.generated(name)), phases);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Labels noise(long seed, int labels) {
    SplittableRandom random = new SplittableRandom(seed);
    return (x, y, z) -> random.nextInt(labels);
  }

  private static Labels only(int label) {
    return (x, y, z) -> label;
  }

  static Stream<Case> cases() {
    GridShape box = new GridShape(9, 8, 7);
    Labels middle = (x, y, z) -> x == 4 && y == 4 && z == 3 ? 2 : 1;
    Labels corner = (x, y, z) -> x + y + z == 0 ? 2 : 1;
    return Stream.of(
        Case.of("active alone", box, CUBE, List.of(ACTIVE), only(2)),
        Case.of("void alone", box, CUBE, List.of(VOID), only(0)),
        Case.of("electrolyte alone", box, CUBE, List.of(ELECTROLYTE), only(1)),
        Case.of("one phase without role", box, CUBE, List.of(Phase.unnamed(1)), only(1)),
        Case.of("one voxel", new GridShape(1, 1, 1), CUBE, List.of(ACTIVE), only(2)),
        Case.of("one voxel of void", new GridShape(1, 1, 1), CUBE, List.of(VOID), only(0)),
        Case.of("one layer along x", new GridShape(1, 9, 8), CUBE, ROLES, noise(1, 3)),
        Case.of("one layer along y", new GridShape(9, 1, 8), CUBE, ROLES, noise(2, 3)),
        Case.of("one layer along z", new GridShape(9, 8, 1), CUBE, ROLES, noise(3, 3)),
        Case.of("line along x", new GridShape(9, 1, 1), CUBE, ROLES, noise(4, 3)),
        Case.of("line along y", new GridShape(1, 9, 1), CUBE, ROLES, noise(5, 3)),
        Case.of("line along z", new GridShape(1, 1, 9), CUBE, ROLES, noise(6, 3)),
        Case.of("active of one voxel inside", box, CUBE, ROLES, middle),
        Case.of("active of one voxel in a corner", box, CUBE, ROLES, corner),
        Case.of("no void and no voxel of it", box, CUBE, ROLES, noise(7, 1)),
        Case.of("no active material", box, CUBE, ROLES, noise(8, 2)),
        Case.of("no roles", box, CUBE, UNNAMED, noise(9, 3)),
        Case.of(
            "two active phases",
            box,
            CUBE,
            List.of(VOID, new Phase(1, "LCO", PhaseRole.ACTIVE), ACTIVE),
            noise(10, 3)),
        Case.of("2 x 2 x 2", new GridShape(2, 2, 2), CUBE, ROLES, noise(11, 3)),
        Case.of("2 x 1 x 1", new GridShape(2, 1, 1), CUBE, ROLES, (x, y, z) -> x + 1),
        Case.of("flat voxels", box, new VoxelSize(1e-7, 2e-7, 5e-5), ROLES, noise(12, 3)),
        Case.of("long voxels", box, new VoxelSize(3e-5, 1e-7, 1e-7), ROLES, noise(13, 3)),
        Case.of("two halves", box, CUBE, ROLES, (x, y, z) -> z < 3 ? 1 : 2));
  }

  /** Boxes of little are less still: all scalars in each of them. */
  @ParameterizedTest
  @MethodSource("cases")
  void everyScalarOfBoxesHasASizeOrSaysWhyThereIsNone(Case degenerate) throws IOException {
    MorphologyMeasure boxes =
        new MorphologyMeasure(
            Set.of(MorphologyTopic.REV),
            MorphologyMeasure.USUAL_FEED,
            ParticleMeasure.NONE,
            Optional.empty(),
            new MorphologyMeasure.Sampling(3, 1, RevScalars.ALL),
            Optional.empty());
    try (TaskContext task = TaskContext.silent(2)) {
      MorphologyFindings found = new MorphologyRun(boxes, degenerate.volume()).run(task);
      check(found);
      assertThat(found.metrics()).hasSizeGreaterThan(10);
    }
  }

  private Study study(Case degenerate, TaskContext task) throws IOException {
    Path file = folder.resolve("volume.tif");
    VolumeWriter.write(degenerate.volume(), file, task);
    return Study.of(
        List.of("morphology", "volume.tif"),
        new Source(
            file.toString(),
            Optional.empty(),
            Optional.of(degenerate.volume().voxelSize()),
            degenerate.phases()),
        List.of(),
        new Measures(Optional.of(MorphologyMeasure.ALL), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMetricIsAValueOrSaysWhyThereIsNone(Case degenerate) throws IOException {
    try (TaskContext task = TaskContext.silent(2)) {
      Analysis analysis = StudyRunner.run(study(degenerate, task), task);
      check(analysis.morphology());
      checkJson(analysis);
    }
  }

  /** What is measured depends on names and roles alone, and on which axes have layers. */
  @ParameterizedTest
  @MethodSource("cases")
  void rowsAreThoseOfAVolumeWithAllPhases(Case degenerate) throws IOException {
    LabelVolume volume = degenerate.volume();
    Case whole =
        Case.of(
            "whole", volume.shape(), volume.voxelSize(), degenerate.phases(), all(volume.phases()));
    assertThat(rows(degenerate)).containsExactlyInAnyOrderElementsOf(rows(whole));
  }

  /** Returns all phases in turn, as far as there are voxels. */
  private static Labels all(List<Phase> phases) {
    int[] next = new int[1];
    return (x, y, z) -> phases.get(next[0]++ % phases.size()).label();
  }

  /** Triple lines have rows where there are such lines. */
  private Set<String> rows(Case degenerate) throws IOException {
    Set<MorphologyTopic> topics =
        EnumSet.complementOf(EnumSet.of(MorphologyTopic.REV)).stream()
            .filter(MorphologyTopic.choosable()::contains)
            .collect(Collectors.toSet());
    try (TaskContext task = TaskContext.silent(2)) {
      return new MorphologyRun(MorphologyMeasure.ALL.withTopics(topics), degenerate.volume())
          .run(task).metrics().stream()
              .filter(metric -> !metric.kind().key().startsWith("triple_phase_boundary"))
              .map(metric -> metric.kind().key() + " of " + metric.of() + " " + metric.along())
              .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Along the axis of an image nothing is measured, and rows that have an axis say so. */
  @Test
  void anImageFedAcrossItsLayerSaysSo() throws IOException {
    Case image = Case.of("image", new GridShape(9, 8, 1), CUBE, ROLES, all(ROLES));
    assertThat(rows(image))
        .contains(
            "coverage of NMC|SE ",
            "utilisation_electronic of NMC|SE z",
            "particles_connected_electron of NMC ",
            "particles_connected_ion of NMC ",
            "geometric_tortuosity of SE z",
            "geometric_tortuosity of SE -z",
            "mean_intercept_m of pore x",
            "section_area_fraction of pore normal z")
        .doesNotContain("mean_intercept_m of pore z", "section_area_fraction of pore normal x");
  }

  /** Figures take the time, so that few cases are drawn. */
  @ParameterizedTest
  @MethodSource("drawn")
  void everyFileIsWrittenWithoutNaN(Case degenerate) throws IOException {
    Path out = folder.resolve("out");
    try (TaskContext task = TaskContext.silent(2)) {
      Study study = study(degenerate, task);
      ResultFolder.write(study, StudyRunner.run(study, task), out, task);
    }
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> texts =
          files.filter(f -> f.toString().matches(".*\\.(csv|json|svg|html)")).toList();
      assertThat(texts).anyMatch(file -> file.endsWith("morphology.csv"));
      for (Path file : texts) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("NaN");
      }
    }
  }

  static Stream<Case> drawn() {
    List<String> names =
        List.of("one voxel", "one layer along z", "line along x", "long voxels", "2 x 1 x 1");
    return cases().filter(degenerate -> names.contains(degenerate.name()));
  }

  private static void check(MorphologyFindings found) {
    assertThat(found.metrics()).isNotEmpty();
    for (Metric metric : found.metrics()) {
      String what = metric.kind().key() + " of " + metric.of() + " " + metric.along();
      if (metric.value().isDefined()) {
        assertThat(metric.value().get()).as(what).isFinite();
      } else {
        checkClause(what, metric.value().reason());
      }
      metric.spread().ifPresent(sd -> assertThat(sd.isInfinite()).as(what).isFalse());
    }
    for (Curve curve : found.curves()) {
      assertThat(curve.points()).as(curve.key() + " of " + curve.of()).isNotEmpty();
    }
    for (MorphologyFindings.Table table : found.tables()) {
      for (List<Optional<Object>> row : table.rows()) {
        for (int i = 0; i < row.size(); i++) {
          if (row.get(i).orElse("") instanceof Double number) {
            assertThat(number).as(table.file() + " " + table.columns().get(i)).isFinite();
          }
        }
      }
    }
  }

  /** A reason follows "undefined, because" and is followed by a full stop. */
  private static void checkClause(String what, String reason) {
    assertThat(reason)
        .as(what)
        .isNotBlank()
        .doesNotContain("undefined", "because", "NaN", "null", "Exception")
        .doesNotEndWith(".")
        .doesNotStartWith(" ")
        .matches("(pore|SE|NMC|LCO|\\p{Ll}|[0-9]).*");
    // A phase that was named is not asked for again.
    assertThat(reason).as(what).doesNotContain("no phase was named");
  }

  /** What is null says why, and keys that programs rely on are there. */
  private static void checkJson(Analysis analysis) throws IOException {
    String text = ResultsJson.of(analysis);
    assertThat(text).doesNotContain("NaN");
    JsonNode results = new ObjectMapper().readTree(text);
    for (JsonNode metric : results.get("metrics")) {
      assertThat(metric.get("value").isNumber())
          .as(metric.toString())
          .isNotEqualTo(metric.has("undefined_because"));
    }
    MorphologyFindings found = analysis.morphology();
    for (JsonNode phase : results.get("phases")) {
      String name = phase.get("name").asText();
      for (Axis axis : Axis.values()) {
        JsonNode value = phase.at("/geometric_tortuosity/" + axis.key());
        Metric metric = found.find("geometric_tortuosity", name, axis.key()).orElseThrow();
        assertThat(value.isNumber()).isEqualTo(metric.value().isDefined());
        assertThat(value.isNull()).isNotEqualTo(metric.value().isDefined());
      }
      Metric thickness = found.find("local_thickness_mean_m", name, "").orElseThrow();
      assertThat(phase.get("local_thickness_mean_m").isNull())
          .isNotEqualTo(thickness.value().isDefined());
      assertThat(phase.get("local_thickness_sd_m").isNull())
          .isNotEqualTo(thickness.value().isDefined());
    }
  }
}
