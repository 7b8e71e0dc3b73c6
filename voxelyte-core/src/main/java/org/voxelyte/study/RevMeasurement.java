package org.voxelyte.study;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxelyte.morphology.Finding;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

/**
 * Measures the scalars of boxes: the usual ones by themselves, the others by running in each box
 * the topics that they belong to. What was found of the whole volume already is not found again.
 */
final class RevMeasurement {
  private final MorphologySample whole;
  private final Set<MorphologyTopic> topics = EnumSet.noneOf(MorphologyTopic.class);
  private final List<RevScalar> further = new ArrayList<>();

  /** What is known of the whole volume. */
  private final Map<RevScalar.Id, Finding<Double>> known = new HashMap<>();

  /**
   * Finds out which scalars there are.
   *
   * @param wanted names among {@link RevNames}
   * @param found what topics have found of the whole volume
   */
  RevMeasurement(
      MorphologySample whole, Set<String> wanted, MorphologyCollector found, TaskContext task) {
    this.whole = whole;
    wanted.stream()
        .filter(name -> !RevNames.USUAL.contains(name))
        .forEach(name -> topics.add(RevNames.TOPIC_OF.get(name)));
    Set<MorphologyTopic> missing = EnumSet.copyOf(MorphologyTopic.choosable());
    missing.removeAll(whole.measure().topics());
    missing.addAll(EnumSet.complementOf(EnumSet.copyOf(MorphologyTopic.choosable())));
    missing.retainAll(topics);
    List<Metric> metrics = new ArrayList<>(found.metrics());
    if (!missing.isEmpty()) {
      metrics.addAll(BoxMetrics.of(whole.box(whole.volume()), missing, task));
    }
    keep(metrics, known);
    Set<String> absent =
        whole.volume().phases().stream()
            .filter(phase -> !whole.present().contains(phase))
            .map(Phase::name)
            .collect(Collectors.toSet());
    for (String name : wanted) {
      metrics.stream()
          .filter(metric -> RevNames.of(metric.kind()).equals(name))
          .filter(metric -> !RevNames.USUAL.contains(name) && !absent.contains(metric.of()))
          .forEach(metric -> further.add(RevScalar.of(metric)));
    }
    if (whole.measure().particles().readsIds()) {
      topics.remove(MorphologyTopic.PARTICLES);
    }
  }

  /** Returns the scalars that are not usual, in the order of what is wanted. */
  List<RevScalar> furtherScalars() {
    return further;
  }

  /** Measures a box. */
  List<Finding<Double>> of(LabelVolume box, List<RevScalar> scalars, TaskContext task) {
    boolean all = box.shape().equals(whole.volume().shape());
    Map<RevScalar.Id, Finding<Double>> values = all ? known : new HashMap<>();
    if (!all && !topics.isEmpty()) {
      keep(BoxMetrics.of(whole.box(box), topics, task), values);
    }
    BoxValues usual = new BoxValues(box, task);
    return scalars.stream().map(scalar -> value(scalar, values, usual, box)).toList();
  }

  private static void keep(List<Metric> metrics, Map<RevScalar.Id, Finding<Double>> values) {
    metrics.forEach(metric -> values.put(RevScalar.Id.of(metric), metric.value()));
  }

  private Finding<Double> value(
      RevScalar scalar,
      Map<RevScalar.Id, Finding<Double>> values,
      BoxValues usual,
      LabelVolume box) {
    Finding<Double> value = values.get(scalar.metric());
    if (value != null) {
      return scalar.isCount() ? value.map(count -> count / box.volume()) : value;
    }
    if (scalar.usual().isPresent()) {
      return scalar.usual().get().apply(usual);
    }
    if (RevNames.ZERO_IF_MISSING.contains(scalar.name())) {
      return Finding.of(0.0);
    }
    return Finding.undefined(
        !topics.contains(RevNames.TOPIC_OF.get(scalar.name()))
            ? "particles that are read from a file are not cut into boxes"
            : "the box has no " + scalar.title() + " of " + scalar.of());
  }
}
