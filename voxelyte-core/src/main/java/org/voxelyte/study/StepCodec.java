package org.voxelyte.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.PhaseRole;

/** Steps in study files: each is a map with one key, its name. */
final class StepCodec {
  private static final String[] NAMES = {"crop", "coarsen", "mirror", "swap", "relabel", "merge"};

  private StepCodec() {}

  static Map<String, Object> write(Step step) {
    if (step instanceof Step.Crop crop) {
      Map<String, Object> box = new LinkedHashMap<>();
      box.put("x", List.of(crop.box().x(), crop.box().x() + crop.box().shape().nx() - 1));
      box.put("y", List.of(crop.box().y(), crop.box().y() + crop.box().shape().ny() - 1));
      box.put("z", List.of(crop.box().z(), crop.box().z() + crop.box().shape().nz() - 1));
      return Map.of("crop", box);
    }
    if (step instanceof Step.Coarsen coarsen) {
      return Map.of("coarsen", coarsen.factor());
    }
    if (step instanceof Step.Mirror mirror) {
      return Map.of("mirror", mirror.axis().key());
    }
    if (step instanceof Step.SwapAxes swap) {
      return Map.of("swap", List.of(swap.a().key(), swap.b().key()));
    }
    if (step instanceof Step.Relabel relabel) {
      return Map.of("relabel", relabel.labels());
    }
    if (step instanceof Step.Merge merge) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("phases", merge.phases());
      map.put("name", merge.name());
      map.put("role", merge.role().key());
      return Map.of("merge", map);
    }
    throw new IllegalStateException("no form for " + step);
  }

  static Step read(YamlNode node) throws IOException {
    node.keys(NAMES);
    Map<String, YamlNode> entries = node.entries();
    if (entries.size() != 1) {
      throw node.error("must name one step of " + String.join(", ", NAMES));
    }
    Map.Entry<String, YamlNode> entry = entries.entrySet().iterator().next();
    YamlNode value = entry.getValue();
    return switch (entry.getKey()) {
      case "crop" -> crop(value);
      case "coarsen" -> {
        int factor = value.integer();
        yield value.make(() -> new Step.Coarsen(factor));
      }
      case "mirror" -> {
        String axis = value.text();
        yield value.make(() -> new Step.Mirror(Axis.of(axis)));
      }
      case "swap" -> swap(value);
      case "relabel" -> relabel(value);
      default -> merge(value);
    };
  }

  private static Step crop(YamlNode node) throws IOException {
    node.keys("x", "y", "z");
    int[] x = range(node.get("x"));
    int[] y = range(node.get("y"));
    int[] z = range(node.get("z"));
    return node.make(() -> new Step.Crop(Box.between(x[0], x[1], y[0], y[1], z[0], z[1])));
  }

  private static int[] range(YamlNode node) throws IOException {
    List<Integer> ends = new ArrayList<>();
    for (YamlNode end : node.items()) {
      ends.add(end.integer());
    }
    if (ends.size() != 2) {
      throw node.error("must list the first and the last voxel, such as [0, 99]");
    }
    return new int[] {ends.get(0), ends.get(1)};
  }

  private static Step swap(YamlNode node) throws IOException {
    List<String> axes = node.texts();
    if (axes.size() != 2) {
      throw node.error("must list two axes, such as [x, z]");
    }
    return node.make(() -> new Step.SwapAxes(Axis.of(axes.get(0)), Axis.of(axes.get(1))));
  }

  private static Step relabel(YamlNode node) throws IOException {
    Map<Integer, Integer> labels = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      int to = entry.getValue().integer();
      int from = entry.getValue().make(() -> label(entry.getKey()));
      labels.put(from, to);
    }
    return node.make(() -> new Step.Relabel(labels));
  }

  private static int label(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no label; labels are 0 … 255", e);
    }
  }

  private static Step merge(YamlNode node) throws IOException {
    node.keys("phases", "name", "role");
    List<String> phases = node.get("phases").texts();
    String name = node.get("name").text();
    Optional<YamlNode> role = node.optional("role");
    String key = role.isPresent() ? role.get().text() : PhaseRole.UNSPECIFIED.key();
    return node.make(() -> new Step.Merge(phases, name, PhaseRole.of(key)));
  }
}
