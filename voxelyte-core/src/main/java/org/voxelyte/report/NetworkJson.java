package org.voxelyte.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import org.voxelyte.transport.CurrentDistribution;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.Pathway;
import org.voxelyte.transport.SmallestCut;
import org.voxelyte.volume.Phase;

/** The network that carries the current in the machine-readable results. */
final class NetworkJson {
  private NetworkJson() {}

  /** Adds it to the entry of a drive along an axis, of which it is known. */
  static void add(ObjectNode node, Analysis analysis, ConductionCase conduction, DrivenAxis axis) {
    CurrentNetwork network = axis.network().orElseThrow();
    put(node, "backbone_fraction", network.backbone());
    put(node, "dead_end_fraction", network.deadEnd());
    put(node, "isolated_fraction", network.isolated());
    node.put("backbone_voxels", network.backboneVoxels());
    ArrayNode phases = node.putArray("phases");
    for (CurrentNetwork.PhaseShare share : network.phases()) {
      ObjectNode entry = phases.addObject();
      entry.put("phase", share.phase().name()).put("voxels", share.voxels());
      put(entry, "backbone_fraction", share.backbone());
      put(entry, "dead_end_fraction", share.deadEnd());
      put(entry, "isolated_fraction", share.isolated());
    }
    network.currents().ifPresent(currents -> currents(node, currents));
    if (network.smallestCut().isPresent()) {
      cut(node, network.smallestCut().get());
    } else {
      node.putNull("smallest_cut_area_m2").putNull("smallest_cut_fraction");
      network.cutLeftOut().ifPresent(reason -> node.put("smallest_cut_left_out", reason));
    }
    double distance = analysis.length(axis.axis());
    PathwayLengths.of(network, distance)
        .ifPresent(lines -> streamlines(node, analysis, network, lines));
    for (Pathway pathway : network.pathways()) {
      if (pathway.kind() == Pathway.Kind.LARGEST_CURRENT) {
        path(node.withArray("paths").addObject(), analysis, conduction, pathway, distance);
      }
    }
  }

  private static void put(ObjectNode node, String key, double value) {
    node.set(key, ResultsJson.number(value));
  }

  private static void currents(ObjectNode node, CurrentDistribution currents) {
    for (int percent : NetworkRow.POWERS) {
      put(node, "power_volume_" + percent, currents.volumeOfPower(percent));
    }
    put(node, "mean_current_density_A_per_m2", currents.meanCurrentDensity());
    ObjectNode quantiles = node.putObject("current_density_quantiles");
    for (int percent : NetworkRow.PERCENTILES) {
      put(quantiles, Integer.toString(percent), currents.percentile(percent));
    }
    put(node, "current_density_maximum", currents.maximum());
    node.putArray("current_density_maximum_xyz")
        .add(currents.maximumX())
        .add(currents.maximumY())
        .add(currents.maximumZ());
    put(node, "streamline_tortuosity", currents.streamlineTortuosity());
  }

  private static void cut(ObjectNode node, SmallestCut cut) {
    put(node, "smallest_cut_area_m2", cut.area());
    put(node, "smallest_cut_fraction", cut.fraction());
    place(node.putObject("smallest_cut_nearest_first"), cut.nearestFirst());
    place(node.putObject("smallest_cut_nearest_last"), cut.nearestLast());
    put(node, "narrowest_layer_area_m2", cut.narrowestLayer());
    put(node, "narrowest_layer_position_m", cut.narrowestLayerPosition());
  }

  private static void place(ObjectNode node, SmallestCut.Place place) {
    put(node, "mean_position_m", place.mean());
    put(node, "first_position_m", place.first());
    put(node, "last_position_m", place.last());
  }

  private static void streamlines(
      ObjectNode node, Analysis analysis, CurrentNetwork network, PathwayLengths lines) {
    ObjectNode entry = node.putObject("streamlines");
    entry.put("count", lines.count()).put("lost", network.lostStreamlines());
    ObjectNode lengths = entry.putObject("length_over_distance");
    put(lengths, "mean", lines.mean());
    put(lengths, "5", lines.low());
    put(lengths, "50", lines.median());
    put(lengths, "95", lines.high());
    Map<Integer, String> names = names(analysis);
    ArrayNode phases = entry.putArray("phases");
    lines
        .dropShare()
        .forEach(
            (label, share) -> {
              ObjectNode phase = phases.addObject().put("phase", names.get(label));
              put(phase, "length_share", lines.lengthShare().get(label));
              put(phase, "drop_share", share);
            });
    put(entry, "contact_drop_share", lines.contactShare());
  }

  private static void path(
      ObjectNode node,
      Analysis analysis,
      ConductionCase conduction,
      Pathway pathway,
      double distance) {
    Pathway.Point start = pathway.points().get(pathway.start());
    ArrayNode at = node.putArray("start_m");
    at.add(ResultsJson.number(start.x()));
    at.add(ResultsJson.number(start.y()));
    at.add(ResultsJson.number(start.z()));
    put(node, "start_potential_V", start.potential());
    put(node, "current_A_per_V", pathway.current());
    put(node, "length_m", pathway.length());
    put(node, "length_over_distance", pathway.length() / distance);
    put(node, "upstream_length_m", pathway.along()[pathway.start()]);
    put(node, "resistance_along_ohm_m2", PathResistance.of(conduction, pathway));
    Map<Integer, String> names = names(analysis);
    ArrayNode phases = node.putArray("phases");
    pathway
        .parts()
        .forEach(
            (label, part) -> {
              ObjectNode phase = phases.addObject().put("phase", names.get(label));
              put(phase, "length_m", part.length());
              put(phase, "drop_V", part.drop());
            });
    put(node, "contact_drop_V", pathway.contactDrop());
  }

  private static Map<Integer, String> names(Analysis analysis) {
    return analysis.phases().stream().collect(Collectors.toMap(Phase::label, Phase::name));
  }
}
