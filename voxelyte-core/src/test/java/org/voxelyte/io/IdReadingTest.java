package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Provenance;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/** Ids of particles as files: more than labels can be. */
class IdReadingTest {
  private static final GridShape SHAPE = new GridShape(7, 5, 4);
  private static final VoxelSize SIZE = new VoxelSize(1e-7, 2e-7, 3e-7);

  @TempDir Path folder;

  private static ComponentVolume ids(int most, long seed) {
    Random random = new Random(seed);
    int[][] slices = new int[SHAPE.nz()][SHAPE.sliceVoxels()];
    long[] sizes = new long[most];
    for (int[] slice : slices) {
      for (int i = 0; i < slice.length; i++) {
        slice[i] = i == 3 ? most : random.nextInt(most + 1);
        if (slice[i] > 0) {
          sizes[slice[i] - 1]++;
        }
      }
    }
    return new ComponentVolume(SHAPE, SIZE, slices, sizes);
  }

  @ParameterizedTest(name = "{0}, up to {1}, seed 5")
  @CsvSource({
    "a.tif, 9",
    "a.tif, 300",
    "a.tif, 65535",
    "a.tif, 65536",
    "a.nrrd, 40000",
    "a.nrrd, 4000000",
    "a.npy, 40000",
    "a.npy, 4000000",
    "a.raw, 40000",
    "a.raw, 4194303"
  })
  void idsComeBackAsTheyAre_seed5(String name, int most) throws IOException {
    ComponentVolume ids = ids(most, 5);
    String file = folder.resolve(name).toString();
    for (int threads = 1; threads <= 2; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        VolumeWriter.writeIds(ids, "particle", Path.of(file), task);
        IdReading back = VolumeReader.readIds(file, SIZE, task);
        assertThat(back.ids().sizes()).isEqualTo(ids.sizes());
        assertThat(back.ids().shape()).isEqualTo(SHAPE);
        assertThat(back.ids().voxelSize()).isEqualTo(SIZE);
        assertThat(back.provenance().sha256()).hasSize(64);
        for (int z = 0; z < SHAPE.nz(); z++) {
          assertThat(back.ids().slice(z)).isEqualTo(ids.slice(z));
        }
      }
    }
  }

  @Test
  void idsAreWrittenAsTheyAreMade_seed7() throws IOException {
    ComponentVolume ids = ids(70_000, 7);
    Path whole = folder.resolve("whole.tif");
    Path made = folder.resolve("made.tif");
    try (TaskContext task = TaskContext.silent(2)) {
      VolumeWriter.writeIds(ids, "particle", whole, task);
      AtomicInteger asked = new AtomicInteger();
      VolumeWriter.writeIds(
          new VolumeWriter.Ids(
              "particle",
              SHAPE,
              SIZE,
              ids.clusters(),
              z -> {
                asked.incrementAndGet();
                return ids.slice(z).clone();
              }),
          made,
          task);
      assertThat(made).hasSameBinaryContentAs(whole);
      assertThat(asked).hasValue(SHAPE.nz());
    }
  }

  @Test
  void volumeToolsReadTheIds_seed6() throws IOException {
    Path file = folder.resolve("a.tif");
    ComponentVolume ids = ids(40_000, 6);
    VolumeWriter.writeIds(ids, "particle", file, TaskContext.silent(1));
    ij.ImagePlus image = new ij.io.Opener().openImage(file.toString());
    assertThat(image.getBitDepth()).isEqualTo(16);
    assertThat(image.getStack().getProcessor(2).get(3, 1)).isEqualTo(ids.id(3, 1, 1));
    Path vti = folder.resolve("a.vti");
    VolumeWriter.writeIds(ids, "particle", vti, TaskContext.silent(1));
    assertThat(Files.readString(vti, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("UInt16");
  }

  @Test
  void labelsOfBytesServeToo() throws IOException {
    byte[][] slices = new byte[SHAPE.nz()][SHAPE.sliceVoxels()];
    slices[1][4] = (byte) 200;
    Path file = folder.resolve("l.tif");
    try (TaskContext task = TaskContext.silent(2)) {
      VolumeWriter.write(
          new LabelVolume(SHAPE, SIZE, slices, List.of(), Provenance.generated("test")),
          file,
          task);
      IdReading back = VolumeReader.readIds(file.toString(), SIZE, task);
      assertThat(back.ids().id(4, 0, 1)).isEqualTo(200);
      assertThat(back.ids().size(200)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5", "-1", "4194304", "NaN"})
  void valuesThatAreNoIdsAreRefused(float value) throws IOException {
    float[][] slices = new float[SHAPE.nz()][SHAPE.sliceVoxels()];
    slices[2][9] = value;
    Path file = folder.resolve("f.tif");
    try (TaskContext task = TaskContext.silent(2)) {
      VolumeWriter.write(new ScalarField("f", "", SHAPE, SIZE, slices), file, task);
      assertThatThrownBy(() -> VolumeReader.readIds(file.toString(), SIZE, task))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("f.tif")
          .hasMessageContaining("whole numbers");
      task.cancel();
      assertThatThrownBy(() -> VolumeReader.readIds(file.toString(), SIZE, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
