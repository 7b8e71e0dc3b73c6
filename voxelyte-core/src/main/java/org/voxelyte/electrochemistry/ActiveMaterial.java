package org.voxelyte.electrochemistry;

/**
 * What an active material stores.
 *
 * @param specificCapacity C/kg
 * @param density kg/m³
 */
public record ActiveMaterial(double specificCapacity, double density) {
  /** NCM811 of Bielefeld et al. 2020 (doi:10.1021/acsami.9b22788): 196 mA h/g and 4.76 g/cm³. */
  public static final ActiveMaterial NCM811 = new ActiveMaterial(196 * 3600.0, 4760);

  /** Checks the ranges. */
  public ActiveMaterial {
    Checks.positive("the specific capacity", specificCapacity, "C/kg");
    Checks.positive("the density of the active material", density, "kg/m3");
  }

  /** Returns the charge by volume, C/m³. */
  public double volumetricCapacity() {
    return specificCapacity * density;
  }
}
