package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.Reach;
import org.voxelyte.task.Version;
import org.voxelyte.volume.GridShape;

class ResultsJsonTest {
  private static JsonNode read(Analysis analysis) throws IOException {
    return new ObjectMapper().readTree(ResultsJson.of(analysis));
  }

  @Test
  void carriesTheCommonKeys() throws IOException {
    JsonNode root = read(new SampleAnalysis().build());
    assertThat(root.get("voxelyte").textValue()).isEqualTo(Version.current());
    assertThat(root.get("command").get(0).textValue()).isEqualTo("analyze");
    assertThat(root.at("/input/file").textValue()).isEqualTo("data/spheres.tif");
    assertThat(root.at("/input/sha256").textValue()).isEqualTo("ab12");
    assertThat(root.at("/input/shape_xyz").toString()).isEqualTo("[40,30,20]");
    assertThat(root.at("/input/voxel_size_m/2").doubleValue()).isEqualTo(100e-9);
    assertThat(root.get("seconds").doubleValue()).isEqualTo(1.5);
  }

  @Test
  void carriesThePhasesOfTheContract() throws IOException {
    Analysis analysis = new SampleAnalysis().build();
    JsonNode phase = read(analysis).at("/phases/2");
    PhaseFraction active = analysis.fractions().get(2);
    assertThat(phase.get("label").intValue()).isEqualTo(2);
    assertThat(phase.get("name").textValue()).isEqualTo("NMC");
    assertThat(phase.get("role").textValue()).isEqualTo("active");
    assertThat(phase.get("voxels").longValue()).isEqualTo(active.voxels());
    assertThat(phase.get("volume_fraction").doubleValue()).isEqualTo(active.ofVolume());
    assertThat(phase.get("clusters_6").longValue()).isEqualTo(12);
    assertThat(phase.get("largest_cluster_fraction").doubleValue()).isEqualTo(0.96);
    for (String axis : List.of("x", "y", "z")) {
      assertThat(phase.at("/spanning_fraction/" + axis).doubleValue()).isEqualTo(0.97);
      assertThat(phase.at("/reach_first/" + axis).doubleValue()).isEqualTo(0.98);
      assertThat(phase.at("/reach_last/" + axis).doubleValue()).isEqualTo(0.99);
    }
    assertThat(phase.has("geometric_tortuosity")).isFalse();
    assertThat(phase.has("local_thickness_mean_m")).isFalse();
  }

  @Test
  void carriesInterfacesAndConduction() throws IOException {
    Analysis analysis = new SampleAnalysis().build();
    JsonNode root = read(analysis);
    JsonNode pair = root.at("/interfaces/0");
    assertThat(pair.get("a").textValue()).isEqualTo("void");
    assertThat(pair.get("b").textValue()).isEqualTo("SE");
    assertThat(pair.get("faces").longValue()).isEqualTo(900);
    assertThat(pair.get("area_m2").doubleValue()).isEqualTo(6e-12);
    assertThat(pair.get("area_estimator").textValue()).startsWith("Crofton");
    assertThat(pair.get("faces_area_m2").doubleValue()).isEqualTo(9e-12);
    assertThat(pair.get("area_per_volume_per_m").doubleValue()).isEqualTo(2.5e5);

    assertThat(root.get("conductivity")).hasSize(12);
    JsonNode last = root.at("/conductivity/11");
    assertThat(last.get("axis").textValue()).isEqualTo("z");
    assertThat(last.get("drive").textValue()).isEqualTo("all phases");
    assertThat(last.get("reference").textValue()).isEqualTo("SE");
    assertThat(last.at("/conductivities_S_per_m/SE").doubleValue()).isEqualTo(0.27);
    assertThat(last.at("/conductivities_S_per_m/void").doubleValue()).isZero();
    double effective = analysis.conduction().get(3).axes().get(2).result().effective();
    assertThat(last.get("effective_S_per_m").doubleValue()).isEqualTo(effective);
    assertThat(last.get("tortuosity_factor").doubleValue()).isEqualTo(2.5);
    for (String key :
        List.of(
            "phase_fraction",
            "relative_error_estimate",
            "flux_imbalance",
            "iterations",
            "seconds",
            "peak_memory_bytes")) {
      assertThat(last.has(key)).as(key).isTrue();
    }
  }

  @Test
  void carriesParticlesOnlyWhereTheyAreKnown() throws IOException {
    assertThat(read(new SampleAnalysis().build()).at("/conductivity/0").has("particles")).isFalse();
    SampleAnalysis sample = new SampleAnalysis();
    sample.particles = SampleAnalysis.twoParticles();
    JsonNode particles = read(sample.build()).at("/conductivity/0/particles/0");
    assertThat(particles.get("phase").textValue()).isEqualTo("NMC");
    assertThat(particles.get("count").intValue()).isEqualTo(2);
    assertThat(particles.get("file").textValue()).isEqualTo("ids.tif");
    assertThat(particles.get("sha256").textValue()).isEqualTo("cd34");
    assertThat(particles.get("without_current").intValue()).isEqualTo(1);
    assertThat(particles.get("median_current_share").doubleValue()).isZero();
    assertThat(particles.get("largest_current_share").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void writesUndefinedAsNullAndInfiniteAsWord() throws IOException {
    SampleAnalysis sample = new SampleAnalysis();
    sample.tortuosity = Double.POSITIVE_INFINITY;
    sample.reach = new Reach(Double.NaN, Double.NaN, Double.NaN);
    JsonNode root = read(sample.build());
    assertThat(root.at("/conductivity/0/tortuosity_factor").textValue()).isEqualTo("Infinity");
    assertThat(root.at("/conductivity/0/effective_S_per_m").doubleValue()).isZero();
    assertThat(root.at("/phases/0/spanning_fraction/x").isNull()).isTrue();
    assertThat(root.at("/phases/0/isolated_fraction/x").isNull()).isTrue();
    assertThat(root.at("/phases/0/fraction_of_solid").isNull()).isTrue();
    assertThat(ResultsJson.number(Double.NEGATIVE_INFINITY).textValue()).isEqualTo("-Infinity");
  }

  @Test
  void aSingleSliceKeepsItsKeysWithNullAlongIt() throws IOException {
    SampleAnalysis sample = new SampleAnalysis();
    sample.shape = new GridShape(30, 20, 1);
    JsonNode root = read(sample.build());
    assertThat(root.at("/phases/0/spanning_fraction/z").isNull()).isTrue();
    assertThat(root.at("/phases/0/reach_first/x").doubleValue()).isEqualTo(0.98);
    assertThat(root.get("profiles")).hasSize(2);
    assertThat(root.get("conductivity")).hasSize(12);
    JsonNode along = root.at("/conductivity/2");
    assertThat(along.get("axis").textValue()).isEqualTo("z");
    assertThat(along.get("phase_fraction").doubleValue()).isPositive();
    for (String key :
        List.of(
            "effective_S_per_m",
            "tortuosity_factor",
            "relative_error_estimate",
            "flux_imbalance",
            "iterations",
            "seconds",
            "peak_memory_bytes")) {
      assertThat(along.get(key).isNull()).as(key).isTrue();
    }
  }

  @Test
  void doublesReadBackToTheSameBits() throws IOException {
    for (double value :
        new double[] {0.1, 1 / 3.0, Double.MIN_VALUE, 1e-7, Double.MAX_VALUE, -0.0}) {
      String text = new ObjectMapper().writeValueAsString(ResultsJson.number(value));
      assertThat(new ObjectMapper().readTree(text).doubleValue()).as(text).isEqualTo(value);
    }
  }

  @Test
  void partsThatAreAbsentHaveNoKeys() throws IOException {
    JsonNode root = read(new SampleAnalysis().bare());
    for (String key : List.of("phases", "interfaces", "conductivity", "profiles")) {
      assertThat(root.has(key)).as(key).isFalse();
    }
    PhaseFraction fraction = new PhaseFraction(SampleAnalysis.ACTIVE, 5, 0.5, OptionalDouble.of(1));
    JsonNode phase = ResultsJson.phases(List.of(fraction), List.of()).get(0);
    assertThat(phase.has("clusters_6")).isFalse();
    assertThat(phase.get("volume_fraction").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void labelsCountEveryVoxel() {
    long sum = 0;
    double fractions = 0;
    for (JsonNode label : ResultsJson.labels(new SampleAnalysis().volume())) {
      sum += label.get("count").longValue();
      fractions += label.get("fraction").doubleValue();
    }
    assertThat(sum).isEqualTo(40 * 30 * 20);
    assertThat(fractions).isCloseTo(1, within(1e-12));
  }

  @Test
  void isTheSameInGermany() {
    Analysis analysis = new SampleAnalysis().build();
    Locale before = Locale.getDefault();
    String plain = ResultsJson.of(analysis);
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(ResultsJson.of(analysis)).isEqualTo(plain);
    } finally {
      Locale.setDefault(before);
    }
  }
}
