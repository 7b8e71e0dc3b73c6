package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/** Folders of slices. */
class FolderVolumeTest extends FormatFixture {
  @Test
  void sortsSlicesNaturally() throws IOException {
    for (int z : new int[] {10, 2, 1, 9, 100}) {
      save("slices/slice" + z + ".tif", page(z, 4, 3));
    }
    save("slices/.slice3.tif", page(3, 4, 3));
    save("slices/notes.txt", new byte[] {1});
    LabelVolume volume = labels(folder.resolve("slices").toString());
    assertThat(volume.shape()).isEqualTo(new GridShape(4, 3, 5));
    int[] order = new int[5];
    for (int z = 0; z < 5; z++) {
      order[z] = volume.label(0, 0, z);
    }
    assertThat(order).containsExactly(1, 2, 9, 10, 100);
    List<String> names = List.of("a10", "a2b", "a02", "A1", "a", "b1", "a2");
    assertThat(names.stream().sorted(FolderVolume.NATURAL).toList())
        .isEqualTo(List.of("a", "A1", "a02", "a2", "a2b", "a10", "b1"));
  }

  @Test
  void refusesFoldersThatAreNoStacks() throws IOException {
    Path slices = folder.resolve("slices");
    Files.createDirectory(slices);
    refused(slices, "the folder " + slices + " holds no TIFF or PNG images; name the folder");
    save("slices/s1.tif", page(1, 4, 3));
    save("slices/s2.tif", page(1, 4, 5));
    refused(slices, "s2.tif has 4 × 5 pixels, s1.tif has 4 × 3; all slices of a volume must");
    save("slices/s2.tif", new TiffBuilder(4, 3, 2, (x, y, z) -> z).build());
    refused(slices, "s2.tif has 2 pages; in a folder of slices each file holds one");
    TiffBuilder words = new TiffBuilder(4, 3, 1, (x, y, z) -> z);
    words.bits = 16;
    save("slices/s2.tif", words.build());
    refused(slices, "s2.tif has uint16 values, s1.tif has uint8; save all slices in one type");
    png("slices/s2.png", BufferedImage.TYPE_BYTE_GRAY);
    refused(slices, "holds 2 TIFF and 1 PNG files; keep one kind");
  }
}
