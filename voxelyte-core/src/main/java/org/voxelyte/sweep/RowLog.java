package org.voxelyte.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The finished rows of a study in a file, one JSON document a line, that survives being killed: a
 * row is there when its line has reached the disk, and a last line without its end is cut off when
 * the log is opened again. Rows are found by the key of their case, so rows of points that a plan
 * no longer has do no harm, and points that it still has are not measured twice. One process at a
 * time.
 */
final class RowLog implements AutoCloseable {
  /** A line longer than this is no row of ours. */
  private static final int LONGEST_LINE = 1 << 24;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final FileChannel channel;
  private final Map<String, JsonNode> rows = new LinkedHashMap<>();

  private RowLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a log, makes it if there is none.
   *
   * @throws IOException if it cannot be written, is in use by another process, or a line in its
   *     middle is damaged
   */
  @SuppressWarnings("resource") // closed with the log
  static RowLog open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(file, channel);
      RowLog log = new RowLog(file, channel);
      log.readAll();
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(Path file, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new IOException(inUse(file), e);
    }
    if (lock == null) {
      throw new IOException(inUse(file));
    }
  }

  private static String inUse(Path file) {
    return file + ": another run of this study is writing here; wait for it or give another folder";
  }

  private void readAll() throws IOException {
    long size = channel.size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IOException(file + ": is larger than 2 GB; give another folder");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes);
    }
    byte[] all = bytes.array();
    int start = 0;
    int line = 1;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        read(new String(all, start, i - start, StandardCharsets.UTF_8), line++);
        start = i + 1;
      }
    }
    channel.truncate(start);
    channel.position(start);
  }

  private void read(String text, int line) throws IOException {
    try {
      if (text.length() > LONGEST_LINE) {
        throw new IOException(damaged(line));
      }
      JsonNode row = JSON.readTree(text);
      if (row == null || !row.isObject() || !row.path("key").isTextual() || !hasNumbers(row)) {
        throw new IOException(damaged(line));
      }
      rows.put(row.get("key").asText(), row);
    } catch (JsonProcessingException e) {
      throw new IOException(damaged(line), e);
    }
  }

  /** Returns whether all values are numbers, or the words for infinite ones. */
  private static boolean hasNumbers(JsonNode row) {
    for (JsonNode value : row.path("values")) {
      if (!value.isNumber() && !value.asText().matches("-?Infinity")) {
        return false;
      }
    }
    return true;
  }

  private String damaged(int line) {
    return file + ", line " + line + ": no row of a study; delete the line or give another folder";
  }

  /** Returns the row of a case, if it was finished. */
  Optional<SweepRow> find(SweepCase sweepCase) {
    JsonNode node = rows.get(sweepCase.key());
    return node == null ? Optional.empty() : Optional.of(row(sweepCase, node));
  }

  private static SweepRow row(SweepCase sweepCase, JsonNode node) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path("values").properties()) {
      JsonNode value = entry.getValue();
      values.put(
          entry.getKey(),
          value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble());
    }
    Map<String, String> undefined = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path("undefined").properties()) {
      undefined.put(entry.getKey(), entry.getValue().asText());
    }
    Optional<String> failure =
        node.has("failed") ? Optional.of(node.get("failed").asText()) : Optional.empty();
    return new SweepRow(sweepCase, values, undefined, node.path("seconds").asDouble(), failure);
  }

  /** Adds a finished row; on return it is on the disk. */
  synchronized void add(SweepRow row) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("key", row.sweepCase().key());
    node.put("seed", row.sweepCase().seed());
    ObjectNode settings = node.putObject("settings");
    row.sweepCase().settings().forEach(each -> settings.set(each.path(), each.value()));
    node.put("seconds", row.seconds());
    row.failure().ifPresent(reason -> node.put("failed", reason));
    ObjectNode values = node.putObject("values");
    row.values()
        .forEach(
            (column, value) -> {
              if (value.isInfinite()) {
                values.put(column, value.toString());
              } else {
                values.put(column, value);
              }
            });
    ObjectNode undefined = node.putObject("undefined");
    row.undefined().forEach(undefined::put);
    byte[] line = (JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(line);
    long start = channel.position();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(start);
      throw new IOException(
          file + ": cannot write a row: " + e.getMessage() + "; finished rows are kept", e);
    }
    rows.put(row.sweepCase().key(), node);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
