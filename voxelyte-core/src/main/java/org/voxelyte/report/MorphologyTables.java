package org.voxelyte.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.report.Html.Term;

/** Metrics as tables of a page: a row per metric, a column per phase or pair. */
final class MorphologyTables {
  /** Tables with more columns are turned: a row per pair. */
  private static final int MOST_COLUMNS = 6;

  private MorphologyTables() {}

  /** Adds the tables of a topic, if it has metrics. */
  static void write(Html html, List<Metric> metrics, MorphologyTopic topic) {
    for (List<Metric> group : MetricGroups.of(metrics, topic)) {
      Optional<String> undefined = MetricGroups.commonReason(group);
      if (undefined.isPresent()) {
        html.element("p", "Undefined, because " + undefined.get() + ".");
      } else {
        table(html, group, topic);
      }
    }
  }

  private static void table(Html html, List<Metric> own, MorphologyTopic topic) {
    Set<String> subjects = new LinkedHashSet<>();
    Map<String, Map<String, Metric>> rows = new LinkedHashMap<>();
    Map<String, MetricKind> kinds = new LinkedHashMap<>();
    for (Metric metric : own) {
      subjects.add(metric.of());
      rows.computeIfAbsent(metric.row(), row -> new LinkedHashMap<>()).put(metric.of(), metric);
      kinds.putIfAbsent(metric.kind().key(), metric.kind());
    }
    Footnotes notes = new Footnotes();
    List<List<Cell>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>();
    if (subjects.size() <= MOST_COLUMNS) {
      header.add("Quantity");
      subjects.forEach(subject -> header.add(subject.isEmpty() ? "Volume" : subject));
      rows.forEach(
          (name, bySubject) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
            subjects.forEach(s -> row.add(Cell.of(notes.print(bySubject.get(s)))));
            cells.add(row);
          });
    } else {
      header.add("Of");
      header.addAll(rows.keySet());
      for (String subject : subjects) {
        List<Cell> row = new ArrayList<>(List.of(Cell.of(subject)));
        rows.values().forEach(m -> row.add(Cell.of(notes.print(m.get(subject)))));
        cells.add(row);
      }
    }
    html.table(topic.title(), "", 1, header, cells, terms(kinds.values(), notes));
  }

  /** Returns what each quantity is, then why values are undefined. */
  static List<Term> terms(Collection<MetricKind> kinds, Footnotes notes) {
    List<Term> terms = new ArrayList<>();
    for (MetricKind kind : kinds) {
      String spread = kind.spread().isEmpty() ? "" : " (± " + kind.spread() + ")";
      terms.add(new Term(kind.name(), kind.definition() + spread + "."));
    }
    for (int i = 0; i < notes.reasons().size(); i++) {
      terms.add(
          new Term("[" + (i + 1) + "]", "Undefined, because " + notes.reasons().get(i) + "."));
    }
    return terms;
  }

  /** Reasons why values are undefined, numbered as they come. */
  static final class Footnotes {
    private final List<String> reasons = new ArrayList<>();

    /** Prints a value; of an undefined one, the number of its reason. */
    String print(Metric metric) {
      if (metric == null) {
        return "–";
      }
      if (metric.value().isDefined()) {
        return metric.print();
      }
      int index = reasons.indexOf(metric.value().reason());
      if (index < 0) {
        index = reasons.size();
        reasons.add(metric.value().reason());
      }
      return "undefined [" + (index + 1) + "]";
    }

    List<String> reasons() {
      return reasons;
    }
  }

  /** Returns all metrics as a table of values. */
  static String csv(List<Metric> metrics) {
    Tables.Csv csv = new Tables.Csv();
    csv.row("topic", "metric", "of", "along", "value", "spread", "unit", "spread_is");
    csv.more("undefined_because", "definition");
    for (Metric metric : metrics) {
      MetricKind kind = metric.kind();
      csv.row(kind.topic().key(), kind.key(), metric.of(), metric.along());
      csv.more(metric.value().value().<Object>map(v -> v).orElse(""));
      csv.more(metric.spread().<Object>map(v -> v).orElse(""));
      csv.more(kind.unit().symbol(), kind.spread(), metric.value().reason(), kind.definition());
    }
    return csv.text();
  }

  /** Returns the curves of one kind. */
  static String csv(String key, List<Curve> curves) {
    Tables.Csv csv = new Tables.Csv();
    List<Curve> own = curves.stream().filter(curve -> curve.key().equals(key)).toList();
    csv.row("of", "along", own.get(0).x().key(), own.get(0).y().key());
    for (Curve curve : own) {
      for (Curve.Point point : curve.points()) {
        csv.row(curve.of(), curve.along(), point.x(), point.y());
      }
    }
    return csv.text();
  }

  /** Returns a table of rows. */
  static String csv(MorphologyFindings.Table table) {
    Tables.Csv csv = new Tables.Csv();
    csv.row(table.columns().toArray());
    for (List<Optional<Object>> row : table.rows()) {
      csv.row(row.stream().map(cell -> cell.orElse("")).toArray());
    }
    return csv.text();
  }
}
