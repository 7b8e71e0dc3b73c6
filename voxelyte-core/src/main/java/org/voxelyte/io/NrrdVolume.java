package org.voxelyte.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

/**
 * NRRD with attached or detached header, encoding raw or gzip; axes x, y, z as the file lists them.
 * The calibration is {@code spacings} with {@code units}, or the lengths of {@code space
 * directions} with {@code space units}; spacings without a unit are none.
 */
final class NrrdVolume {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final String PHASE_KEY = "phase ";

  private final Map<String, String> fields = new HashMap<>();
  private final List<Phase> phases = new ArrayList<>();
  private final String location;
  private final Path file;
  private int headerBytes;

  private NrrdVolume(Path file, String location) {
    this.file = file;
    this.location = location;
  }

  static boolean isNrrd(byte[] head) {
    return head.length >= 8
        && new String(head, 0, 7, StandardCharsets.ISO_8859_1).equals("NRRD000");
  }

  static SliceSource open(FileChannel channel, Path file, String location) throws IOException {
    NrrdVolume nrrd = new NrrdVolume(file, location);
    nrrd.readHeader(channel);
    return nrrd.openData(channel);
  }

  private void readHeader(FileChannel channel) throws IOException {
    int length = (int) Math.min(channel.size(), LONGEST_HEADER);
    byte[] bytes = Channels.read(channel, 0, length);
    int at = 0;
    boolean ended = false;
    while (at < length && !ended) {
      int end = at;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      String line = new String(bytes, at, end - at, StandardCharsets.UTF_8).stripTrailing();
      at = Math.min(length, end + 1);
      ended = line.isEmpty();
      readLine(line);
    }
    headerBytes = at;
    boolean detached = fields.containsKey("data file") || fields.containsKey("datafile");
    if (!ended && !detached) {
      throw new IOException(location + " is cut short in its header; copy the file again");
    }
  }

  private void readLine(String line) throws IOException {
    int keyValue = line.indexOf(":=");
    int field = line.indexOf(": ");
    if (line.startsWith("#") || line.startsWith("NRRD")) {
      return;
    }
    if (keyValue > 0 && (field < 0 || keyValue < field)) {
      if (line.startsWith(PHASE_KEY)) {
        phases.add(
            PhaseText.read(line.substring(PHASE_KEY.length()).replaceFirst(":=", "="), location));
      }
    } else if (field > 0) {
      fields.put(
          line.substring(0, field).toLowerCase(Locale.ROOT), line.substring(field + 1).strip());
    }
  }

  private String field(String... names) {
    for (String name : names) {
      if (fields.containsKey(name)) {
        return fields.get(name);
      }
    }
    return "";
  }

  private SliceSource openData(FileChannel channel) throws IOException {
    SampleType type = type();
    GridShape shape = shape();
    VolumeHeader header =
        new VolumeHeader("NRRD, " + encoding(), shape, type, voxelSize(), phases, List.of());
    String name = field("data file", "datafile");
    FileChannel source = channel;
    List<Path> files = new ArrayList<>(List.of(file));
    if (!name.isEmpty()) {
      if (name.startsWith("LIST") || name.contains("%")) {
        throw new IOException(location + " spreads its data over many files; join them into one");
      }
      Path data = file.resolveSibling(name);
      files.add(data);
      source = Channels.open(data, data + ", the data file of " + location);
      channel.close();
    }
    try {
      return slices(header, source, name.isEmpty() ? headerBytes : 0, files);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private SliceSource slices(VolumeHeader header, FileChannel source, long start, List<Path> files)
      throws IOException {
    ByteOrder order = order(header.type());
    long needed = RawSlices.bytes(header.shape(), header.type());
    long skip = whole(field("byte skip", "byteskip"), 0);
    if (whole(field("line skip", "lineskip"), 0) != 0) {
      throw new IOException(location + " skips lines before its data; save it without line skip");
    }
    if (encoding().equals("gzip")) {
      if (skip != 0) {
        throw new IOException(location + " skips bytes in compressed data; save it without");
      }
      if (needed / GzipSlices.LARGEST_RATIO > source.size()) {
        throw cutShort(needed, source.size());
      }
      return new GzipSlices(header, source, start, order, files, location);
    }
    long offset = skip == -1 ? source.size() - needed : Math.addExact(start, skip);
    if (skip < -1 || offset < 0 || offset > source.size() - needed) {
      throw cutShort(needed, source.size() - start);
    }
    return new RawSlices(header, source, offset, order, files);
  }

  private IOException cutShort(long needed, long size) {
    return new IOException(
        location
            + " is cut short: its values need "
            + needed
            + " bytes and it has "
            + size
            + "; copy the file again");
  }

  private String encoding() throws IOException {
    return switch (field("encoding").toLowerCase(Locale.ROOT)) {
      case "raw" -> "raw";
      case "gzip", "gz" -> "gzip";
      default ->
          throw new IOException(
              location + " has the encoding '" + field("encoding") + "'; save it as raw or gzip");
    };
  }

  private SampleType type() throws IOException {
    String name =
        switch (field("type").toLowerCase(Locale.ROOT)) {
          case "uchar", "unsigned char", "uint8", "uint8_t" -> "uint8";
          case "signed char", "int8", "int8_t" -> "int8";
          case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> "uint16";
          case "short", "short int", "signed short", "signed short int", "int16", "int16_t" ->
              "int16";
          case "uint", "unsigned int", "uint32", "uint32_t" -> "uint32";
          case "int", "signed int", "int32", "int32_t" -> "int32";
          case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" ->
              "uint64";
          case "longlong", "long long", "long long int", "signed long long", "int64", "int64_t" ->
              "int64";
          case "float" -> "float32";
          case "double" -> "float64";
          default ->
              throw new IOException(
                  location + " has values of type '" + field("type") + "'; save it as uchar");
        };
    return SampleType.named(name).orElseThrow();
  }

  private ByteOrder order(SampleType type) throws IOException {
    return switch (field("endian").toLowerCase(Locale.ROOT)) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> {
        if (type.bytes() > 1) {
          throw new IOException(location + " does not say its byte order; add endian: little");
        }
        yield ByteOrder.LITTLE_ENDIAN;
      }
    };
  }

  private GridShape shape() throws IOException {
    String[] sizes = field("sizes").split("\\s+");
    if (sizes.length != 2 && sizes.length != 3) {
      throw new IOException(
          location
              + " has the sizes '"
              + field("sizes")
              + "'; a volume has three axes x, y, z and one value a voxel");
    }
    return VolumeFiles.shape(
        size(sizes[0]), size(sizes[1]), sizes.length == 3 ? size(sizes[2]) : 1, location);
  }

  private int size(String text) throws IOException {
    long size = whole(text, 0);
    if (size != (int) size) {
      throw new IOException(location + " is damaged: the size " + text + " is absurd");
    }
    return (int) size;
  }

  private long whole(String text, long otherwise) throws IOException {
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException(location + " is damaged: '" + text + "' is no whole number", e);
    }
  }

  private Optional<VoxelSize> voxelSize() {
    double[] edges = edges();
    List<String> units = quoted(field("space units"));
    if (units.isEmpty()) {
      units = quoted(field("units"));
    }
    int axes = edges.length;
    if (axes < 2 || units.size() < axes) {
      return Optional.empty();
    }
    double[] metres = new double[3];
    for (int i = 0; i < axes; i++) {
      OptionalDouble unit = Lengths.unit(units.get(i));
      metres[i] = unit.isEmpty() ? Double.NaN : Lengths.metres(edges[i], unit.getAsDouble());
    }
    return Lengths.voxelSize(metres[0], metres[1], axes == 3 ? metres[2] : metres[0]);
  }

  private double[] edges() {
    String directions = field("space directions");
    String[] parts =
        directions.isEmpty()
            ? field("spacings").split("\\s+")
            : directions.replaceAll("\\s*,\\s*", ",").split("\\s+");
    double[] edges = new double[Math.min(3, parts.length)];
    for (int i = 0; i < edges.length; i++) {
      try {
        double square = 0;
        for (String component : parts[i].replaceAll("[()]", "").split(",")) {
          square += Math.pow(Double.parseDouble(component), 2);
        }
        edges[i] = parts[i].contains(",") ? Math.sqrt(square) : Double.parseDouble(parts[i]);
      } catch (NumberFormatException e) {
        edges[i] = Double.NaN;
      }
    }
    return edges;
  }

  private static List<String> quoted(String text) {
    List<String> units = new ArrayList<>();
    var matcher = java.util.regex.Pattern.compile("\"([^\"]*)\"").matcher(text);
    while (matcher.find()) {
      units.add(matcher.group(1));
    }
    return units;
  }

  /** Slices out of a gzip stream, one after the other. */
  private static final class GzipSlices extends SliceSource {
    private static final int LARGEST_RATIO = 1040;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream stream;
    private final ByteOrder order;
    private final String location;

    GzipSlices(
        VolumeHeader header,
        FileChannel channel,
        long start,
        ByteOrder order,
        List<Path> files,
        String location)
        throws IOException {
      super(header, files, channel);
      this.order = order;
      this.location = location;
      channel.position(start);
      try {
        this.stream =
            new GZIPInputStream(
                new BufferedInputStream(
                    java.nio.channels.Channels.newInputStream(channel), BUFFER_BYTES),
                BUFFER_BYTES);
      } catch (IOException e) {
        throw new IOException(location + " is damaged: its data are not valid gzip", e);
      }
    }

    @Override
    boolean anyOrder() {
      return false;
    }

    @Override
    Object slice(int z) throws IOException {
      int count = header().shape().sliceVoxels();
      int bytes = Math.multiplyExact(count, header().type().bytes());
      byte[] data;
      try {
        data = stream.readNBytes(bytes);
        if (z == header().shape().nz() - 1 && data.length == bytes && stream.read() >= 0) {
          throw new IOException("there are more values than the header says");
        }
      } catch (EOFException e) {
        data = new byte[0];
      } catch (IOException e) {
        throw new IOException(location + " is damaged: slice " + z + " is not valid gzip data", e);
      }
      if (data.length < bytes) {
        throw new IOException(
            location + " is cut short: its data end in slice " + z + "; copy the file again");
      }
      return header().type().bytes() == 1
          ? data
          : header().type().take(ByteBuffer.wrap(data).order(order), count);
    }
  }
}
