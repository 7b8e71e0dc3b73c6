package org.voxelyte.electrochemistry;

import org.voxelyte.units.Quantity;

/**
 * A composite electrode as the estimate of currents sees it. Shares ν refer to the solid, ε to
 * everything: ε = (1 − φ) ν.
 *
 * @param thickness l, m
 * @param electrolyteOfSolid ν_SE, volume of the electrolyte by that of all solids, in (0, 1]
 * @param activeOfSolid ν_AM, volume of the active material by that of all solids, in (0, 1]
 * @param voidFraction φ, in [0, 1)
 * @param bulkConductivity σ_bulk of the electrolyte for ions, S/m
 * @param tortuosityFactor τ² = ε_SE σ_bulk / σ_eff, at least 1
 */
public record CompositeElectrode(
    double thickness,
    double electrolyteOfSolid,
    double activeOfSolid,
    double voidFraction,
    double bulkConductivity,
    double tortuosityFactor) {
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public CompositeElectrode {
    Checks.positive("the thickness", thickness, "m");
    Checks.share("the electrolyte's share of the solid", electrolyteOfSolid);
    Checks.share("the active material's share of the solid", activeOfSolid);
    if (electrolyteOfSolid + activeOfSolid > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "electrolyte and active material are shares of the solid and cannot exceed 1 together,"
              + " got "
              + Quantity.number(electrolyteOfSolid + activeOfSolid));
    }
    if (!(voidFraction >= 0 && voidFraction < 1)) {
      throw new IllegalArgumentException(
          "the void must be in [0, 1), got " + Quantity.number(voidFraction));
    }
    Checks.positive("the conductivity of the electrolyte", bulkConductivity, "S/m");
    if (!(tortuosityFactor >= 1)) {
      throw new IllegalArgumentException(
          "the tortuosity factor must be at least 1, got " + Quantity.number(tortuosityFactor));
    }
  }

  /** Returns ε_SE = (1 − φ) ν_SE. */
  public double electrolyteFraction() {
    return (1 - voidFraction) * electrolyteOfSolid;
  }

  /** Returns ε_AM = (1 − φ) ν_AM. */
  public double activeFraction() {
    return (1 - voidFraction) * activeOfSolid;
  }

  /** Returns σ_eff = σ_bulk ε_SE / τ², S/m; 0 where the tortuosity factor is infinite. */
  public double effectiveConductivity() {
    return bulkConductivity * electrolyteFraction() / tortuosityFactor;
  }

  /** Returns the same electrode of another thickness, m. */
  public CompositeElectrode withThickness(double other) {
    return new CompositeElectrode(
        other, electrolyteOfSolid, activeOfSolid, voidFraction, bulkConductivity, tortuosityFactor);
  }

  /** Returns the same electrode with another electrolyte, S/m. */
  public CompositeElectrode withBulkConductivity(double other) {
    return new CompositeElectrode(
        thickness, electrolyteOfSolid, activeOfSolid, voidFraction, other, tortuosityFactor);
  }

  /** Returns the same electrode with another tortuosity factor. */
  public CompositeElectrode withTortuosityFactor(double other) {
    return new CompositeElectrode(
        thickness, electrolyteOfSolid, activeOfSolid, voidFraction, bulkConductivity, other);
  }

  /** Returns the same electrode with other shares of the solid. */
  public CompositeElectrode withComposition(double electrolyte, double active) {
    return new CompositeElectrode(
        thickness, electrolyte, active, voidFraction, bulkConductivity, tortuosityFactor);
  }
}
