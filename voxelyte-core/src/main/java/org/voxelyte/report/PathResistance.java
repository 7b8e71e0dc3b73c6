package org.voxelyte.report;

import java.util.List;
import java.util.Map;
import org.voxelyte.transport.Pathway;

/**
 * The resistance that a thread of constant cross-section along a pathway would have: ∫ ds/σ + Σ ρ
 * of the contacts that it crosses, Ω m². Unlike the potential it does not know how much current
 * presses through; it tells a path through resistive phases and contacts from one around them.
 */
public final class PathResistance {
  private PathResistance() {}

  /**
   * Returns it.
   *
   * @param conduction what conducted where the pathway was followed
   * @return Ω m²
   */
  public static double of(ConductionCase conduction, Pathway pathway) {
    double sum = 0;
    for (Map.Entry<Integer, Pathway.Part> part : pathway.parts().entrySet()) {
      sum += part.getValue().length() / conduction.conductivities().of(part.getKey());
    }
    List<Pathway.Point> points = pathway.points();
    for (int i = 1; i < points.size(); i++) {
      Pathway.Point from = points.get(i - 1);
      Pathway.Point to = points.get(i);
      if (from.borders(to)) {
        sum +=
            from.label() == to.label()
                ? conduction.contacts().betweenParticles(from.label())
                : conduction.contacts().between(from.label(), to.label());
      }
    }
    return sum;
  }
}
