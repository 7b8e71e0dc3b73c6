package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.volume.VoxelSize;

/** NRRD files, written here byte by byte. */
class NrrdVolumeTest extends FormatFixture {
  @ParameterizedTest
  @ValueSource(strings = {"raw", "gzip", "gz"})
  void readsNrrdAttachedAndDetached(String encoding) throws IOException {
    byte[] data = Arrays.copyOfRange(stored("uint16", "big"), 7, 127);
    if (!encoding.equals("raw")) {
      data = gzip(data);
    }
    String header = NRRD.formatted(encoding, "spacings: 10 20 30\nunits: \"nm\" \"nm\" \"nm\"\n");
    String attached = save("a.nrrd", joined(json(header), data));
    expect(grey(attached));
    assertThat(VolumeReader.describe(attached, silent()).voxelSize())
        .contains(new VoxelSize(1e-8, 2e-8, 3e-8));
    save("data.bin", data);
    String detached =
        save(
            "d.nhdr",
            json(
                NRRD.formatted(
                    encoding,
                    "data file: data.bin\nspace directions: (0.01,0,0) (0,0,0.02) (0,-0.03,0)\n"
                        + "space units: \"um\" \"µm\" \"microns\"")));
    expect(grey(detached));
    assertThat(VolumeReader.describe(detached, silent()).voxelSize())
        .contains(new VoxelSize(1e-8, 2e-8, 3e-8));
    for (int cut = 0; cut < data.length; cut++) {
      String file = save("cut.nrrd", joined(json(header), Arrays.copyOf(data, cut)));
      refused(file, "cut.nrrd is ");
    }
  }

  @Test
  void spacingsOfNrrdWithoutUnitsAreNoCalibration() throws IOException {
    byte[] data = Arrays.copyOfRange(stored("uint16", "big"), 7, 127);
    String file = save("a.nrrd", joined(json(NRRD.formatted("raw", "spacings: 1 1 1\n")), data));
    assertThat(VolumeReader.describe(file, silent()).voxelSize()).isEmpty();
  }

  @Test
  void refusesNrrdThatCannotBeRead() throws IOException {
    String good = NRRD.formatted("raw", "");
    refused(save("a.nrrd", json(good.replace("raw", "bzip2"))), "has the encoding 'bzip2'");
    refused(save("a.nrrd", json(good.replace("uint16", "block"))), "values of type 'block'");
    refused(save("a.nrrd", json(good.replace("5 4 3", "3 5 4 3"))), "has the sizes '3 5 4 3'");
    refused(save("a.nrrd", json(good.replace("5 4 3", "5 0 3"))), "got 5 × 0 × 3");
    refused(save("a.nrrd", json(good.replace("endian: big\n", ""))), "add endian: little");
    refused(save("a.nrrd", json(good.replace("5 4 3", "5 4 x"))), "'x' is no whole number");
    refused(
        save("a.nrrd", json(NRRD.formatted("raw", "data file: gone.raw\n"))),
        "gone.raw, the data file of ");
  }
}
