package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.Curve;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** Scalars of boxes: all there are, with the values that the morphology of the box alone has. */
class RevScalarsTest {
  private static final VoxelSize SIZE = new VoxelSize(1e-7, 2e-7, 1.5e-7);
  private static final Phase VOID = new Phase(0, "pore", PhaseRole.VOID);
  private static final Phase ELECTROLYTE = new Phase(1, "SE", PhaseRole.ELECTROLYTE);
  private static final Phase ACTIVE = new Phase(2, "NMC", PhaseRole.ACTIVE);
  private static final Phase CARBON = new Phase(3, "C", PhaseRole.CARBON);
  private static final List<Phase> PHASES = List.of(VOID, ELECTROLYTE, ACTIVE, CARBON);
  private static final double ROUNDING = 1e-12;

  /** Metrics that are no scalars of boxes: given, or about the size of the volume itself. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "crack_radius_m",
          "volume_fraction_standard_error",
          "volume_fraction_95_low",
          "volume_fraction_95_high");

  @TempDir private Path folder;

  @FunctionalInterface
  private interface Labels {
    int at(int x, int y, int z);
  }

  private static LabelVolume volume(GridShape shape, List<Phase> phases, Labels labels) {
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          slices[z][shape.index(x, y)] = (byte) labels.at(x, y, z);
        }
      }
    }
    return new LabelVolume(shape, SIZE, slices, phases, Provenance.generated("test"));
  }

  /** Balls of active material and of void in electrolyte, carbon in one corner only. */
  private static LabelVolume electrode() {
    SplittableRandom random = new SplittableRandom(4);
    int balls = 30;
    int[][] centres = new int[balls][];
    for (int i = 0; i < balls; i++) {
      centres[i] = new int[] {random.nextInt(18), random.nextInt(16), random.nextInt(18)};
    }
    return volume(
        new GridShape(18, 16, 18),
        PHASES,
        (x, y, z) -> {
          if (x < 5 && y < 6 && z < 5) {
            return (x + y + z) % 2 == 0 ? 3 : 1;
          }
          for (int i = 0; i < balls; i++) {
            int[] c = centres[i];
            int square =
                (x - c[0]) * (x - c[0]) + (y - c[1]) * (y - c[1]) + (z - c[2]) * (z - c[2]);
            if (square <= 10) {
              return i % 3 == 0 ? 0 : 2;
            }
          }
          return 1;
        });
  }

  private static MorphologyMeasure measure(Set<MorphologyTopic> topics, String scalars, int boxes) {
    return new MorphologyMeasure(
        topics,
        MorphologyMeasure.USUAL_FEED,
        ParticleMeasure.NONE,
        Optional.empty(),
        new MorphologyMeasure.Sampling(boxes, 1, RevScalars.parse(scalars)),
        Optional.empty());
  }

  private static MorphologyFindings find(LabelVolume volume, MorphologyMeasure wanted, int threads)
      throws IOException {
    try (TaskContext task = TaskContext.silent(threads)) {
      return new MorphologyRun(wanted, volume).run(task);
    }
  }

  private static MorphologyFindings rev(LabelVolume volume, String scalars, int threads)
      throws IOException {
    return find(volume, measure(Set.of(MorphologyTopic.REV), scalars, 3), threads);
  }

  /** Returns what the program finds of a piece of the file, all of it but boxes. */
  private Map<RevScalar.Id, Metric> morphologyOf(LabelVolume whole, Box box, TaskContext task)
      throws IOException {
    Path file = folder.resolve("whole.tif");
    VolumeWriter.write(whole, file, task);
    Analysis analysis =
        StudyRunner.run(
            Study.of(
                List.of("morphology", "whole.tif"),
                new Source(file.toString(), Optional.empty(), Optional.of(SIZE), PHASES),
                List.of(new Step.Crop(box)),
                new Measures(Optional.of(MorphologyMeasure.REPORT), Optional.empty())),
            task);
    return analysis.metrics().stream().collect(Collectors.toMap(RevScalar.Id::of, m -> m));
  }

  @Test
  void everyMetricOfTheMorphologyIsAScalarOfBoxesAndHasAKeyOfItsOwn() throws IOException {
    Set<String> metrics = new TreeSet<>();
    LabelVolume electrode = electrode();
    try (TaskContext task = TaskContext.silent(2)) {
      Box all = new Box(0, 0, 0, electrode.shape());
      for (Metric metric : morphologyOf(electrode, all, task).values()) {
        if (!LEFT_OUT.contains(metric.kind().key())) {
          metrics.add(RevNames.of(metric.kind()));
        }
      }
    }
    assertThat(RevScalars.parse("all").names()).containsExactlyInAnyOrderElementsOf(metrics);
    assertThat(metrics.stream().map(RevNames::withoutUnit)).doesNotHaveDuplicates();
    assertThat(metrics).doesNotContainAnyElementsOf(RevNames.TOPICS.keySet());
  }

  /** Boxes with all phases, without carbon, without void, of one phase, of one layer. */
  @Test
  void aBoxHasTheValuesThatItHasAsAVolumeOfItsOwn() throws IOException {
    LabelVolume whole = electrode();
    List<Box> boxes =
        List.of(
            new Box(0, 0, 0, new GridShape(10, 9, 8)),
            new Box(8, 6, 9, new GridShape(10, 9, 9)),
            new Box(0, 0, 0, new GridShape(5, 6, 5)),
            new Box(14, 12, 3, new GridShape(4, 3, 4)),
            new Box(1, 2, 11, new GridShape(17, 14, 1)),
            new Box(8, 8, 8, new GridShape(1, 1, 1)));
    try (TaskContext task = TaskContext.silent(2)) {
      for (String choice : List.of("default", "all")) {
        MorphologySample sample =
            new MorphologySample(measure(Set.of(MorphologyTopic.REV), choice, 3), whole);
        Set<String> names = RevScalars.parse(choice).names();
        RevMeasurement measurement =
            new RevMeasurement(sample, names, new MorphologyCollector(), task);
        List<RevScalar> scalars = new ArrayList<>(RevTopic.usual(sample, names));
        scalars.addAll(measurement.furtherScalars());
        for (Box box : boxes) {
          LabelVolume piece = LabelOperations.crop(whole, box, task);
          List<Finding<Double>> found = measurement.of(piece, scalars, task);
          compare(scalars, found, morphologyOf(whole, box, task), piece.volume());
        }
      }
    }
  }

  private static void compare(
      List<RevScalar> scalars,
      List<Finding<Double>> found,
      Map<RevScalar.Id, Metric> alone,
      double volume) {
    int compared = 0;
    for (int i = 0; i < scalars.size(); i++) {
      Metric metric = alone.get(scalars.get(i).metric());
      Finding<Double> value = found.get(i);
      String what = scalars.get(i).metric() + " " + value + " " + metric;
      if (metric != null) {
        double per = metric.kind().unit() == MetricUnit.COUNT ? volume : 1;
        assertThat(value.isDefined()).as(what).isEqualTo(metric.value().isDefined());
        if (value.isDefined()) {
          assertThat(value.get()).as(what).isEqualTo(metric.value().get() / per);
          compared++;
        }
      } else {
        // Alone, a box knows nothing of phases that it does not hold.
        assertThat(value.value().orElse(0.0)).as(what).isZero();
      }
    }
    // A voxel alone has a fraction and little else.
    assertThat(compared).isGreaterThan(volume > 2 * SIZE.volume() ? scalars.size() / 10 : 2);
  }

  /** Plates along z: each box finds straight ways and half of a phase, however small it is. */
  @Test
  void platesHaveTheSameTortuosityAndFractionInEveryBox() throws IOException {
    List<Phase> two = List.of(ELECTROLYTE, ACTIVE);
    LabelVolume plates = volume(new GridShape(16, 16, 16), two, (x, y, z) -> 1 + x % 2);
    MorphologyFindings found =
        rev(plates, "geometric_tortuosity,mean_intercept_m,clusters_6_per_m3,volume_fraction", 2);
    for (Phase phase : two) {
      for (String along : List.of("z", "+z", "-z", "y")) {
        assertThat(row(found, "geometric_tortuosity", phase.name(), along))
            .allSatisfy(
                row -> {
                  assertThat((double) row.get(4).orElse(1.0)).isEqualTo(1, within(ROUNDING));
                  assertThat((double) row.get(6).orElseThrow()).isEqualTo(1, within(ROUNDING));
                });
        assertThat(edge(found, "of_geometric_tortuosity", phase, along).get())
            .isEqualTo(
                (double) row(found, "volume_fraction", phase.name(), "").get(0).get(2).get());
      }
      Finding<Double> across = edge(found, "of_geometric_tortuosity", phase, "x");
      assertThat(across.reason())
          .startsWith("of the boxes up to ")
          .contains(" less than two have a value (")
          .contains(phase.name());
      // Half of the plates of an even number along x are of either phase.
      for (List<Optional<Object>> row : row(found, "clusters_6_per_m3", phase.name(), "")) {
        double edge = (double) row.get(2).get();
        double voxels = Math.pow(edge, 3) / SIZE.volume();
        double plate = voxels / Math.cbrt(voxels);
        double number = (double) row.get(6).get() * Math.pow(edge, 3);
        assertThat(number).isEqualTo(Math.rint(number), within(1e-6));
        assertThat(number).isEqualTo(voxels / plate / 2, within(0.5 + 1e-6));
      }
    }
  }

  private static Finding<Double> edge(
      MorphologyFindings found, String key, Phase phase, String along) {
    return found
        .find("representative_edge_" + key + "_m", phase.name(), along)
        .orElseThrow()
        .value();
  }

  /** Returns the rows of the table of boxes of one scalar, by rising size. */
  private static List<List<Optional<Object>>> row(
      MorphologyFindings found, String metric, String of, String along) {
    List<List<Optional<Object>>> rows =
        found.tables().stream()
            .filter(table -> table.file().equals("representative-volume.csv"))
            .flatMap(table -> table.rows().stream())
            .filter(row -> row.get(0).get().equals(of))
            .filter(row -> row.get(8).get().equals(along) && row.get(9).get().equals(metric))
            .toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  @Test
  void oneOrMoreThreadsFindTheSameOfAllScalars() throws IOException {
    LabelVolume electrode = electrode();
    MorphologyFindings one = rev(electrode, "all", 1);
    MorphologyFindings three = rev(electrode, "all", 3);
    assertThat(three.metrics()).isEqualTo(one.metrics());
    assertThat(three.tables()).isEqualTo(one.tables());
    assertThat(one.metrics()).hasSizeGreaterThan(250);
  }

  /** What topics found of the volume is taken over, and boxes are the same with fewer scalars. */
  @Test
  void aScalarDoesNotDependOnWhatElseIsFound() throws IOException {
    LabelVolume electrode = electrode();
    MorphologyFindings all = rev(electrode, "all", 2);
    Map<RevScalar.Id, Metric> known = new HashMap<>();
    all.metrics().forEach(metric -> known.put(RevScalar.Id.of(metric), metric));
    MorphologyFindings with =
        find(
            electrode,
            measure(
                Set.of(MorphologyTopic.THICKNESS, MorphologyTopic.REV),
                "local_thickness_mean_m,bottleneck_diameter_m",
                3),
            2);
    MorphologyFindings usual = rev(electrode, "default", 2);
    int compared = 0;
    for (MorphologyFindings found : List.of(with, usual)) {
      for (Metric metric : found.metrics()) {
        if (metric.kind().topic() == MorphologyTopic.REV) {
          assertThat(metric.value()).isEqualTo(known.get(RevScalar.Id.of(metric)).value());
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(4 + 12 + 5 * 4 + 1 + 12 + 6);
    assertThat(row(with, "bottleneck_diameter_m", "SE", "x"))
        .isEqualTo(row(all, "bottleneck_diameter_m", "SE", "x"));
    assertThat(usual.curves().stream().map(Curve::along).distinct())
        .containsExactlyInAnyOrder(
            "fraction",
            "% connected",
            "surface per volume",
            "local thickness",
            "coverage by SE",
            "surface per volume of the phase");
    // A figure of all scalars could not be read; those of all stand in the table.
    assertThat(all.curves()).isEmpty();
    assertThat(with.curves().stream().filter(c -> c.topic() == MorphologyTopic.REV))
        .anyMatch(curve -> curve.along().equals("bottleneck, z"));
  }

  /** Ids of particles lie in a file of the whole volume. */
  @Test
  void particlesFromAFileAreOfTheWholeVolumeOnly() throws IOException {
    LabelVolume electrode = electrode();
    Path ids = folder.resolve("ids.tif");
    MorphologyMeasure split =
        measure(Set.of(MorphologyTopic.PARTICLES, MorphologyTopic.REV), "particles", 3)
            .withParticles(
                new ParticleMeasure(List.of(), Optional.empty(), Optional.of(ids.toString())));
    MorphologyFindings cut = find(electrode, split, 2);
    MorphologyFindings read =
        find(
            electrode,
            split.withParticles(
                new ParticleMeasure(
                    List.of(
                        new ParticleMeasure.Source(
                            "NMC", Optional.of(ids.toString()), Optional.empty())),
                    Optional.empty(),
                    Optional.empty())),
            2);
    List<List<Optional<Object>>> ofCut = row(cut, "particles_per_m3", "NMC", "");
    List<List<Optional<Object>>> ofRead = row(read, "particles_per_m3", "NMC", "");
    int last = ofCut.size() - 1;
    assertThat(ofRead.get(last)).isEqualTo(ofCut.get(last));
    assertThat(ofRead.get(last).get(6)).isPresent();
    assertThat(ofRead.get(last - 1).get(6)).isEmpty();
    assertThat(ofCut.get(last - 1).get(6)).isPresent();
    assertThat(edge(read, "of_particles", ACTIVE, "").reason())
        .endsWith("(particles that are read from a file are not cut into boxes)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tortuosty         | tortuosity",
        "constrict         | constrictivity",
        "mean_intercept    | mean_intercept_m",
        "fractions,coverge | coverage",
        "thikness          | thickness",
        "default,ALL       | all",
        "rev               | all",
        "particle          | particles"
      })
  void aNameThatIsNoneTellsTheNearest(String text, String nearest) {
    String bad = text.substring(text.indexOf(',') + 1);
    assertThatThrownBy(() -> RevScalars.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "no scalar of boxes is called '" + bad + "'; the nearest names are (\\w+, ){2}\\w+")
        .hasMessageContaining(nearest);
  }

  @Test
  void noNameIsRefused() {
    assertThatThrownBy(() -> new RevScalars(List.of()))
        .hasMessage("scalars of boxes are default, all, topics or names; none is given");
    assertThat(RevScalars.parse(" default, constrictivity").names())
        .containsAll(RevNames.USUAL)
        .hasSize(RevNames.USUAL.size() + 1);
    assertThat(RevScalars.parse("thickness").names()).contains("constrictivity");
    assertThat(RevScalars.parse("volume_fraction,volume_fraction").names())
        .containsExactly("volume_fraction");
  }

  /** Cancelled when a third of the boxes are done, from the very listener that was told so. */
  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2})
  void canBeCancelledAmongBoxes(int threads) {
    AtomicReference<TaskContext> running = new AtomicReference<>();
    List<Double> parts = new ArrayList<>();
    try (TaskContext task =
        new TaskContext(
            threads,
            (stage, done, total) -> {
              if (stage.contains(" scalars in ")) {
                parts.add((double) done / total);
                if (3 * done > total) {
                  running.get().cancel();
                }
              }
            })) {
      running.set(task);
      assertThatThrownBy(
              () ->
                  new MorphologyRun(measure(Set.of(MorphologyTopic.REV), "all", 3), electrode())
                      .run(task))
          .isInstanceOf(TaskCancelledException.class);
    }
    assertThat(parts.get(parts.size() - 1)).isBetween(1 / 3.0, 0.99);
  }
}
