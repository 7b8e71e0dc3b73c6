package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.voxelyte.generation.BondOrder;
import org.voxelyte.generation.Coating;
import org.voxelyte.generation.LayerShares;
import org.voxelyte.generation.Overlap;
import org.voxelyte.generation.Recipe;
import org.voxelyte.generation.Structure;
import org.voxelyte.task.Version;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** What was achieved of a recipe, as JSON in the keys of the contract. */
public final class StructureJson {
  private StructureJson() {}

  /**
   * Returns the text of a result.
   *
   * @param command the arguments
   * @param recipeFile where the recipe was read from
   * @param sha256 hash of that file
   * @param seconds wall time
   */
  public static String of(
      List<String> command,
      String recipeFile,
      String sha256,
      Recipe recipe,
      long seed,
      Structure structure,
      double seconds) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("voxelyte", Version.current());
    ArrayNode arguments = root.putArray("command");
    command.forEach(arguments::add);
    ObjectNode input = root.putObject("input");
    input.put("file", recipeFile);
    input.put("sha256", sha256);
    ArrayNode shape = input.putArray("shape_xyz");
    ArrayNode edges = input.putArray("voxel_size_m");
    for (Axis axis : Axis.values()) {
      shape.add(recipe.shape().along(axis));
      edges.add(recipe.voxel());
    }
    root.put("seed", seed);
    root.put("seconds", seconds);
    ObjectNode achieved = root.putObject("achieved");
    phases(achieved.putArray("phases"), recipe, structure);
    structure
        .packedFraction()
        .ifPresent(fraction -> achieved.set("packed_fraction", ResultsJson.number(fraction)));
    structure.overlap().ifPresent(overlap -> overlap(achieved.putObject("overlap"), overlap));
    structure.order().ifPresent(order -> order(achieved.putObject("bond_order"), order));
    ArrayNode coatings = root.putArray("coatings");
    for (Coating coating : recipe.coatings()) {
      coatings
          .addObject()
          .put("a", coating.a())
          .put("b", coating.b())
          .set("specific_resistance_ohm_m2", ResultsJson.number(coating.resistance()));
    }
    return ResultsJson.print(root);
  }

  private static void phases(ArrayNode array, Recipe recipe, Structure structure) {
    long all = recipe.shape().voxels();
    for (Phase phase : recipe.phases()) {
      long voxels = structure.volume().count(phase.label());
      ObjectNode entry = array.addObject();
      entry.put("label", phase.label());
      entry.put("name", phase.name());
      entry.put("role", phase.role().key());
      entry.put("voxels", voxels);
      entry.put("volume_fraction", (double) voxels / all);
      structure.phases().stream()
          .filter(made -> made.phase().equals(phase))
          .forEach(
              made -> {
                entry.put("particles", made.particles());
                made.cutShare()
                    .ifPresent(share -> entry.set("cut_depth_voxels", ResultsJson.number(share)));
                made.overlappedShare()
                    .ifPresent(share -> entry.set("overlapped_share", ResultsJson.number(share)));
                made.ballDiameter()
                    .ifPresent(
                        diameter -> entry.set("ball_diameter_m", ResultsJson.number(diameter)));
                made.layers().ifPresent(layers -> gradient(entry.putObject("gradient"), layers));
              });
    }
  }

  private static void gradient(ObjectNode node, LayerShares layers) {
    node.put("axis", layers.gradient().axis().key());
    node.set("first", ResultsJson.number(layers.gradient().first()));
    node.set("last", ResultsJson.number(layers.gradient().last()));
    ArrayNode shares = node.putArray("layer_volume_fractions");
    layers.shares().forEach(share -> shares.add(ResultsJson.number(share)));
    ArrayNode asked = node.putArray("asked_layer_volume_fractions");
    layers.asked().forEach(share -> asked.add(ResultsJson.number(share)));
  }

  private static void order(ObjectNode node, BondOrder order) {
    node.set("q6_global", ResultsJson.number(order.global()));
    node.set("q6_local_mean", ResultsJson.number(order.local()));
    node.put("bonds", order.bonds());
  }

  private static void overlap(ObjectNode node, Overlap overlap) {
    node.set("largest", ResultsJson.number(overlap.largest()));
    node.put("pairs", overlap.pairs());
    node.set("share_of_volume", ResultsJson.number(overlap.share()));
  }
}
