package org.voxelyte.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wanted of the network that carries the current, in study files. */
final class NetworkCodec {
  private NetworkCodec() {}

  /**
   * Reads it.
   *
   * @param file the study file, from whose folder a relative name of pathways counts
   */
  static NetworkMeasure read(YamlNode node, Path file) throws IOException {
    node.keys("anatomy", "pathways", "from", "largest_cut", "pathways_file");
    Optional<YamlNode> anatomy = node.optional("anatomy");
    boolean wanted = anatomy.isPresent() && anatomy.get().bool();
    Optional<YamlNode> pathways = node.optional("pathways");
    int streamlines = pathways.isPresent() ? pathways.get().integer() : 0;
    List<PathStart> from = new ArrayList<>();
    Optional<YamlNode> starts = node.optional("from");
    if (starts.isPresent()) {
      for (YamlNode start : starts.get().items()) {
        String text = start.text();
        from.add(start.make(() -> new PathStart(text)));
      }
    }
    Optional<String> name =
        node.optionalText("pathways_file")
            .map(path -> file.toAbsolutePath().normalize().resolveSibling(path).toString());
    Optional<YamlNode> largest = node.optional("largest_cut");
    long cut = largest.isPresent() ? largest.get().integer() : NetworkMeasure.NONE.largestCut();
    return node.make(() -> new NetworkMeasure(wanted, streamlines, from, cut, name));
  }

  /**
   * Returns it as YAML has it; what is at its default is left out.
   *
   * @param file the study file, relative to whose folder the name of pathways is noted
   */
  static Map<String, Object> write(NetworkMeasure network, Path file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("anatomy", network.anatomy());
    if (network.streamlines() > 0) {
      map.put("pathways", network.streamlines());
    }
    if (!network.from().isEmpty()) {
      map.put("from", network.from().stream().map(PathStart::text).toList());
    }
    if (network.largestCut() != NetworkMeasure.NONE.largestCut()) {
      map.put("largest_cut", network.largestCut());
    }
    network
        .file()
        .ifPresent(name -> map.put("pathways_file", SourceLocation.relativize(name, file)));
    return map;
  }
}
