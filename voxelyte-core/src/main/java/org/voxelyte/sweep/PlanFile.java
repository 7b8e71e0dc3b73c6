package org.voxelyte.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.generation.Recipe;
import org.voxelyte.study.RecipeFile;
import org.voxelyte.study.YamlNode;
import org.voxelyte.sweep.SweepPlan.FitRequest;
import org.voxelyte.sweep.SweepPlan.Plot;

/**
 * Plans of studies as YAML files, format 1; docs/sweep.md tells the keys. Every recipe of the study
 * is read before the first structure is made, so a misspelt key or an impossible value of the last
 * point is told at once.
 */
public final class PlanFile {
  /** The format that is read. */
  public static final int FORMAT = 1;

  private PlanFile() {}

  /**
   * Reads a plan.
   *
   * @param overrides entries that are changed for all points, as KEY=VALUE, where a value is YAML:
   *     of the recipe, of the measures ("measures.conduction.axes"), or "realisations"
   * @throws IOException if the file is missing or is no plan of this format, if an entry that is
   *     changed is not there or is varied, or a point does not give a recipe; with the path of the
   *     faulty entry
   */
  public static SweepPlan read(Path file, List<String> overrides) throws IOException {
    PlanDocument document = PlanDocument.read(file);
    for (String override : overrides) {
      document.set(PlanDocument.setting(override));
    }
    return read(document);
  }

  /** Reads a plan whose entries may have been changed. */
  static SweepPlan read(PlanDocument document) throws IOException {
    YamlNode root = document.root();
    Optional<YamlNode> columns = root.optional("columns");
    Optional<YamlNode> seed = root.optional("seed");
    Optional<YamlNode> realisations = root.optional("realisations");
    List<List<Setting>> points = points(root);
    JsonNode measures = root.get("measures").node();
    int count = realisations.isPresent() ? realisations.get().integer() : 1;
    long first = seed.isPresent() ? seed.get().longInteger() : seedOf(document);
    requireNoSeeds(points, root);
    List<String> kept = columns.isPresent() ? columns.get().texts() : List.of();
    Map<String, String> names = names(root.optional("names"));
    List<Plot> plots = PlotCodec.plots(root.optional("plots"));
    List<FitRequest> fits = PlotCodec.fits(root.optional("fits"));
    String title = root.optionalText("about").orElse("Study " + document.name()).strip();
    SweepPlan plan =
        root.make(
            () ->
                new SweepPlan(
                    title,
                    document.recipeFile(),
                    document.recipe(),
                    measures,
                    points,
                    count,
                    first,
                    kept,
                    names,
                    plots,
                    fits));
    root.make(
        () -> {
          PlanColumns.checkSettings(plan);
          return plan;
        });
    check(plan, root);
    return plan;
  }

  /** Returns the seed that the recipe has for itself; 1 if it has none. */
  private static long seedOf(PlanDocument document) {
    JsonNode own = document.recipe().path("seed");
    return own.canConvertToLong() ? own.asLong() : 1;
  }

  /** Seeds are the study's own, so that each realisation has one. */
  private static void requireNoSeeds(List<List<Setting>> points, YamlNode root) throws IOException {
    for (List<Setting> point : points) {
      for (Setting setting : point) {
        if (setting.path().equals(SweepTable.SEED)) {
          throw root.error(
              "varies the seed, which realisations do: give realisations, and seed for the first");
        }
      }
    }
  }

  private static Map<String, String> names(Optional<YamlNode> node) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    if (node.isPresent()) {
      for (Map.Entry<String, YamlNode> entry : node.get().entries().entrySet()) {
        names.put(entry.getKey(), entry.getValue().text());
      }
    }
    return names;
  }

  /** Reads each point's recipe and measures, so that what is wrong is told before any work. */
  private static void check(SweepPlan plan, YamlNode root) throws IOException {
    for (int point = 0; point < plan.points().size(); point++) {
      int place = point;
      SweepCase first = root.make(() -> SweepCase.of(plan, place, 0));
      try {
        Recipe recipe = RecipeFile.read(first.recipe(), plan.file()).recipe();
        StructureCase.measures(first, recipe, plan.file());
      } catch (IllegalArgumentException e) {
        throw root.error(e.getMessage() + " (point " + settings(first) + ")");
      } catch (IOException e) {
        throw new IOException(e.getMessage() + " (point " + settings(first) + ")", e);
      }
    }
  }

  private static String settings(SweepCase sweepCase) {
    StringBuilder text = new StringBuilder();
    for (Setting setting : sweepCase.settings()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(setting.path())
          .append(" = ")
          .append(setting.value().asText());
    }
    return text.toString();
  }

  private static List<List<Setting>> points(YamlNode root) throws IOException {
    List<String> given = new ArrayList<>();
    for (String key : List.of("vary", "points", "latin_hypercube")) {
      if (root.optional(key).isPresent()) {
        given.add(key);
      }
    }
    if (given.size() != 1) {
      throw root.error(
          "needs one of vary, points and latin_hypercube, has "
              + (given.isEmpty() ? "none" : String.join(" and ", given)));
    }
    YamlNode node = root.get(given.get(0));
    return switch (given.get(0)) {
      case "vary" -> grid(node);
      case "points" -> list(node);
      default -> LatinHypercube.read(node);
    };
  }

  /** Every combination; the last parameter changes fastest. */
  private static List<List<Setting>> grid(YamlNode node) throws IOException {
    List<List<Setting>> points = List.of(List.of());
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      List<JsonNode> values = values(entry.getValue());
      if ((long) points.size() * values.size() > SweepPlan.MOST_CASES) {
        throw node.error("has more than " + SweepPlan.MOST_CASES + " points; vary less");
      }
      List<List<Setting>> more = new ArrayList<>();
      for (List<Setting> point : points) {
        for (JsonNode value : values) {
          List<Setting> longer = new ArrayList<>(point);
          longer.add(new Setting(entry.getKey(), value));
          more.add(longer);
        }
      }
      points = more;
    }
    return points;
  }

  private static List<JsonNode> values(YamlNode node) throws IOException {
    if (!node.isMap()) {
      List<JsonNode> values = new ArrayList<>();
      for (YamlNode item : node.items()) {
        values.add(item.node());
      }
      if (values.isEmpty()) {
        throw node.error("must list at least one value");
      }
      return values;
    }
    node.keys("from", "to", "steps");
    int steps = node.get("steps").integer();
    if (steps < 2) {
      throw node.get("steps").error("must be at least 2, is " + steps);
    }
    if (steps > SweepPlan.MOST_CASES) {
      throw node.get("steps").error("must be at most " + SweepPlan.MOST_CASES + ", is " + steps);
    }
    return Spread.of(node.get("from"), node.get("to")).values(steps);
  }

  private static List<List<Setting>> list(YamlNode node) throws IOException {
    List<List<Setting>> points = new ArrayList<>();
    for (YamlNode item : node.items()) {
      List<Setting> point = new ArrayList<>();
      for (Map.Entry<String, YamlNode> entry : item.entries().entrySet()) {
        point.add(new Setting(entry.getKey(), entry.getValue().node()));
      }
      points.add(point);
    }
    return points;
  }
}
