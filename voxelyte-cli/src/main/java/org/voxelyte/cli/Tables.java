package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voxelyte.morphology.InterfaceArea;
import org.voxelyte.morphology.PhaseConnectivity;
import org.voxelyte.morphology.PhaseFraction;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.Warnings;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.EffectiveConductivity;
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
    if (!analysis.conduction().isEmpty()) {
      text.append('\n').append(conduction(analysis));
      analysis.conduction().stream()
          .flatMap(drive -> drive.tensor().stream())
          .forEach(tensor -> text.append('\n').append(tensor(tensor)));
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

  private static Table conduction(Analysis analysis) {
    Table table =
        new Table(
            "conducting",
            "axis",
            "σ_eff, S/m",
            "τ²",
            "of phase",
            "solver error",
            "iterations",
            "seconds");
    for (ConductionCase drive : analysis.conduction()) {
      for (EffectiveConductivity result : drive.driven()) {
        table.row(
            drive.drive(),
            result.axis().key(),
            Quantity.number(result.effective()),
            Quantity.number(result.tortuosityFactor()),
            result.reference().name(),
            result.effective() == 0
                ? "does not span"
                : String.format(Locale.ROOT, "%.1e", result.relativeErrorEstimate()),
            Integer.toString(result.iterations()),
            String.format(Locale.ROOT, "%.1f", result.seconds()));
      }
    }
    return table;
  }

  private static String tensor(ConductivityTensor tensor) {
    double largest = Math.max(tensor.xx(), Math.max(tensor.yy(), tensor.zz()));
    Table entries = new Table("tensor, S/m", "x", "y", "z");
    for (Axis a : Axis.values()) {
      List<String> row = new ArrayList<>(List.of(a.key()));
      for (Axis b : Axis.values()) {
        double value = tensor.of(a, b);
        boolean nothing = Math.abs(value) < tensor.relativeErrorEstimate() * largest;
        row.add(nothing ? "0" : Quantity.number(value));
      }
      entries.row(row.toArray(String[]::new));
    }
    Table principal = new Table("principal value, S/m", "x", "y", "z");
    for (ConductivityTensor.Principal p : tensor.principal()) {
      principal.row(
          Math.abs(p.value()) < tensor.relativeErrorEstimate() * largest
              ? "0"
              : Quantity.number(p.value()),
          component(p.x()),
          component(p.y()),
          component(p.z()));
    }
    return entries + "\n" + principal;
  }

  private static String component(double value) {
    // Adding 0 makes −0 a plain 0.
    return String.format(Locale.ROOT, "%.4f", Math.round(value * 1e4) / 1e4 + 0.0);
  }

  static String percent(double fraction) {
    return Double.isNaN(fraction)
        ? "undefined"
        : String.format(Locale.ROOT, "%.2f", 100 * fraction);
  }
}
