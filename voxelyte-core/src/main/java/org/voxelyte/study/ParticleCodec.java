package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.units.Dimension;
import org.voxelyte.units.Quantity;

/** How particles are told apart, in study files. */
final class ParticleCodec {
  private ParticleCodec() {}

  /** Reads the entry {@code particles} of a node, or that there is none. */
  static ParticleMeasure read(YamlNode node, Path file) throws IOException {
    Optional<YamlNode> given = node.optional("particles");
    if (given.isEmpty()) {
      return ParticleMeasure.NONE;
    }
    YamlNode particles = given.get().keys("of", "neck_depth", "out");
    List<ParticleMeasure.Source> sources = new ArrayList<>();
    Optional<YamlNode> phases = particles.optional("of");
    if (phases.isPresent()) {
      for (YamlNode source : phases.get().items()) {
        source.keys("phase", "file", "sha256");
        sources.add(
            new ParticleMeasure.Source(
                source.get("phase").text(),
                source.optionalText("file").map(name -> SourceLocation.resolve(name, file)),
                source.optionalText("sha256")));
      }
    }
    Optional<YamlNode> depth = particles.optional("neck_depth");
    Optional<Double> metres = Optional.empty();
    if (depth.isPresent()) {
      String text = depth.get().text();
      metres = Optional.of(depth.get().make(() -> Quantity.parse(text, Dimension.LENGTH)));
    }
    Optional<Double> neckDepth = metres;
    Optional<String> out =
        particles
            .optionalText("out")
            .map(name -> file.toAbsolutePath().normalize().resolveSibling(name).toString());
    return particles.make(() -> new ParticleMeasure(sources, neckDepth, out));
  }

  /** Returns it as YAML has it. */
  static Map<String, Object> write(ParticleMeasure particles, Path file) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<Map<String, Object>> sources = new ArrayList<>();
    for (ParticleMeasure.Source source : particles.sources()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("phase", source.phase());
      source.file().ifPresent(ids -> entry.put("file", SourceLocation.relativize(ids, file)));
      source.sha256().ifPresent(hash -> entry.put("sha256", hash));
      sources.add(entry);
    }
    if (!sources.isEmpty()) {
      map.put("of", sources);
    }
    particles.neckDepth().ifPresent(depth -> map.put("neck_depth", depth + " m"));
    particles.out().ifPresent(out -> map.put("out", SourceLocation.relativize(out, file)));
    return map;
  }
}
