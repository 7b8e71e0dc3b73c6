package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** What topics make of the measures of the core: which phases, which estimator, which reason. */
class MorphologyRunTest {
  private static final double ROUNDING = 1e-12;
  private static final double EDGE = 1e-7;
  private static final Phase VOID = new Phase(0, "pore", PhaseRole.VOID);
  private static final Phase ELECTROLYTE = new Phase(1, "SE", PhaseRole.ELECTROLYTE);
  private static final Phase ACTIVE = new Phase(2, "NMC", PhaseRole.ACTIVE);
  private static final Phase FINE = new Phase(3, "fine", PhaseRole.ACTIVE);
  private static final List<Phase> ROLES = List.of(VOID, ELECTROLYTE, ACTIVE);

  @TempDir private Path folder;

  /** Labels of a voxel. */
  @FunctionalInterface
  private interface Labels {
    int at(int x, int y, int z);
  }

  private static LabelVolume volume(
      GridShape shape, VoxelSize size, List<Phase> phases, Labels labels) {
    byte[][] slices = new byte[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          slices[z][shape.index(x, y)] = (byte) labels.at(x, y, z);
        }
      }
    }
    return new LabelVolume(shape, size, slices, phases, Provenance.generated("test"));
  }

  private static LabelVolume volume(int nx, int ny, int nz, List<Phase> phases, Labels labels) {
    return volume(new GridShape(nx, ny, nz), VoxelSize.cube(EDGE), phases, labels);
  }

  private static MorphologyMeasure only(MorphologyTopic... topics) {
    return MorphologyMeasure.ALL.withTopics(Set.of(topics));
  }

  private static MorphologyMeasure fedAlong(Axis axis, MorphologyTopic... topics) {
    MorphologyMeasure usual = only(topics);
    return new MorphologyMeasure(
        usual.topics(),
        Feeding.along(axis),
        usual.particles(),
        usual.crackRadius(),
        usual.sampling(),
        usual.maps());
  }

  private static MorphologyFindings found(MorphologyMeasure measure, LabelVolume volume)
      throws IOException {
    try (TaskContext task = TaskContext.silent(2)) {
      return new MorphologyRun(measure, volume).run(task);
    }
  }

  private static Finding<Double> value(
      MorphologyFindings found, String key, String of, String along) {
    return metric(found, key, of, along).value();
  }

  private static Metric metric(MorphologyFindings found, String key, String of, String along) {
    return found
        .find(key, of, along)
        .orElseThrow(() -> new AssertionError("no " + key + " of " + of + " along " + along));
  }

  private static MorphologyFindings.Table table(MorphologyFindings found, String file) {
    return found.tables().stream().filter(t -> t.file().equals(file)).findFirst().orElseThrow();
  }

  /** Rows of discs that overlap, in electrolyte and some void. */
  private static int discs(int x, int y) {
    int dx = x % 16 - 8;
    int dy = y % 13 - 6;
    return dx * dx + dy * dy <= 50 ? 2 : (x / 5 + y / 7) % 3 == 0 ? 0 : 1;
  }

  @Test
  void theThicknessOfAnImageDecidesNothing() throws IOException {
    MorphologyMeasure measure = only(MorphologyTopic.POROSITY, MorphologyTopic.PARTICLES);
    GridShape shape = new GridShape(48, 52, 1);
    MorphologyFindings thin =
        found(measure, volume(shape, VoxelSize.cube(EDGE), ROLES, (x, y, z) -> discs(x, y)));
    MorphologyFindings thick =
        found(
            measure,
            volume(shape, new VoxelSize(EDGE, EDGE, 10 * EDGE), ROLES, (x, y, z) -> discs(x, y)));
    assertThat(value(thick, "crack_radius_m", "pore", "").get()).isEqualTo(2 * EDGE);
    for (Metric metric : thin.metrics()) {
      Finding<Double> other =
          value(thick, metric.kind().key(), metric.of(), metric.along()).map(v -> v);
      String what = metric.kind().key() + " of " + metric.of();
      if (what.matches("particle_(sphericity|coverage).*")) {
        continue; // the weights of Crofton's directions are those of all three edges
      }
      assertThat(other.isDefined()).as(what).isEqualTo(metric.value().isDefined());
      if (other.isDefined()) {
        assertThat(other.get()).as(what).isCloseTo(metric.value().get(), withinPercentage(1e-9));
      }
    }
    assertThat(value(thin, "particles", "NMC", "").get()).isGreaterThan(5);
  }

  @Test
  void nothingIsTiedAcrossASingleLayer() throws IOException {
    LabelVolume image = volume(32, 26, 1, ROLES, (x, y, z) -> discs(x, y));
    MorphologyFindings found = found(only(MorphologyTopic.PARTICLES), image);
    for (String key : List.of("electron", "ion", "both")) {
      assertThat(value(found, "particles_connected_" + key, "NMC", "").reason())
          .isEqualTo("the volume has a single layer along z");
    }
    MorphologyFindings.Table particles = table(found, "particles.csv");
    for (String column : List.of("connected_electron", "connected_ion")) {
      int at = particles.columns().indexOf(column);
      assertThat(particles.rows()).isNotEmpty().allMatch(row -> row.get(at).isEmpty());
    }
    MorphologyFindings along = found(fedAlong(Axis.X, MorphologyTopic.PARTICLES), image);
    assertThat(value(along, "particles_connected_electron", "NMC", "").isDefined()).isTrue();
  }

  /** Grades of active material that touch have no surface there. */
  @Test
  void phasesOfARoleAreAlsoTakenTogether() throws IOException {
    LabelVolume layers =
        volume(8, 7, 9, List.of(ELECTROLYTE, ACTIVE, FINE), (x, y, z) -> z < 2 ? 3 : z < 5 ? 2 : 1);
    MorphologyFindings found =
        found(only(MorphologyTopic.SURFACES, MorphologyTopic.PARTICLES), layers);
    String both = "NMC + fine";
    assertThat(value(found, "coverage", "NMC|SE", "").get()).isCloseTo(0.5, within(ROUNDING));
    assertThat(value(found, "coverage", both + "|SE", "").get()).isCloseTo(1, within(ROUNDING));
    assertThat(value(found, "coverage_faces", both + "|SE", "").get()).isEqualTo(1);
    assertThat(value(found, "coverage", "SE|" + both, "").get()).isEqualTo(1);
    double surface = value(found, "surface_per_volume_per_m", "SE", "").get();
    assertThat(value(found, "surface_per_volume_per_m", both, "").get())
        .isCloseTo(surface, withinPercentage(1e-9));
    assertThat(value(found, "surface_per_own_volume_per_m", both, "").get())
        .isCloseTo(surface * 9 / 5, withinPercentage(1e-9));
    assertThat(value(found, "particle_coverage_mean", "NMC|SE", "").get())
        .isCloseTo(0.5, within(ROUNDING));
    assertThat(value(found, "particle_coverage_mean", both + "|SE", "").get())
        .isCloseTo(1, within(ROUNDING));
    assertThat(found.find("coverage", "SE|SE", "")).isEmpty();
    MorphologyFindings.Table coverage = table(found, "coverage.csv");
    assertThat(coverage.rows())
        .anyMatch(
            row -> row.get(0).equals(Optional.of(both)) && row.get(1).equals(Optional.of("SE")));
  }

  @Test
  void eachUtilisationNeedsItsOwnPhasesOnly() throws IOException {
    LabelVolume dry = volume(8, 7, 9, List.of(VOID, ACTIVE), (x, y, z) -> z < 3 ? 0 : 2);
    MorphologyFindings found = found(only(MorphologyTopic.SURFACES), dry);
    String of = "NMC|electrolyte";
    assertThat(value(found, "utilisation_electronic", of, "z").get()).isEqualTo(1);
    String reason = value(found, "utilisation_ionic", of, "z").reason();
    assertThat(reason).startsWith("no phase has the role electrolyte");
    assertThat(value(found, "specific_active_area_per_m", of, "z").reason()).isEqualTo(reason);
    LabelVolume separator = volume(8, 7, 9, List.of(VOID, ELECTROLYTE), (x, y, z) -> z < 3 ? 1 : 0);
    MorphologyFindings other = found(only(MorphologyTopic.SURFACES), separator);
    assertThat(value(other, "utilisation_ionic", "active|SE", "z").get()).isEqualTo(1);
    assertThat(value(other, "utilisation_electronic", "active|SE", "z").reason())
        .startsWith("no phase has the role active");
  }

  @Test
  void allOfAnInterfaceHasNoAxis() throws IOException {
    LabelVolume image = volume(32, 26, 1, ROLES, (x, y, z) -> discs(x, y));
    MorphologyFindings found = found(only(MorphologyTopic.SURFACES), image);
    double covered =
        value(found, "coverage", "NMC|SE", "").get()
            * value(found, "surface_per_volume_per_m", "NMC", "").get();
    assertThat(value(found, "active_electrolyte_area_per_volume_per_m", "NMC|SE", "").get())
        .isCloseTo(covered, withinPercentage(1e-9));
    for (String key : List.of("specific_active_area_per_m", "utilisation_electronic")) {
      assertThat(value(found, key, "NMC|SE", "z").reason())
          .isEqualTo("the volume has a single layer along z");
    }
  }

  /** In an image Crofton's and that of the correlation are perimeters per area. */
  @Test
  void theCorrelationOfAnImageGivesItsPerimeter() throws IOException {
    LabelVolume disc =
        volume(64, 60, 1, ROLES, (x, y, z) -> Math.hypot(x - 31.4, y - 29.2) < 20 ? 2 : 1);
    MorphologyFindings found =
        found(only(MorphologyTopic.SURFACES, MorphologyTopic.CORRELATION), disc);
    double perimeter = 2 * Math.PI * 20 * EDGE / (64 * 60 * EDGE * EDGE);
    assertThat(value(found, "surface_per_volume_per_m", "NMC", "").get())
        .isCloseTo(perimeter, withinPercentage(3));
    assertThat(value(found, "surface_per_volume_s2_per_m", "NMC", "").get())
        .isCloseTo(perimeter, withinPercentage(4));
  }

  /** Balls of 6 voxels are correlated up to 12, a quarter of the edge is 9. Seed 4. */
  @Test
  void lagsGrowWhereTheCorrelationHasNotEnded() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    double[][] centres = new double[90][];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = random.doubles(3, -6, 42).toArray();
    }
    LabelVolume balls =
        volume(
            36,
            36,
            36,
            ROLES,
            (x, y, z) ->
                Arrays.stream(centres)
                        .anyMatch(c -> Math.hypot(Math.hypot(x - c[0], y - c[1]), z - c[2]) < 6)
                    ? 2
                    : 1);
    MorphologyFindings found = found(only(MorphologyTopic.CORRELATION), balls);
    assertThat(value(found, "volume_fraction_standard_error", "NMC", "").get())
        .isBetween(0.01, 0.15);
    assertThat(value(found, "correlation_length_m", "NMC", "").get()).isBetween(EDGE, 12 * EDGE);
  }

  /** So large that sizes, ways and particles do not fit, of slices that are all the same two. */
  @Test
  void whatMemoryDoesNotSufficeForIsUndefinedAndTheOthersAreFound() throws IOException {
    int edge = 1000;
    int nz = (int) (Runtime.getRuntime().maxMemory() / 6 / edge / edge) + 1;
    byte[][] two = new byte[2][edge * edge];
    Arrays.fill(two[1], (byte) 2);
    byte[][] slices = new byte[nz][];
    for (int z = 0; z < nz; z++) {
      slices[z] = two[z % 2];
    }
    LabelVolume large =
        new LabelVolume(
            new GridShape(edge, edge, nz),
            VoxelSize.cube(EDGE),
            slices,
            List.of(VOID, ACTIVE),
            Provenance.generated("large"));
    MorphologyFindings found =
        found(
            only(MorphologyTopic.TORTUOSITY, MorphologyTopic.THICKNESS, MorphologyTopic.PARTICLES),
            large);
    for (Finding<Double> undefined :
        List.of(
            value(found, "geometric_tortuosity", "NMC", "z"),
            value(found, "geometric_tortuosity_eikonal", "pore", "+x"),
            value(found, "local_thickness_mean_m", "NMC", ""),
            value(found, "constrictivity", "pore", "y"),
            value(found, "particles", "NMC", ""),
            value(found, "particle_diameter_d50_volume_m", "NMC", ""))) {
      assertThat(undefined.reason()).contains("needs", "GB free; crop");
    }
    assertThat(table(found, "particles.csv").rows()).isEmpty();
  }

  @Test
  void particlesThatAreMisspeltAreToldBeforeTheWork() {
    LabelVolume image = volume(8, 8, 1, ROLES, (x, y, z) -> discs(x, y));
    MorphologyMeasure misspelt =
        only(MorphologyTopic.PARTICLES)
            .withParticles(
                new ParticleMeasure(
                    List.of(new ParticleMeasure.Source("LCO", Optional.empty(), Optional.empty())),
                    Optional.empty(),
                    Optional.empty()));
    TaskContext task = TaskContext.silent(1);
    assertThatThrownBy(() -> new MorphologyRun(misspelt, image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LCO");
    String none = folder.resolve("none.tif").toString();
    MorphologyMeasure missing =
        only(MorphologyTopic.PARTICLES)
            .withParticles(
                new ParticleMeasure(
                    List.of(new ParticleMeasure.Source("NMC", Optional.of(none), Optional.empty())),
                    Optional.empty(),
                    Optional.empty()));
    assertThatThrownBy(() -> new MorphologyRun(missing, image).checkFiles(task))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.tif");
  }

  @Test
  void aPhaseWithoutVoxelsHasItsRows() throws IOException {
    LabelVolume dry = volume(8, 7, 6, ROLES, (x, y, z) -> x < 4 ? 0 : 2);
    MorphologyFindings found =
        found(
            only(
                MorphologyTopic.SURFACES,
                MorphologyTopic.TORTUOSITY,
                MorphologyTopic.CORRELATION,
                MorphologyTopic.STEREOLOGY),
            dry);
    assertThat(value(found, "coverage", "NMC|SE", "").get()).isZero();
    for (String[] row :
        new String[][] {
          {"coverage", "SE|NMC", ""},
          {"surface_per_own_volume_per_m", "SE", ""},
          {"geometric_tortuosity", "SE", "+z"},
          {"outlet_reached_fraction", "SE", "-x"},
          {"volume_fraction_standard_error", "SE", ""},
          {"mean_intercept_m", "SE", "y"},
          {"utilisation_ionic", "NMC|SE", "z"}
        }) {
      assertThat(value(found, row[0], row[1], row[2]).reason())
          .as(row[0])
          .isEqualTo("SE has no voxels");
    }
    for (String key :
        List.of("surface_per_volume_per_m", "surface_per_volume_s2_per_m", "tunnels")) {
      assertThat(value(found, key, "SE", "").get()).as(key).isZero();
    }
    assertThat(value(found, "active_electrolyte_area_per_volume_per_m", "NMC|SE", "").get())
        .isZero();
    assertThat(value(found, "chords_whole", "SE", "y").get()).isZero();
    assertThat(value(found, "section_area_fraction", "SE", "normal z").get()).isZero();
    assertThat(value(found, "section_circularity", "SE", "normal z").isDefined()).isFalse();
    assertThat(value(found, "geometric_tortuosity", "NMC", "+x").isDefined()).isFalse();
  }

  @Test
  void withoutActiveMaterialTheParticlesAreAnEmptyTable() throws IOException {
    LabelVolume separator = volume(8, 7, 6, List.of(VOID, ELECTROLYTE), (x, y, z) -> x < 4 ? 0 : 1);
    MorphologyFindings found = found(only(MorphologyTopic.PARTICLES), separator);
    assertThat(table(found, "particles.csv").key()).isEqualTo("particles");
    assertThat(table(found, "particles.csv").rows()).isEmpty();
    assertThat(table(found, "contacts.csv").rows()).isEmpty();
    for (String key :
        List.of("particles", "particle_diameter_mean_m", "particles_connected_both")) {
      assertThat(value(found, key, "active", "").reason())
          .startsWith("no phase has the role active");
    }
  }

  /** Cubes of 2 and 4 voxels inside, one alone has no spread. */
  @Test
  void spreadOverParticlesIsThatOfASample() throws IOException {
    Labels one = (x, y, z) -> in(x, 2, 4) && in(y, 2, 4) && in(z, 2, 4) ? 2 : 1;
    LabelVolume alone = volume(16, 8, 8, ROLES, one);
    Metric single =
        metric(
            found(only(MorphologyTopic.PARTICLES), alone), "particle_diameter_mean_m", "NMC", "");
    assertThat(single.value().isDefined()).isTrue();
    assertThat(single.spread()).isEmpty();
    LabelVolume both =
        volume(
            16,
            8,
            8,
            ROLES,
            (x, y, z) -> in(x, 8, 12) && in(y, 2, 6) && in(z, 2, 6) ? 2 : one.at(x, y, z));
    MorphologyFindings two = found(only(MorphologyTopic.PARTICLES), both);
    double small = Math.cbrt(6 * 8 / Math.PI) * EDGE;
    Metric diameter = metric(two, "particle_diameter_mean_m", "NMC", "");
    assertThat(diameter.value().get()).isCloseTo(1.5 * small, withinPercentage(1e-9));
    assertThat(diameter.spread().orElseThrow())
        .isCloseTo(small / Math.sqrt(2), withinPercentage(1e-9));
    assertThat(metric(two, "coordination_number_mean", "NMC", "").spread()).isEmpty();
  }

  private static boolean in(int at, int from, int to) {
    return at >= from && at < to;
  }
}
