package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.transport.ConductivityTensor;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.volume.Axis;

/** Conduction on the page: the tables and what was given, a method for each. */
final class ConductionTables {
  private final Analysis analysis;
  private final Palette palette;
  private final String singleSlice;

  /**
   * Creates the tables.
   *
   * @param singleSlice what a table says of axes with a single layer; empty if there are none
   */
  ConductionTables(Analysis analysis, Palette palette, String singleSlice) {
    this.analysis = analysis;
    this.palette = palette;
    this.singleSlice = singleSlice;
  }

  /** Adds the tables of which there are rows. */
  void write(Html html) {
    effective(
        html,
        true,
        "Phases driven alone",
        "One phase conducts, all others insulate. τ² = ε σ_bulk/σ_eff with ε the phase's fraction"
            + " of the whole volume, void included. ");
    effective(
        html,
        false,
        "Effective conductivities",
        "All given conductivities together. τ² = ε σ_bulk/σ_eff refers to the phase named, with ε"
            + " its fraction of the whole volume, void included. ");
    new ErrorTable(analysis, palette).write(html);
    given(html);
    new NetworkTables(analysis, palette).write(html);
    analysis.conduction().forEach(conduction -> tensor(html, conduction));
    particles(html);
  }

  private void effective(Html html, boolean alone, String title, String note) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ConductionCase conduction : analysis.conduction()) {
      if (conduction.alone() == alone) {
        conduction.drivenAxes().forEach(axis -> rows.add(row(conduction, axis)));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    List<String> header = new ArrayList<>(List.of("Drive", "Axis"));
    if (!alone) {
      header.add("Refers to");
    }
    header.addAll(List.of("ε", "τ²", alone ? "σ_eff/σ_bulk" : "σ_eff (S/m)"));
    header.addAll(List.of("Solver error", "Imbalance", "Iterations", "Time", "Memory"));
    html.table(
        title,
        note
            + "Solver error: estimated relative error of σ_eff from the solver, not from the voxels"
            + " nor from the choice of the sample. Imbalance: difference of the currents at the two"
            + " electrodes, relative. Memory: what the solver held at its peak, beside the volume."
            + singleSlice,
        alone ? 2 : 3,
        header,
        rows);
  }

  private List<Cell> row(ConductionCase conduction, DrivenAxis axis) {
    EffectiveConductivity r = axis.result();
    List<Cell> row = new ArrayList<>();
    Cell reference = new Cell(r.reference().name(), palette.of(r.reference()));
    if (conduction.alone()) {
      row.add(new Cell(RepeatedDrives.name(analysis, conduction), reference.swatch()));
      row.add(Cell.of(r.axis().key()));
    } else {
      row.add(Cell.of(conduction.drive()));
      row.add(Cell.of(r.axis().key()));
      row.add(reference);
    }
    row.add(Cell.of(Numbers.significant(r.phaseFraction(), 4)));
    boolean spans = r.effective() > 0;
    row.add(Cell.of(spans ? Numbers.significant(r.tortuosityFactor(), 5) : "∞ (does not span)"));
    row.add(Cell.of(Numbers.significant(r.effective(), 5)));
    row.add(Cell.of(spans ? Numbers.significant(r.relativeErrorEstimate(), 1) : "–"));
    row.add(Cell.of(spans ? Numbers.significant(r.fluxImbalance(), 1) : "–"));
    row.add(Cell.of(Integer.toString(r.iterations())));
    row.add(Cell.of(Numbers.seconds(r.seconds())));
    row.add(Cell.of(Numbers.bytes(r.peakMemoryBytes())));
    return row;
  }

  private void given(Html html) {
    List<String> given = new ArrayList<>();
    for (ConductionCase conduction : analysis.conduction()) {
      if (!conduction.alone()) {
        given.add(conduction.drive() + " – " + ConductivityText.of(analysis, conduction));
      }
    }
    if (!given.isEmpty()) {
      html.element("p", "Conductivities given: " + String.join(". ", given) + ".");
    }
  }

  private void particles(Html html) {
    List<List<Cell>> rows = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        for (ParticleFlow flow : axis.particles()) {
          String name = flow.currents().phase().name();
          String method = name + ": " + flow.method();
          if (!methods.contains(method)) {
            methods.add(method);
          }
          rows.add(
              List.of(
                  Cell.of(conduction.drive()),
                  Cell.of(axis.axis().key()),
                  new Cell(name, palette.of(flow.currents().phase())),
                  Cell.of(Integer.toString(flow.count())),
                  Cell.of(Long.toString(flow.idle())),
                  Cell.of(Numbers.significant(flow.median(), 3)),
                  Cell.of(Numbers.significant(flow.largest(), 3))));
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    html.table(
        "Current through particles",
        "Share of the whole current that passes through a particle: half of the sum of what crosses"
            + " its surface; each particle in particle-currents.csv. How particles were told apart:"
            + " "
            + String.join("; ", methods)
            + ".",
        3,
        List.of("Drive", "Axis", "Particles of", "Number", "Without current", "Median", "Largest"),
        rows);
  }

  private static void tensor(Html html, ConductionCase conduction) {
    if (conduction.tensor().isEmpty()) {
      return;
    }
    ConductivityTensor tensor = conduction.tensor().get();
    double largest = Math.max(tensor.xx(), Math.max(tensor.yy(), tensor.zz()));
    List<List<Cell>> rows = new ArrayList<>();
    for (Axis a : Axis.values()) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(a.key())));
      for (Axis b : Axis.values()) {
        double value = tensor.of(a, b);
        boolean nothing = Math.abs(value) < tensor.relativeErrorEstimate() * largest;
        row.add(Cell.of(Numbers.significant(nothing ? 0 : value, 5)));
      }
      rows.add(row);
    }
    html.table(
        "Conductivity tensor (S/m), " + conduction.drive(),
        "Mean current density for a unit mean gradient along each axis, the volume repeated along"
            + " x, y and z. Entries below the solver's error are shown as 0.",
        1,
        List.of("", "x", "y", "z"),
        rows);
    principal(html, conduction, tensor);
  }

  private static void principal(Html html, ConductionCase conduction, ConductivityTensor tensor) {
    List<List<Cell>> rows = new ArrayList<>();
    List<ConductivityTensor.Principal> all = tensor.principal();
    for (int k = 0; k < all.size(); k++) {
      ConductivityTensor.Principal p = all.get(k);
      rows.add(
          List.of(
              Cell.of(Integer.toString(k + 1)),
              Cell.of(Numbers.significant(p.value(), 5)),
              Cell.of(Numbers.significant(p.value() / all.get(0).value(), 3)),
              Cell.of(component(p.x())),
              Cell.of(component(p.y())),
              Cell.of(component(p.z()))));
    }
    html.table(
        "Principal conductivities, " + conduction.drive(),
        "Eigenvalues of the tensor, largest first, and the unit vectors that go with them. Where"
            + " values are nearly equal, the directions between them mean little.",
        1,
        List.of("", "σ (S/m)", "Of the largest", "x", "y", "z"),
        rows);
  }

  private static String component(double value) {
    // Adding 0 makes −0 a plain 0.
    return String.format(Locale.ROOT, "%.3f", Math.round(value * 1e3) / 1e3 + 0.0)
        .replace('-', '−');
  }
}
