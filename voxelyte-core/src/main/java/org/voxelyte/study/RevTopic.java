package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.morphology.BoxOptions;
import org.voxelyte.morphology.BoxStatistics;
import org.voxelyte.morphology.ByEstimator;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.LocalThickness;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.RepresentativeVolume;
import org.voxelyte.morphology.Spread;
import org.voxelyte.morphology.VolumeScalar;
import org.voxelyte.report.Curve;
import org.voxelyte.report.Metric;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** From which size on a box tells the scalars of the material. */
final class RevTopic implements MorphologyRun.Topic {
  private static final MorphologyTopic TOPIC = MorphologyTopic.REV;

  /** A scalar of a phase. */
  private record Scalar(String key, String name, Phase phase, VolumeScalar measured) {
    MetricKind kind() {
      return MetricKind.of(
          TOPIC,
          "representative_edge_" + key + "_m",
          "Edge for 5 % spread, " + name,
          MetricUnit.LENGTH,
          "edge of boxes (geometric mean) from which on the spread of "
              + name
              + " between boxes at random places is below 5 % of its mean; boxes of up to half of"
              + " the edges");
    }
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task) {
    List<Scalar> scalars = new ArrayList<>();
    BoxSurfaces surfaces = new BoxSurfaces();
    for (Phase phase : sample.present()) {
      scalars.add(new Scalar("fraction", "fraction", phase, VolumeScalar.fraction(phase)));
      scalars.add(
          new Scalar("connected", "% connected", phase, VolumeScalar.connectedFraction(phase)));
      scalars.add(new Scalar("surface", "surface per volume", phase, surface(phase, surfaces)));
      scalars.add(
          new Scalar("thickness", "local thickness", phase, thickness(phase, sample, found)));
    }
    coverage(sample, surfaces).ifPresent(scalars::add);
    MorphologyMeasure.Sampling sampling = sample.measure().sampling();
    List<RepresentativeVolume> volumes =
        RepresentativeVolume.of(
            sample.volume(),
            scalars.stream().map(Scalar::measured).toList(),
            new BoxOptions(
                BoxOptions.DEFAULT.sizes(),
                sampling.boxes(),
                BoxOptions.DEFAULT.relativeSpread(),
                sampling.seed()),
            task);
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (int i = 0; i < scalars.size(); i++) {
      Scalar scalar = scalars.get(i);
      RepresentativeVolume volume = volumes.get(i);
      found.add(scalar.kind().metric(scalar.phase().name(), "", volume.size()));
      List<Curve.Point> points = new ArrayList<>();
      for (BoxStatistics size : volume.sizes()) {
        rows.add(row(scalar, size));
        size.relativeSpread()
            .value()
            .ifPresent(spread -> points.add(new Curve.Point(size.edge(), spread)));
      }
      if (points.size() > 1) {
        found.add(curve(scalar, points));
      }
    }
    found.add(
        new MorphologyFindings.Table(
            "representative-volume.csv",
            "",
            List.of(
                "of", "scalar", "edge_m", "boxes", "mean", "standard_deviation", "centred", "unit"),
            rows));
  }

  private static VolumeScalar surface(Phase phase, BoxSurfaces surfaces) {
    return new VolumeScalar(
        "specific surface of " + phase.name(),
        "1/m",
        (box, task) ->
            Finding.of(
                surfaces.of(box, phase, task).map(s -> s.perVolume().crofton()).orElse(0.0)));
  }

  /** Returns the coverage of the active material by the electrolyte, if there is one phase each. */
  private static Optional<Scalar> coverage(MorphologySample sample, BoxSurfaces surfaces) {
    List<Phase> active = sample.of(PhaseRole.ACTIVE);
    List<Phase> electrolyte = sample.of(PhaseRole.ELECTROLYTE);
    if (active.size() != 1 || electrolyte.size() != 1) {
      return Optional.empty();
    }
    Phase covered = active.get(0);
    PhaseGroup by = PhaseGroup.of(electrolyte.get(0));
    String none = covered.name() + " has no surface";
    VolumeScalar share =
        new VolumeScalar(
            "coverage of " + covered.name() + " by " + by.name(),
            "",
            (box, task) ->
                surfaces
                    .of(box, covered, task)
                    .map(surface -> surface.by(by).share().map(ByEstimator::crofton))
                    .orElse(Finding.undefined(none)));
    return Optional.of(new Scalar("coverage", "coverage by " + by.name(), covered, share));
  }

  /** Returns the thickness, which for the whole volume may be known already. */
  private static VolumeScalar thickness(
      Phase phase, MorphologySample sample, MorphologyCollector found) {
    Optional<Finding<Double>> whole =
        found.find("local_thickness_mean_m", phase.name()).map(Metric::value);
    return new VolumeScalar(
        "mean local thickness of " + phase.name(),
        "m",
        (box, task) ->
            whole.isPresent() && box.shape().equals(sample.volume().shape())
                ? whole.get()
                : LocalThickness.of(box, phase, task).map(LocalThickness::mean));
  }

  private static List<Optional<Object>> row(Scalar scalar, BoxStatistics size) {
    Finding<Spread> spread = size.spread();
    return List.of(
        Optional.of(scalar.phase().name()),
        Optional.of(scalar.name()),
        Optional.of(size.edge()),
        spread.value().map(Spread::values),
        spread.value().map(Spread::mean),
        spread.value().flatMap(s -> s.standardDeviation().value()),
        size.centred().value().map(value -> value),
        Optional.of(scalar.measured().unit()));
  }

  private static Curve curve(Scalar scalar, List<Curve.Point> points) {
    return new Curve(
        TOPIC,
        "representative-volume",
        scalar.phase().name(),
        scalar.name(),
        "Spread between boxes of one size",
        "Standard deviation over mean of a scalar in boxes at random places, against their edge; it"
            + " should be below 0.05. Boxes overlap, which lowers the spread by 16 % at half of the"
            + " volume's edges.",
        new Curve.Quantity("edge of the boxes", "edge_m", MetricUnit.LENGTH),
        new Curve.Quantity("relative spread", "relative_spread", MetricUnit.NUMBER),
        points);
  }
}
