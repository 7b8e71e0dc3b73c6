package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.transport.CurrentDistribution;
import org.voxelyte.transport.CurrentNetwork;
import org.voxelyte.transport.Pathway;
import org.voxelyte.transport.SmallestCut;
import org.voxelyte.volume.Phase;

/** The network that carries the current on the page: its tables. */
final class NetworkTables {
  private final Analysis analysis;
  private final Palette palette;

  NetworkTables(Analysis analysis, Palette palette) {
    this.analysis = analysis;
    this.palette = palette;
  }

  /** Adds the tables of which there are rows. */
  void write(Html html) {
    backbone(html);
    currents(html);
    paths(html);
  }

  /** Makes a row of a drive along an axis, or several. */
  @FunctionalInterface
  private interface Rows {
    void add(ConductionCase conduction, DrivenAxis axis, CurrentNetwork network);
  }

  private void forEach(Rows rows) {
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        axis.network().ifPresent(network -> rows.add(conduction, axis, network));
      }
    }
  }

  private Cell drive(ConductionCase conduction, DrivenAxis axis) {
    return conduction.alone()
        ? new Cell(conduction.drive(), palette.of(axis.result().reference()))
        : Cell.of(conduction.drive());
  }

  private void backbone(Html html) {
    List<List<Cell>> rows = new ArrayList<>();
    forEach(
        (conduction, axis, network) -> {
          Optional<SmallestCut> cut = network.smallestCut();
          rows.add(
              List.of(
                  drive(conduction, axis),
                  Cell.of(axis.axis().key()),
                  Cell.of(Numbers.percent(network.backbone())),
                  Cell.of(Numbers.percent(network.deadEnd())),
                  Cell.of(Numbers.percent(network.isolated())),
                  Cell.of(cut.map(c -> Numbers.percent(c.fraction())).orElse("not searched")),
                  Cell.of(cut.map(NetworkTables::where).orElse("–"))));
        });
    if (!rows.isEmpty()) {
      html.table(
          "The network that carries the current",
          "Shares of the voxels that conduct in the drive. Backbone: on a path between the"
              + " electrodes that meets no voxel twice. Dead ends: in a cluster that spans, but"
              + " joined to the rest through one voxel or one electrode alone, so that no current"
              + " flows there. Isolated: in clusters that do not span. Smallest cut: the least area"
              + " of voxel faces that parts the electrodes, over the cross-section, all that"
              + " conducts counting alike; its mean position from the first electrode, that of the"
              + " cut nearest to the first one and to the last one where they differ."
              + NetworkText.notes(analysis).stream()
                  .map(note -> " " + note)
                  .collect(Collectors.joining()),
          2,
          List.of("Drive", "Axis", "Backbone", "Dead ends", "Isolated", "Smallest cut", "Where"),
          rows);
    }
  }

  private static String where(SmallestCut cut) {
    if (!(cut.area() > 0)) {
      return "–";
    }
    String first = position(cut.nearestFirst().mean());
    String last = position(cut.nearestLast().mean());
    return first.equals(last) ? first : first + " … " + last;
  }

  private static String position(double metres) {
    return metres == 0 ? "0" : LengthUnit.print(metres, 3);
  }

  private void currents(Html html) {
    List<List<Cell>> rows = new ArrayList<>();
    forEach(
        (conduction, axis, network) -> {
          if (network.currents().isPresent()) {
            CurrentDistribution c = network.currents().get();
            double distance = analysis.length(axis.axis());
            rows.add(
                List.of(
                    drive(conduction, axis),
                    Cell.of(axis.axis().key()),
                    Cell.of(Numbers.percent(c.volumeOfPower(50))),
                    Cell.of(Numbers.percent(c.volumeOfPower(90))),
                    Cell.of(Numbers.percent(c.volumeOfPower(99))),
                    Cell.of(Numbers.significant(c.percentile(50), 3)),
                    Cell.of(Numbers.significant(c.percentile(99), 3)),
                    Cell.of(Numbers.significant(c.maximum(), 3)),
                    Cell.of(Numbers.significant(c.streamlineTortuosity(), 4)),
                    Cell.of(
                        PathwayLengths.of(network, distance)
                            .map(
                                l ->
                                    Numbers.significant(l.low(), 3)
                                        + " … "
                                        + Numbers.significant(l.high(), 3))
                            .orElse("–"))));
          }
        });
    if (!rows.isEmpty()) {
      html.table(
          "Where the current is concentrated",
          "Power in: the least share of the conducting voxels that dissipates 50, 90, 99 % of the"
              + " power. |j|: magnitude of the current density at voxel centres over the mean that"
              + " the electrodes see (current over the whole cross-section): median and 99th"
              + " percentile of all conducting voxels, and the largest. Streamlines: their mean"
              + " length over the distance of the electrodes, each tube of equal current counting"
              + " alike, ⟨|j|⟩/⟨j along the drive⟩ (Duda, Koza, Matyka 2011,"
              + " doi:10.1103/PhysRevE.84.036319); it is not τ². 5–95 %: lengths of the lines that"
              + " were followed.",
          2,
          List.of(
              "Drive",
              "Axis",
              "50 % of power in",
              "90 % in",
              "99 % in",
              "|j| median",
              "|j| 99 %",
              "|j| largest",
              "Streamlines, mean",
              "5–95 %"),
          rows);
    }
  }

  private void paths(Html html) {
    List<List<Cell>> rows = new ArrayList<>();
    Map<Integer, String> names =
        analysis.phases().stream().collect(Collectors.toMap(Phase::label, PhaseText::of));
    forEach(
        (conduction, axis, network) -> {
          for (Pathway path : network.pathways()) {
            if (path.kind() == Pathway.Kind.LARGEST_CURRENT) {
              rows.add(path(conduction, axis, path, names));
            }
          }
        });
    if (!rows.isEmpty()) {
      html.table(
          "Paths of the largest current",
          "From the voxel of each start that the largest current passes, by the face with the"
              + " largest current from voxel to voxel to either electrode. Potential at the start"
              + " for 1 V. Drop: share of the 1 V that is lost along the path in each phase and at"
              + " contacts between phases or particles. Resistance along: ∫ds/σ with the contacts"
              + " crossed, what a thread of 1 m² along the path would have.",
          3,
          List.of(
              "Drive",
              "Axis",
              "Start (x, y, z)",
              "Potential (V)",
              "Length",
              "Resistance along (Ω\u202fcm²)",
              "Drop"),
          rows);
    }
  }

  private List<Cell> path(
      ConductionCase conduction, DrivenAxis axis, Pathway path, Map<Integer, String> names) {
    Pathway.Point start = path.points().get(path.start());
    return List.of(
        drive(conduction, axis),
        Cell.of(axis.axis().key()),
        Cell.of(
            LengthUnit.print(start.x(), 3)
                + ", "
                + LengthUnit.print(start.y(), 3)
                + ", "
                + LengthUnit.print(start.z(), 3)),
        Cell.of(Numbers.significant(start.potential(), 3)),
        Cell.of(LengthUnit.print(path.length(), 3)),
        Cell.of(Numbers.significant(PathResistance.of(conduction, path) * 1e4, 3)),
        Cell.of(NetworkText.drops(path, names)));
  }
}
