package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.io.VolumeReader;
import org.voxelyte.io.VolumeWriter;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ResultsJson;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.VoxelSize;

/** A study notices that its input or the file that belongs to it has changed. */
class RecordedInputTest {
  /** Fractions, networks and interfaces alone. */
  private static final MorphologyMeasure BASIC = MorphologyMeasure.ALL.withTopics(Set.of());

  private static final VoxelSize SIZE = VoxelSize.cube(1e-7);

  @TempDir private Path folder;
  private Path raw;
  private Path sidecar;

  @BeforeEach
  void makeARawFileWithItsSidecar() throws IOException {
    byte[][] slices = {{0, 1, 1, 0}, {1, 1, 0, 0}};
    LabelVolume volume =
        new LabelVolume(
            new GridShape(2, 2, 2), SIZE, slices, List.of(), Provenance.generated("test"));
    raw = folder.resolve("sample.raw");
    sidecar = folder.resolve("sample.raw.json");
    VolumeWriter.write(volume, raw, TaskContext.silent(1));
    VolumeWriter.write(volume, folder.resolve("sample.npy"), TaskContext.silent(1));
  }

  private static Study study(Path file, Optional<String> sha256) {
    return Study.of(
        List.of(),
        new Source(file.toString(), sha256, Optional.empty(), List.of()),
        List.of(),
        new Measures(Optional.of(BASIC), Optional.empty()));
  }

  private static Analysis run(Study study) throws IOException {
    return StudyRunner.run(study, TaskContext.silent(1));
  }

  private static Study recorded(Path file) throws IOException {
    Study study = study(file, Optional.empty());
    Analysis analysis = run(study);
    return study.recorded(analysis.provenance(), ResultsDigest.of(ResultsJson.of(analysis)));
  }

  private static String sha256(Path... files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void makeVoxelsLarger() throws IOException {
    String text = Files.readString(sidecar);
    Files.writeString(sidecar, text.replace("1.0E-7", "3.0E-7"));
    assertThat(Files.readString(sidecar)).isNotEqualTo(text);
  }

  @Test
  void eachFileHasItsOwnHash() throws IOException {
    Provenance read = run(study(raw, Optional.empty())).provenance();
    assertThat(read.sha256()).isEqualTo(sha256(raw));
    assertThat(read.companionSha256()).isEqualTo(sha256(sidecar));
    assertThat(read.steps())
        .contains("belongs to sample.raw.json, whose sha256 is " + sha256(sidecar));
    Provenance bySidecar = run(study(sidecar, Optional.empty())).provenance();
    assertThat(bySidecar.sha256()).isEqualTo(sha256(sidecar));
    assertThat(bySidecar.companionSha256()).isEqualTo(sha256(raw));
    assertThat(VolumeReader.describe(raw.toString(), TaskContext.silent(2)).sha256())
        .isEqualTo(sha256(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample.raw", "sample.raw.json"})
  void aChangeInEitherFileIsNoticed(String named) throws IOException {
    Study study = recorded(folder.resolve(named));
    assertThat(run(study).fractions()).hasSize(2);
    byte[] bytes = Files.readAllBytes(raw);
    bytes[3] = 1;
    Files.write(raw, bytes);
    assertThatThrownBy(() -> run(study))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(named)
        .hasMessageContaining(sha256(raw));
    bytes[3] = 0;
    Files.write(raw, bytes);
    run(study);
    makeVoxelsLarger();
    assertThatThrownBy(() -> run(study))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(named)
        .hasMessageContaining(sha256(sidecar))
        .hasMessageEndingWith("analyze the new one");
  }

  @Test
  void aSidecarThatCannotBeReadAnyMoreIsSaidToDiffer() throws IOException {
    Study study = recorded(raw);
    Files.writeString(
        sidecar, Files.readString(sidecar).replaceFirst("\"voxel_size_m\" : \\[[^]]*],", ""));
    assertThatThrownBy(() -> run(study))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("what belongs to " + raw)
        .hasMessageContaining(sha256(sidecar));
  }

  @Test
  void aSidecarThatComesOrGoesIsNoticed() throws IOException {
    Path array = folder.resolve("sample.npy");
    Path beside = folder.resolve("sample.npy.json");
    Study with = recorded(array);
    byte[] text = Files.readAllBytes(beside);
    Files.delete(beside);
    Source source = with.source();
    Study withVoxelSize =
        Study.of(
            List.of(),
            new Source(
                source.location(),
                source.sha256(),
                source.companionSha256(),
                Optional.of(SIZE),
                List.of()),
            List.of(),
            with.measures());
    assertThatThrownBy(() -> run(withVoxelSize))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its sha256 is none");
    Study without =
        withVoxelSize.recorded(new Provenance("", sha256(array), List.of(), ""), "sha256:0");
    run(without);
    Files.write(beside, text);
    assertThatThrownBy(() -> run(without))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("recorded as companion_sha256 is none");
  }

  /** Studies once recorded one hash: of the raw file, then the sidecar, whichever was named. */
  @ParameterizedTest
  @ValueSource(strings = {"sample.raw", "sample.raw.json"})
  void anOlderStudyIsStillRepeated(String named) throws IOException {
    Path file = folder.resolve(named);
    String joined = sha256(raw, sidecar);
    String numbers = ResultsJson.of(run(study(file, Optional.empty())));
    String digest = ResultsDigest.of(numbers.replace(sha256(file), joined));
    Study older =
        study(file, Optional.empty()).recorded(new Provenance("", joined, List.of(), ""), digest);
    assertThat(older.source().companionSha256()).isEmpty();
    Analysis again = run(older);
    ResultFolder.requireSameNumbers(older, again, folder);
    Study newer = older.recorded(again.provenance(), digest);
    assertThat(newer.source().sha256()).contains(sha256(file));
    run(newer);
    makeVoxelsLarger();
    assertThatThrownBy(() -> run(older))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not the input that was recorded");
  }

  /** Digests once covered the smallest cut; the numbers beside the study tell that all is well. */
  @Test
  void aDigestOfAnotherKindNeedsTheNumbersBesideIt() throws IOException {
    Analysis found = run(study(raw, Optional.empty()));
    Study older = study(raw, Optional.empty()).recorded(found.provenance(), "sha256:0");
    assertThatThrownBy(() -> ResultFolder.requireSameNumbers(older, found, folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the numbers differ from the recorded ones");
    Files.writeString(folder.resolve("results.json"), ResultsJson.of(found));
    ResultFolder.requireSameNumbers(older, found, folder);
  }
}
