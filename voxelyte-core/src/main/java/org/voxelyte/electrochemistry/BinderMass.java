package org.voxelyte.electrochemistry;

/**
 * The mass share of a binder that is given as a multiple of the volume of the active material.
 *
 * <p>w = r ν ρ_B / (ν ρ_AM + r ν ρ_B + (1 − ν − r ν) ρ_SE), where binder and electrolyte share what
 * the active material leaves of the solid (Fig. 5a of Bielefeld et al. 2020,
 * doi:10.1021/acsami.9b22788).
 */
public final class BinderMass {
  private BinderMass() {}

  /**
   * Returns the mass share.
   *
   * @param ratio r, volume of the binder by that of the active material
   * @param activeOfSolid ν, volume of the active material by that of all solids, binder included
   * @param binderDensity kg/m³
   * @param activeDensity kg/m³
   * @param electrolyteDensity kg/m³
   */
  public static double share(
      double ratio,
      double activeOfSolid,
      double binderDensity,
      double activeDensity,
      double electrolyteDensity) {
    if (!(ratio >= 0)) {
      throw new IllegalArgumentException("the ratio of the binder must not be negative: " + ratio);
    }
    Checks.share("the active material's share of the solid", activeOfSolid);
    Checks.positive("the density of the binder", binderDensity, "kg/m3");
    Checks.positive("the density of the active material", activeDensity, "kg/m3");
    Checks.positive("the density of the electrolyte", electrolyteDensity, "kg/m3");
    double electrolyte = 1 - activeOfSolid * (1 + ratio);
    if (electrolyte < 0) {
      throw new IllegalArgumentException(
          "active material and binder are more than the solid: " + activeOfSolid * (1 + ratio));
    }
    double binder = ratio * activeOfSolid * binderDensity;
    return binder / (activeOfSolid * activeDensity + binder + electrolyte * electrolyteDensity);
  }
}
