package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MetricGroups;
import org.voxelyte.report.MorphologyTopic;

/** Metrics of the morphology for a terminal: a table per topic, reasons beneath. */
final class MorphologyText {
  /** With more subjects, rows and columns change places. */
  private static final int MOST_COLUMNS = 5;

  private static final int MOST_REASONS = 6;

  private MorphologyText() {}

  static void add(StringBuilder text, List<Metric> metrics) {
    for (MorphologyTopic topic : MorphologyTopic.choosable()) {
      List<List<Metric>> groups = MetricGroups.of(metrics, topic);
      if (!groups.isEmpty()) {
        text.append('\n').append(topic.title()).append('\n');
      }
      for (List<Metric> group : groups) {
        Optional<String> undefined = MetricGroups.commonReason(group);
        if (undefined.isPresent()) {
          text.append("undefined, because ").append(undefined.get()).append('\n');
        } else {
          table(text, group);
        }
      }
    }
  }

  private static void table(StringBuilder text, List<Metric> metrics) {
    Set<String> subjects = new LinkedHashSet<>();
    Map<String, Map<String, Metric>> rows = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    for (Metric metric : metrics) {
      subjects.add(metric.of());
      rows.computeIfAbsent(metric.row(), row -> new LinkedHashMap<>()).put(metric.of(), metric);
      if (!metric.value().isDefined() && !reasons.contains(metric.value().reason())) {
        reasons.add(metric.value().reason());
      }
    }
    boolean wide = subjects.size() > MOST_COLUMNS;
    List<String> header = new ArrayList<>(List.of(wide ? "of" : "quantity"));
    if (wide) {
      header.addAll(rows.keySet());
    } else {
      subjects.forEach(subject -> header.add(subject.isEmpty() ? "volume" : subject));
    }
    Table table = new Table(header.toArray(String[]::new));
    if (wide) {
      for (String subject : subjects) {
        List<String> cells = new ArrayList<>(List.of(subject));
        rows.values().forEach(bySubject -> cells.add(print(bySubject.get(subject), reasons)));
        table.row(cells.toArray(String[]::new));
      }
    } else {
      rows.forEach(
          (name, bySubject) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            subjects.forEach(subject -> cells.add(print(bySubject.get(subject), reasons)));
            table.row(cells.toArray(String[]::new));
          });
    }
    text.append(table);
    notes(text, reasons);
  }

  /** Adds the first reasons; the others stand in the files. */
  static void notes(StringBuilder text, List<String> reasons) {
    int shown = reasons.size() <= MOST_REASONS + 1 ? reasons.size() : MOST_REASONS;
    for (int i = 0; i < shown; i++) {
      text.append("  [").append(i + 1).append("] undefined, because ");
      text.append(reasons.get(i)).append('\n');
    }
    if (shown < reasons.size()) {
      text.append("  [").append(shown + 1).append("] … [").append(reasons.size());
      text.append("] likewise: --json FILE or -o DIR has every reason\n");
    }
  }

  /** Prints a value, or the number of the reason why there is none. */
  static String print(Metric metric, List<String> reasons) {
    if (metric == null) {
      return "";
    }
    return metric.value().isDefined()
        ? metric.print()
        : "undefined [" + (reasons.indexOf(metric.value().reason()) + 1) + "]";
  }
}
