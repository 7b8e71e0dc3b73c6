package org.voxelyte.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.voxelyte.morphology.Constrictivity;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.LocalThickness;
import org.voxelyte.morphology.PhaseSizes;
import org.voxelyte.morphology.SimulatedIntrusion;
import org.voxelyte.morphology.SizeDistribution;
import org.voxelyte.morphology.TypicalLayer;
import org.voxelyte.report.Curve;
import org.voxelyte.report.MetricKind;
import org.voxelyte.report.MetricUnit;
import org.voxelyte.report.MorphologyFindings;
import org.voxelyte.report.MorphologyTopic;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Phase;

/** Local thickness of each phase, and the size distribution that it is. */
final class ThicknessTopic implements MorphologyRun.Topic {
  private static final MorphologyTopic TOPIC = MorphologyTopic.THICKNESS;
  private static final String BALL =
      "diameter of the largest ball inscribed in the phase that covers a voxel (twice the distance"
          + " from centre to centre; exact)";
  private static final MetricKind MEAN =
      new MetricKind(
          TOPIC,
          "local_thickness_mean_m",
          "Local thickness, mean",
          MetricUnit.LENGTH,
          BALL + ", mean over the voxels of the phase",
          "standard deviation over voxels");
  private static final MetricKind D10 = quantile("d10", "10");
  private static final MetricKind D50 = quantile("d50", "50");
  private static final MetricKind D90 = quantile("d90", "90");

  private static final MetricKind INTRUSION =
      MetricKind.of(
          TOPIC,
          "intrusion_d50_m",
          "Simulated intrusion, d50",
          MetricUnit.LENGTH,
          "half of the phase is covered by balls of at least this diameter that can be brought"
              + " there from the outer face where the direction begins, centre to centre by faces");
  private static final MetricKind BOTTLENECK =
      MetricKind.of(
          TOPIC,
          "bottleneck_diameter_m",
          "Bottleneck",
          MetricUnit.LENGTH,
          "diameter of the largest ball that can be brought from the first to the last layer");
  private static final MetricKind CONSTRICTIVITY =
      MetricKind.of(
          TOPIC,
          "constrictivity",
          "Constrictivity β",
          MetricUnit.NUMBER,
          "(d50 of the intrusion / d50 of the continuous size distribution)², mean of both"
              + " directions (Holzer et al. 2013)");

  private static MetricKind quantile(String key, String percent) {
    return MetricKind.of(
        TOPIC,
        "local_thickness_" + key + "_m",
        "Local thickness, " + key,
        MetricUnit.LENGTH,
        percent + " % of the phase are not thicker (continuous size distribution)");
  }

  @Override
  public void find(MorphologySample sample, MorphologyCollector found, TaskContext task)
      throws IOException {
    for (Phase phase : sample.volume().phases()) {
      PhaseSizes sizes = sizes(sample, phase, task);
      Finding<LocalThickness> thickness = sizes.thickness();
      String name = phase.name();
      found.add(
          MEAN.metric(
              name,
              "",
              thickness.map(LocalThickness::mean),
              thickness.value().map(LocalThickness::standardDeviation)));
      quantile(D10, 0.1, name, thickness, found);
      quantile(D50, 0.5, name, thickness, found);
      quantile(D90, 0.9, name, thickness, found);
      intrusions(sample, phase, sizes, found);
      if (thickness.isDefined()) {
        LocalThickness local = thickness.get();
        found.add(
            cumulative(
                "local-thickness",
                name,
                "",
                "Continuous size distribution",
                "Share of each phase in balls of at least a diameter that fit into it: local"
                    + " thickness, each voxel counting alike.",
                local.sizes()));
        Axis normal = sample.cutNormal();
        int layer = TypicalLayer.of(sample.volume(), normal, Set.of(phase.label()), task);
        found.add(
            new MorphologyFindings.MappedCut(
                TOPIC,
                "local-thickness",
                name,
                "Local thickness",
                "Diameter of the largest ball that fits into the phase and covers a voxel, found in"
                    + " the whole volume and shown on a cut; grey: other phases.",
                MetricUnit.LENGTH,
                local.map().cut(normal, layer)));
        sample.write(local.map(), MorphologySample.fileName("local-thickness", phase), task);
      }
    }
  }

  private static PhaseSizes sizes(MorphologySample sample, Phase phase, TaskContext task) {
    Finding<PhaseSizes> sizes =
        IfMemorySuffices.find(() -> PhaseSizes.of(sample.volume(), phase, task));
    if (sizes.isDefined()) {
      return sizes.get();
    }
    Map<Axis, Finding<SimulatedIntrusion>> none = new EnumMap<>(Axis.class);
    sample.axes().forEach(axis -> none.put(axis, Finding.undefined(sizes.reason())));
    return new PhaseSizes(Finding.undefined(sizes.reason()), none);
  }

  /** Adds what intrusions from the outer faces tell. */
  private static void intrusions(
      MorphologySample sample, Phase phase, PhaseSizes sizes, MorphologyCollector found) {
    String name = phase.name();
    for (Axis axis : sample.axes()) {
      Finding<SimulatedIntrusion> intrusion = sizes.intrusions().get(axis);
      directed(intrusion.map(SimulatedIntrusion::fromFirst), name, "+" + axis.key(), found);
      directed(intrusion.map(SimulatedIntrusion::fromLast), name, "-" + axis.key(), found);
      found.add(
          BOTTLENECK.metric(name, axis.key(), then(intrusion, SimulatedIntrusion::bottleneck)));
      found.add(
          CONSTRICTIVITY.metric(
              name,
              axis.key(),
              then(intrusion, known -> Constrictivity.of(sizes.thickness().get().sizes(), known))
                  .map(Constrictivity::mean)));
    }
  }

  private static <T, R> Finding<R> then(Finding<T> finding, Function<T, Finding<R>> next) {
    return finding.isDefined() ? next.apply(finding.get()) : Finding.undefined(finding.reason());
  }

  private static void directed(
      Finding<SizeDistribution> sizes, String name, String along, MorphologyCollector found) {
    found.add(INTRUSION.metric(name, along, then(sizes, known -> known.quantile(0.5))));
    if (sizes.isDefined()) {
      found.add(
          cumulative(
              "intrusion",
              name,
              along,
              "Simulated intrusion",
              "Share of each phase that balls of at least a diameter cover when they are brought in"
                  + " through the outer face where the direction begins.",
              sizes.get()));
    }
  }

  private static void quantile(
      MetricKind kind,
      double share,
      String name,
      Finding<LocalThickness> thickness,
      MorphologyCollector found) {
    found.add(
        kind.metric(
            name,
            "",
            thickness.isDefined()
                ? thickness.get().sizes().quantile(share)
                : Finding.undefined(thickness.reason())));
  }

  /** Returns the share in balls of at least each diameter that occurs. */
  static Curve cumulative(
      String key,
      String of,
      String along,
      String title,
      String definition,
      SizeDistribution sizes) {
    List<Curve.Point> points = new ArrayList<>();
    double[] shares = sizes.cumulativeShares();
    points.add(new Curve.Point(0, sizes.coveredFraction()));
    for (int i = 0; i < shares.length; i++) {
      points.add(new Curve.Point(sizes.diameters()[i], shares[i]));
    }
    if (shares.length > 0) {
      points.add(new Curve.Point(sizes.diameters()[shares.length - 1], 0));
    }
    return new Curve(
        TOPIC,
        key,
        of,
        along,
        title,
        definition,
        new Curve.Quantity("diameter", "diameter_m", MetricUnit.LENGTH),
        new Curve.Quantity("share of the phase", "share_at_least", MetricUnit.NUMBER),
        points);
  }
}
