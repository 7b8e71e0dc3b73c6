package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.transport.DiscretisationError;
import org.voxelyte.transport.ErrorBars;
import org.voxelyte.transport.ErrorScope;
import org.voxelyte.transport.Representativeness;

/** Error bars in words, the same on the page and at the terminal. */
public final class ErrorText {
  private static final int DIGITS = 2;

  private ErrorText() {}

  /** Returns whether error bars were asked for anywhere. */
  public static boolean isWanted(Analysis analysis) {
    return analysis.conduction().stream()
        .flatMap(conduction -> conduction.drivenAxes().stream())
        .anyMatch(axis -> axis.bars().scope() != ErrorScope.NONE);
  }

  /** Returns the bar of the grid as "3.2 %", "∞", or "–" where there is none. */
  public static String voxels(ErrorBars bars) {
    return percent(bars.discretisation().map(DiscretisationError::relative).orElse(Double.NaN));
  }

  /** Returns the bar of the sample. */
  public static String sample(ErrorBars bars) {
    return percent(bars.representativeness().map(Representativeness::relative).orElse(Double.NaN));
  }

  /** Returns the bar of the solver. */
  static String solver(DrivenAxis axis) {
    return percent(
        axis.result().effective() > 0 ? axis.result().relativeErrorEstimate() : Double.NaN);
  }

  private static String percent(double relative) {
    String text = Numbers.significant(100 * relative, DIGITS);
    return text.equals("–") || text.equals("∞") ? text : text + "\u202f%";
  }

  /** Returns what the bars mean, a sentence each; only of those that were asked for. */
  public static List<String> notes(Analysis analysis) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "± voxels: twice the largest change from coarser (and refined) grids, which held the value"
            + " of the imaged body in 96 of 100 random structures; ∞ where the coarser grid does"
            + " not conduct.");
    boolean boxes =
        analysis.conduction().stream()
            .flatMap(conduction -> conduction.drivenAxes().stream())
            .anyMatch(axis -> axis.bars().representativeness().isPresent());
    if (boxes) {
      notes.add(
          "± sample: 95 % interval for a far larger piece of the same material, from the scatter of"
              + " sub-boxes of half the edges.");
    }
    notes.add(
        "All are relative, the same for σ_eff and τ² while small; beyond 100 % even the magnitude"
            + " is open.");
    return notes;
  }
}
