package org.voxelyte.generation;

/** How diameters are drawn from a continuous distribution. */
public enum SizeSampling {
  /**
   * Each particle stands for the same share of the number and has the mean volume of its share; no
   * chance is in it. Few particles represent the distribution well.
   */
  STRATIFIED,
  /** Each particle is drawn by itself, as a handful of powder is; the seed decides. */
  RANDOM
}
