package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.report.Comparison;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyTopic;

/** A comparison for a terminal: a table per topic, a column per volume. */
final class ComparisonText {
  private ComparisonText() {}

  static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    List<Comparison.Row> rows = comparison.rows();
    for (MorphologyTopic topic : MorphologyTopic.values()) {
      List<Comparison.Row> own = rows.stream().filter(r -> r.kind().topic() == topic).toList();
      if (own.isEmpty()) {
        continue;
      }
      List<String> header = new ArrayList<>(List.of("quantity"));
      comparison.volumes().forEach(volume -> header.add(volume.name()));
      Table table = new Table(header.toArray(String[]::new));
      List<String> reasons = new ArrayList<>();
      for (Comparison.Row row : own) {
        List<String> cells = new ArrayList<>(List.of(row.title()));
        for (Optional<Metric> value : row.values()) {
          value
              .filter(m -> !m.value().isDefined() && !reasons.contains(m.value().reason()))
              .ifPresent(m -> reasons.add(m.value().reason()));
          cells.add(value.map(m -> MorphologyText.print(m, reasons)).orElse(""));
        }
        table.row(cells.toArray(String[]::new));
      }
      text.append(text.isEmpty() ? "" : "\n").append(topic.title()).append('\n').append(table);
      MorphologyText.notes(text, reasons);
    }
    comparison.warnings().forEach(w -> text.append("\nwarning: ").append(w).append('\n'));
    return text.toString();
  }
}
