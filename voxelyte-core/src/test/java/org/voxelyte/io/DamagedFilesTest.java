package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;

/** What cannot be read, in every format, is one sentence. */
class DamagedFilesTest extends FormatFixture {
  @Test
  void saysWhatCannotBeRead() throws IOException {
    refused(folder.resolve("none.tif"), "there is no file ", "none.tif; check the name");
    refused(save("empty.tif", new byte[0]), "empty.tif is empty (0 bytes); copy the file again");
    refused(save("text.tif", json("hello world, no image")), "it does not begin as a .tif file");
    refused(save("text.doc", json("hello world, no image")), "is none of the formats");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tif", "big.tif", "h5", "nrrd", "gz.nrrd", "npy", "f.npy", "png", "raw"})
  void damagedFilesGiveOneSentenceSeed5(String kind) throws IOException {
    byte[] whole = sample(kind);
    Random random = new Random(5);
    String name = "damaged." + kind;
    try (TaskContext task = silent()) {
      int rounds = kind.equals("h5") ? 120 : 300;
      for (int round = 0; round < rounds; round++) {
        byte[] bytes = whole.clone();
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips; i++) {
          int limit = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200);
          bytes[random.nextInt(limit)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
          bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        String file = save(name, bytes);
        try {
          switch (round % 3) {
            case 0 -> VolumeReader.describe(file, task);
            case 1 -> VolumeReader.readLabels(file, CUBE, task);
            default -> VolumeReader.readGrey(file, CUBE, task);
          }
        } catch (IOException e) {
          assertThat(e.getMessage()).contains("damaged").doesNotContain("\n");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h5", "png"})
  void everyCutIsFound(String kind) throws IOException {
    byte[] whole = sample(kind);
    for (int length = 0; length < whole.length; length++) {
      String file = save("cut." + kind, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> VolumeReader.describe(file, silent()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut." + kind);
    }
  }

  private byte[] sample(String kind) throws IOException {
    byte[] words = Arrays.copyOfRange(stored("uint16", "big"), 7, 127);
    return switch (kind) {
      case "tif", "big.tif" -> {
        TiffBuilder builder = new TiffBuilder(9, 7, 3, (x, y, z) -> (x + y * z) % 3);
        builder.compression = kind.equals("tif") ? 8 : 5;
        builder.big = kind.equals("big.tif");
        builder.tile = builder.big ? 16 : 0;
        builder.description = "ImageJ=1.53t\nimages=3\nunit=nm\nspacing=3\nphase 1=SE:void\n";
        builder.resolution = new long[] {1, 3};
        yield builder.build();
      }
      case "h5" -> {
        Path file = folder.resolve("sample.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
          hdf.putDataset("v", new byte[3][4][5]);
        }
        yield Files.readAllBytes(file);
      }
      case "nrrd" -> joined(json(NRRD.formatted("raw", "")), words);
      case "gz.nrrd" -> joined(json(NRRD.formatted("gzip", "")), gzip(words));
      case "npy" -> npy(">u2", "False", "3, 4, 5", words);
      case "f.npy" -> npy(">u2", "True", "3, 4, 5", words);
      case "png" -> {
        png("sample.png", BufferedImage.TYPE_BYTE_GRAY);
        yield Files.readAllBytes(folder.resolve("sample.png"));
      }
      default -> {
        save(
            "damaged.raw.json",
            json("{\"shape_xyz\": [5, 4, 3], \"type\": \"uint8\", \"file\": \"damaged.raw\"}"));
        yield bytes();
      }
    };
  }
}
