package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.transport.Carrier;
import org.voxelyte.transport.ConductionOptions;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.Sides;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

class StudyFileTest {
  /** Nothing in it is usual. */
  private static final MorphologyMeasure OWN =
      new MorphologyMeasure(
          Set.of(MorphologyTopic.THICKNESS, MorphologyTopic.REV),
          Feeding.along(Axis.Y).reversed(),
          new ParticleMeasure(
              List.of(new ParticleMeasure.Source("2", Optional.empty(), Optional.empty())),
              Optional.of(1e-7),
              Optional.empty()),
          Optional.of(3e-7),
          new MorphologyMeasure.Sampling(
              7, 5_000_000_000L, RevScalars.parse("default,tortuosity,constrictivity")),
          Optional.empty());

  @TempDir private Path folder;

  private Study study() {
    Map<String, Double> together = new LinkedHashMap<>();
    together.put("1.5", 0.1 + 0.2);
    together.put("yes: no # really", 1e-300);
    return Study.of(
        List.of("analyze", "a b.tif", "--voxel", "100nm"),
        new Source(
            folder.resolve("sub/a b.tif").toString(),
            Optional.of("ab12"),
            Optional.of(new VoxelSize(1.0 / 3 * 1e-7, 1e-7, 2e-7)),
            List.of(
                new Phase(0, "1.5", PhaseRole.VOID),
                new Phase(85, "yes: no # really", PhaseRole.ACTIVE))),
        List.of(
            new Step.Crop(Box.between(0, 9, 1, 8, 2, 7)),
            new Step.Coarsen(2),
            new Step.Mirror(Axis.Y),
            new Step.SwapAxes(Axis.X, Axis.Z),
            new Step.Relabel(Map.of(85, 1, 0, 2)),
            new Step.Merge(List.of("a", "b"), "solid", PhaseRole.ACTIVE)),
        new Measures(
            Optional.of(OWN),
            Optional.of(
                ConductionMeasure.of(
                        new ConductionMeasure.Drives(
                            List.of(Axis.Z, Axis.X),
                            true,
                            List.of(
                                ConductivitySet.of(Carrier.ELECTRONIC, Map.of("1.5", 0.7)),
                                ConductivitySet.of(Carrier.IONIC, Map.of("1.5", 1 / 3.0)),
                                ConductivitySet.of(together))))
                    .withContacts(
                        List.of(
                            new ConductionMeasure.Contact("1.5", "yes: no # really", 0.1 + 0.2),
                            new ConductionMeasure.Contact(
                                "1.5", "2", 1e-7, Optional.of(Carrier.IONIC))))
                    .withParticles(
                        new ParticleMeasure(
                            List.of(
                                new ParticleMeasure.Source(
                                    "1.5",
                                    Optional.of(folder.resolve("sub/ids.tif").toString()),
                                    Optional.of("ef56")),
                                new ParticleMeasure.Source(
                                    "2", Optional.empty(), Optional.empty())),
                            Optional.of(0.1e-6 / 3),
                            Optional.of(folder.resolve("out.tif").toString())))
                    .withSides(Sides.PERIODIC)
                    .referringTo(Optional.of("1.5"))
                    .withOptions(new ConductionOptions(3e-5, 77))
                    .withFindings(
                        ConductionMeasure.Findings.NONE
                            .withTensor(true)
                            .withFields(Optional.of(folder.resolve("field.vti").toString()))
                            .withErrorBars(ErrorScope.ALL)
                            .withNetwork(
                                new NetworkMeasure(
                                    true,
                                    7,
                                    List.of(new PathStart("1,2:5,3"), new PathStart("1um,2um,0um")),
                                    12345,
                                    Optional.of(folder.resolve("ways.vtp").toString())))))));
  }

  @Test
  void whatIsWrittenIsReadToTheLastBit() throws IOException {
    Path file = folder.resolve("study.yaml");
    for (String companion : List.of("", "cd34")) {
      Provenance input = new Provenance("a b.tif", "ab12", companion, List.of(), "0.1");
      Study study = study().recorded(input, "sha256:ff");
      StudyFile.write(study, file);
      assertThat(StudyFile.read(file)).isEqualTo(study);
      assertThat(study.source().companionSha256().orElse("")).isEqualTo(companion);
    }
  }

  @Test
  void aStudyRecordedBeforeThereWereCarriersIsRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: 1
            voxelyte: 0.1.0-SNAPSHOT
            command: [conductivity, a.tif]
            source:
              file: a.tif
              phases: []
            steps: []
            measures:
              morphology: false
              conduction:
                axes:
                - x
                each_phase_alone: false
                together:
                  SE: 0.27 S/m
                contacts:
                - between:
                  - AM
                  - SE
                  resistance: 0.004 ohm.m2
                relative_error: 1.0E-6
                max_iterations: 2000
            """);
    ConductionMeasure conduction = StudyFile.read(file).measures().conduction().orElseThrow();
    assertThat(conduction)
        .isEqualTo(
            ConductionMeasure.of(
                    new ConductionMeasure.Drives(List.of(Axis.X), false, Map.of("SE", 0.27)))
                .withContacts(List.of(new ConductionMeasure.Contact("AM", "SE", 0.004)))
                .withOptions(new ConductionOptions(1e-6, 2000)));
  }

  @Test
  void aStudyThatHasNotBeenRunHasNoDigest() throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyFile.write(study(), file);
    assertThat(StudyFile.read(file).digest()).isEmpty();
  }

  @Test
  void sourceInTheFolderIsNotedRelative() throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyFile.write(study(), file);
    assertThat(Files.readString(file))
        .contains("file: sub/a b.tif")
        .doesNotContain(folder.toString());
  }

  @Test
  void aFolderWithStudyAndSourceCanBeMoved() throws IOException {
    Path before = Files.createDirectories(folder.resolve("before"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path source = Files.writeString(elsewhere.resolve("a.tif"), "x");
    Study study =
        Study.of(
            List.of(),
            new Source(source.toString(), Optional.empty(), Optional.empty(), List.of()),
            List.of(),
            new Measures(Optional.of(OWN), Optional.empty()));
    StudyFile.write(study, before.resolve("study.yaml"));
    assertThat(StudyFile.read(before.resolve("study.yaml")).source().location())
        .isEqualTo(source.toString());
    Path after = Files.createDirectories(folder.resolve("after"));
    Files.move(source, after.resolve("a.tif"));
    Files.move(before.resolve("study.yaml"), after.resolve("study.yaml"));
    assertThat(StudyFile.read(after.resolve("study.yaml")).source().location())
        .isEqualTo(after.resolve("a.tif").toString());
  }

  @Test
  void theGroupOfAnHdf5FileIsKept() {
    Path file = folder.resolve("study.yaml");
    String location = folder.resolve("a.h5") + ":/image/labels";
    assertThat(SourceLocation.relativize(location, file)).isEqualTo("a.h5:/image/labels");
    assertThat(SourceLocation.resolve("a.h5:/image/labels", file)).isEqualTo(location);
  }

  @Test
  void morphologyOfOlderStudiesIsAllOrNothing() throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyFile.write(study(), file);
    String text = Files.readString(file);
    int from = text.indexOf("  morphology:");
    int to = text.indexOf("  conduction:");
    for (boolean wanted : new boolean[] {true, false}) {
      Files.writeString(
          file, text.substring(0, from) + "  morphology: " + wanted + "\n" + text.substring(to));
      assertThat(StudyFile.read(file).measures().morphology())
          .isEqualTo(wanted ? Optional.of(MorphologyMeasure.REPORT) : Optional.empty());
    }
  }

  @ParameterizedTest(name = "{0} → {1} : {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          study: 1             | study: 7                | study is 7; this version reads format 1
          morphology:          | morfology:              | unknown key 'morfology'; known are morphology, conduction
          - thickness          | - thikness              | a topic of morphology is surfaces, porosity
          collector: first     | collector: both         | morphology.feed.collector must be first or last, is both
          boxes: 7             | boxes: 1                | a spread needs at least 3 boxes per size, got 1
          - coarsen: 2         | - coarsen: 1            | steps[1].coarsen: coarsen needs a factor of at least 2, got 1
          - coarsen: 2         | - coarsn: 2             | unknown key 'coarsn'
          - mirror: "y"        | - mirror: w             | axis must be x, y or z, got 'w'
          relative_error: 3.0E-5 | relative_error: -1    | relative error must be above 0
          carrier: ionic       | carrier: holes          | carrier must be ionic or electronic, got 'holes'
          max_iterations: 77   | max_iterations: many    | max_iterations must be a whole number
          role: void           | role: pores              | role must be void
          1.0E-300 S/m         | 1.0E-300                 | has no unit
          """)
  void faultyEntriesAreNamed(String right, String wrong, String message) throws IOException {
    Path file = folder.resolve("study.yaml");
    StudyFile.write(study(), file);
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));
    assertThatThrownBy(() -> StudyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void filesThatAreNoStudySaySo() throws IOException {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> StudyFile.read(missing)).hasMessageContaining("no such study");
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "study: [1\nsource: }");
    assertThatThrownBy(() -> StudyFile.read(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.yaml")
        .hasMessageContaining("no YAML");
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
    assertThatThrownBy(() -> StudyFile.read(empty)).isInstanceOf(IOException.class);
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {-1, -2, 0, 5});
    assertThatThrownBy(() -> StudyFile.read(binary)).isInstanceOf(IOException.class);
  }
}
