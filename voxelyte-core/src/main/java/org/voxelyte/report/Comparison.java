package org.voxelyte.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.volume.Phase;

/**
 * The morphology of several volumes side by side. Phases are the same if their names are.
 *
 * @param command the arguments that people would type to repeat it
 * @param volumes at least two, in the order given
 * @param seconds wall time of all of it
 */
public record Comparison(List<String> command, List<Volume> volumes, double seconds) {
  /** Checks the number of volumes and their names. */
  public Comparison {
    command = List.copyOf(command);
    volumes = List.copyOf(volumes);
    if (volumes.size() < 2) {
      throw new IllegalArgumentException(
          "a comparison needs at least two volumes, got " + volumes.size());
    }
    Set<String> names = new HashSet<>();
    for (Volume volume : volumes) {
      if (!names.add(volume.name())) {
        throw new IllegalArgumentException("two volumes are called " + volume.name());
      }
    }
  }

  /**
   * One of them.
   *
   * @param name what its column is called
   * @param analysis what was found
   */
  public record Volume(String name, Analysis analysis) {}

  /**
   * A metric of all volumes.
   *
   * @param kind what it is
   * @param of of which phase or pair
   * @param along axis or direction
   * @param values one per volume; empty where a volume has no such phase or pair
   */
  public record Row(MetricKind kind, String of, String along, List<Optional<Metric>> values) {
    /** Returns what it is called: "NMC: Local thickness, mean". */
    public String title() {
      return (of.isEmpty() ? "" : of + ": ") + kind.name() + (along.isEmpty() ? "" : ", " + along);
    }
  }

  /** Returns a row per metric that any volume has, by topic. */
  public List<Row> rows() {
    record Key(String metric, String of, String along) {}
    List<Row> rows = new ArrayList<>();
    List<List<Metric>> all = volumes.stream().map(v -> v.analysis().metrics()).toList();
    for (MorphologyTopic topic : MorphologyTopic.values()) {
      Map<Key, MetricKind> kinds = new LinkedHashMap<>();
      List<Map<Key, Metric>> found = new ArrayList<>();
      for (List<Metric> metrics : all) {
        Map<Key, Metric> own = new LinkedHashMap<>();
        for (Metric metric : metrics) {
          if (metric.kind().topic() == topic) {
            Key key = new Key(metric.kind().key(), metric.of(), metric.along());
            kinds.putIfAbsent(key, metric.kind());
            own.put(key, metric);
          }
        }
        found.add(own);
      }
      kinds.forEach(
          (key, kind) ->
              rows.add(
                  new Row(
                      kind,
                      key.of(),
                      key.along(),
                      found.stream().map(own -> Optional.ofNullable(own.get(key))).toList())));
    }
    return rows;
  }

  /** Returns what to know before the numbers are used, a sentence each. */
  public List<String> warnings() {
    List<String> sentences = new ArrayList<>();
    for (Volume volume : volumes) {
      if (sharesNoPhase(volume)) {
        sentences.add(
            volume.name()
                + ": none of its phases, "
                + String.join(", ", volume.analysis().phases().stream().map(Phase::name).toList())
                + ", is called as one of the other volumes is, so its rows stand alone; call them"
                + " alike with --phase LABEL=NAME, which counts for every volume.");
      }
    }
    for (Volume volume : volumes) {
      for (String warning : Warnings.of(volume.analysis())) {
        sentences.add(volume.name() + ": " + warning);
      }
    }
    return sentences;
  }

  @SuppressWarnings("ReferenceEquality") // the same volume given twice is two volumes
  private boolean sharesNoPhase(Volume volume) {
    Set<String> own = new HashSet<>();
    volume.analysis().phases().forEach(phase -> own.add(phase.name()));
    return volumes.stream()
        .filter(other -> other != volume)
        .flatMap(other -> other.analysis().phases().stream())
        .noneMatch(phase -> own.contains(phase.name()));
  }

  /** Returns the phases of all volumes by name, with a label each of their own. */
  List<Phase> phases() {
    Map<String, Phase> byName = new LinkedHashMap<>();
    for (Volume volume : volumes) {
      for (Phase phase : volume.analysis().phases()) {
        if (byName.size() < 256) {
          byName.putIfAbsent(phase.name(), new Phase(byName.size(), phase.name(), phase.role()));
        }
      }
    }
    return List.copyOf(byName.values());
  }
}
