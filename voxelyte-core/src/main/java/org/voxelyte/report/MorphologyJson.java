package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;
import java.util.Optional;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** Morphology in results.json: keys that programs rely on, then every metric and curve. */
final class MorphologyJson {
  private MorphologyJson() {}

  /** Adds what there is. */
  static void add(ObjectNode root, Analysis analysis) {
    MorphologyFindings found = analysis.morphology();
    if (root.get("phases") instanceof ArrayNode phases) {
      for (int i = 0; i < phases.size(); i++) {
        if (phases.get(i) instanceof ObjectNode entry) {
          phase(entry, analysis.phase(entry.get("label").intValue()), analysis);
        }
      }
    }
    for (MorphologyFindings.Table table : found.tables()) {
      if (!table.key().isEmpty()) {
        rows(root.putArray(table.key()), table);
      }
    }
    if (!analysis.fractions().isEmpty()) {
      ArrayNode metrics = root.putArray("metrics");
      analysis.metrics().forEach(metric -> metric(metrics.addObject(), metric));
    }
    if (!found.curves().isEmpty()) {
      ArrayNode curves = root.putArray("curves");
      found.curves().forEach(curve -> curve(curves.addObject(), curve));
    }
  }

  /** Adds the keys of the contract: an object per axis, or a number; null where undefined. */
  private static void phase(ObjectNode entry, Phase phase, Analysis analysis) {
    List<Metric> metrics = analysis.morphology().metrics();
    String name = phase.name();
    if (metrics.stream().anyMatch(m -> m.kind().key().equals("geometric_tortuosity"))) {
      ObjectNode perAxis = entry.putObject("geometric_tortuosity");
      for (Axis axis : Axis.values()) {
        perAxis.set(
            axis.key(),
            number(analysis.morphology().find("geometric_tortuosity", name, axis.key())));
      }
    }
    Optional<Metric> thickness = analysis.morphology().find("local_thickness_mean_m", name, "");
    if (thickness.isPresent()) {
      entry.set("local_thickness_mean_m", number(thickness));
      entry.set(
          "local_thickness_sd_m",
          ResultsJson.number(thickness.flatMap(Metric::spread).orElse(Double.NaN)));
    }
  }

  private static ValueNode number(Optional<Metric> metric) {
    return ResultsJson.number(metric.flatMap(m -> m.value().value()).orElse(Double.NaN));
  }

  private static void metric(ObjectNode node, Metric metric) {
    node.put("topic", metric.kind().topic().key());
    node.put("metric", metric.kind().key());
    node.put("of", metric.of());
    node.put("along", metric.along());
    node.set("value", ResultsJson.number(metric.value().value().orElse(Double.NaN)));
    if (!metric.kind().spread().isEmpty()) {
      node.set("spread", ResultsJson.number(metric.spread().orElse(Double.NaN)));
      node.put("spread_is", metric.kind().spread());
    }
    node.put("unit", metric.kind().unit().symbol());
    if (!metric.value().isDefined()) {
      node.put("undefined_because", metric.value().reason());
    }
  }

  private static void curve(ObjectNode node, Curve curve) {
    node.put("curve", curve.key());
    node.put("of", curve.of());
    node.put("along", curve.along());
    ArrayNode x = node.putArray(curve.x().key());
    ArrayNode y = node.putArray(curve.y().key());
    for (Curve.Point point : curve.points()) {
      x.add(point.x());
      y.add(point.y());
    }
  }

  private static void rows(ArrayNode array, MorphologyFindings.Table table) {
    for (List<Optional<Object>> row : table.rows()) {
      ObjectNode node = array.addObject();
      for (int i = 0; i < row.size(); i++) {
        String key = table.columns().get(i);
        Object cell = row.get(i).orElse(null);
        if (cell == null) {
          node.putNull(key);
        } else if (cell instanceof Boolean bool) {
          node.put(key, bool);
        } else if (cell instanceof Long whole) {
          node.put(key, whole);
        } else if (cell instanceof Double value) {
          node.set(key, ResultsJson.number(value));
        } else {
          node.put(key, cell.toString());
        }
      }
    }
  }
}
