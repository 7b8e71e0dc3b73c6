package org.voxelyte.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GreyVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/**
 * Folders, HDF5, NRRD, NumPy and raw files, written here byte by byte. One long file, since the
 * same small volume and the same damages go through all formats.
 */
class FormatsTest {
  private static final GridShape SHAPE = new GridShape(5, 4, 3);
  private static final ReadOptions CUBE = ReadOptions.withVoxelSize(VoxelSize.cube(1e-7));

  @TempDir Path folder;

  private static int value(int x, int y, int z) {
    return 20 * z + 5 * y + x;
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[60];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static void expect(GreyVolume volume) {
    assertThat(volume.shape()).isEqualTo(SHAPE);
    for (int z = 0; z < 3; z++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 5; x++) {
          assertThat(volume.value(x, y, z)).isEqualTo(value(x, y, z));
        }
      }
    }
  }

  // Folders

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

  private void png(String name, int type) throws IOException {
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

  private static byte[] page(int value, int width, int height) {
    return new TiffBuilder(width, height, 1, (x, y, z) -> value).build();
  }

  // HDF5

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

  // Raw

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

  private static byte[] stored(String type, String order) {
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

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // NRRD

  private static final String NRRD =
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

  // NumPy

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

  static byte[] npy(String descr, String fortran, String shape, byte[] data) {
    String header =
        "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }";
    header += " ".repeat(117 - header.length()) + "\n";
    ByteBuffer start = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 0x93).put(json("NUMPY")).put((byte) 1).put((byte) 0).putShort((short) 118);
    start.put(json(header));
    return joined(start.array(), data);
  }

  // All

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

  private static byte[] gzip(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private String save(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes).toString();
  }

  private static void refused(Object location, String... parts) {
    var thrown =
        assertThatThrownBy(() -> VolumeReader.readLabels(location.toString(), CUBE, silent()))
            .isInstanceOf(IOException.class);
    for (String part : parts) {
      thrown.hasMessageContaining(part);
    }
  }

  private static LabelVolume labels(String file) throws IOException {
    return VolumeReader.readLabels(file, CUBE, silent());
  }

  private static GreyVolume grey(String file) throws IOException {
    return VolumeReader.readGrey(file, CUBE, silent());
  }

  private static TaskContext silent() {
    return TaskContext.silent(1);
  }
}
