package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.voxelyte.study.YamlFiles;

/**
 * Files that a recipe or a measure names, such as tables of sizes: numbers depend on what stands in
 * them, so their hashes are a part of the key of a case.
 */
final class NamedFiles {
  /** Longer texts are no names. */
  private static final int LONGEST_NAME = 4096;

  private final Path start;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * Looks for files.
   *
   * @param file where relative names start: beside it
   */
  NamedFiles(Path file) {
    this.start = file.toAbsolutePath();
  }

  /** Returns the SHA-256 of each file that a document names, by name. */
  Map<String, String> in(JsonNode document) {
    Map<String, String> found = new TreeMap<>();
    collect(document, found);
    return found;
  }

  private void collect(JsonNode node, Map<String, String> found) {
    if (node.isTextual() && node.asText().length() <= LONGEST_NAME) {
      String name = node.asText();
      known.computeIfAbsent(name, this::hash).ifPresent(hash -> found.put(name, hash));
    }
    node.forEach(child -> collect(child, found));
  }

  private Optional<String> hash(String name) {
    try {
      Path file = start.resolveSibling(name);
      return Files.isRegularFile(file) ? Optional.of(YamlFiles.sha256(file)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
