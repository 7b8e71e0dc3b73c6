package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.morphology.FractionProfile;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.Reach;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.DrivenAxis;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class StudyRunnerTest {
  /** Fractions, networks and interfaces alone. */
  private static final MorphologyMeasure BASIC = MorphologyMeasure.ALL.withTopics(Set.of());

  private static final long SEED = 4;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeNoise() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[][] slices = new byte[12][14 * 13];
    for (byte[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = (byte) random.nextInt(3);
      }
    }
    LabelVolume volume =
        new LabelVolume(
            new GridShape(14, 13, 12),
            new VoxelSize(1e-7, 1e-7, 2e-7),
            slices,
            List.of(),
            Provenance.generated("noise"));
    file = folder.resolve("noise.tif");
    VolumeWriter.write(volume, file, TaskContext.silent(1));
  }

  private Study study(List<Step> steps, Optional<String> fields) {
    return Study.of(
        List.of("analyze", "noise.tif"),
        new Source(
            file.toString(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Phase(0, "SE", PhaseRole.ELECTROLYTE))),
        steps,
        new Measures(
            Optional.of(BASIC),
            Optional.of(
                ConductionMeasure.of(
                        new ConductionMeasure.Drives(
                            List.of(Axis.X, Axis.Z), true, Map.of("SE", 2.0, "1", 0.5)))
                    .referringTo(Optional.of("1"))
                    .withFindings(
                        ConductionMeasure.Findings.NONE
                            .withFields(fields)
                            .withErrorBars(ErrorScope.COARSER)))));
  }

  private static Analysis run(Study study, int threads) throws IOException {
    try (TaskContext task = TaskContext.silent(threads)) {
      return StudyRunner.run(study, task);
    }
  }

  @Test
  void measuresEverythingThatIsAskedFor_seed4() throws IOException {
    Analysis analysis = run(study(List.of(), Optional.empty()), 2);
    assertThat(analysis.fractions()).hasSize(3);
    assertThat(analysis.profiles()).hasSize(3);
    assertThat(analysis.connectivity()).hasSize(3);
    assertThat(analysis.interfaces()).hasSize(3);
    assertThat(analysis.phaseCuts()).hasSize(3);
    assertThat(analysis.obliqueImages()).hasSize(2);
    assertThat(analysis.obliqueImages().get(1).shown()).containsExactlyInAnyOrder(1, 2);
    assertThat(analysis.networkCuts()).hasSize(9);
    assertThat(analysis.conduction())
        .extracting(ConductionCase::alone)
        .containsExactly(false, true, true, true);
    ConductionCase together = analysis.conduction().get(0);
    assertThat(together.axes()).hasSize(2);
    assertThat(together.axes().get(0).result().reference().name()).isEqualTo("1");
    assertThat(together.conductivities().of(2)).isZero();
  }

  @Test
  void nothingIsMeasuredAlongASingleSlice_seed4() throws IOException {
    Step slice = new Step.Crop(new Box(0, 0, 5, new GridShape(14, 13, 1)));
    Analysis analysis = run(study(List.of(slice), Optional.empty()), 2);
    assertThat(analysis.profiles())
        .extracting(FractionProfile::axis)
        .containsExactly(Axis.X, Axis.Y);
    assertThat(analysis.obliqueImages()).isEmpty();
    for (PhaseConnectivity connectivity : analysis.connectivity()) {
      assertThat(connectivity.reach().get(Axis.X).first()).isNotNaN();
      assertThat(connectivity.reach().get(Axis.Z)).isEqualTo(Reach.UNDEFINED);
    }
    for (ConductionCase conduction : analysis.conduction()) {
      assertThat(conduction.axes()).extracting(DrivenAxis::axis).containsExactly(Axis.X, Axis.Z);
      assertThat(conduction.axes().get(1).result().effective()).isNaN();
      assertThat(conduction.axes().get(1).result().reference())
          .isEqualTo(conduction.axes().get(0).result().reference());
      assertThat(conduction.driven()).hasSize(1);
    }
  }

  @Test
  void aDriveThroughASingleSliceAloneIsRefusedWithTheRemedy() {
    Study study =
        Study.of(
            List.of("conductivity"),
            new Source(file.toString(), Optional.empty(), Optional.empty(), List.of()),
            List.of(new Step.Crop(new Box(0, 0, 5, new GridShape(14, 13, 1)))),
            new Measures(
                Optional.empty(),
                Optional.of(
                    ConductionMeasure.of(
                        new ConductionMeasure.Drives(List.of(Axis.Z), false, Map.of("1", 2.0))))));
    assertThatThrownBy(() -> run(study, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("single layer along z")
        .hasMessageContaining("drive along x or y");
  }

  @Test
  void numbersDoNotDependOnThreads_seed4() throws IOException {
    Study study = study(List.of(new Step.Mirror(Axis.Y)), Optional.empty());
    String digest = ResultsDigest.of(ResultsJson.of(run(study, 1)));
    assertThat(ResultsDigest.of(ResultsJson.of(run(study, 2)))).isEqualTo(digest);
    assertThat(ResultsDigest.of(ResultsJson.of(run(study, 3)))).isEqualTo(digest);
  }

  @Test
  void stepsChangeTheVolumeAndAreNoted() throws IOException {
    Analysis analysis =
        run(
            study(
                List.of(
                    new Step.Crop(Box.between(0, 9, 0, 9, 0, 9)),
                    new Step.SwapAxes(Axis.X, Axis.Z),
                    new Step.Merge(List.of("1", "2"), "1", PhaseRole.ACTIVE)),
                Optional.empty()),
            2);
    assertThat(analysis.shape()).isEqualTo(new GridShape(10, 10, 10));
    assertThat(analysis.voxelSize()).isEqualTo(new VoxelSize(2e-7, 1e-7, 1e-7));
    assertThat(analysis.phases()).hasSize(2);
    assertThat(analysis.provenance().steps()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void fieldsAreWrittenPerDriveAxisAndQuantity() throws IOException {
    run(study(List.of(), Optional.of(folder.resolve("f.vti").toString())), 2);
    assertThat(folder.resolve("f-x-potential.vti")).isNotEmptyFile();
    assertThat(folder.resolve("f-z-current-density.vti")).isNotEmptyFile();
    assertThat(folder.resolve("f-0-SE-alone-x-potential.vti")).isNotEmptyFile();
  }

  @Test
  void anotherInputIsRefusedByItsHash() throws IOException {
    Study study = study(List.of(), Optional.empty());
    Study recorded = study.recorded(run(study, 1).provenance(), "sha256:0");
    assertThat(run(recorded, 1).fractions()).hasSize(3);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> run(recorded, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("noise.tif is not the input that was recorded");
  }

  @Test
  void phasesThatAreNotThereAreNamed() {
    Study study =
        Study.of(
            List.of(),
            study(List.of(), Optional.empty()).source(),
            List.of(),
            new Measures(
                Optional.empty(),
                Optional.of(
                    ConductionMeasure.of(
                        new ConductionMeasure.Drives(List.of(Axis.X), false, Map.of("AM", 1.0))))));
    assertThatThrownBy(() -> run(study, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no phase 'AM'")
        .hasMessageContaining("SE, 1, 2");
  }

  @Test
  void oneLabelMayNotConductTwice() {
    Study study =
        Study.of(
            List.of(),
            study(List.of(), Optional.empty()).source(),
            List.of(),
            new Measures(
                Optional.empty(),
                Optional.of(
                    ConductionMeasure.of(
                        new ConductionMeasure.Drives(
                            List.of(Axis.X), false, Map.of("SE", 1.0, "0", 2.0))))));
    assertThatThrownBy(() -> run(study, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given twice");
  }

  @Test
  void isCancelled() {
    TaskContext task = TaskContext.silent(2);
    task.cancel();
    assertThatThrownBy(() -> StudyRunner.run(study(List.of(), Optional.empty()), task))
        .isInstanceOf(TaskCancelledException.class);
  }

  /** What little memory leaves out, and the bar that it makes narrower. */
  @Test
  void whatDependsOnFreeMemoryDoesNotCount() throws IOException {
    String entry =
        "{\"conductivity\": [{\"effective_S_per_m\": 0.5, \"error\": {\"scope\": \"%s\","
            + " \"discretisation\": {\"relative\": %s, \"absolute_S_per_m\": %s,"
            + " \"coarser_S_per_m\": %s%s}}, \"network\": {\"backbone_fraction\": 0.3, %s}}]}";
    String cut =
        "\"smallest_cut_area_m2\": 1e-12, \"smallest_cut_fraction\": 0.1,"
            + " \"smallest_cut_nearest_first\": {\"mean_position_m\": 1e-6},"
            + " \"narrowest_layer_area_m2\": 2e-12";
    String none = "\"smallest_cut_area_m2\": null, \"smallest_cut_fraction\": null";
    String refined = ", \"refined_S_per_m\": 0.4";
    String all = String.format(entry, "all", 0.4, 0.2, 0.45, refined, cut);
    String little = String.format(entry, "all", 0.2, 0.1, 0.45, "", none);
    assertThat(ResultsDigest.differences(all, little)).isEmpty();
    assertThat(ResultsDigest.of(all)).isEqualTo(ResultsDigest.of(little));
    String other = String.format(entry, "all", 0.4, 0.2, 0.46, refined, cut);
    assertThat(ResultsDigest.differences(all, other))
        .containsExactly("conductivity[0].error.discretisation.coarser_S_per_m: 0.45 is now 0.46");
    // Without a refined grid nothing of a bar depends on memory.
    assertThat(
            ResultsDigest.differences(
                String.format(entry, "boxes", 0.4, 0.2, 0.45, "", cut),
                String.format(entry, "boxes", 0.2, 0.2, 0.45, "", cut)))
        .containsExactly("conductivity[0].error.discretisation.relative: 0.4 is now 0.2");
  }

  @Test
  void differencesAreNamed() throws IOException {
    String before = "{\"seconds\": 1, \"a\": {\"b\": [0.5, \"Infinity\"]}, \"gone\": null}";
    String after = "{\"seconds\": 2, \"a\": {\"b\": [0.5, 3.0]}, \"new\": true}";
    assertThat(ResultsDigest.differences(before, after))
        .containsExactly(
            "a.b[1]: \"Infinity\" is now 3.0",
            "gone: null is now absent",
            "new: absent is now true");
    assertThat(ResultsDigest.of(before)).isNotEqualTo(ResultsDigest.of(after));
    assertThat(ResultsDigest.of("{\"seconds\": 9, \"x\": 1}"))
        .isEqualTo(ResultsDigest.of("{\"x\": 1, \"seconds\": 8}"));
    String cut = "{\"conductivity\": [{\"network\": {\"smallest_cut_left_out\": \"%s\"}}]}";
    assertThat(ResultsDigest.differences(cut.formatted("2 GB"), cut.formatted("1 GB"))).isEmpty();
  }
}
