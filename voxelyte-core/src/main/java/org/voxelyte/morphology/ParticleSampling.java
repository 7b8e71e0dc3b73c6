package org.voxelyte.morphology;

/** Which particles count for a distribution, and how much, when the border cuts some. */
public enum ParticleSampling {
  /** Every particle alike, those cut with what is left of them: too many, and too small. */
  ALL,
  /** Those that do not touch the border, all alike: the larger, the more of them are missing. */
  INSIDE,
  /**
   * Those that do not touch the border, each over the chance that one of its extent does not: Π n_i
   * / (n_i − b_i − 1) with n_i voxels of the volume and b_i of the particle's box along each axis.
   * Without bias for particles at random places (R. E. Miles 1974; C. Lantuéjoul 1980; J. Serra,
   * Image Analysis and Mathematical Morphology, Academic Press 1982).
   */
  MILES_LANTUEJOUL
}
