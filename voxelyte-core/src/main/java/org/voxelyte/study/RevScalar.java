package org.voxelyte.study;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;

/**
 * A scalar of boxes.
 *
 * @param name among {@link RevNames}
 * @param metric the metric that it is
 * @param kind of its representative edge
 * @param of what the representative edge is of
 * @param words what it is for people: "fraction"
 * @param unit SI; empty for a pure number
 * @param usual finds it without its topic; empty: the topic does
 */
record RevScalar(
    String name,
    Id metric,
    MetricKind kind,
    String of,
    String words,
    String unit,
    Optional<Function<BoxValues, Finding<Double>>> usual) {
  /**
   * Which metric.
   *
   * @param key as in results.json
   * @param of phase, pair or role
   * @param along axis or direction
   */
  record Id(String key, String of, String along) {
    static Id of(Metric metric) {
      return new Id(metric.kind().key(), metric.of(), metric.along());
    }
  }

  /** Returns the scalar that a metric is. */
  static RevScalar of(Metric metric) {
    MetricKind kind = metric.kind();
    String name = RevNames.of(kind);
    boolean counts = kind.unit() == MetricUnit.COUNT;
    String words = lower(kind.name()) + (counts ? " per volume" : "");
    String unit = counts ? MetricUnit.PER_VOLUME.symbol() : kind.unit().symbol();
    return new RevScalar(
        name,
        Id.of(metric),
        kind("of_" + RevNames.withoutUnit(name), words),
        metric.of(),
        words,
        unit.equals(MetricUnit.NUMBER.symbol()) ? "" : unit,
        Optional.empty());
  }

  private static String lower(String text) {
    boolean letter = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return letter ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
  }

  /** Returns what its representative edge is. */
  static MetricKind kind(String key, String words) {
    return MetricKind.of(
        MorphologyTopic.REV,
        "representative_edge_" + key + "_m",
        "Edge for 5 % spread, " + words,
        MetricUnit.LENGTH,
        "edge of boxes (geometric mean) from which on the spread of "
            + words
            + " between boxes at random places is below 5 % of its mean; boxes of up to half of"
            + " the edges");
  }

  /** Returns whether the number of the metric is of the whole box and is taken per volume. */
  boolean isCount() {
    return !name.equals(metric.key());
  }

  /** Returns what it is called in a figure: "geometric tortuosity, +z". */
  String title() {
    return metric.along().isEmpty() ? words : words + ", " + metric.along();
  }
}
