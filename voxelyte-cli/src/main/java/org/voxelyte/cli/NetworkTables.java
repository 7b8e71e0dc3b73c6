package org.voxelyte.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.DrivenAxis;
import org.voxelyte.report.NetworkText;
import org.voxelyte.report.PathResistance;
import org.voxelyte.transport.CurrentDistribution;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.Pathway;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Phase;

/** The network that carries the current, as tables for a terminal. */
final class NetworkTables {
  /** In a square metre. */
  private static final double SQUARE_CENTIMETRES = 1e4;

  private NetworkTables() {}

  /** Adds the tables of which there are rows, each after an empty line. */
  static void add(StringBuilder text, Analysis analysis) {
    Table network =
        new Table(
            "network",
            "axis",
            "backbone",
            "dead ends",
            "isolated",
            "90 % of power in",
            "largest |j| A/I",
            "streamlines",
            "smallest cut");
    Table paths =
        new Table(
            "path of largest current",
            "axis",
            "from",
            "potential, V",
            "length",
            "Ω cm² along",
            "drop of 1 V");
    boolean anyNetwork = false;
    boolean anyPath = false;
    Map<Integer, String> names =
        analysis.phases().stream().collect(Collectors.toMap(Phase::label, Phase::name));
    for (ConductionCase drive : analysis.conduction()) {
      for (DrivenAxis axis : drive.drivenAxes()) {
        if (axis.network().isPresent()) {
          anyNetwork = true;
          network.row(row(drive, axis, axis.network().get()));
          for (Pathway pathway : axis.network().get().pathways()) {
            if (pathway.kind() == Pathway.Kind.LARGEST_CURRENT) {
              anyPath = true;
              paths.row(path(drive, axis, pathway, names));
            }
          }
        }
      }
    }
    if (anyNetwork) {
      text.append('\n').append(network);
      NetworkText.notes(analysis).forEach(note -> text.append(note).append('\n'));
    }
    if (anyPath) {
      text.append('\n').append(paths);
    }
  }

  private static String[] row(ConductionCase drive, DrivenAxis axis, CurrentNetwork network) {
    return new String[] {
      drive.drive(),
      axis.axis().key(),
      NetworkText.percent(network.backbone()),
      NetworkText.percent(network.deadEnd()),
      NetworkText.percent(network.isolated()),
      network.currents().map(c -> NetworkText.percent(c.volumeOfPower(90))).orElse("–"),
      network.currents().map(c -> String.format(Locale.ROOT, "%.3g", c.maximum())).orElse("–"),
      network
          .currents()
          .map(CurrentDistribution::streamlineTortuosity)
          .map(t -> String.format(Locale.ROOT, "%.4f L", t))
          .orElse("–"),
      network.smallestCut().map(cut -> NetworkText.percent(cut.fraction())).orElse("not searched")
    };
  }

  private static String[] path(
      ConductionCase drive, DrivenAxis axis, Pathway pathway, Map<Integer, String> names) {
    Pathway.Point start = pathway.points().get(pathway.start());
    return new String[] {
      drive.drive(),
      axis.axis().key(),
      Quantity.length(start.x())
          + ", "
          + Quantity.length(start.y())
          + ", "
          + Quantity.length(start.z()),
      String.format(Locale.ROOT, "%.4f", start.potential()),
      Quantity.length(pathway.length()),
      String.format(Locale.ROOT, "%.4g", PathResistance.of(drive, pathway) * SQUARE_CENTIMETRES),
      NetworkText.drops(pathway, names)
    };
  }
}
