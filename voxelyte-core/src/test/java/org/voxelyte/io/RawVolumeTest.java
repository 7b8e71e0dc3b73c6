package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/** Raw files with their sidecars. */
class RawVolumeTest extends FormatFixture {
  @ParameterizedTest
  @CsvSource({
    "uint8,little",
    "int8,big",
    "uint16,big",
    "int16,little",
    "int32,big",
    "uint32,little",
    "int64,big",
    "float32,big",
    "float64,little"
  })
  void readsRaw(String type, String order) throws IOException {
    save("volume.raw", stored(type, order));
    String sidecar =
        "{\"shape_xyz\": [5, 4, 3], \"type\": \"%s\", \"byte_order\": \"%s\", \"offset\": 7,"
            + " \"voxel_size_m\": [1e-8, 2e-8, 3e-8],"
            + " \"phases\": [{\"label\": 0, \"name\": \"void\"},"
            + " {\"label\": 1, \"name\": \"NMC\", \"role\": \"active\"}]}";
    save("volume.raw.json", sidecar.formatted(type, order).getBytes(StandardCharsets.UTF_8));
    String file = folder.resolve("volume.raw").toString();
    expect(grey(file));
    LabelVolume volume = VolumeReader.readLabels(file, ReadOptions.fromFile(), silent());
    assertThat(volume.voxelSize()).isEqualTo(new VoxelSize(1e-8, 2e-8, 3e-8));
    assertThat(volume.phase("NMC")).isEqualTo(new Phase(1, "NMC", PhaseRole.ACTIVE));
    assertThat(volume.phase("void").role()).isEqualTo(PhaseRole.VOID);
    Path elsewhere = folder.resolve("elsewhere");
    Files.createDirectory(elsewhere);
    Path other = elsewhere.resolve("side.json");
    Files.writeString(
        other, sidecar.formatted(type, order).replaceFirst("\\{", "{\"file\": \"../volume.raw\","));
    expect(grey(other.toString()));
  }

  @Test
  void neverGuessesTheShapeOfARawFile() throws IOException {
    String file = save("volume.raw", bytes());
    refused(
        file,
        "is raw and its shape is not known; write volume.raw.json beside it",
        "{\"file\": \"volume.raw\", \"shape_xyz\": [nx, ny, nz], \"type\": \"uint8\"");
    save("volume.json", json("{\"shape_xyz\": [5, 4, 4], \"type\": \"uint8\"}"));
    refused(file, "has 60 bytes, but 5 × 4 × 4 values of uint8 need 80; correct shape_xyz");
    save("volume.json", json("{\"shape_xyz\": [5, 4, 2], \"type\": \"uint8\"}"));
    refused(file, "has 60 bytes, but 5 × 4 × 2 values of uint8 need 40");
    save("volume.json", json("{\"shape_xyz\": [5, 4, 3]}"));
    refused(file, "volume.json lacks type; it should look like {\"file\": \"volume.raw\"");
    save("volume.json", json("{\"shape_xyz\": [5, 2, 3], \"type\": \"uint16\"}"));
    refused(file, "volume.json lacks byte_order");
    save("volume.json", json("{\"shape_xyz\": [5, 4.5, 3], \"type\": \"uint8\"}"));
    refused(file, "shape_xyz must be three whole numbers, got [5,4.5,3]");
    save("volume.json", json("{\"shape_xyz\": [0, 4, 3], \"type\": \"uint8\"}"));
    refused(file, "a volume needs at least 1 voxel along each axis, got 0 × 4 × 3");
    save("volume.json", json("{\"shape\": [5, 4, 3], \"type\": \"uint8\"}"));
    refused(file, "unknown key 'shape'; known are file, shape_xyz");
    save("volume.json", json("{\"shape_xyz\": [5, 4, 3], \"type\": \"byte\"}"));
    refused(file, "type must be uint8, int8", "got 'byte'");
    save("volume.json", json("{\"shape_xyz\": [5, 4, 3], \"type\": \"uint8\","));
    refused(file, "volume.json is not valid JSON");
    save("volume.json", json("{\"file\": \"other.raw\", \"shape_xyz\": [5, 4, 3]}"));
    refused(file, "other.raw, not ", "correct its key file");
    save(
        "volume.json",
        json("{\"shape_xyz\": [5, 4, 3], \"type\": \"uint8\", \"voxel_size_m\": -1}"));
    refused(file, "voxel_size_m must be one or three positive lengths in metres");
  }

  @Test
  void damagedSidecarsGiveOneSentenceSeed6() throws IOException {
    save("x.raw", bytes());
    byte[] whole = json("{\"file\": \"x.raw\", \"shape_xyz\": [5, 4, 3], \"type\": \"uint8\"}");
    Random random = new Random(6);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
      String file = save("x.raw.json", bytes);
      try {
        VolumeReader.describe(file, silent());
      } catch (IOException e) {
        assertThat(e.getMessage()).contains("x").doesNotContain("\n");
      }
    }
  }
}
