package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/** NumPy's arrays, written here byte by byte. */
class NpyVolumeTest extends FormatFixture {
  @ParameterizedTest
  @CsvSource({
    "|u1,uint8,little",
    "|i1,int8,little",
    "<u2,uint16,little",
    ">i2,int16,big",
    ">i4,int32,big",
    "<f4,float32,little",
    ">f8,float64,big",
    "<i8,int64,little"
  })
  void readsNumPyInCOrder(String descr, String type, String order) throws IOException {
    byte[] data = stored(type, order);
    byte[] values = Arrays.copyOfRange(data, 7, data.length);
    String file = save("a.npy", npy(descr, "False", "3, 4, 5", values));
    expect(grey(file));
    assertThat(labels(file).label(4, 3, 2)).isEqualTo(59);
    for (int cut = 0; cut < 128 + values.length - 60; cut += 3) {
      byte[] whole = npy(descr, "False", "3, 4, 5", values);
      refused(save("cut.npy", Arrays.copyOf(whole, cut)), "cut.npy is ");
    }
  }

  @Test
  void readsNumPyInFortranOrder() throws IOException {
    byte[] data = new byte[60];
    for (int z = 0; z < 3; z++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 5; x++) {
          data[z + 3 * (y + 4 * x)] = (byte) value(x, y, z);
        }
      }
    }
    expect(grey(save("f.npy", npy("|u1", "True", "3, 4, 5", data))));
  }

  @Test
  void refusesNumPyThatIsNoVolume() throws IOException {
    refused(save("a.npy", npy("|O", "False", "3, 4, 5", bytes())), "holds no plain numbers");
    refused(save("a.npy", npy("<f2", "False", "3, 4, 5", bytes())), "values of type f2");
    refused(save("a.npy", npy("|u1", "False", "60,", bytes())), "a volume has three axes z, y, x");
    refused(save("a.npy", npy("|u1", "False", "3, 0, 5", bytes())), "got 5 × 0 × 3");
    refused(save("a.npy", npy("|u1", "False", "3, 4, 99999999999", bytes())), "is not valid");
    LabelVolume bool = labels(save("b.npy", npy("|b1", "False", "2, 2", new byte[] {0, 1, 1, 0})));
    assertThat(bool.shape()).isEqualTo(new GridShape(2, 2, 1));
    assertThat(bool.label(1, 0, 0)).isEqualTo(1);
  }
}
