package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/** Labels, counts, phases and hashes, whatever the format. */
class VolumeReaderTest {
  private static final VoxelSize SIZE = VoxelSize.cube(1e-7);
  private static final ReadOptions CUBE = ReadOptions.withVoxelSize(SIZE);

  @TempDir Path folder;

  private String tiff(int bits, int format, TiffBuilder.Pixels pixels) throws IOException {
    TiffBuilder builder = new TiffBuilder(16, 16, 4, pixels);
    builder.bits = bits;
    builder.format = format;
    return Files.write(folder.resolve("sample.tif"), builder.build()).toString();
  }

  @Test
  void keeps16BitLabelsThatFitAByte() throws IOException {
    String file = tiff(16, 1, (x, y, z) -> x % 2 == 0 ? 3 : 255);
    LabelVolume volume = VolumeReader.readLabels(file, CUBE, silent());
    assertThat(volume.phases()).containsExactly(Phase.unnamed(3), Phase.unnamed(255));
    assertThat(volume.label(1, 0, 0)).isEqualTo(255);
    assertThat(volume.provenance().steps()).noneMatch(step -> step.contains("renumbered"));
  }

  @Test
  void renumbersLabelsThatDoNotFitAndSaysSo() throws IOException {
    long[] numbers = {1000, 5, 70};
    String file = tiff(16, 1, (x, y, z) -> numbers[(x + z) % 3]);
    List<Phase> given = List.of(new Phase(70, "SE", PhaseRole.ELECTROLYTE));
    LabelVolume volume =
        VolumeReader.readLabels(file, new ReadOptions(Optional.of(SIZE), given), silent());
    assertThat(volume.phases())
        .containsExactly(
            new Phase(0, "5", PhaseRole.UNSPECIFIED),
            new Phase(1, "SE", PhaseRole.ELECTROLYTE),
            new Phase(2, "1000", PhaseRole.UNSPECIFIED));
    assertThat(volume.label(0, 0, 0)).isEqualTo(2);
    assertThat(volume.provenance().steps())
        .contains("labels renumbered in ascending order: 5 is 0, 70 is 1, 1000 is 2");
    List<Phase> wrong = List.of(Phase.named(6, "SE"));
    assertThatThrownBy(
            () ->
                VolumeReader.readLabels(file, new ReadOptions(Optional.of(SIZE), wrong), silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label 6 (SE) does not occur in " + file + "; its labels are 5, 70, 1000");
  }

  @Test
  void renumbersNegativeLabels() throws IOException {
    String file = tiff(8, 2, (x, y, z) -> x % 2 == 0 ? -1 : 4);
    LabelVolume volume = VolumeReader.readLabels(file, CUBE, silent());
    assertThat(volume.phases()).extracting(Phase::name).containsExactly("-1", "4");
    assertThat(volume.label(0, 0, 0)).isZero();
    String plain = tiff(8, 2, (x, y, z) -> x % 2);
    assertThat(VolumeReader.readLabels(plain, CUBE, silent()).provenance().steps())
        .noneMatch(step -> step.contains("renumbered"));
  }

  @Test
  void takesWholeFloatsAsLabelsAndRefusesOthers() throws IOException {
    String whole = tiff(32, 3, (x, y, z) -> Float.floatToIntBits(x % 3));
    assertThat(VolumeReader.readLabels(whole, CUBE, silent()).label(2, 0, 0)).isEqualTo(2);
    String broken = tiff(32, 3, (x, y, z) -> Float.floatToIntBits(x / 2f));
    refused(broken, " has values that are no whole numbers, such as 0.5: a grey image, not labels");
    String nan = tiff(32, 3, (x, y, z) -> Float.floatToIntBits(Float.NaN));
    refused(nan, " has values that are no whole numbers, such as NaN: a grey image");
  }

  @Test
  void refusesAGreyImageAsLabels() throws IOException {
    String most = tiff(8, 1, (x, y, z) -> (x + 16L * y) % 64);
    assertThat(VolumeReader.readLabels(most, CUBE, silent()).phases()).hasSize(64);
    String advice =
        " distinct values: a grey image, not labels; segment it first (threshold or watershed) and"
            + " give the segmented file";
    refused(tiff(8, 1, (x, y, z) -> (x + 16L * y) % 65), " has 65" + advice);
    refused(tiff(8, 1, (x, y, z) -> x + 16L * y), " has 256" + advice);
    String words = tiff(16, 1, (x, y, z) -> 100 * ((x + 16L * y) % 255));
    assertThat(VolumeReader.readLabels(words, CUBE, silent()).phases()).hasSize(255);
    refused(tiff(16, 1, (x, y, z) -> 100 * (x + 16L * y)), " has 256" + advice);
    refused(tiff(16, 1, (x, y, z) -> 100 * z + x + 16L * (y / 4)), " has 256" + advice);
    refused(tiff(32, 1, (x, y, z) -> x + 16L * y + 256L * z), " has more than 255" + advice);
  }

  @Test
  void describesWithoutAVoxelSize() throws IOException {
    String file = tiff(16, 2, (x, y, z) -> x - 8);
    VolumeDescription description = VolumeReader.describe(file, silent());
    Map<Integer, Long> expected = new TreeMap<>();
    for (int x = 0; x < 16; x++) {
      expected.put(x - 8, 64L);
    }
    assertThat(description.labels()).isEqualTo(expected);
    assertThat(description.minimum()).isEqualTo(-8);
    assertThat(description.maximum()).isEqualTo(7);
    assertThat(description.sampleType()).isEqualTo("int16");
    assertThat(description.voxelSize()).isEmpty();
    VolumeDescription many =
        VolumeReader.describe(tiff(16, 1, (x, y, z) -> x + 16 * y + 256 * z), silent());
    assertThat(many.labels()).isEmpty();
    assertThat(many.maximum()).isEqualTo(1023);
    VolumeDescription floats =
        VolumeReader.describe(
            tiff(32, 3, (x, y, z) -> Float.floatToIntBits(x == 0 ? Float.NaN : x / 4f)), silent());
    assertThat(floats.labels()).isEmpty();
    assertThat(floats.minimum()).isEqualTo(0.25);
    assertThat(floats.maximum()).isEqualTo(3.75);
    VolumeDescription ints = VolumeReader.describe(tiff(32, 2, (x, y, z) -> -x), silent());
    assertThat(ints.labels()).hasSize(16).containsEntry(-15, 64L).containsEntry(0, 64L);
  }

  @Test
  void namesGivenGoBeforeThoseOfTheFile() throws IOException {
    TiffBuilder builder = new TiffBuilder(4, 4, 2, (x, y, z) -> x % 3);
    builder.description = "ImageJ=1.53t\nunit=nm\nphase 0=void:void\nphase 1=S=E: x:electrolyte\n";
    String file = Files.write(folder.resolve("named.tif"), builder.build()).toString();
    List<Phase> given = List.of(Phase.named(0, "pore"), Phase.named(2, "NMC"));
    LabelVolume volume =
        VolumeReader.readLabels(file, new ReadOptions(Optional.of(SIZE), given), silent());
    assertThat(volume.phases())
        .containsExactly(
            Phase.named(0, "pore"),
            new Phase(1, "S=E: x", PhaseRole.ELECTROLYTE),
            Phase.named(2, "NMC"));
    assertThat(VolumeReader.describe(file, silent()).phases()).hasSize(2);
  }

  @Test
  void greysKeepTheirType() throws IOException {
    GreyVolume volume = VolumeReader.readGrey(tiff(16, 2, (x, y, z) -> -300 + x), CUBE, silent());
    assertThat(volume.type()).isEqualTo(GreyVolume.Type.INT16);
    assertThat(volume.value(3, 0, 0)).isEqualTo(-297);
    GreyVolume wide = VolumeReader.readGrey(tiff(32, 1, (x, y, z) -> 70000L + x), CUBE, silent());
    assertThat(wide.type()).isEqualTo(GreyVolume.Type.FLOAT32);
    assertThat(wide.value(3, 0, 0)).isEqualTo(70003);
    assertThat(wide.provenance().steps()).contains("uint32 values rounded to 32-bit floats");
  }

  @Test
  void theHashIsThatOfTheFile() throws Exception {
    String file = tiff(8, 1, (x, y, z) -> (x * y + z) % 3);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(file)));
    String expected = HexFormat.of().formatHex(digest);
    assertThat(VolumeReader.hashes(file, silent()).sha256()).isEqualTo(expected);
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        assertThat(VolumeReader.describe(file, task).sha256()).isEqualTo(expected);
        assertThat(VolumeReader.readLabels(file, CUBE, task).provenance().sha256())
            .isEqualTo(expected);
        assertThat(VolumeReader.readGrey(file, CUBE, task).provenance().sha256())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void theHashOfAFolderKnowsNamesAndOrder() throws IOException {
    Path slices = Files.createDirectory(folder.resolve("slices"));
    byte[] page = new TiffBuilder(4, 4, 1, (x, y, z) -> x % 2).build();
    Files.write(slices.resolve("a1.tif"), page);
    Files.write(slices.resolve("a2.tif"), page);
    String first = VolumeReader.hashes(slices.toString(), silent()).sha256();
    assertThat(VolumeReader.describe(slices.toString(), silent()).sha256()).isEqualTo(first);
    Files.move(slices.resolve("a2.tif"), slices.resolve("a3.tif"));
    assertThat(VolumeReader.hashes(slices.toString(), silent()).sha256()).isNotEqualTo(first);
  }

  @Test
  void theVolumeIsTheSameForAnyNumberOfThreads() throws IOException {
    String file = tiff(16, 1, (x, y, z) -> 300L * ((x * y + z) % 5));
    try (TaskContext one = TaskContext.silent(1)) {
      LabelVolume expected = VolumeReader.readLabels(file, CUBE, one);
      for (int threads = 2; threads <= 3; threads++) {
        try (TaskContext task = TaskContext.silent(threads)) {
          LabelVolume volume = VolumeReader.readLabels(file, CUBE, task);
          for (int z = 0; z < 4; z++) {
            assertThat(volume.slice(z)).isEqualTo(expected.slice(z));
          }
          assertThat(volume.phases()).isEqualTo(expected.phases());
          VolumeDescription description = VolumeReader.describe(file, task);
          assertThat(description).isEqualTo(VolumeReader.describe(file, one));
        }
      }
    }
  }

  /**
   * The description reads into the memory of slices that it has counted; none may shine through.
   */
  @ParameterizedTest
  @CsvSource({"8, 1, 0", "8, 8, 0", "8, 5, 16", "1, 1, 0", "16, 1, 0"})
  void eachSliceIsCountedByItself(int bits, int compression, int tile) throws IOException {
    TiffBuilder builder = new TiffBuilder(19, 17, 6, (x, y, z) -> bits == 1 ? z & 1 : z);
    builder.bits = bits;
    builder.compression = compression;
    builder.tile = tile;
    String file = Files.write(folder.resolve("steps.tif"), builder.build()).toString();
    Map<Integer, Long> expected = new TreeMap<>();
    for (int z = 0; z < 6; z++) {
      expected.merge(bits == 1 ? z & 1 : z, 19L * 17, Long::sum);
    }
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        assertThat(VolumeReader.describe(file, task).labels()).isEqualTo(expected);
      }
    }
  }

  @Test
  void aSliceThatIsGivenBackIsTheMemoryOfTheNext() throws IOException {
    try (SliceSource source = VolumeFiles.open(tiff(8, 1, (x, y, z) -> z))) {
      byte[] first = (byte[]) source.slice(0);
      byte[] second = (byte[]) source.slice(1);
      assertThat(second).isNotSameAs(first).containsOnly(1);
      source.giveBack(first);
      assertThat(source.slice(2)).isSameAs(first).isEqualTo(filled(2));
      assertThat(source.slice(3)).isNotSameAs(first).isNotSameAs(second);
      assertThat(second).containsOnly(1);
    }
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[256];
    java.util.Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** The hash runs beside the slices; its end must not hide why they failed. */
  @Test
  void aDamagedSliceIsToldOnAnyThread() throws IOException {
    TiffBuilder builder = new TiffBuilder(600, 600, 12, (x, y, z) -> (x * 31L + y * 17L) % 5);
    builder.compression = 8;
    byte[] bytes = builder.build();
    for (int i = 0; i < 40; i++) {
      bytes[100 + i] = 77;
    }
    Path file = folder.resolve("damaged.tif");
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 20_000_000));
    for (int round = 0; round < 5; round++) {
      for (int threads = 1; threads <= 3; threads++) {
        try (TaskContext task = TaskContext.silent(threads)) {
          assertThatThrownBy(() -> VolumeReader.describe(file.toString(), task))
              .isInstanceOf(IOException.class)
              .hasMessageStartingWith(file + " is damaged: page 1 cannot be decoded");
        }
      }
    }
  }

  @Test
  void canBeCancelled() throws IOException {
    String file = tiff(8, 1, (x, y, z) -> x % 2);
    for (int threads = 1; threads <= 2; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        task.cancel();
        assertThatThrownBy(() -> VolumeReader.readLabels(file, CUBE, task))
            .isInstanceOf(TaskCancelledException.class);
        assertThatThrownBy(() -> VolumeReader.hashes(file, task))
            .isInstanceOf(TaskCancelledException.class);
      }
    }
  }

  @Test
  void tellsProgress() throws IOException {
    String file = tiff(8, 1, (x, y, z) -> x % 2);
    List<Long> done = new java.util.ArrayList<>();
    try (TaskContext task =
        new TaskContext(1, (stage, finished, total) -> done.add(10 * finished + total))) {
      VolumeReader.readLabels(file, CUBE, task);
    }
    assertThat(done).contains(14L, 24L, 34L, 44L);
  }

  private void refused(String file, String part) {
    assertThatThrownBy(() -> VolumeReader.readLabels(file, CUBE, silent()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + part);
  }

  private static TaskContext silent() {
    return TaskContext.silent(1);
  }
}
