package org.voxelyte.report;

import java.util.Optional;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.Spread;

/**
 * What a metric is.
 *
 * @param topic where it stands
 * @param key the same in every file, with the SI unit at its end: "local_thickness_mean_m"
 * @param name for people: "Local thickness, mean"
 * @param unit of the value and of its spread
 * @param definition equation, estimator and denominator in a sentence or two
 * @param spread what the spread beside it is: "standard deviation over voxels"; empty if there is
 *     none
 */
public record MetricKind(
    MorphologyTopic topic,
    String key,
    String name,
    MetricUnit unit,
    String definition,
    String spread) {
  /** Returns a kind whose values have no spread. */
  public static MetricKind of(
      MorphologyTopic topic, String key, String name, MetricUnit unit, String definition) {
    return new MetricKind(topic, key, name, unit, definition, "");
  }

  /** Returns a metric of this kind without spread. */
  public Metric metric(String of, String along, Finding<Double> value) {
    return new Metric(this, of, along, value, Optional.empty());
  }

  /** Returns a metric of this kind; its spread, if there is one, counts where it has a value. */
  public Metric metric(String of, String along, Finding<Double> value, Optional<Double> sd) {
    return new Metric(this, of, along, value, value.isDefined() ? sd : Optional.empty());
  }

  /** Returns the mean of values and their standard deviation as a metric of this kind. */
  public Metric mean(String of, String along, Finding<Spread> values) {
    return metric(
        of,
        along,
        values.map(Spread::mean),
        values.value().flatMap(spread -> spread.standardDeviation().value()));
  }
}
