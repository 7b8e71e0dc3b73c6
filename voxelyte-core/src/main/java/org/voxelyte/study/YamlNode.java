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

/** A node of a study file that knows where it stands, so that every error names file and path. */
final class YamlNode {
  private final String file;
  private final String path;
  private final JsonNode node;

  YamlNode(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** An error of this node: what is wrong and, in the words given, what stands right. */
  IOException error(String message) {
    return new IOException(file + ": " + (path.isEmpty() ? "the study" : path) + " " + message);
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

  Optional<YamlNode> optional(String key) {
    JsonNode child = node.get(key);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(new YamlNode(file, path.isEmpty() ? key : path + "." + key, child));
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
      items.add(new YamlNode(file, path + "[" + i + "]", node.get(i)));
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
          entry.getKey(), new YamlNode(file, path + "." + entry.getKey(), entry.getValue()));
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
