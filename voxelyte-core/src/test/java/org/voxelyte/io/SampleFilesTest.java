package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.SharedData;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** Real files of other programs, against the fractions that their sources state. */
class SampleFilesTest {
  /** Fractions are stated in per cent with one or two decimals. */
  private static final double HALF_A_DIGIT = 0.05001;

  private static final ReadOptions CUBE = ReadOptions.withVoxelSize(VoxelSize.cube(1e-7));

  private final TaskContext task = TaskContext.silent(2);

  @TempDir Path folder;

  @AfterEach
  void close() {
    task.close();
  }

  @ParameterizedTest
  @CsvSource({
    "volumes/electrode.tiff, 256, 256, 0 44.99 85 40.05 170 14.96",
    "volumes/seg_stack.tiff, 100, 100, 0 37.5 127 23.8 254 38.7",
    "volumes/SampleData_2Phase_stack_3d_1bit.tif, 100, 100, 0 60.2 1 39.8",
    "volumes/SampleData_2Phase_3d.hdf5, 100, 100, 0 60.0 1 40.0",
    "volumes/Bi_layer.tif, 240, 240, 0 40.8 1 16.5 2 42.7",
    "images/SEM_hr_input.tif, 427, 1, 0 10.0 1 66.6 2 23.4",
    "images/SOFC_hr_input.tif, 1024, 1, 0 35.9 1 33.3 2 30.8"
  })
  void fractionsAreThoseStated(String name, int edge, int slices, String stated)
      throws IOException {
    String file = SharedData.file(name).toString();
    VolumeDescription description = VolumeReader.describe(file, task);
    assertThat(description.shape()).isEqualTo(new GridShape(edge, edge, slices));
    assertThat(description.voxelSize()).isEmpty();
    TreeMap<Integer, Double> expected = new TreeMap<>();
    String[] parts = stated.split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      expected.put(Integer.valueOf(parts[i]), Double.valueOf(parts[i + 1]));
    }
    assertThat(description.labels().keySet()).isEqualTo(expected.keySet());
    LabelVolume volume = VolumeReader.readLabels(file, CUBE, task);
    description
        .labels()
        .forEach(
            (label, count) -> {
              assertThat(100.0 * count / description.shape().voxels())
                  .isCloseTo(expected.get(label), within(HALF_A_DIGIT));
              assertThat(volume.count(label)).isEqualTo(count);
            });
    assertThat(volume.provenance().sha256()).isEqualTo(description.sha256());
    assertThatThrownBy(() -> VolumeReader.readLabels(file, ReadOptions.fromFile(), task))
        .isInstanceOf(IOException.class)
        .hasMessage("voxel size missing in " + file + "; add --voxel 50nm");
  }

  @Test
  void rawAndHdf5HoldTheSameVolume() throws IOException {
    Path raw = SharedData.file("volumes/SampleData_2Phase_stack_3d_uint8.raw");
    String sidecar =
        "{\"file\": \"%s\", \"shape_xyz\": [100, 100, 100], \"type\": \"uint8\"}"
            .formatted(raw.toAbsolutePath().toString().replace("\\", "\\\\"));
    Path json = Files.writeString(folder.resolve("sample.json"), sidecar);
    LabelVolume fromRaw = VolumeReader.readLabels(json.toString(), CUBE, task);
    String hdf = SharedData.file("volumes/SampleData_2Phase_3d.hdf5") + ":/image";
    LabelVolume fromHdf = VolumeReader.readLabels(hdf, CUBE, task);
    byte[] bytes = Files.readAllBytes(raw);
    for (int z = 0; z < 100; z++) {
      assertThat(fromRaw.slice(z)).isEqualTo(fromHdf.slice(z));
      assertThat(fromRaw.slice(z))
          .isEqualTo(Arrays.copyOfRange(bytes, 10_000 * z, 10_000 * (z + 1)));
    }
    assertThatThrownBy(() -> VolumeReader.describe(raw.toString(), task))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its shape is not known; write");
  }

  /** The bits as they stand in the file, taken from the offsets that its directories name. */
  @Test
  void bitsAreThoseOfTheFile() throws IOException {
    Path file = SharedData.file("volumes/SampleData_2Phase_stack_3d_1bit.tif");
    byte[] bytes = Files.readAllBytes(file);
    LabelVolume volume = VolumeReader.readLabels(file.toString(), CUBE, task);
    int[] firstStrip = {240, 1696};
    for (int z = 0; z < firstStrip.length; z++) {
      for (int y = 0; y < 100; y++) {
        for (int x = 0; x < 100; x++) {
          int bit = bytes[firstStrip[z] + 13 * y + x / 8] >> 7 - x % 8 & 1;
          assertThat(volume.label(x, y, z)).isEqualTo(bit);
        }
      }
    }
  }
}
