package org.voxelyte.generation;

/** A continuous distribution of diameters by number. */
interface SizeCurve {
  /**
   * Returns the diameter that a share of the particles is smaller than, m.
   *
   * @param share of the number, in [0, 1]
   */
  double diameter(double share);

  /** Returns the mean over all particles of d³ of those smaller than that diameter, m³. */
  double cubesBelow(double diameter);
}
