package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.voxelyte.task.Version;

/**
 * One structure of a study and what is measured of it.
 *
 * @param point place of the point in the plan, from 0
 * @param realisation number of the structure at this point, from 0
 * @param seed of its random numbers
 * @param settings what was set
 * @param recipe with all settings
 * @param measures with all settings
 * @param key hash of all that the numbers depend on, the files that are named and the version of
 *     the program among it: the same key, the same row
 */
public record SweepCase(
    int point,
    int realisation,
    long seed,
    List<Setting> settings,
    JsonNode recipe,
    JsonNode measures,
    String key) {
  static SweepCase of(SweepPlan plan, int point, int realisation) {
    return of(plan, point, realisation, new NamedFiles(plan.file()));
  }

  static SweepCase of(SweepPlan plan, int point, int realisation, NamedFiles files) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    JsonNode recipe = plan.recipe().deepCopy();
    document.set("measures", plan.measures().deepCopy());
    List<Setting> settings = plan.points().get(point);
    for (Setting setting : settings) {
      setting.apply(setting.isOfMeasures() ? document : recipe);
    }
    long seed = plan.seed() + realisation;
    JsonNode measures = document.get("measures");
    return new SweepCase(
        point, realisation, seed, settings, recipe, measures, key(recipe, measures, seed, files));
  }

  private static String key(JsonNode recipe, JsonNode measures, long seed, NamedFiles files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String all =
          String.join(
              "\n",
              Version.current(),
              recipe.toString(),
              measures.toString(),
              Long.toString(seed),
              files.in(recipe).toString(),
              files.in(measures).toString());
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
