package org.voxelyte.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parts metrics into tables of which every row is filled: of the volume, of phases, of pairs. */
public final class MetricGroups {
  private MetricGroups() {}

  /**
   * Returns the metrics of a topic in groups, in the order of their first metrics. Metrics of
   * phases stand together; those of pairs if they are of the same pairs.
   */
  public static List<List<Metric>> of(List<Metric> metrics, MorphologyTopic topic) {
    Map<String, Set<String>> subjectsOfKind = new LinkedHashMap<>();
    List<Metric> own = metrics.stream().filter(m -> m.kind().topic() == topic).toList();
    for (Metric metric : own) {
      subjectsOfKind
          .computeIfAbsent(metric.kind().key(), key -> new LinkedHashSet<>())
          .add(metric.of());
    }
    Map<Set<String>, List<Metric>> groups = new LinkedHashMap<>();
    for (Metric metric : own) {
      Set<String> subjects = subjectsOfKind.get(metric.kind().key());
      boolean phases = subjects.stream().noneMatch(of -> of.isEmpty() || of.contains("|"));
      groups.computeIfAbsent(phases ? Set.of() : subjects, key -> new ArrayList<>()).add(metric);
    }
    return List.copyOf(groups.values());
  }

  /** Returns the reason why all of them are undefined, if they share one and are several. */
  public static Optional<String> commonReason(List<Metric> metrics) {
    Set<String> reasons = new LinkedHashSet<>();
    metrics.forEach(metric -> reasons.add(metric.value().reason()));
    String only = reasons.size() == 1 ? reasons.iterator().next() : "";
    return only.isEmpty() || metrics.size() == 1 ? Optional.empty() : Optional.of(only);
  }
}
