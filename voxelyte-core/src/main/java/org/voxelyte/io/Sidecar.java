package org.voxelyte.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;
import org.voxelyte.volume.VoxelSize;

/**
 * The JSON file that says what a raw file's bytes are.
 *
 * @param path of the sidecar
 * @param file the raw file it names, absolute; the one it lies beside if it names none
 * @param shape voxels along each axis; empty if not said
 * @param type of a value; empty if not said
 * @param order byte order; empty if not said
 * @param offset bytes before the first value
 * @param voxelSize edges of a voxel, m; empty if not said
 * @param phases names of labels; may be empty
 */
record Sidecar(
    Path path,
    Path file,
    Optional<GridShape> shape,
    Optional<SampleType> type,
    Optional<ByteOrder> order,
    long offset,
    Optional<VoxelSize> voxelSize,
    List<Phase> phases) {
  private static final Set<String> KEYS =
      Set.of("file", "shape_xyz", "type", "byte_order", "offset", "voxel_size_m", "phases");
  private static final long LARGEST_SIDECAR = 1 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Returns the sidecar {@code FILE.ext.json} of a file, if there is one. */
  static Optional<Sidecar> beside(Path file) throws IOException {
    return at(file.resolveSibling(file.getFileName() + ".json"), file);
  }

  /** Returns the sidecar of a raw file, {@code FILE.ext.json} or {@code FILE.json}. */
  static Optional<Sidecar> ofRaw(Path file) throws IOException {
    Optional<Sidecar> found = beside(file);
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return found.isPresent() || dot <= 0
        ? found
        : at(file.resolveSibling(name.substring(0, dot) + ".json"), file);
  }

  private static Optional<Sidecar> at(Path path, Path file) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    Sidecar sidecar = read(path, path.toString());
    if (!Files.exists(sidecar.file) || !Files.isSameFile(sidecar.file, file)) {
      throw new IOException(
          path + " describes " + sidecar.file + ", not " + file + "; correct its key file");
    }
    return Optional.of(sidecar);
  }

  /** Reads a sidecar. */
  static Sidecar read(Path path, String location) throws IOException {
    if (Files.size(path) > LARGEST_SIDECAR) {
      throw new IOException(location + " is too large for the sidecar of a raw file");
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(Files.readAllBytes(path));
    } catch (JacksonException e) {
      throw new IOException(location + " is not valid JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IOException(location + " is not a JSON object");
    }
    for (String key : (Iterable<String>) root::fieldNames) {
      if (!KEYS.contains(key)) {
        throw new IOException(
            location
                + ": unknown key '"
                + key
                + "'; known are file, shape_xyz, type, byte_order, offset, voxel_size_m, phases");
      }
    }
    return new Sidecar(
        path,
        file(root, path),
        shape(root, location),
        type(root, location),
        order(root, location),
        offset(root, location),
        voxelSize(root, location),
        phases(root, location));
  }

  private static Path file(JsonNode root, Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (root.hasNonNull("file")) {
      return folder.resolve(root.get("file").asText()).normalize();
    }
    String name = path.getFileName().toString();
    String stem = name.replaceAll("(?i)\\.json$", "");
    return folder.resolve(stem.contains(".") ? stem : stem + ".raw");
  }

  private static Optional<GridShape> shape(JsonNode root, String location) throws IOException {
    if (!root.hasNonNull("shape_xyz")) {
      return Optional.empty();
    }
    JsonNode shape = root.get("shape_xyz");
    boolean valid = shape.isArray() && shape.size() == 3;
    for (JsonNode size : shape) {
      valid &= size.isInt();
    }
    if (!valid) {
      throw new IOException(location + ": shape_xyz must be three whole numbers, got " + shape);
    }
    return Optional.of(
        VolumeFiles.shape(
            shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt(), location));
  }

  private static Optional<SampleType> type(JsonNode root, String location) throws IOException {
    if (!root.hasNonNull("type")) {
      return Optional.empty();
    }
    String name = root.get("type").asText();
    Optional<SampleType> type = SampleType.named(name);
    if (type.isEmpty()) {
      throw new IOException(
          location
              + ": type must be uint8, int8, uint16, int16, uint32, int32, uint64, int64, float32"
              + " or float64, got '"
              + name
              + "'");
    }
    return type;
  }

  private static Optional<ByteOrder> order(JsonNode root, String location) throws IOException {
    if (!root.hasNonNull("byte_order")) {
      return Optional.empty();
    }
    return switch (root.get("byte_order").asText()) {
      case "little" -> Optional.of(ByteOrder.LITTLE_ENDIAN);
      case "big" -> Optional.of(ByteOrder.BIG_ENDIAN);
      default ->
          throw new IOException(
              location + ": byte_order must be little or big, got " + root.get("byte_order"));
    };
  }

  private static long offset(JsonNode root, String location) throws IOException {
    JsonNode offset = root.path("offset");
    if (offset.isMissingNode()) {
      return 0;
    }
    if (!offset.isIntegralNumber() || !offset.canConvertToLong() || offset.asLong() < 0) {
      throw new IOException(location + ": offset must be a number of bytes, got " + offset);
    }
    return offset.asLong();
  }

  private static Optional<VoxelSize> voxelSize(JsonNode root, String location) throws IOException {
    if (!root.hasNonNull("voxel_size_m")) {
      return Optional.empty();
    }
    JsonNode size = root.get("voxel_size_m");
    double[] edges = new double[3];
    for (int i = 0; i < 3; i++) {
      JsonNode edge = size.isArray() ? size.path(i) : size;
      edges[i] = edge.isNumber() ? edge.asDouble() : Double.NaN;
    }
    Optional<VoxelSize> valid = Lengths.voxelSize(edges[0], edges[1], edges[2]);
    if (valid.isEmpty() || size.isArray() && size.size() != 3) {
      throw new IOException(
          location
              + ": voxel_size_m must be one or three positive lengths in metres, such as 5e-8, got "
              + size);
    }
    return valid;
  }

  private static List<Phase> phases(JsonNode root, String location) throws IOException {
    List<Phase> phases = new ArrayList<>();
    for (JsonNode phase : root.path("phases")) {
      try {
        int label = phase.path("label").isInt() ? phase.get("label").asInt() : -1;
        String name = phase.path("name").asText();
        phases.add(
            phase.hasNonNull("role")
                ? new Phase(label, name, PhaseText.role(phase.get("role").asText()))
                : Phase.named(label, name));
      } catch (IllegalArgumentException e) {
        throw new IOException(location + ": phase " + phase + ": " + e.getMessage(), e);
      }
    }
    return phases;
  }

  /**
   * Opens the raw file that this describes.
   *
   * @param byItself whether the sidecar was named, not the raw file
   */
  SliceSource open(boolean byItself) throws IOException {
    String missing = "";
    if (shape.isEmpty()) {
      missing = "shape_xyz";
    } else if (type.isEmpty()) {
      missing = "type";
    } else if (order.isEmpty() && type.get().bytes() > 1) {
      missing = "byte_order";
    }
    if (!missing.isEmpty()) {
      throw new IOException(path + " lacks " + missing + "; it should look like " + example(file));
    }
    var channel = Channels.open(file, file.toString());
    long needed = Math.addExact(offset, RawSlices.bytes(shape.get(), type.get()));
    if (channel.size() != needed) {
      long size = channel.size();
      channel.close();
      throw new IOException(
          file
              + " has "
              + size
              + " bytes, but "
              + shape.get()
              + " values of "
              + type.get().text()
              + (offset > 0 ? " after " + offset + " bytes" : "")
              + " need "
              + needed
              + "; correct shape_xyz, type or offset in "
              + path
              + (size < needed ? ", or copy the raw file again" : ""));
    }
    VolumeHeader header =
        new VolumeHeader("raw with sidecar", shape.get(), type.get(), voxelSize, phases, List.of());
    List<Path> files = byItself ? List.of(path, file) : List.of(file, path);
    return new RawSlices(header, channel, offset, order.orElse(ByteOrder.LITTLE_ENDIAN), files);
  }

  /** Returns a sidecar's text for people to fill in. */
  static String example(Path file) {
    return "{\"file\": \""
        + file.getFileName()
        + "\", \"shape_xyz\": [nx, ny, nz], \"type\": \"uint8\", \"byte_order\": \"little\","
        + " \"voxel_size_m\": [5e-8, 5e-8, 5e-8]}";
  }

  /** Returns the sidecar of a file that the program writes. */
  static byte[] write(
      Path file, GridShape shape, String type, VoxelSize voxelSize, List<Phase> phases)
      throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("file", file.getFileName().toString());
    root.putArray("shape_xyz").add(shape.nx()).add(shape.ny()).add(shape.nz());
    root.put("type", type);
    root.put("byte_order", "little");
    root.putArray("voxel_size_m").add(voxelSize.x()).add(voxelSize.y()).add(voxelSize.z());
    if (!phases.isEmpty()) {
      ArrayNode list = root.putArray("phases");
      for (Phase phase : phases) {
        ObjectNode node = list.addObject();
        node.put("label", phase.label());
        node.put("name", phase.name());
        if (phase.role() != PhaseRole.UNSPECIFIED) {
          node.put("role", phase.role().key());
        }
      }
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }
}
