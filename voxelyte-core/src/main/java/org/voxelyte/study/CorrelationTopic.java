package org.voxelyte.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.morphology.ChordLengths;
import org.voxelyte.morphology.CorrelationCurve;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.FractionError;
import org.voxelyte.morphology.PhaseGroup;
import org.voxelyte.morphology.TwoPointCorrelation;
import org.voxelyte.report.Curve;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** Two-point correlation of each phase with what follows from it, and chords along each axis. */
final class CorrelationTopic implements MorphologyRun.Topic {
  private static final MorphologyTopic TOPIC = MorphologyTopic.CORRELATION;
  private static final Curve.Quantity LAG =
      new Curve.Quantity("distance", "lag_m", MetricUnit.LENGTH);
  private static final Curve.Quantity PROBABILITY =
      new Curve.Quantity("S₂", "s2", MetricUnit.NUMBER);

  private static final MetricKind ERROR =
      MetricKind.of(
          TOPIC,
          "volume_fraction_standard_error",
          "Fraction, standard error",
          MetricUnit.SHARE,
          "how far the fraction of a volume of this size scatters about that of the material: root"
              + " of the covariance summed over all pairs of voxels up to where it falls to 2 %;"
              + " for homogeneous materials");
  private static final MetricKind LOWER =
      MetricKind.of(
          TOPIC,
          "volume_fraction_95_low",
          "Fraction, 95 % interval from",
          MetricUnit.SHARE,
          "fraction less 1.96 standard errors");
  private static final MetricKind UPPER =
      MetricKind.of(
          TOPIC,
          "volume_fraction_95_high",
          "Fraction, 95 % interval to",
          MetricUnit.SHARE,
          "fraction and 1.96 standard errors");
  private static final MetricKind SURFACE =
      MetricKind.of(
          TOPIC,
          "surface_per_volume_s2_per_m",
          "Surface per volume from S₂",
          MetricUnit.PER_LENGTH,
          "−4 dS₂/dr at 0 (Debye et al. 1957), mean of the axes; of an image its perimeter per"
              + " area, −π dS₂/dr");
  private static final MetricKind LENGTH =
      MetricKind.of(
          TOPIC,
          "correlation_length_m",
          "Correlation length",
          MetricUnit.LENGTH,
          "∫C dr/C(0) of the covariance C up to where it first falls to 2 %");
  private static final MetricKind INTERCEPT =
      MetricKind.of(
          TOPIC,
          "mean_intercept_m",
          "Mean intercept",
          MetricUnit.LENGTH,
          "length of the phase along all lines over half the number of chord ends inside: the mean"
              + " chord without bias by the outer faces");
  private static final MetricKind CHORD =
      new MetricKind(
          TOPIC,
          "chord_length_mean_m",
          "Whole chords, mean",
          MetricUnit.LENGTH,
          "Σ length over number of the chords that no outer face cuts",
          "standard deviation over chords");
  private static final MetricKind WEIGHTED =
      MetricKind.of(
          TOPIC,
          "chord_length_weighted_mean_m",
          "Whole chords, length-weighted mean",
          MetricUnit.LENGTH,
          "Σ length² over Σ length of the same: the chord through a point of the phase");

  /** What a phase without voxels has. */
  private static final Finding<Double> NONE = Finding.of(0.0);

  private static final MetricKind WHOLE =
      MetricKind.of(TOPIC, "chords_whole", "Whole chords", MetricUnit.COUNT, "number of them");
  private static final MetricKind CUT =
      MetricKind.of(
          TOPIC,
          "chords_cut",
          "Cut chords",
          MetricUnit.COUNT,
          "chords that an outer face cuts, which the means and the distribution leave out");

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task) {
    double lag = TwoPointCorrelation.defaultLargestLag(sample.volume()) / 2;
    for (Phase phase : sample.volume().phases()) {
      Optional<String> absent = sample.absent(PhaseGroup.of(phase));
      Finding<TwoPointCorrelation> two =
          absent.isPresent()
              ? Finding.undefined(absent.get())
              : correlation(sample, phase, lag, task);
      if (two.isDefined()) {
        correlation(two.get(), sample, found);
      } else {
        undefined(List.of(ERROR, LOWER, UPPER, LENGTH), phase, "", two.reason(), found);
        // A single voxel has no neighbours that could tell of a surface.
        boolean empty = absent.isPresent() && !sample.axes().isEmpty();
        Finding<Double> none = empty ? NONE : Finding.undefined(two.reason());
        found.add(SURFACE.metric(phase.name(), "", none));
      }
    }
    for (Axis axis : sample.axes()) {
      for (Phase phase : sample.volume().phases()) {
        Optional<String> absent = sample.absent(PhaseGroup.of(phase));
        if (absent.isPresent()) {
          List<MetricKind> kinds = List.of(INTERCEPT, CHORD, WEIGHTED);
          undefined(kinds, phase, axis.key(), absent.get(), found);
          found.add(WHOLE.metric(phase.name(), axis.key(), NONE));
          found.add(CUT.metric(phase.name(), axis.key(), NONE));
        } else {
          chords(ChordLengths.of(sample.volume(), phase, axis, task), found);
        }
      }
    }
  }

  private static void undefined(
      List<MetricKind> kinds, Phase phase, String along, String reason, MorphologyCollector found) {
    kinds.forEach(kind -> found.add(kind.metric(phase.name(), along, Finding.undefined(reason))));
  }

  /**
   * Returns the correlation up to a lag, and where it has not ended there, to twice that if it ends
   * by then.
   */
  private static Finding<TwoPointCorrelation> correlation(
      MorphologySample sample, Phase phase, double lag, TaskContext task) {
    Finding<TwoPointCorrelation> near =
        IfMemorySuffices.find(() -> TwoPointCorrelation.of(sample.volume(), phase, lag, task));
    if (!near.isDefined() || near.get().fractionError().isDefined() || near.get().fraction() == 1) {
      return near;
    }
    Finding<TwoPointCorrelation> far =
        IfMemorySuffices.find(() -> TwoPointCorrelation.of(sample.volume(), phase, 2 * lag, task));
    return far.isDefined() && far.get().fractionError().isDefined() ? far : near;
  }

  private static void correlation(
      TwoPointCorrelation two, MorphologySample sample, MorphologyCollector found) {
    String name = two.phase().name();
    found.add(ERROR.metric(name, "", two.fractionError().map(FractionError::standardError)));
    found.add(LOWER.metric(name, "", two.fractionError().map(FractionError::lower)));
    found.add(UPPER.metric(name, "", two.fractionError().map(FractionError::upper)));
    found.add(SURFACE.metric(name, "", two.specificSurface()));
    found.add(LENGTH.metric(name, "", two.correlationLength()));
    found.add(
        curve(
            "two-point",
            two.phase(),
            "",
            "Two-point correlation",
            "Probability that two points at a distance both lie in the phase, over pairs of voxels"
                + " inside the volume in all directions; it starts at the fraction ε and ends at ε²"
                + " where the material is disordered.",
            two.radial()));
    for (Axis axis : sample.axes()) {
      found.add(
          curve(
              "two-point-axes",
              two.phase(),
              axis.key(),
              "Two-point correlation along the axes",
              "The same for pairs along one axis: where the panels differ, the material is"
                  + " anisotropic.",
              two.along().get(axis)));
    }
  }

  private static Curve curve(
      String key,
      Phase phase,
      String along,
      String title,
      String definition,
      CorrelationCurve correlation) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < correlation.lags().length; i++) {
      points.add(new Curve.Point(correlation.lags()[i], correlation.values()[i]));
    }
    return new Curve(TOPIC, key, phase.name(), along, title, definition, LAG, PROBABILITY, points);
  }

  private static void chords(ChordLengths chords, MorphologyCollector found) {
    String name = chords.phase().name();
    String along = chords.axis().key();
    found.add(INTERCEPT.metric(name, along, chords.meanIntercept()));
    found.add(CHORD.metric(name, along, chords.mean(), chords.standardDeviation().value()));
    found.add(WEIGHTED.metric(name, along, chords.lengthWeightedMean()));
    found.add(WHOLE.metric(name, along, Finding.of((double) chords.whole())));
    found.add(CUT.metric(name, along, Finding.of((double) chords.cut())));
    Finding<double[]> shares = chords.corrected();
    if (shares.isDefined()) {
      List<Curve.Point> points = new ArrayList<>();
      for (int k = 1; k < shares.get().length; k++) {
        double length = k * chords.spacing();
        points.add(new Curve.Point(length, shares.get()[k] / chords.spacing()));
      }
      found.add(
          new Curve(
              TOPIC,
              "chords",
              name,
              along,
              "Chord lengths",
              "Density of the lengths of chords that lines along the axis cut out of each phase, by"
                  + " number; chords cut by an outer face are left out, and each length is weighed"
                  + " by its chance to be seen whole.",
              new Curve.Quantity("chord", "chord_m", MetricUnit.LENGTH),
              new Curve.Quantity("density", "density_per_m", MetricUnit.PER_LENGTH),
              trimmed(points)));
    }
  }

  /** Drops what no chord is as long as. */
  private static List<Curve.Point> trimmed(List<Curve.Point> points) {
    int last = points.size();
    while (last > 1 && points.get(last - 1).y() == 0) {
      last--;
    }
    return points.subList(0, Math.min(points.size(), last + 1));
  }
}
