package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.generation.Amount;
import org.voxelyte.generation.Gradient;
import org.voxelyte.generation.Ingredient;
import org.voxelyte.generation.Ingredient.Overlapping;
import org.voxelyte.generation.NormalLength;
import org.voxelyte.generation.ParticleShape;
import org.voxelyte.generation.Site;
import org.voxelyte.units.Dimension;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** One phase of a recipe in YAML. */
final class IngredientCodec {
  private static final List<String> COMMON =
      List.of("role", "label", "shape", "of_volume", "of_solid", "ratio", "mass_parts", "density");

  /** Keys of each shape beside the common ones. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "sphere", List.of("diameter", "overlap", "gradient"),
          "ellipsoid", List.of("diameter", "axes", "overlap", "gradient"),
          "prism", List.of("edges", "thickness", "ray", "overlap", "gradient"),
          "polyhedron", List.of("faces", "diameter", "overlap", "gradient"),
          "meniscus", List.of("around"),
          "fibre", List.of("diameter", "length", "persistence", "on"),
          "flake", List.of("diameter", "thickness", "on"),
          "agglomerate", List.of("diameter", "number", "on"));

  private static final List<String> SHAPES = KEYS.keySet().stream().sorted().toList();

  private static final int PRISM_EDGES = 5;
  private static final int POLYHEDRON_FACES = 7;
  private static final int AGGLOMERATE_NUMBER = 50;

  private IngredientCodec() {}

  static Ingredient read(String name, int label, YamlNode node, Path file) throws IOException {
    if (!node.isMap()) {
      throw node.error("must be a map with a shape, such as {shape: sphere, diameter: 5 um}");
    }
    YamlNode shapeNode = node.get("shape");
    String shapeName = shapeNode.text();
    if (!KEYS.containsKey(shapeName)) {
      throw shapeNode.error("must be one of " + String.join(", ", SHAPES) + ", is " + shapeName);
    }
    List<String> known = new ArrayList<>(COMMON);
    known.addAll(KEYS.get(shapeName));
    node.keys(known.toArray(new String[0]));
    Optional<YamlNode> labelNode = node.optional("label");
    if (labelNode.isPresent()) {
      labelNode.get().make(() -> Phase.named(label, name));
    }
    Optional<String> role = node.optionalText("role");
    Phase phase =
        role.isPresent()
            ? node.get("role").make(() -> new Phase(label, name, PhaseRole.of(role.get())))
            : node.make(() -> Phase.named(label, name));
    ParticleShape shape = shape(shapeName, node, file);
    if (node.optional("density").isPresent()) {
      node.get("density").quantity(Dimension.DENSITY);
    }
    Amount amount = amount(node);
    Overlapping overlap = overlap(shapeName, node);
    Optional<Gradient> gradient = gradient(node);
    return node.make(() -> new Ingredient(phase, shape, amount, overlap, gradient));
  }

  private static ParticleShape shape(String name, YamlNode node, Path file) throws IOException {
    return switch (name) {
      case "sphere" -> new ParticleShape.Sphere(SizesCodec.read(node.get("diameter"), file));
      case "ellipsoid" -> ellipsoid(node, file);
      case "prism" -> {
        NormalLength thickness = SizesCodec.length(node.get("thickness"));
        NormalLength ray = SizesCodec.length(node.get("ray"));
        int edges = integer(node, "edges", PRISM_EDGES);
        yield node.make(() -> new ParticleShape.Prism(edges, thickness, ray));
      }
      case "polyhedron" -> {
        int faces = integer(node, "faces", POLYHEDRON_FACES);
        var sizes = SizesCodec.read(node.get("diameter"), file);
        yield node.make(() -> new ParticleShape.Polyhedron(faces, sizes));
      }
      case "meniscus" -> new ParticleShape.Meniscus(node.get("around").text());
      case "fibre" -> fibre(node);
      case "flake" -> {
        double diameter = node.get("diameter").quantity(Dimension.LENGTH);
        double thickness = node.get("thickness").quantity(Dimension.LENGTH);
        Site site = site(node);
        yield node.make(() -> new ParticleShape.Flake(diameter, thickness, site));
      }
      case "agglomerate" -> {
        double diameter = node.get("diameter").quantity(Dimension.LENGTH);
        int number = integer(node, "number", AGGLOMERATE_NUMBER);
        Site site = site(node);
        yield node.make(() -> new ParticleShape.Agglomerate(diameter, number, site));
      }
      default -> throw new IllegalStateException(name);
    };
  }

  private static ParticleShape ellipsoid(YamlNode node, Path file) throws IOException {
    List<YamlNode> axes = node.get("axes").items();
    if (axes.size() != 3) {
      throw node.get("axes").error("must list three relative axes, such as [1, 1, 0.5]");
    }
    double[] abc = new double[3];
    for (int i = 0; i < 3; i++) {
      abc[i] = axes.get(i).number();
    }
    var sizes = SizesCodec.read(node.get("diameter"), file);
    return node.make(() -> new ParticleShape.Spheroid(sizes, abc[0], abc[1], abc[2]));
  }

  private static ParticleShape fibre(YamlNode node) throws IOException {
    double diameter = node.get("diameter").quantity(Dimension.LENGTH);
    NormalLength length = SizesCodec.length(node.get("length"));
    Optional<YamlNode> given = node.optional("persistence");
    OptionalDouble persistence =
        given.isPresent()
            ? OptionalDouble.of(given.get().quantity(Dimension.LENGTH))
            : OptionalDouble.empty();
    Site site = site(node);
    return node.make(() -> new ParticleShape.Fibre(diameter, length, persistence, site));
  }

  private static Site site(YamlNode node) throws IOException {
    Optional<String> on = node.optionalText("on");
    return on.isPresent() ? Site.on(on.get()) : Site.ANYWHERE;
  }

  private static Amount amount(YamlNode node) throws IOException {
    List<String> given = new ArrayList<>();
    for (String key : List.of("of_volume", "of_solid", "ratio", "mass_parts")) {
      if (node.optional(key).isPresent()) {
        given.add(key);
      }
    }
    if (given.size() > 1) {
      throw node.error("has two amounts, " + String.join(" and ", given) + "; keep one");
    }
    if (given.isEmpty()) {
      return new Amount.Rest();
    }
    YamlNode value = node.get(given.get(0));
    switch (given.get(0)) {
      case "of_volume" -> {
        double fraction = value.number();
        return value.make(() -> new Amount.OfVolume(fraction));
      }
      case "of_solid" -> {
        double fraction = value.number();
        return value.make(() -> new Amount.OfSolid(fraction));
      }
      case "mass_parts" -> {
        double parts = value.number();
        double density = node.get("density").quantity(Dimension.DENSITY);
        return value.make(() -> new Amount.MassParts(parts, density));
      }
      default -> {
        value.keys("to", "is");
        String to = value.get("to").text();
        double ratio = value.get("is").number();
        return value.make(() -> new Amount.Ratio(to, ratio));
      }
    }
  }

  private static Overlapping overlap(String shape, YamlNode node) throws IOException {
    Optional<YamlNode> given = node.optional("overlap");
    if (given.isEmpty()) {
      boolean packed = KEYS.get(shape).contains("overlap") && !shape.equals("polyhedron");
      return packed ? Overlapping.NONE : Overlapping.FREE;
    }
    String text = given.get().text();
    return Arrays.stream(Overlapping.values())
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> given.get().error("must be none, least or free, is " + text));
  }

  private static Optional<Gradient> gradient(YamlNode node) throws IOException {
    Optional<YamlNode> given = node.optional("gradient");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    YamlNode map = given.get().keys("axis", "first", "last");
    String axis = map.get("axis").text();
    double first = map.get("first").number();
    double last = map.get("last").number();
    return Optional.of(map.make(() -> new Gradient(Axis.of(axis), first, last)));
  }

  private static int integer(YamlNode node, String key, int usual) throws IOException {
    Optional<YamlNode> given = node.optional(key);
    return given.isPresent() ? given.get().integer() : usual;
  }
}
