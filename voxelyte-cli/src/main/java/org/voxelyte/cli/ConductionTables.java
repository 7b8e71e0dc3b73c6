package org.voxelyte.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voxelyte.report.Analysis;
import org.voxelyte.report.ConductionCase;
import org.voxelyte.report.DrivenAxis;
import org.voxelyte.report.ErrorText;
import org.voxelyte.report.ParticleFlow;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.PowerShare;
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
    heat(analysis).ifPresent(table -> text.append('\n').append(table));
    NetworkTables.add(text, analysis);
    List<ConductionCase> sets = analysis.conduction().stream().filter(c -> !c.alone()).toList();
    for (ConductionCase set : sets) {
      String title = sets.size() > 1 ? "tensor of " + set.drive() : "tensor";
      set.tensor().ifPresent(tensor -> text.append('\n').append(tensor(title, tensor)));
    }
    particles(text, analysis);
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

  private static void particles(StringBuilder text, Analysis analysis) {
    Table table =
        new Table(
            "conducting",
            "axis",
            "particles of",
            "number",
            "without current",
            "median share of current",
            "largest");
    boolean any = false;
    for (ConductionCase drive : analysis.conduction()) {
      for (DrivenAxis axis : drive.drivenAxes()) {
        for (ParticleFlow flow : axis.particles()) {
          any = true;
          table.row(
              drive.drive(),
              axis.axis().key(),
              flow.currents().phase().name(),
              Integer.toString(flow.count()),
              Long.toString(flow.idle()),
              Quantity.number(flow.median()),
              Quantity.number(flow.largest()));
        }
      }
    }
    if (any) {
      text.append('\n').append(table);
    }
  }

  /** The share of the Joule heat in each phase and contact, where more than one takes any. */
  private static Optional<Table> heat(Analysis analysis) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (ConductionCase drive : analysis.conduction()) {
      for (DrivenAxis axis : drive.parted()) {
        axis.heated().forEach(share -> columns.putIfAbsent(name(share), columns.size()));
      }
    }
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    List<String> header = new ArrayList<>(List.of("heat, %", "axis"));
    header.addAll(columns.keySet());
    Table table = new Table(header.toArray(String[]::new));
    for (ConductionCase drive : analysis.conduction()) {
      for (DrivenAxis axis : drive.parted()) {
        String[] row = new String[header.size()];
        Arrays.fill(row, "");
        row[0] = drive.drive();
        row[1] = axis.axis().key();
        axis.heated()
            .forEach(share -> row[2 + columns.get(name(share))] = Tables.percent(share.share()));
        table.row(row);
      }
    }
    return Optional.of(table);
  }

  private static String name(PowerShare share) {
    String a = share.a().name();
    return share.contact() ? a + " | " + share.b().name() : a;
  }

  private static String tensor(String title, ConductivityTensor tensor) {
    double largest = Math.max(tensor.xx(), Math.max(tensor.yy(), tensor.zz()));
    Table entries = new Table(title + ", S/m", "x", "y", "z");
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
