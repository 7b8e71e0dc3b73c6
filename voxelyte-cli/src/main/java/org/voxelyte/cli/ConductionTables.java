package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.DrivenAxis;
import org.voxelyte.report.ErrorText;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/** What was found of conduction, as tables for a terminal: a method for each. */
final class ConductionTables {
  private ConductionTables() {}

  /** Adds the tables, each after an empty line. */
  static void add(StringBuilder text, Analysis analysis) {
    text.append('\n').append(effective(analysis));
    if (ErrorText.isWanted(analysis)) {
      ErrorText.notes(analysis).forEach(note -> text.append(note).append('\n'));
    }
    analysis.conduction().stream()
        .flatMap(drive -> drive.tensor().stream())
        .forEach(tensor -> text.append('\n').append(tensor(tensor)));
  }

  private static Table effective(Analysis analysis) {
    boolean bars = ErrorText.isWanted(analysis);
    List<String> header =
        new ArrayList<>(
            List.of("conducting", "axis", "σ_eff, S/m", "τ²", "of phase", "solver error"));
    if (bars) {
      header.addAll(List.of("± voxels", "± sample"));
    }
    header.addAll(List.of("iterations", "seconds"));
    Table table = new Table(header.toArray(String[]::new));
    for (ConductionCase drive : analysis.conduction()) {
      for (DrivenAxis axis : drive.drivenAxes()) {
        EffectiveConductivity result = axis.result();
        List<String> row = new ArrayList<>();
        row.add(drive.drive());
        row.add(result.axis().key());
        row.add(Quantity.number(result.effective()));
        row.add(Quantity.number(result.tortuosityFactor()));
        row.add(result.reference().name());
        row.add(
            result.effective() == 0
                ? "does not span"
                : String.format(Locale.ROOT, "%.1e", result.relativeErrorEstimate()));
        if (bars) {
          row.add(ErrorText.voxels(axis.bars()));
          row.add(ErrorText.sample(axis.bars()));
        }
        row.add(Integer.toString(result.iterations()));
        row.add(String.format(Locale.ROOT, "%.1f", result.seconds()));
        table.row(row.toArray(String[]::new));
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
}
