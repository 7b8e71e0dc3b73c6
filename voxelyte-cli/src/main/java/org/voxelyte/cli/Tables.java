package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.Warnings;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/** What an analysis found, as tables for a terminal. */
final class Tables {
  private Tables() {}

  static String all(Analysis analysis) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %s voxels of %s%n",
            analysis.provenance().file(),
            analysis.shape(),
            analysis.voxelSize()));
    if (!analysis.fractions().isEmpty()) {
      text.append('\n').append(phases(analysis));
    }
    if (!analysis.interfaces().isEmpty()) {
      text.append('\n').append(interfaces(analysis));
    }
    MorphologyText.add(text, analysis.morphology().metrics());
    if (!analysis.conduction().isEmpty()) {
      ConductionTables.add(text, analysis);
    }
    for (String warning : Warnings.of(analysis)) {
      text.append("\nwarning: ").append(warning);
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static Table phases(Analysis analysis) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "phase", "label", "role", "% of volume", "% of solid", "clusters", "% largest"));
    for (Axis axis : analysis.axes()) {
      header.add(axis == analysis.axes().get(0) ? "% spanning " + axis.key() : axis.key());
    }
    Table table = new Table(header.toArray(String[]::new));
    for (int i = 0; i < analysis.phases().size(); i++) {
      PhaseFraction fraction = analysis.fractions().get(i);
      PhaseConnectivity network = analysis.connectivity().get(i);
      List<String> row = new ArrayList<>();
      row.add(fraction.phase().name());
      row.add(Integer.toString(fraction.phase().label()));
      row.add(fraction.phase().role().key());
      row.add(percent(fraction.ofVolume()));
      row.add(fraction.ofSolid().isPresent() ? percent(fraction.ofSolid().getAsDouble()) : "");
      row.add(Long.toString(network.clusters6()));
      row.add(percent(network.largestClusterFraction()));
      analysis.axes().forEach(axis -> row.add(percent(network.reach().get(axis).spanning())));
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  private static Table interfaces(Analysis analysis) {
    Table table = new Table("interface", "area, m²", "per volume, 1/m", "voxel faces");
    for (InterfaceArea area : analysis.interfaces()) {
      table.row(
          area.a().name() + " | " + area.b().name(),
          Quantity.number(area.croftonArea()),
          Quantity.number(area.perVolume()),
          Long.toString(area.faces()));
    }
    return table;
  }

  static String percent(double fraction) {
    return Double.isNaN(fraction)
        ? "undefined"
        : String.format(Locale.ROOT, "%.2f", 100 * fraction);
  }
}
