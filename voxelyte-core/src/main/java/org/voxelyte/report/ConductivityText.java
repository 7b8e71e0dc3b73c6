package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.volume.Phase;

/** The conductivities of a case in words. */
final class ConductivityText {
  private ConductivityText() {}

  /** Returns "σ = 0.27 S/m in SE; all other phases insulate". */
  static String of(Analysis analysis, ConductionCase conduction) {
    List<String> parts = new ArrayList<>();
    boolean insulators = false;
    for (Phase phase : analysis.phases()) {
      double sigma = conduction.conductivities().of(phase.label());
      if (sigma > 0) {
        parts.add(Numbers.trimmed(sigma, 6) + "\u202fS/m in " + PhaseText.of(phase));
      } else {
        insulators = true;
      }
    }
    String text =
        parts.isEmpty() ? "nothing conducts" : "σ\u00a0=\u00a0" + String.join(", ", parts);
    return insulators && !parts.isEmpty() ? text + "; all other phases insulate" : text;
  }
}
