package org.voxelyte.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.voxelyte.morphology.BoxOptions;
import org.voxelyte.morphology.BoxStatistics;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.RepresentativeVolume;
import org.voxelyte.morphology.Spread;
import org.voxelyte.morphology.VolumeScalars;
import org.voxelyte.report.Curve;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.PhaseRole;

/** From which size on a box tells the scalars of the material. */
final class RevTopic implements MorphologyRun.Topic {
  private static final MorphologyTopic TOPIC = MorphologyTopic.REV;
  private static final Usual FRACTION = new Usual(RevNames.FRACTION, "fraction", "fraction", "");
  private static final Usual CONNECTED =
      new Usual(RevNames.CONNECTED, "connected", "% connected", "");
  private static final Usual SURFACE =
      new Usual(RevNames.SURFACE, "surface", "surface per volume", "1/m");
  private static final Usual THICKNESS =
      new Usual(RevNames.THICKNESS, "thickness", "local thickness", "m");
  private static final Usual OWN_SURFACE =
      new Usual(
          RevNames.OWN_SURFACE,
          "of_surface_per_own_volume",
          "surface per volume of the phase",
          "1/m");
  private static final Usual COVERAGE = new Usual(RevNames.COVERAGE, "of_coverage", "coverage", "");
  private static final Usual INTERFACE =
      new Usual(RevNames.INTERFACE, "of_area_per_volume", "interface area per volume", "1/m");

  /** A kind of scalar that is found without its topic; its key keeps to what was first written. */
  private record Usual(String name, String key, String words, String unit) {
    RevScalar scalar(Phase phase, Function<BoxValues, Finding<Double>> value) {
      return scalar(phase.name(), phase.name(), value);
    }

    RevScalar scalar(String of, String metricOf, Function<BoxValues, Finding<Double>> value) {
      return new RevScalar(
          name,
          new RevScalar.Id(name, metricOf, ""),
          RevScalar.kind(key, words),
          of,
          words,
          unit,
          Optional.of(value));
    }
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task)
      throws IOException {
    try {
      measure(sample, found, task);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void measure(
      MorphologySample sample, MorphologyCollector found, TaskContext task) {
    MorphologyMeasure.Sampling sampling = sample.measure().sampling();
    Set<String> wanted = sampling.scalars().names();
    RevMeasurement measurement = new RevMeasurement(sample, wanted, found, task);
    List<RevScalar> scalars = usual(sample, wanted);
    scalars.addAll(measurement.furtherScalars());
    List<RepresentativeVolume> volumes =
        RepresentativeVolume.of(
            sample.volume(),
            new VolumeScalars(
                scalars.stream().map(s -> new VolumeScalars.Kind(s.title(), s.unit())).toList(),
                (box, inner) -> measurement.of(box, scalars, inner)),
            new BoxOptions(
                BoxOptions.DEFAULT.sizes(),
                sampling.boxes(),
                BoxOptions.DEFAULT.relativeSpread(),
                sampling.seed()),
            task);
    List<List<Optional<Object>>> rows = new ArrayList<>();
    for (int i = 0; i < scalars.size(); i++) {
      RevScalar scalar = scalars.get(i);
      RepresentativeVolume volume = volumes.get(i);
      found.add(scalar.kind().metric(scalar.of(), scalar.metric().along(), volume.size()));
      volume.sizes().forEach(size -> rows.add(row(scalar, size)));
      if (isDrawn(scalar, sample)) {
        curve(scalar, volume).ifPresent(found::add);
      }
    }
    found.add(
        new MorphologyFindings.Table(
            "representative-volume.csv",
            "",
            List.of(
                "of",
                "scalar",
                "edge_m",
                "boxes",
                "mean",
                "standard_deviation",
                "centred",
                "unit",
                "along",
                "metric"),
            rows));
  }

  /** Returns what is measured without topics: of each phase, then of pairs. */
  static List<RevScalar> usual(MorphologySample sample, Set<String> wanted) {
    List<RevScalar> all = new ArrayList<>();
    for (Phase phase : sample.present()) {
      all.add(FRACTION.scalar(phase, box -> box.fraction(phase)));
      all.add(CONNECTED.scalar(phase, box -> box.connected(phase)));
      all.add(SURFACE.scalar(phase, box -> box.surface(phase)));
      all.add(THICKNESS.scalar(phase, box -> box.thickness(phase)));
    }
    List<Phase> active = sample.of(PhaseRole.ACTIVE);
    List<Phase> electrolyte = sample.of(PhaseRole.ELECTROLYTE);
    if (active.size() == 1 && electrolyte.size() == 1) {
      Phase covered = active.get(0);
      Phase by = electrolyte.get(0);
      all.add(
          new Usual(RevNames.COVERAGE, "coverage", "coverage by " + by.name(), "")
              .scalar(covered.name(), pair(covered, by), box -> box.coverage(covered, by)));
    }
    for (Phase phase : sample.present()) {
      all.add(OWN_SURFACE.scalar(phase, box -> box.ownSurface(phase)));
    }
    for (Phase a : sample.present()) {
      for (Phase b : sample.present()) {
        String pair = pair(a, b);
        if (!a.equals(b)) {
          all.add(COVERAGE.scalar(pair, pair, box -> box.coverage(a, b)));
        }
        if (a.label() < b.label()) {
          all.add(INTERFACE.scalar(pair, pair, box -> box.interfaceArea(a, b)));
        }
      }
    }
    all.removeIf(scalar -> !wanted.contains(scalar.name()));
    return all;
  }

  private static String pair(Phase a, Phase b) {
    return a.name() + "|" + b.name();
  }

  /** Returns whether a figure shows it: of all scalars those of phases that were asked for. */
  private static boolean isDrawn(RevScalar scalar, MorphologySample sample) {
    return sample.measure().sampling().scalars().asksFor(scalar.name())
        && sample.present().stream().anyMatch(phase -> phase.name().equals(scalar.of()));
  }

  private static List<Optional<Object>> row(RevScalar scalar, BoxStatistics size) {
    Finding<Spread> spread = size.spread();
    return List.of(
        Optional.of(scalar.of()),
        Optional.of(scalar.words()),
        Optional.of(size.edge()),
        spread.value().map(Spread::values),
        spread.value().map(Spread::mean),
        spread.value().flatMap(s -> s.standardDeviation().value()),
        size.centred().value().map(value -> value),
        Optional.of(scalar.unit()),
        Optional.of(scalar.metric().along()),
        Optional.of(scalar.name()));
  }

  private static Optional<Curve> curve(RevScalar scalar, RepresentativeVolume volume) {
    List<Curve.Point> points = new ArrayList<>();
    for (BoxStatistics size : volume.sizes()) {
      size.relativeSpread()
          .value()
          .ifPresent(spread -> points.add(new Curve.Point(size.edge(), spread)));
    }
    return points.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Curve(
                TOPIC,
                "representative-volume",
                scalar.of(),
                scalar.title(),
                "Spread between boxes of one size",
                "Standard deviation over mean of a scalar in boxes at random places, against their"
                    + " edge; it should be below 0.05. Boxes overlap, which lowers the spread by 16"
                    + " % at half of the volume's edges.",
                new Curve.Quantity("edge of the boxes", "edge_m", MetricUnit.LENGTH),
                new Curve.Quantity("relative spread", "relative_spread", MetricUnit.NUMBER),
                points));
  }
}
