package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/**
 * One small volume in every format, written byte by byte, and what tests of formats do with files.
 */
abstract class FormatFixture {
  static final GridShape SHAPE = new GridShape(5, 4, 3);
  static final ReadOptions CUBE = ReadOptions.withVoxelSize(VoxelSize.cube(1e-7));

  static final String NRRD =
      """
      NRRD0004
      # a comment
      type: uint16
      dimension: 3
      sizes: 5 4 3
      endian: big
      encoding: %s
      key:=some value: text
      %s
      """;

  @TempDir Path folder;

  static int value(int x, int y, int z) {
    return 20 * z + 5 * y + x;
  }

  static byte[] bytes() {
    byte[] bytes = new byte[60];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  static void expect(GreyVolume volume) {
    assertThat(volume.shape()).isEqualTo(SHAPE);
    for (int z = 0; z < 3; z++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 5; x++) {
          assertThat(volume.value(x, y, z)).isEqualTo(value(x, y, z));
        }
      }
    }
  }

  String save(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes).toString();
  }

  static void refused(Object location, String... parts) {
    var thrown =
        assertThatThrownBy(() -> VolumeReader.readLabels(location.toString(), CUBE, silent()))
            .isInstanceOf(IOException.class);
    for (String part : parts) {
      thrown.hasMessageContaining(part);
    }
  }

  static LabelVolume labels(String file) throws IOException {
    return VolumeReader.readLabels(file, CUBE, silent());
  }

  static GreyVolume grey(String file) throws IOException {
    return VolumeReader.readGrey(file, CUBE, silent());
  }

  static TaskContext silent() {
    return TaskContext.silent(1);
  }

  static byte[] stored(String type, String order) {
    int size = Integer.parseInt(type.replaceAll("\\D", "")) / 8;
    ByteBuffer buffer =
        ByteBuffer.allocate(7 + 60 * size)
            .order(order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    buffer.position(7);
    for (int i = 0; i < 60; i++) {
      switch (type) {
        case "float32" -> buffer.putFloat(i);
        case "float64" -> buffer.putDouble(i);
        default -> {
          switch (size) {
            case 1 -> buffer.put((byte) i);
            case 2 -> buffer.putShort((short) i);
            case 4 -> buffer.putInt(i);
            default -> buffer.putLong(i);
          }
        }
      }
    }
    return buffer.array();
  }

  static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  static byte[] gzip(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    }
    return out.toByteArray();
  }

  static byte[] page(int value, int width, int height) {
    return new TiffBuilder(width, height, 1, (x, y, z) -> value).build();
  }

  void png(String name, int type) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(5, 4, type);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 5; x++) {
        int value = 3 + 5 * y + 2 * x;
        int stored =
            type == BufferedImage.TYPE_USHORT_GRAY
                ? 100 * value
                : type == BufferedImage.TYPE_BYTE_BINARY ? value % 2 : value;
        image.getRaster().setSample(x, y, 0, stored);
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  static byte[] npy(String descr, String fortran, String shape, byte[] data) {
    String header =
        "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }";
    header += " ".repeat(117 - header.length()) + "\n";
    ByteBuffer start = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 0x93).put(json("NUMPY")).put((byte) 1).put((byte) 0).putShort((short) 118);
    start.put(json(header));
    return joined(start.array(), data);
  }
}
