package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voxelyte.report.Html.Cell;
import org.voxelyte.transport.EffectiveConductivity;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.NarrowPassages;

/** The table of error bars on the page. */
final class ErrorTable {
  private final Analysis analysis;
  private final Palette palette;

  ErrorTable(Analysis analysis, Palette palette) {
    this.analysis = analysis;
    this.palette = palette;
  }

  /** Adds the table if error bars were asked for. */
  void write(Html html) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ConductionCase conduction : analysis.conduction()) {
      for (DrivenAxis axis : conduction.drivenAxes()) {
        if (axis.bars().scope() != ErrorScope.NONE) {
          rows.add(row(conduction, axis));
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    html.table(
        "How far these values may be off",
        "± solver: estimated error of the solution on this grid. "
            + String.join(" ", ErrorText.notes(analysis))
            + " Coarser: σ_eff of voxels twice as large. Boxes: mean ± standard deviation of the"
            + " sub-boxes. Narrow: share of the Joule heat in passages one voxel wide.",
        1,
        List.of(
            "Drive",
            "Axis",
            "τ²",
            "σ_eff (S/m)",
            "± solver",
            "± voxels",
            "± sample",
            "Coarser",
            "Boxes",
            "Narrow"),
        rows);
  }

  private List<Cell> row(ConductionCase conduction, DrivenAxis axis) {
    EffectiveConductivity result = axis.result();
    ErrorBars bars = axis.bars();
    List<Cell> row = new ArrayList<>();
    row.add(
        conduction.alone()
            ? new Cell(conduction.drive(), palette.of(result.reference()))
            : Cell.of(conduction.drive()));
    row.add(Cell.of(axis.axis().key()));
    row.add(Cell.of(Numbers.significant(result.tortuosityFactor(), 4)));
    row.add(Cell.of(Numbers.significant(result.effective(), 4)));
    row.add(Cell.of(ErrorText.solver(axis)));
    row.add(Cell.of(ErrorText.voxels(bars)));
    row.add(Cell.of(ErrorText.sample(bars)));
    row.add(
        Cell.of(bars.discretisation().map(e -> Numbers.significant(e.coarser(), 4)).orElse("–")));
    row.add(
        Cell.of(
            bars.representativeness()
                .map(
                    r ->
                        Numbers.significant(r.mean(), 3)
                            + " ± "
                            + Numbers.significant(r.standardDeviation(), 2))
                .orElse("–")));
    Optional<NarrowPassages> passages = bars.passages();
    row.add(
        Cell.of(
            passages.isPresent() && passages.get().narrowPower().isPresent()
                ? Numbers.percent(passages.get().narrowPower().getAsDouble())
                : "–"));
    return row;
  }
}
