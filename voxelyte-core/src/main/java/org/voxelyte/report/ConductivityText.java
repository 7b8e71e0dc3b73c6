package org.voxelyte.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.voxelyte.transport.ContactResistances;
import org.voxelyte.volume.Phase;

/** The conductivities of a case in words. */
final class ConductivityText {
  /** In Ω m². */
  private static final double OHM_CM2 = 1e-4;

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
    if (insulators && !parts.isEmpty()) {
      text += "; all other phases insulate";
    }
    for (Map.Entry<ContactResistances.Pair, Double> contact :
        conduction.contacts().byPair().entrySet()) {
      if (!conduction.conducts(contact.getKey())) {
        continue;
      }
      text +=
          "; "
              + Numbers.trimmed(contact.getValue() / OHM_CM2, 6)
              + "\u202fΩ\u202fcm² between "
              + between(analysis, contact.getKey());
    }
    return text;
  }

  private static String between(Analysis analysis, ContactResistances.Pair pair) {
    String first = PhaseText.of(analysis.phase(pair.a()));
    return pair.a() == pair.b()
        ? "particles of " + first
        : first + " and " + PhaseText.of(analysis.phase(pair.b()));
  }
}
