package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.transport.CurrentDistribution;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.SmallestCut;

/** The network of a drive along an axis as a row of numbers; NaN where one is not known. */
record NetworkRow(List<Double> values) {
  static final List<String> COLUMNS =
      List.of(
          "backbone_fraction",
          "dead_end_fraction",
          "isolated_fraction",
          "power_volume_50",
          "power_volume_90",
          "power_volume_99",
          "current_density_1",
          "current_density_5",
          "current_density_25",
          "current_density_50",
          "current_density_75",
          "current_density_95",
          "current_density_99",
          "current_density_maximum",
          "streamline_tortuosity",
          "smallest_cut_area_m2",
          "smallest_cut_fraction",
          "smallest_cut_nearest_first_m",
          "smallest_cut_nearest_last_m",
          "streamlines_length_mean",
          "streamlines_length_5",
          "streamlines_length_50",
          "streamlines_length_95");

  /** Percents of the voxels of which current densities are reported. */
  static final int[] PERCENTILES = {1, 5, 25, 50, 75, 95, 99};

  /** Percents of the power of which volumes are reported. */
  static final int[] POWERS = {50, 90, 99};

  /** Returns whether there are rows of a case. */
  static boolean in(ConductionCase conduction) {
    return conduction.drivenAxes().stream().anyMatch(axis -> axis.network().isPresent());
  }

  /** Returns the row of an axis, of which the network is known. */
  static NetworkRow of(Analysis analysis, DrivenAxis axis) {
    CurrentNetwork network = axis.network().orElseThrow();
    List<Double> values =
        new ArrayList<>(List.of(network.backbone(), network.deadEnd(), network.isolated()));
    Optional<CurrentDistribution> currents = network.currents();
    for (int percent : POWERS) {
      values.add(currents.map(c -> c.volumeOfPower(percent)).orElse(Double.NaN));
    }
    for (int percent : PERCENTILES) {
      values.add(currents.map(c -> c.percentile(percent)).orElse(Double.NaN));
    }
    values.add(currents.map(CurrentDistribution::maximum).orElse(Double.NaN));
    values.add(currents.map(CurrentDistribution::streamlineTortuosity).orElse(Double.NaN));
    Optional<SmallestCut> cut = network.smallestCut();
    values.add(cut.map(SmallestCut::area).orElse(Double.NaN));
    values.add(cut.map(SmallestCut::fraction).orElse(Double.NaN));
    values.add(cut.map(c -> c.nearestFirst().mean()).orElse(Double.NaN));
    values.add(cut.map(c -> c.nearestLast().mean()).orElse(Double.NaN));
    double distance = analysis.length(axis.axis());
    Optional<PathwayLengths> lengths = PathwayLengths.of(network, distance);
    values.add(lengths.map(PathwayLengths::mean).orElse(Double.NaN));
    values.add(lengths.map(PathwayLengths::low).orElse(Double.NaN));
    values.add(lengths.map(PathwayLengths::median).orElse(Double.NaN));
    values.add(lengths.map(PathwayLengths::high).orElse(Double.NaN));
    return new NetworkRow(List.copyOf(values));
  }
}
