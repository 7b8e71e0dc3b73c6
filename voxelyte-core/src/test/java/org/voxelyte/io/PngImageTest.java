package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.LabelVolume;

/** PNG images, alone and as slices. */
class PngImageTest extends FormatFixture {
  @Test
  void readsPngSlices() throws IOException {
    png("p/1.png", BufferedImage.TYPE_BYTE_GRAY);
    png("p/2.png", BufferedImage.TYPE_BYTE_GRAY);
    LabelVolume volume = labels(folder.resolve("p").toString());
    assertThat(volume.label(3, 2, 1)).isEqualTo(19);
    png("words.png", BufferedImage.TYPE_USHORT_GRAY);
    GreyVolume words = grey(folder.resolve("words.png").toString());
    assertThat(words.type()).isEqualTo(GreyVolume.Type.UINT16);
    assertThat(words.value(3, 2, 0)).isEqualTo(1900);
    png("bits.png", BufferedImage.TYPE_BYTE_BINARY);
    assertThat(labels(folder.resolve("bits.png").toString()).label(3, 2, 0)).isEqualTo(1);
    png("palette.png", BufferedImage.TYPE_BYTE_INDEXED);
    assertThat(labels(folder.resolve("palette.png").toString()).label(3, 2, 0)).isEqualTo(19);
    png("rgb.png", BufferedImage.TYPE_3BYTE_BGR);
    refused(folder.resolve("rgb.png"), "is a colour (RGB) image; save it as 8-bit grey");
  }
}
