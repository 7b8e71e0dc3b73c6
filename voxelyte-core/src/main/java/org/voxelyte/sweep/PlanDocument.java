package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.voxelyte.study.YamlFiles;
import org.voxelyte.study.YamlNode;

/**
 * A plan as its file says it, whose entries can still be changed.
 *
 * @param file of the plan
 * @param root of the document
 * @param recipeFile file of the recipe: that of the plan, or the one that it names
 * @param recipe the recipe
 */
record PlanDocument(Path file, YamlNode root, Path recipeFile, JsonNode recipe) {
  static final String REMEDY = "see docs/sweep.md";
  private static final String REALISATIONS = "realisations";

  /** Reads a document and checks its keys and its format. */
  static PlanDocument read(Path file) throws IOException {
    YamlNode root =
        new YamlNode(file.toString(), "the study", YamlFiles.read(file, "study", REMEDY));
    root.keys(
        "sweep",
        "about",
        "recipe",
        "vary",
        "points",
        "latin_hypercube",
        REALISATIONS,
        "seed",
        "measures",
        "columns",
        "names",
        "plots",
        "fits");
    checkFormat(root);
    YamlNode given = root.get("recipe");
    if (given.isMap()) {
      return new PlanDocument(file, root, file, given.node());
    }
    Path recipeFile = file.toAbsolutePath().resolveSibling(given.text()).normalize();
    JsonNode recipe = YamlFiles.read(recipeFile, "recipe", "give it relative to " + file);
    return new PlanDocument(file, root, recipeFile, recipe);
  }

  static void checkFormat(YamlNode root) throws IOException {
    YamlNode format = root.get("sweep");
    if (format.integer() != PlanFile.FORMAT) {
      throw format.error(
          "is " + format.integer() + "; this version reads format " + PlanFile.FORMAT);
    }
  }

  /** Returns the name of the file. */
  String name() {
    return String.valueOf(file.getFileName());
  }

  /** Returns what KEY=VALUE says, where a value is YAML. */
  static Setting setting(String override) throws IOException {
    int equals = override.indexOf('=');
    return new Setting(
        override.substring(0, equals).strip(), YamlFiles.parse(override.substring(equals + 1)));
  }

  /**
   * Changes an entry.
   *
   * @throws IOException if there is no place for it, or the plan varies it
   */
  void set(Setting setting) throws IOException {
    root.make(
        () -> {
          if (varies(setting.path())) {
            throw new IllegalArgumentException(
                setting.path() + " is varied by this study, so it cannot be set for all points");
          }
          setting.apply(holder(setting));
          return setting;
        });
  }

  /** Returns whether an entry can be changed: what holds it is there, and it is not varied. */
  boolean takes(Setting setting) throws IOException {
    return !varies(setting.path()) && setting.fits(holder(setting));
  }

  private JsonNode holder(Setting setting) {
    boolean ofPlan =
        setting.path().equals(REALISATIONS)
            || setting.path().equals(SweepTable.SEED)
            || setting.isOfMeasures();
    return ofPlan ? root.node() : recipe;
  }

  private boolean varies(String path) throws IOException {
    if (root.optional("vary").isPresent()) {
      return root.get("vary").entries().containsKey(path);
    }
    if (root.optional("latin_hypercube").isPresent()) {
      return root.get("latin_hypercube").get("of").entries().containsKey(path);
    }
    if (root.optional("points").isPresent()) {
      for (YamlNode point : root.get("points").items()) {
        if (point.entries().containsKey(path)) {
          return true;
        }
      }
    }
    return false;
  }
}
