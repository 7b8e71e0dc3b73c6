package org.voxelyte.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;

/** A node of a YAML file that knows where it stands, so that every error names file and path. */
final class YamlNode {
  private final String file;
  private final String root;
  private final String path;
  private final JsonNode node;

  /**
   * The root of a document.
   *
   * @param root what the document is called in errors: "the study"
   */
  YamlNode(String file, String root, JsonNode node) {
    this(file, root, "", node);
  }

  private YamlNode(String file, String root, String path, JsonNode node) {
    this.file = file;
    this.root = root;
    this.path = path;
    this.node = node;
  }

  private YamlNode child(String childPath, JsonNode child) {
    return new YamlNode(file, root, childPath, child);
  }

  /** An error of this node: what is wrong and, in the words given, what stands right. */
  IOException error(String message) {
    return new IOException(file + ": " + (path.isEmpty() ? root : path) + " " + message);
  }

  /** The node as a map of which every key must be known. */
  YamlNode keys(String... known) throws IOException {
    if (!node.isObject()) {
      throw error("must be a map with the keys " + String.join(", ", known));
    }
    Set<String> allowed = Set.of(known);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!allowed.contains(name)) {
        throw error("has the unknown key '" + name + "'; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  boolean isMap() {
    return node.isObject();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean isNumber() {
    return node.isNumber();
  }

  boolean isList() {
    return node.isArray();
  }

  /** A quantity with its unit, in SI. */
  double quantity(Dimension dimension) throws IOException {
    String text = text();
    return make(() -> Quantity.parse(text, dimension));
  }

  Optional<YamlNode> optional(String key) {
    JsonNode child = node.get(key);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(child(path.isEmpty() ? key : path + "." + key, child));
  }

  Optional<String> optionalText(String key) throws IOException {
    Optional<YamlNode> child = optional(key);
    return child.isPresent() ? Optional.of(child.get().text()) : Optional.empty();
  }

  YamlNode get(String key) throws IOException {
    Optional<YamlNode> child = optional(key);
    if (child.isEmpty()) {
      throw error("lacks the key '" + key + "'");
    }
    return child.get();
  }

  List<YamlNode> items() throws IOException {
    if (!node.isArray()) {
      throw error("must be a list, is " + node);
    }
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(child(path + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  Map<String, YamlNode> entries() throws IOException {
    if (!node.isObject()) {
      throw error("must be a map, is " + node);
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      entries.put(
          entry.getKey(),
          child(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
    }
    return entries;
  }

  String text() throws IOException {
    if (!node.isValueNode() || node.isNull()) {
      throw error("must be a text, is " + node);
    }
    return node.asText();
  }

  List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items()) {
      texts.add(item.text());
    }
    return texts;
  }

  int integer() throws IOException {
    if (!node.isInt()) {
      throw error("must be a whole number, is " + node);
    }
    return node.intValue();
  }

  long longInteger() throws IOException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw error("must be a whole number, is " + node);
    }
    return node.longValue();
  }

  double number() throws IOException {
    if (!node.isNumber()) {
      throw error("must be a number, is " + node);
    }
    return node.doubleValue();
  }

  boolean bool() throws IOException {
    if (!node.isBoolean()) {
      throw error("must be true or false, is " + node);
    }
    return node.booleanValue();
  }

  /** A value that a constructor may refuse: its sentence is completed by file and path. */
  <T> T make(Maker<T> maker) throws IOException {
    try {
      return maker.make();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + (path.isEmpty() ? "" : path + ": ") + e.getMessage(), e);
    }
  }

  /** Makes something of a node. */
  @FunctionalInterface
  interface Maker<T> {
    T make() throws IOException;
  }
}
