package org.voxelyte.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.voxelyte.generation.Coating;
import org.voxelyte.generation.Ingredient;
import org.voxelyte.generation.ParticleSizes;
import org.voxelyte.generation.Recipe;
import org.voxelyte.generation.VoidSpace;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/**
 * Recipes as YAML files, format 1; docs/generation.md tells the keys. Quantities are texts with
 * units. An unknown key is an error, so that a misspelt one is not silently ignored.
 */
public final class RecipeFile {
  /** The format that is read. */
  public static final int FORMAT = 1;

  /** How far the length of a box may be from a whole number of voxels, in voxels. */
  private static final double WHOLE = 1e-6;

  private static final String VOID = "void";

  private RecipeFile() {}

  /**
   * A recipe and the seed that its file names.
   *
   * @param recipe what to make
   * @param seed of the random numbers; empty if the file names none
   * @param sha256 hash of the file; empty for a document that was changed
   */
  public record Seeded(Recipe recipe, Optional<Long> seed, String sha256) {}

  /**
   * Reads a recipe.
   *
   * @throws IOException if the file is missing or is no recipe of this format, with the path of the
   *     faulty entry
   */
  public static Seeded read(Path file) throws IOException {
    JsonNode document = YamlFiles.read(file, "recipe", "see docs/generation.md");
    Seeded read = read(document, file);
    return new Seeded(read.recipe(), read.seed(), YamlFiles.sha256(file));
  }

  /**
   * Reads a recipe from a document that has been read and perhaps changed.
   *
   * @param file what errors name, and where relative names of tables start
   */
  public static Seeded read(JsonNode document, Path file) throws IOException {
    YamlNode root = new YamlNode(file.toString(), "the recipe", document);
    root.keys(
        "recipe", "box", "voxel", "periodic", VOID, "seed", "put", "coatings", "shaken", "about");
    YamlNode format = root.get("recipe");
    if (format.integer() != FORMAT) {
      throw format.error("is " + format.integer() + "; this version reads format " + FORMAT);
    }
    double voxel = root.get("voxel").quantity(Dimension.LENGTH);
    if (!(voxel > 0)) {
      throw root.get("voxel").error("must be positive, is " + Quantity.length(voxel));
    }
    GridShape shape = shape(root.get("box"), voxel);
    VoidSpace voids = voids(root, file);
    List<Ingredient> ingredients = ingredients(root.get("put"), voids.phase().label(), file);
    Set<Axis> periodic = periodic(root.optional("periodic"));
    List<Coating> coatings = coatings(root.optional("coatings"));
    Optional<YamlNode> seed = root.optional("seed");
    Optional<Long> number =
        seed.isPresent() ? Optional.of(seed.get().longInteger()) : Optional.empty();
    Optional<YamlNode> shaken = root.optional("shaken");
    int rounds = shaken.isPresent() ? shaken.get().integer() : 0;
    Recipe recipe =
        root.make(() -> new Recipe(shape, voxel, periodic, voids, ingredients, coatings, rounds));
    root.make(() -> Recipe.apportioned(recipe));
    return new Seeded(recipe, number, "");
  }

  private static GridShape shape(YamlNode box, double voxel) throws IOException {
    List<YamlNode> edges = box.items();
    if (edges.size() != 3) {
      throw box.error("must list three edges, x, y, z, such as [80 um, 80 um, 140 um]");
    }
    int[] voxels = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      double edge = edges.get(axis).quantity(Dimension.LENGTH);
      double number = edge / voxel;
      if (!(number <= Integer.MAX_VALUE)) {
        throw edges.get(axis).error("is " + Quantity.number(number) + " voxels; give coarser ones");
      }
      voxels[axis] = (int) Math.round(number);
      if (voxels[axis] < 1 || Math.abs(number - voxels[axis]) > WHOLE * number) {
        throw edges
            .get(axis)
            .error(
                "must be a whole number of voxels of "
                    + Quantity.length(voxel)
                    + ", is "
                    + Quantity.number(number)
                    + "; nearest is "
                    + Quantity.length(Math.max(1, voxels[axis]) * voxel));
      }
    }
    return box.make(() -> new GridShape(voxels[0], voxels[1], voxels[2]));
  }

  private static Set<Axis> periodic(Optional<YamlNode> node) throws IOException {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    if (node.isPresent()) {
      for (YamlNode item : node.get().items()) {
        String name = item.text();
        axes.add(item.make(() -> Axis.of(name)));
      }
    }
    return axes;
  }

  private static VoidSpace voids(YamlNode root, Path file) throws IOException {
    Optional<YamlNode> node = root.optional(VOID);
    Phase usual = new Phase(0, VOID, PhaseRole.VOID);
    if (node.isEmpty()) {
      return new VoidSpace(usual, OptionalDouble.empty(), Optional.empty());
    }
    YamlNode given = node.get();
    if (!given.isMap()) {
      double fraction = given.number();
      return given.make(() -> new VoidSpace(usual, OptionalDouble.of(fraction), Optional.empty()));
    }
    given.keys("fraction", "shape", "diameter", "label");
    double fraction = given.get("fraction").number();
    Optional<YamlNode> label = given.optional("label");
    int number = label.isPresent() ? label.get().integer() : 0;
    Optional<ParticleSizes> balls = Optional.empty();
    if (given.optional("shape").isPresent() || given.optional("diameter").isPresent()) {
      YamlNode shape = given.get("shape");
      if (!shape.text().equals("sphere")) {
        throw shape.error("must be sphere, is " + shape.text());
      }
      balls = Optional.of(SizesCodec.read(given.get("diameter"), file));
    }
    Optional<ParticleSizes> sizes = balls;
    return given.make(
        () ->
            new VoidSpace(
                new Phase(number, VOID, PhaseRole.VOID), OptionalDouble.of(fraction), sizes));
  }

  private static List<Ingredient> ingredients(YamlNode put, int voidLabel, Path file)
      throws IOException {
    List<Ingredient> ingredients = new ArrayList<>();
    int next = 1;
    for (Map.Entry<String, YamlNode> entry : put.entries().entrySet()) {
      YamlNode node = entry.getValue();
      Optional<YamlNode> label = node.isMap() ? node.optional("label") : Optional.empty();
      if (next == voidLabel) {
        next++;
      }
      int number = label.isPresent() ? label.get().integer() : next;
      next = number + 1;
      ingredients.add(IngredientCodec.read(entry.getKey(), number, node, file));
    }
    return ingredients;
  }

  private static List<Coating> coatings(Optional<YamlNode> node) throws IOException {
    List<Coating> coatings = new ArrayList<>();
    if (node.isEmpty()) {
      return coatings;
    }
    for (YamlNode item : node.get().items()) {
      item.keys("between", "resistance", "thickness", "conductivity");
      List<String> between = item.get("between").texts();
      if (between.size() != 2) {
        throw item.get("between").error("must name two phases, such as [NMC, LPS]");
      }
      double resistance;
      if (item.optional("resistance").isPresent()) {
        for (String other : List.of("thickness", "conductivity")) {
          if (item.optional(other).isPresent()) {
            throw item.error("has a resistance and a " + other + "; keep one of them");
          }
        }
        resistance = item.get("resistance").quantity(Dimension.AREA_RESISTANCE);
      } else {
        double thickness = item.get("thickness").quantity(Dimension.LENGTH);
        resistance = thickness / item.get("conductivity").quantity(Dimension.CONDUCTIVITY);
      }
      coatings.add(item.make(() -> new Coating(between.get(0), between.get(1), resistance)));
    }
    return coatings;
  }
}
