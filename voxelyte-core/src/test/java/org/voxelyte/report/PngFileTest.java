package org.voxelyte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PngFileTest {
  private static IIOImage readBack(BufferedImage image, int perMetre) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PngFile.write(image, perMetre, bytes);
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      reader.setInput(in);
      return reader.readAll(0, null);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void everyPixelIsReadBack_seed4() throws IOException {
    Random random = new Random(4);
    for (int width : new int[] {1, 2, 7, 400}) {
      int height = 1 + random.nextInt(90);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          image.setRGB(x, y, random.nextInt(3) == 0 ? random.nextInt() : 0xff0000);
        }
      }
      BufferedImage read = (BufferedImage) readBack(image, 11811).getRenderedImage();
      assertThat(read.getWidth()).isEqualTo(width);
      assertThat(read.getHeight()).isEqualTo(height);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          assertThat(read.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
        }
      }
    }
  }

  @Test
  void resolutionIsToldPerMetre() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    Element metadata =
        (Element) readBack(image, 11811).getMetadata().getAsTree("javax_imageio_png_1.0");
    Element size = (Element) metadata.getElementsByTagName("pHYs").item(0);
    assertThat(size.getAttribute("pixelsPerUnitXAxis")).isEqualTo("11811");
    assertThat(size.getAttribute("pixelsPerUnitYAxis")).isEqualTo("11811");
    assertThat(size.getAttribute("unitSpecifier")).isEqualTo("meter");
  }
}
