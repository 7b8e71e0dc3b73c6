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
public final class YamlNode {
  private final String file;
  private final String root;
  private final String path;
  private final JsonNode node;

  /**
   * The root of a document.
   *
   * @param root what the document is called in errors: "the study"
   */
  public YamlNode(String file, String root, JsonNode node) {
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
  public IOException error(String message) {
    return new IOException(file + ": " + (path.isEmpty() ? root : path) + " " + message);
  }

  /** The node as a map of which every key must be known. */
  public YamlNode keys(String... known) throws IOException {
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

  /** The bare node. */
  public JsonNode node() {
    return node;
  }

  /** Returns whether it is a map. */
  public boolean isMap() {
    return node.isObject();
  }

  /** Returns whether it is a text. */
  public boolean isText() {
    return node.isTextual();
  }

  /** Returns whether it is a number. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Returns whether it is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** A quantity with its unit, in SI. */
  public double quantity(Dimension dimension) throws IOException {
    String text = text();
    return make(() -> Quantity.parse(text, dimension));
  }

  /** The entry of a key; empty if it is missing or null. */
  public Optional<YamlNode> optional(String key) {
    JsonNode child = node.get(key);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(child(path.isEmpty() ? key : path + "." + key, child));
  }

  /** The text of a key; empty if it is missing or null. */
  public Optional<String> optionalText(String key) throws IOException {
    Optional<YamlNode> child = optional(key);
    return child.isPresent() ? Optional.of(child.get().text()) : Optional.empty();
  }

  /** The entry of a key, which must be there. */
  public YamlNode get(String key) throws IOException {
    Optional<YamlNode> child = optional(key);
    if (child.isEmpty()) {
      throw error("lacks the key '" + key + "'");
    }
    return child.get();
  }

  /** The entries of a list. */
  public List<YamlNode> items() throws IOException {
    if (!node.isArray()) {
      throw error("must be a list, is " + node);
    }
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(child(path + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  /** The entries of a map, in their order. */
  public Map<String, YamlNode> entries() throws IOException {
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

  /** The node as a text. */
  public String text() throws IOException {
    if (!node.isValueNode() || node.isNull()) {
      throw error("must be a text, is " + node);
    }
    return node.asText();
  }

  /** The node as a list of texts. */
  public List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items()) {
      texts.add(item.text());
    }
    return texts;
  }

  /** The node as a whole number. */
  public int integer() throws IOException {
    if (!node.isInt()) {
      throw error("must be a whole number, is " + node);
    }
    return node.intValue();
  }

  /** The node as a whole number of up to 64 bits. */
  public long longInteger() throws IOException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw error("must be a whole number, is " + node);
    }
    return node.longValue();
  }

  /** The node as a number. */
  public double number() throws IOException {
    if (!node.isNumber()) {
      throw error("must be a number, is " + node);
    }
    return node.doubleValue();
  }

  /** The node as true or false. */
  public boolean bool() throws IOException {
    if (!node.isBoolean()) {
      throw error("must be true or false, is " + node);
    }
    return node.booleanValue();
  }

  /** A value that a constructor may refuse: its sentence is completed by file and path. */
  public <T> T make(Maker<T> maker) throws IOException {
    try {
      return maker.make();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + (path.isEmpty() ? "" : path + ": ") + e.getMessage(), e);
    }
  }

  /** Makes something of a node. */
  @FunctionalInterface
  public interface Maker<T> {
    /** Makes it. */
    T make() throws IOException;
  }
}
