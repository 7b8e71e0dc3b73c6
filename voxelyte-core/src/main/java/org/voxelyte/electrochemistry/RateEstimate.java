package org.voxelyte.electrochemistry;

/**
 * The largest steady current density of an electrode for which the ohmic loss of its ions stays
 * below a given voltage, and the C-rate that it means.
 *
 * <p>j = σ_eff ΔU / l with σ_eff = σ_bulk ν_SE (1 − φ) / τ², and C = j / (c ρ ν_AM (1 − φ) l):
 * equations 12 to 17 of Bielefeld et al. 2020 (doi:10.1021/acsami.9b22788). All ions go the whole
 * way through the electrode, electrons lose nothing, there is no reaction and no diffusion in the
 * particles: an upper bound for the rate in practice.
 *
 * @param currentDensity j, A/m²
 * @param cRate full charges by hour, 1/h
 */
public record RateEstimate(double currentDensity, double cRate) {
  private static final double SECONDS_PER_HOUR = 3600;

  /**
   * Estimates the current of an electrode.
   *
   * @param voltageLoss ΔU, V
   */
  public static RateEstimate of(
      CompositeElectrode electrode, ActiveMaterial active, double voltageLoss) {
    Checks.positive("the voltage loss", voltageLoss, "V");
    double current = electrode.effectiveConductivity() * voltageLoss / electrode.thickness();
    return new RateEstimate(current, current * SECONDS_PER_HOUR / arealCapacity(electrode, active));
  }

  /** Returns the charge that the electrode stores by its area, C/m²: c ρ ν_AM (1 − φ) l. */
  public static double arealCapacity(CompositeElectrode electrode, ActiveMaterial active) {
    return active.volumetricCapacity() * electrode.activeFraction() * electrode.thickness();
  }

  /**
   * Returns the largest thickness at which an electrode of this composition carries a current
   * density, m.
   *
   * @param currentDensity A/m²
   */
  public static double thicknessFor(
      double currentDensity, CompositeElectrode electrode, double voltageLoss) {
    Checks.positive("the current density", currentDensity, "A/m2");
    Checks.positive("the voltage loss", voltageLoss, "V");
    return electrode.effectiveConductivity() * voltageLoss / currentDensity;
  }

  /**
   * Returns the conductivity of the electrolyte that a C-rate takes, S/m.
   *
   * @param cRate 1/h
   */
  public static double conductivityFor(
      double cRate, CompositeElectrode electrode, ActiveMaterial active, double voltageLoss) {
    Checks.positive("the C-rate", cRate, "1/h");
    double reached = of(electrode.withBulkConductivity(1), active, voltageLoss).cRate();
    return cRate / reached;
  }
}
