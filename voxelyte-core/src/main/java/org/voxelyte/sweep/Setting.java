package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A value that a study puts into a recipe or a measure, and where.
 *
 * @param path keys from the root of the document, joined by dots, list places as numbers:
 *     "put.NMC.diameter", "measures.conduction.ionic.LPS"
 * @param value what is put there
 */
public record Setting(String path, JsonNode value) {
  private static final String MEASURES = "measures.";

  /** Returns whether it is of the measures, not of the recipe. */
  boolean isOfMeasures() {
    return path.startsWith(MEASURES);
  }

  /** Returns whether a document has a place for it. */
  boolean fits(JsonNode document) {
    try {
      apply(document.deepCopy());
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Puts the value into a document. The entry may be new, what holds it must be there.
   *
   * @throws IllegalArgumentException if there is no such place, naming the keys that there are
   */
  void apply(JsonNode document) {
    String[] keys = path.split("\\.");
    JsonNode at = document;
    for (int i = 0; i < keys.length - 1; i++) {
      JsonNode next = at.isArray() ? at.get(place(keys[i], at)) : at.get(keys[i]);
      if (next == null || !next.isContainerNode()) {
        throw new IllegalArgumentException(
            "there is no " + keys[i] + " to set " + path + "; there are " + names(at));
      }
      at = next;
    }
    String last = keys[keys.length - 1];
    if (at instanceof ArrayNode array) {
      array.set(place(last, at), value.deepCopy());
    } else if (at instanceof ObjectNode object) {
      // A copy, since a later setting may lie within it.
      object.set(last, value.deepCopy());
    } else {
      throw new IllegalArgumentException("there is no place to set " + path);
    }
  }

  private int place(String key, JsonNode array) {
    if (!key.matches("[0-9]{1,6}") || Integer.parseInt(key) >= array.size()) {
      throw new IllegalArgumentException(
          "'" + key + "' in " + path + " must be a place in a list of " + array.size());
    }
    return Integer.parseInt(key);
  }

  private static String names(JsonNode node) {
    StringBuilder names = new StringBuilder();
    node.fieldNames()
        .forEachRemaining(name -> names.append(names.isEmpty() ? "" : ", ").append(name));
    return names.isEmpty() ? "none" : names.toString();
  }
}
