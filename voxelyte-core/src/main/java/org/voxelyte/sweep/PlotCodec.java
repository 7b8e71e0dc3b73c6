package org.voxelyte.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.study.YamlNode;
import org.voxelyte.sweep.SweepPlan.Condition;
import org.voxelyte.sweep.SweepPlan.FitRequest;
import org.voxelyte.sweep.SweepPlan.Plot;

/** What a plan draws and fits, as YAML. */
final class PlotCodec {
  private PlotCodec() {}

  static List<Plot> plots(Optional<YamlNode> node) throws IOException {
    List<Plot> plots = new ArrayList<>();
    if (node.isPresent()) {
      for (YamlNode item : node.get().items()) {
        plots.add(plot(item));
      }
    }
    return plots;
  }

  private static Plot plot(YamlNode item) throws IOException {
    item.keys("x", "y", "by", "log", "where", "relative_to", "beside");
    Optional<YamlNode> log = item.optional("log");
    List<String> axes = log.isPresent() ? log.get().texts() : List.of();
    for (String axis : axes) {
      if (!axis.equals("x") && !axis.equals("y")) {
        throw log.orElseThrow().error("must list x or y, has " + axis);
      }
    }
    String x = item.get("x").text();
    String y = item.get("y").text();
    String by = item.optionalText("by").orElse("");
    List<Condition> where = conditions(item, "where");
    List<Condition> relativeTo = conditions(item, "relative_to");
    List<Beside> beside = new ArrayList<>();
    Optional<YamlNode> others = item.optional("beside");
    if (others.isPresent()) {
      for (YamlNode other : others.get().items()) {
        beside.add(beside(other));
      }
    }
    return item.make(
        () ->
            new Plot(x, y, by, axes.contains("x"), axes.contains("y"), where, relativeTo, beside));
  }

  private static Beside beside(YamlNode item) throws IOException {
    item.keys("label", "of", "power_law", "points");
    String label = item.get("label").text();
    String of = item.optionalText("of").orElse("");
    if (item.optional("power_law").isPresent() == item.optional("points").isPresent()) {
      throw item.error("needs either power_law, such as {a: 6.4, b: -0.246}, or points");
    }
    if (item.optional("power_law").isPresent()) {
      YamlNode law = item.get("power_law").keys("a", "b", "from", "to");
      double a = law.get("a").number();
      double b = law.get("b").number();
      OptionalDouble from = number(law, "from");
      OptionalDouble to = number(law, "to");
      return law.make(() -> new Beside.PowerLaw(label, of, a, b, from, to));
    }
    List<Beside.Point> points = new ArrayList<>();
    for (YamlNode point : item.get("points").items()) {
      List<YamlNode> pair = point.items();
      if (pair.size() != 2) {
        throw point.error("must be a pair [x, y]");
      }
      double x = pair.get(0).number();
      double y = pair.get(1).number();
      points.add(point.make(() -> new Beside.Point(x, y)));
    }
    return item.make(() -> new Beside.Points(label, of, points));
  }

  private static OptionalDouble number(YamlNode node, String key) throws IOException {
    Optional<YamlNode> given = node.optional(key);
    return given.isPresent() ? OptionalDouble.of(given.get().number()) : OptionalDouble.empty();
  }

  static List<FitRequest> fits(Optional<YamlNode> node) throws IOException {
    List<FitRequest> fits = new ArrayList<>();
    if (node.isPresent()) {
      for (YamlNode item : node.get().items()) {
        item.keys("form", "x", "y", "by", "where");
        String form = item.get("form").text();
        fits.add(
            new FitRequest(
                item.get("form").make(() -> FitForm.of(form)),
                item.get("x").text(),
                item.get("y").text(),
                item.optionalText("by").orElse(""),
                conditions(item, "where")));
      }
    }
    return fits;
  }

  private static List<Condition> conditions(YamlNode node, String key) throws IOException {
    List<Condition> conditions = new ArrayList<>();
    Optional<YamlNode> given = node.optional(key);
    if (given.isPresent()) {
      for (Map.Entry<String, YamlNode> entry : given.get().entries().entrySet()) {
        conditions.add(new Condition(entry.getKey(), entry.getValue().text()));
      }
    }
    return conditions;
  }
}
