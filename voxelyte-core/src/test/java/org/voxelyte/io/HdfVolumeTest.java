package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** HDF5 files, written by the library that reads them. */
class HdfVolumeTest extends FormatFixture {
  @Test
  void readsHdf5WithAndWithoutPath() throws IOException {
    Path file = folder.resolve("volume.h5");
    byte[][][] data = new byte[3][4][5];
    double[][][] doubles = new double[3][4][5];
    for (int z = 0; z < 3; z++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 5; x++) {
          data[z][y][x] = (byte) value(x, y, z);
          doubles[z][y][x] = value(x, y, z);
        }
      }
    }
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      var dataset = hdf.putGroup("entry").putDataset("labels", data);
      dataset.putAttribute("element_size_um", new double[] {0.1, 0.05, 0.025});
      hdf.putDataset("table", new int[] {1, 2, 3});
    }
    LabelVolume volume = VolumeReader.readLabels(file.toString(), ReadOptions.fromFile(), silent());
    assertThat(volume.voxelSize()).isEqualTo(new VoxelSize(2.5e-8, 5e-8, 1e-7));
    assertThat(volume.label(4, 3, 2)).isEqualTo(59);
    expect(grey(file + ":/entry/labels"));
    refused(file + ":/entry/none", "there is no /entry/none in ", "/entry/labels (3 × 4 × 5)");
    refused(file + ":/entry", "is no dataset; it has /entry/labels (3 × 4 × 5), /table (3)");
    refused(file + ":/table", "/table in volume.h5 has the size 3; a volume has three axes");
    Path two = folder.resolve("two.h5");
    try (WritableHdfFile hdf = HdfFile.write(two)) {
      hdf.putDataset("a", data);
      hdf.putDataset("b", doubles);
    }
    refused(two.toString(), "holds 2 datasets of three dimensions; name one as " + two + ":/path");
    expect(grey(two + ":/b"));
    Path none = folder.resolve("none.h5");
    try (WritableHdfFile hdf = HdfFile.write(none)) {
      hdf.putDataset("line", new int[] {1, 2, 3});
    }
    refused(none.toString(), "holds no datasets of three dimensions", "/line (3)");
    Path tiff = Path.of(save("no.tif", page(1, 2, 2)));
    refused(tiff + ":/path", "is no HDF5 file: it has no /path inside");
  }

  @Test
  void readsChunkedHdf5() throws IOException {
    Path file = folder.resolve("chunked.h5");
    short[][][] data = new short[9][7][11];
    for (int z = 0; z < 9; z++) {
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 11; x++) {
          data[z][y][x] = (short) (1000 * z + 100 * y + x);
        }
      }
    }
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset(
          "v",
          data,
          io.jhdf.api.DatasetCreationOptions.builder().chunkDimensions(4, 3, 5).deflate(5).build());
    }
    GreyVolume volume = grey(file.toString());
    assertThat(volume.shape()).isEqualTo(new GridShape(11, 7, 9));
    for (int z = 0; z < 9; z++) {
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 11; x++) {
          assertThat(volume.value(x, y, z)).isEqualTo(1000 * z + 100 * y + x);
        }
      }
    }
  }
}
