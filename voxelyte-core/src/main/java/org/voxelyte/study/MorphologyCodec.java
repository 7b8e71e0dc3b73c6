package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.morphology.Feeding;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/** What is wanted of the morphology, in study files: true, false, or a map. */
final class MorphologyCodec {
  private static final String FIRST = "first";
  private static final String LAST = "last";

  private MorphologyCodec() {}

  /** Reads it; what is not said is usual. */
  static Optional<MorphologyMeasure> read(YamlNode node, Path file) throws IOException {
    if (!node.isMap()) {
      return node.bool() ? Optional.of(MorphologyMeasure.REPORT) : Optional.empty();
    }
    node.keys(
        "topics", "feed", "particles", "crack_radius", "boxes", "seed", "rev_scalars", "maps");
    Optional<YamlNode> boxes = node.optional("boxes");
    Optional<YamlNode> seed = node.optional("seed");
    MorphologyMeasure.Sampling usual = MorphologyMeasure.Sampling.USUAL;
    int boxesPerSize = boxes.isPresent() ? boxes.get().integer() : usual.boxes();
    long seedOfPlaces = seed.isPresent() ? seed.get().longInteger() : usual.seed();
    Optional<String> maps =
        node.optionalText("maps")
            .map(name -> file.toAbsolutePath().normalize().resolveSibling(name).toString());
    RevScalars scalars = scalars(node);
    Set<MorphologyTopic> topics = topics(node);
    Feeding feed = feed(node);
    Optional<YamlNode> crack = node.optional("crack_radius");
    Optional<Double> crackRadius = Optional.empty();
    if (crack.isPresent()) {
      String text = crack.get().text();
      crackRadius = Optional.of(crack.get().make(() -> Quantity.parse(text, Dimension.LENGTH)));
    }
    Optional<Double> radius = crackRadius;
    ParticleMeasure particles = ParticleCodec.read(node, file);
    return Optional.of(
        node.make(
            () ->
                new MorphologyMeasure(
                    topics,
                    feed,
                    particles,
                    radius,
                    new MorphologyMeasure.Sampling(boxesPerSize, seedOfPlaces, scalars),
                    maps)));
  }

  private static Set<MorphologyTopic> topics(YamlNode node) throws IOException {
    Optional<YamlNode> given = node.optional("topics");
    if (given.isEmpty()) {
      return MorphologyTopic.choosable();
    }
    EnumSet<MorphologyTopic> topics = EnumSet.noneOf(MorphologyTopic.class);
    for (YamlNode topic : given.get().items()) {
      String key = topic.text();
      topics.add(topic.make(() -> MorphologyTopic.of(key)));
    }
    return topics;
  }

  private static RevScalars scalars(YamlNode node) throws IOException {
    Optional<YamlNode> given = node.optional("rev_scalars");
    if (given.isEmpty()) {
      return RevScalars.DEFAULT;
    }
    List<String> chosen = new ArrayList<>();
    for (YamlNode scalar : given.get().items()) {
      chosen.add(scalar.text());
    }
    return given.get().make(() -> new RevScalars(chosen));
  }

  private static Feeding feed(YamlNode node) throws IOException {
    Optional<YamlNode> given = node.optional("feed");
    if (given.isEmpty()) {
      return MorphologyMeasure.USUAL_FEED;
    }
    YamlNode feed = given.get().keys("axis", "collector");
    YamlNode axisNode = feed.get("axis");
    String key = axisNode.text();
    Axis axis = axisNode.make(() -> Axis.of(key));
    YamlNode collector = feed.get("collector");
    String end = collector.text();
    if (!end.equals(FIRST) && !end.equals(LAST)) {
      throw collector.error("must be first or last, is " + end);
    }
    Feeding usual = Feeding.along(axis);
    return end.equals(FIRST) ? usual.reversed() : usual;
  }

  /** Returns it as YAML has it. */
  static Map<String, Object> write(MorphologyMeasure measure, Path file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("topics", MorphologyTopic.keys(measure.topics()));
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("axis", measure.feed().axis().key());
    feed.put("collector", measure.feed().electrons().key());
    map.put("feed", feed);
    if (!measure.particles().equals(ParticleMeasure.NONE)) {
      map.put("particles", ParticleCodec.write(measure.particles(), file));
    }
    measure.crackRadius().ifPresent(radius -> map.put("crack_radius", radius + " m"));
    map.put("boxes", measure.sampling().boxes());
    map.put("seed", measure.sampling().seed());
    if (!measure.sampling().scalars().equals(RevScalars.DEFAULT)) {
      map.put("rev_scalars", measure.sampling().scalars().chosen());
    }
    measure.maps().ifPresent(name -> map.put("maps", SourceLocation.relativize(name, file)));
    return map;
  }
}
