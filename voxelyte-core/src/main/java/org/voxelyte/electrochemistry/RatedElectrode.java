package org.voxelyte.electrochemistry;

/**
 * An electrode with what its active material stores and the voltage that its ions may lose: all
 * that the estimate of currents takes.
 *
 * @param electrode thickness, composition and conduction
 * @param active what the active material stores
 * @param voltageLoss ΔU, V
 */
public record RatedElectrode(
    CompositeElectrode electrode, ActiveMaterial active, double voltageLoss) {
  /** Checks the range of the voltage. */
  public RatedElectrode {
    Checks.positive("the voltage loss", voltageLoss, "V");
  }

  /** Returns current density and C-rate. */
  public RateEstimate estimate() {
    return RateEstimate.of(electrode, active, voltageLoss);
  }

  /** Returns the charge by area, C/m². */
  public double arealCapacity() {
    return RateEstimate.arealCapacity(electrode, active);
  }

  /** Returns the largest thickness for a current density in A/m², in m. */
  public double thicknessFor(double currentDensity) {
    return RateEstimate.thicknessFor(currentDensity, electrode, voltageLoss);
  }

  /** Returns the conductivity of the electrolyte for a C-rate in 1/h, in S/m. */
  public double conductivityFor(double cRate) {
    return RateEstimate.conductivityFor(cRate, electrode, active, voltageLoss);
  }

  /** Returns the same with another electrode. */
  public RatedElectrode with(CompositeElectrode other) {
    return new RatedElectrode(other, active, voltageLoss);
  }
}
