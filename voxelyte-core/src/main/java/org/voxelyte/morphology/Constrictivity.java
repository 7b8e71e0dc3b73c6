package org.voxelyte.morphology;

import java.util.Locale;

/**
 * How much bottlenecks narrow a phase along an axis: β = (r_min / r_max)², with r_min the median
 * radius of the {@link SimulatedIntrusion}, which bottlenecks limit, and r_max that of the
 * continuous size distribution, {@link LocalThickness}, which knows none. L. Holzer et al., Journal
 * of Materials Science 48, 2934 (2013), doi:10.1007/s10853-012-6968-z. Medians are over all voxels
 * of the phase, those without a way to the face included. 1 for a tube of constant width, towards 0
 * for wide rooms behind narrow doors.
 *
 * @param fromFirst β with the intrusion from the first layer along the axis, above 0, at most 1
 * @param fromLast β with the intrusion from the last layer
 */
public record Constrictivity(double fromFirst, double fromLast) {
  /** Checks that the values are in (0, 1]. */
  public Constrictivity {
    for (double value : new double[] {fromFirst, fromLast}) {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "constrictivity must be in (0, 1], got %s", value));
      }
    }
  }

  /**
   * Compares an intrusion with the sizes themselves.
   *
   * @param sizes those of the local thickness of the same phase
   * @return undefined if less than half of the phase is intruded from either face
   */
  public static Finding<Constrictivity> of(SizeDistribution sizes, SimulatedIntrusion intrusion) {
    double widest = sizes.quantile(0.5).get();
    Finding<Double> first = intrusion.fromFirst().quantile(0.5);
    Finding<Double> last = intrusion.fromLast().quantile(0.5);
    if (!first.isDefined() || !last.isDefined()) {
      Finding<Double> missing = first.isDefined() ? last : first;
      return Finding.undefined(
          missing.reason()
              + " from the "
              + (first.isDefined() ? "last" : "first")
              + " layer along "
              + intrusion.axis().key());
    }
    return Finding.of(
        new Constrictivity(square(first.get() / widest), square(last.get() / widest)));
  }

  private static double square(double value) {
    return value * value;
  }

  /** Returns the mean of both directions. */
  public double mean() {
    return 0.5 * (fromFirst + fromLast);
  }
}
