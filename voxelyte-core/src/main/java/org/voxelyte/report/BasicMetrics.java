package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voxelyte.morphology.Finding;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.morphology.Reach;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.PhaseRole;

/** Fractions, networks and interfaces as metrics, in the order of the page. */
final class BasicMetrics {
  private static final MetricKind FRACTION =
      MetricKind.of(
          MorphologyTopic.FRACTIONS,
          "volume_fraction",
          "Fraction of the volume",
          MetricUnit.SHARE,
          "voxels of the phase over all voxels, void included");
  private static final MetricKind OF_SOLID =
      MetricKind.of(
          MorphologyTopic.FRACTIONS,
          "fraction_of_solid",
          "Fraction of the solid",
          MetricUnit.SHARE,
          "voxels of the phase over those of all phases that are not void");
  private static final MetricKind ACTIVE_TO_ELECTROLYTE =
      MetricKind.of(
          MorphologyTopic.FRACTIONS,
          "active_of_active_and_electrolyte",
          "Active material of active material and electrolyte",
          MetricUnit.SHARE,
          "voxels of all active material over those of active material and electrolyte, AM:SE by"
              + " volume");
  private static final MetricKind CLUSTERS =
      MetricKind.of(
          MorphologyTopic.NETWORKS,
          "clusters_6",
          "Clusters",
          MetricUnit.COUNT,
          "sets of voxels joined by faces");
  private static final MetricKind LARGEST =
      MetricKind.of(
          MorphologyTopic.NETWORKS,
          "largest_cluster_fraction",
          "Largest cluster",
          MetricUnit.SHARE,
          "voxels of the largest 6-connected cluster over those of the phase (% connected)");
  private static final MetricKind SPANNING =
      reach("spanning_fraction", "Spanning", "that touch both end layers");
  private static final MetricKind FIRST =
      reach("reach_first", "Tied to the first layer", "that touch the first layer: utilisation");
  private static final MetricKind LAST =
      reach("reach_last", "Tied to the last layer", "that touch the last layer: utilisation");
  private static final MetricKind ISOLATED =
      reach("isolated_fraction", "Isolated", "that touch neither end layer");
  private static final MetricKind AREA =
      MetricKind.of(
          MorphologyTopic.INTERFACES,
          "area_per_volume_per_m",
          "Interface area per volume",
          MetricUnit.PER_LENGTH,
          "Crofton's estimate over the whole volume; the outer boundary does not count");
  private static final MetricKind FACES =
      MetricKind.of(
          MorphologyTopic.INTERFACES,
          "face_area_per_volume_per_m",
          "Voxel faces per volume",
          MetricUnit.PER_LENGTH,
          "summed area of voxel faces over the whole volume, up to 50 % above smooth surfaces");

  private BasicMetrics() {}

  private static MetricKind reach(String key, String name, String clusters) {
    return MetricKind.of(
        MorphologyTopic.NETWORKS,
        key,
        name,
        MetricUnit.SHARE,
        "voxels in 6-connected clusters " + clusters + ", over those of the phase");
  }

  /** Returns the metrics. */
  static List<Metric> of(Analysis analysis) {
    List<Metric> metrics = new ArrayList<>();
    for (PhaseFraction fraction : analysis.fractions()) {
      String name = fraction.phase().name();
      metrics.add(FRACTION.metric(name, "", Finding.of(fraction.ofVolume())));
      OptionalDouble solid = fraction.ofSolid();
      metrics.add(
          OF_SOLID.metric(
              name,
              "",
              solid.isPresent()
                  ? Finding.of(solid.getAsDouble())
                  : Finding.undefined(name + " is void")));
    }
    activeToElectrolyte(analysis).ifPresent(metrics::add);
    for (PhaseConnectivity network : analysis.connectivity()) {
      String name = network.phase().name();
      String empty = name + " has no voxels";
      metrics.add(CLUSTERS.metric(name, "", Finding.of((double) network.clusters6())));
      metrics.add(LARGEST.metric(name, "", defined(network.largestClusterFraction(), empty)));
      for (Axis axis : analysis.axes()) {
        Reach reach = network.reach().getOrDefault(axis, Reach.UNDEFINED);
        metrics.add(SPANNING.metric(name, axis.key(), defined(reach.spanning(), empty)));
        metrics.add(FIRST.metric(name, axis.key(), defined(reach.first(), empty)));
        metrics.add(LAST.metric(name, axis.key(), defined(reach.last(), empty)));
        metrics.add(ISOLATED.metric(name, axis.key(), defined(reach.isolated(), empty)));
      }
    }
    for (InterfaceArea pair : analysis.interfaces()) {
      String name = pair.a().name() + "|" + pair.b().name();
      metrics.add(AREA.metric(name, "", Finding.of(pair.perVolume())));
      double volume = analysis.shape().voxels() * analysis.voxelSize().volume();
      metrics.add(FACES.metric(name, "", Finding.of(pair.faceArea() / volume)));
    }
    return metrics;
  }

  private static Optional<Metric> activeToElectrolyte(Analysis analysis) {
    long active = voxels(analysis, PhaseRole.ACTIVE);
    long electrolyte = voxels(analysis, PhaseRole.ELECTROLYTE);
    return active == 0 || electrolyte == 0
        ? Optional.empty()
        : Optional.of(
            ACTIVE_TO_ELECTROLYTE.metric(
                "", "", Finding.of(active / (double) (active + electrolyte))));
  }

  private static long voxels(Analysis analysis, PhaseRole role) {
    return analysis.fractions().stream()
        .filter(fraction -> fraction.phase().role() == role)
        .mapToLong(PhaseFraction::voxels)
        .sum();
  }

  private static Finding<Double> defined(double value, String otherwise) {
    return Double.isNaN(value) ? Finding.undefined(otherwise) : Finding.of(value);
  }
}
