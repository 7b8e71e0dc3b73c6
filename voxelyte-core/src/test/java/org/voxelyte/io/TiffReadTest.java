package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class TiffReadTest {
  private static final GridShape SHAPE = new GridShape(21, 18, 3);
  private static final ReadOptions CUBE = ReadOptions.withVoxelSize(VoxelSize.cube(1e-7));

  /** A few additions of doubles in the conversion of units. */
  private static final double ROUNDING = 1e-12;

  @TempDir Path folder;

  /** One way in which pages may be stored. */
  record Layout(
      ByteOrder order,
      boolean big,
      int bits,
      int format,
      int compression,
      int predictor,
      int tile,
      int rowsPerStrip) {
    TiffBuilder builder() {
      TiffBuilder builder =
          new TiffBuilder(SHAPE.nx(), SHAPE.ny(), SHAPE.nz(), (x, y, z) -> stored(x, y, z));
      builder.order = order;
      builder.big = big;
      builder.bits = bits;
      builder.format = format;
      builder.compression = compression;
      builder.predictor = predictor;
      builder.tile = tile;
      builder.rowsPerStrip = rowsPerStrip;
      return builder;
    }

    private long stored(int x, int y, int z) {
      float value = value(x, y, z);
      return format == 3
          ? bits == 64 ? Double.doubleToLongBits(value) : Float.floatToIntBits(value)
          : (long) value;
    }

    /** Uses the whole range of the type, negative numbers too where it has them. */
    float value(int x, int y, int z) {
      int mixed = 7 * x + 31 * y + 101 * z + x * y;
      if (bits == 1) {
        return mixed % 3 == 0 ? 1 : 0;
      }
      if (format == 3) {
        return (mixed - 300) / 8f;
      }
      int spread = bits == 8 ? mixed % 256 : mixed * 97 % 65536;
      int offset = format == 2 ? bits == 8 ? 128 : 32768 : 0;
      return spread - offset;
    }
  }

  static Stream<Layout> layouts() {
    List<Layout> layouts = new ArrayList<>();
    int[][] types = {{1, 1}, {8, 1}, {8, 2}, {16, 1}, {16, 2}, {32, 1}, {32, 2}, {32, 3}, {64, 3}};
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (int[] type : types) {
        for (int compression : new int[] {1, 5, 8, 32946, 32773}) {
          for (int predictor : new int[] {1, 2, 3}) {
            boolean allowed =
                predictor == 1
                    || compression != 1 && predictor == 2 && type[0] > 1
                    || compression != 1 && predictor == 3 && type[1] == 3;
            if (allowed) {
              boolean big = compression % 2 == 0;
              layouts.add(new Layout(order, big, type[0], type[1], compression, predictor, 0, 0));
              layouts.add(new Layout(order, !big, type[0], type[1], compression, predictor, 0, 4));
              layouts.add(new Layout(order, big, type[0], type[1], compression, predictor, 16, 0));
            }
          }
        }
      }
    }
    return layouts.stream();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void readsEveryLayout(Layout layout) throws IOException {
    String file = save("stack.tif", layout.builder().build());
    try (TaskContext task = TaskContext.silent(2)) {
      GreyVolume volume = VolumeReader.readGrey(file, CUBE, task);
      assertThat(volume.shape()).isEqualTo(SHAPE);
      int different = 0;
      for (int z = 0; z < SHAPE.nz(); z++) {
        for (int y = 0; y < SHAPE.ny(); y++) {
          for (int x = 0; x < SHAPE.nx(); x++) {
            different += volume.value(x, y, z) == layout.value(x, y, z) ? 0 : 1;
          }
        }
      }
      assertThat(different).isZero();
    }
  }

  @Test
  void readsBitsWithoutBitsPerSampleAndInReversedOrder() throws IOException {
    TiffBuilder builder = new TiffBuilder(13, 3, 2, (x, y, z) -> (x + y + z) % 3 == 0 ? 1 : 0);
    builder.bits = 1;
    builder.omitDefaults = true;
    builder.lowBitFirst = true;
    LabelVolume volume = labels(save("bits.tif", builder.build()));
    for (int x = 0; x < 13; x++) {
      assertThat(volume.label(x, 1, 1)).isEqualTo((x + 2) % 3 == 0 ? 1 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LZW", "PackBits", "Deflate", "ZLib"})
  void readsWhatAnotherProgramCompressedSeed11(String compression) throws IOException {
    int size = 300;
    Random random = new Random(11);
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int value = (x / 9 + y / 7) % 5 == 0 ? random.nextInt(60) : (x / 9 + y / 7) % 5;
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    Path file = folder.resolve("other.tif");
    ImageWriter writer =
        new com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi().createWriterInstance(null);
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType(compression);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    LabelVolume volume = labels(file.toString());
    int different = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        different += volume.label(x, y, 0) == image.getRaster().getSample(x, y, 0) ? 0 : 1;
      }
    }
    assertThat(different).isZero();
  }

  @Test
  void keepsStoredNumbersWhereZeroIsWhite() throws IOException {
    TiffBuilder builder = new TiffBuilder(8, 2, 1, (x, y, z) -> x % 2);
    builder.bits = 1;
    builder.extra.put(262, new long[] {0});
    LabelVolume volume = labels(save("white.tif", builder.build()));
    assertThat(volume.label(1, 0, 0)).isEqualTo(1);
    assertThat(volume.label(0, 0, 0)).isZero();
    assertThat(volume.provenance().steps())
        .contains("the file says that 0 is white; stored numbers are kept, not inverted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nm", "\\u00B5m", "µm", "micron", "microns", "um", "mm", "Å"})
  void honoursUnitsOfImageJ(String unit) throws IOException {
    double metres =
        switch (unit) {
          case "nm" -> 1e-9;
          case "mm" -> 1e-3;
          case "Å" -> 1e-10;
          default -> 1e-6;
        };
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      TiffBuilder builder = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
      builder.description = "ImageJ=1.53t\nimages=3\nslices=3\nunit=" + unit + "\nspacing=0.2\n";
      builder.charset = charset;
      builder.resolution = new long[] {20_000_000, 1_000_000};
      VoxelSize size = voxelSize(builder).orElseThrow();
      assertThat(size.x()).isCloseTo(0.05 * metres, within(0.05 * metres * ROUNDING));
      assertThat(size.y()).isEqualTo(size.x());
      assertThat(size.z()).isCloseTo(0.2 * metres, within(0.2 * metres * ROUNDING));
    }
  }

  @Test
  void undoesTheRoundingOfImageJ() throws IOException {
    TiffBuilder builder = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    builder.description = "ImageJ=1.53t\nimages=3\nslices=3\nunit=nm\nspacing=35.6\n";
    builder.resolution = new long[] {28090, 1_000_000};
    assertThat(voxelSize(builder)).contains(VoxelSize.cube(35.6e-9));
  }

  @Test
  void missingSpacingOfImageJMeansOneUnit() throws IOException {
    TiffBuilder builder = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    builder.description = "ImageJ=1.53t\nimages=3\nslices=3\nunit=micron\n";
    builder.resolution = new long[] {20, 1};
    assertThat(voxelSize(builder)).contains(new VoxelSize(5e-8, 5e-8, 1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "{\"shape\": [3, 4, 4]}", "ImageJ=1.53t\nunit=pixel\nspacing=1.0\n",
        "ImageJ=1.53t\nunit= \n", "ImageJ=1.53t\nunit=inch\nspacing=1\n", "ImageJ=1.53t\n",
        "ImageJ=1.53t\nunit=nm\nspacing=-nan\n", "unit=nm"
      })
  void resolutionTagsAloneAreNoCalibration(String description) throws IOException {
    TiffBuilder builder = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    builder.description = description;
    builder.resolution = new long[] {72, 1};
    builder.extra.put(296, new long[] {2});
    assertThat(voxelSize(builder)).isEmpty();
    String file = save("sample.tif", builder.build());
    assertThatThrownBy(() -> VolumeReader.readLabels(file, ReadOptions.fromFile(), silent()))
        .isInstanceOf(IOException.class)
        .hasMessage("voxel size missing in " + file + "; add --voxel 50nm");
  }

  @Test
  void honoursOme() throws IOException {
    String pixels =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME xmlns=\"http://www.openmicroscopy.org/"
            + "Schemas/OME/2016-06\"><Image ID=\"Image:0\"><Pixels DimensionOrder=\"XYZCT\""
            + " SizeX=\"4\" SizeY=\"4\" SizeZ=\"3\" SizeC=\"%d\" SizeT=\"1\" %s/></Image></OME>";
    TiffBuilder builder = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    builder.description =
        pixels.formatted(
            1,
            "PhysicalSizeX=\"50\" PhysicalSizeXUnit=\"nm\" PhysicalSizeY=\"0.05\""
                + " PhysicalSizeZ=\"0.1\" PhysicalSizeZUnit=\"µm\"");
    assertThat(voxelSize(builder)).contains(new VoxelSize(5e-8, 5e-8, 1e-7));
    TiffBuilder without = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    without.description = pixels.formatted(1, "");
    assertThat(voxelSize(without)).isEmpty();
    TiffBuilder twoChannels = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    twoChannels.description = pixels.formatted(2, "");
    refused(twoChannels.build(), "holds 2 channels and 1 time points; save one channel");
    TiffBuilder broken = new TiffBuilder(4, 4, 3, (x, y, z) -> x % 2);
    broken.description = "<OME><Image><Pixels SizeX=\"4\"></Image></OME>";
    refused(broken.build(), "its OME description is not valid XML");
  }

  @Test
  void readsTheStackOfOneDirectoryThatImageJWritesAbove4Gigabytes() throws IOException {
    TiffBuilder builder = new TiffBuilder(5, 4, 6, (x, y, z) -> 10 * z + (x + y) % 3);
    builder.bits = 16;
    builder.order = ByteOrder.BIG_ENDIAN;
    builder.oneDirectory = true;
    builder.description = "ImageJ=1.53t\nimages=6\nslices=6\nunit=nm\nspacing=2.0\n";
    builder.resolution = new long[] {1, 2};
    byte[] bytes = builder.build();
    LabelVolume volume =
        VolumeReader.readLabels(save("big.tif", bytes), ReadOptions.fromFile(), silent());
    assertThat(volume.shape()).isEqualTo(new GridShape(5, 4, 6));
    assertThat(volume.label(1, 1, 5)).isEqualTo(52);
    assertThat(volume.voxelSize()).isEqualTo(VoxelSize.cube(2e-9));
  }

  /** Sparse files: only the header and a few bytes are on the disk. */
  @Test
  void readsBeyond4Gigabytes() throws IOException {
    int pages = 5000;
    TiffBuilder header = new TiffBuilder(1024, 1024, 1, (x, y, z) -> 0);
    header.oneDirectory = true;
    header.description = "ImageJ=1.53t\nimages=" + pages + "\nslices=" + pages + "\n";
    TiffBuilder bigHeader = new TiffBuilder(4, 4, 1, (x, y, z) -> x + y);
    bigHeader.big = true;
    byte[] big = bigHeader.build();
    byte[] small = header.build();
    java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(4);
    long far = 5_000_000_000L;
    java.nio.ByteBuffer bigBytes = java.nio.ByteBuffer.wrap(big).order(ByteOrder.LITTLE_ENDIAN);
    int bigDirectory = (int) bigBytes.getLong(8);
    bigBytes.putLong(8, far);
    Path stack = folder.resolve("stack.tif");
    Path bigTiff = folder.resolve("big.tif");
    long data = 1024L * 1024 * pages;
    // The directory and its description move in front of the pages, which begin at byte 8192.
    try (var out = sparse(stack)) {
      int tail = small.length - 8 - 1024 * 1024;
      byte[] moved = new byte[8192];
      System.arraycopy(small, 0, moved, 0, 8);
      System.arraycopy(small, small.length - tail, moved, 8, tail);
      var patched = java.nio.ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN);
      int start = directory - 1024 * 1024;
      patched.putInt(4, start);
      for (int i = 0; i < patched.getShort(start); i++) {
        int entry = start + 2 + 12 * i;
        if (patched.getShort(entry) == 273) {
          patched.putInt(entry + 8, 8192);
        } else if (patched.getShort(entry) == 270) {
          patched.putInt(entry + 8, patched.getInt(entry + 8) - 1024 * 1024);
        }
      }
      out.write(java.nio.ByteBuffer.wrap(moved), 0);
      out.write(java.nio.ByteBuffer.wrap(new byte[] {42}), 8192 + data - 1);
    }
    try (var out = sparse(bigTiff)) {
      out.write(bigBytes, 0);
      byte[] tail = java.util.Arrays.copyOfRange(big, bigDirectory, big.length);
      out.write(java.nio.ByteBuffer.wrap(tail), far);
    }
    try (SliceSource source = VolumeFiles.open(stack.toString())) {
      assertThat(source.header().shape()).isEqualTo(new GridShape(1024, 1024, pages));
      byte[] last = (byte[]) source.slice(pages - 1);
      assertThat(last[1024 * 1024 - 1]).isEqualTo((byte) 42);
      assertThat(((byte[]) source.slice(pages - 2))[1024 * 1024 - 1]).isZero();
    }
    try (SliceSource source = VolumeFiles.open(bigTiff.toString())) {
      assertThat(((byte[]) source.slice(0))[7]).isEqualTo((byte) 4);
    }
  }

  private static java.nio.channels.FileChannel sparse(Path file) throws IOException {
    return java.nio.channels.FileChannel.open(
        file,
        java.nio.file.StandardOpenOption.CREATE_NEW,
        java.nio.file.StandardOpenOption.WRITE,
        java.nio.file.StandardOpenOption.SPARSE);
  }

  @Test
  void aStackOfOneDirectoryThatPromisesMorePagesIsCutShort() throws IOException {
    TiffBuilder builder = new TiffBuilder(5, 4, 3, (x, y, z) -> z);
    builder.oneDirectory = true;
    builder.description = "ImageJ=1.53t\nimages=60\nslices=60\n";
    refused(builder.build(), "is cut short: its 60 pages need");
  }

  @Test
  void skipsReducedCopies() throws IOException {
    TiffBuilder builder = new TiffBuilder(5, 4, 2, (x, y, z) -> z);
    byte[] all = builder.build();
    assertThat(labels(save("all.tif", all)).shape().nz()).isEqualTo(2);
    builder = new TiffBuilder(5, 4, 2, (x, y, z) -> z);
    builder.extra.put(254, new long[] {1});
    refused(builder.build(), "holds no image");
  }

  @Test
  void refusesWhatIsNoGreyImage() throws IOException {
    refused(with(262, 2), "is a colour (RGB) image; save it as 8-bit grey or as labels");
    refused(with(277, 3), "is a colour (RGB) image with 3 samples a pixel");
    refused(with(258, 4), "has 4-bit samples of format 1; save it with 1, 8, 16 or 32 bits");
    refused(with(259, 7), "is compressed with JPEG (7), which changes values; save it");
    refused(with(259, 4), "is compressed with CCITT fax coding (4)");
    refused(with(259, 50000), "is compressed with Zstandard (50000)");
    refused(with(256, 0), "has no width: it holds no image");
    refused(with(257, 0), "has no height: it holds no image");
    refused(with(256, 1_000_000_000), "too few for");
    TiffBuilder frames = new TiffBuilder(4, 4, 2, (x, y, z) -> z);
    frames.description = "ImageJ=1.53t\nimages=2\nframes=2\n";
    refused(frames.build(), "is a hyperstack of 1 channels and 2 frames; save one channel");
  }

  private byte[] with(int tag, long value) {
    TiffBuilder builder = new TiffBuilder(4, 4, 1, (x, y, z) -> x);
    builder.extra.put(tag, new long[] {value});
    return builder.build();
  }

  @Test
  void refusesPagesThatDiffer() throws IOException {
    byte[] first = new TiffBuilder(4, 4, 1, (x, y, z) -> x).build();
    byte[] second = new TiffBuilder(4, 5, 1, (x, y, z) -> x).build();
    refused(joined(first, second), "page 2 of ", " has 4 × 5 pixels, page 1 has 4 × 4; all pages");
    TiffBuilder words = new TiffBuilder(4, 4, 1, (x, y, z) -> x);
    words.bits = 16;
    refused(joined(first, words.build()), " has uint16 values, page 1 has uint8; save all pages");
  }

  /** Hangs the only directory of the second file after that of the first. */
  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    var bytes = java.nio.ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(first.length + 4) + first.length;
    bytes.putInt(first.length - 4, directory);
    for (int i = 0; i < bytes.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      if (bytes.getShort(entry) == 273) {
        bytes.putInt(entry + 8, bytes.getInt(entry + 8) + first.length);
      }
    }
    return both;
  }

  @Test
  void refusesAChainOfPagesThatRunsInACircle() throws IOException {
    byte[] bytes = new TiffBuilder(4, 4, 2, (x, y, z) -> x).build();
    var buffer = java.nio.ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(bytes.length - 4, buffer.getInt(4));
    refused(bytes, "is damaged: its pages run in a circle at page 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 32773})
  void everyCutOfAStackIsFound(int compression) throws IOException {
    TiffBuilder builder = new TiffBuilder(9, 7, 3, (x, y, z) -> (x + y * z) % 3);
    builder.compression = compression;
    byte[] whole = builder.build();
    for (int length = 0; length < whole.length; length++) {
      String file = save("cut.tif", java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> VolumeReader.describe(file, silent()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut.tif")
          .hasMessageMatching("(?s).*(cut short|is empty|damaged|none of).*");
    }
  }

  private Optional<VoxelSize> voxelSize(TiffBuilder builder) throws IOException {
    return VolumeReader.describe(save("calibrated.tif", builder.build()), silent()).voxelSize();
  }

  private void refused(byte[] bytes, String... parts) throws IOException {
    String file = save("refused.tif", bytes);
    var thrown =
        assertThatThrownBy(() -> VolumeReader.readLabels(file, CUBE, silent()))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("refused.tif");
    for (String part : parts) {
      thrown.hasMessageContaining(part);
    }
  }

  private static LabelVolume labels(String file) throws IOException {
    return VolumeReader.readLabels(file, CUBE, silent());
  }

  private static TaskContext silent() {
    return TaskContext.silent(1);
  }

  private String save(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }
}
