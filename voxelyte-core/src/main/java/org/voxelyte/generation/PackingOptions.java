package org.voxelyte.generation;

/**
 * How {@link SpherePacking} goes about it.
 *
 * @param allowedOverlap largest overlap of two spheres as a share of the sum of their radii, in [0,
 *     1]; a packing that keeps a larger one is refused. With 1 the least overlap that was reached
 *     is taken and reported
 * @param descentSteps largest number of steps of each descent, at least 1
 * @param agitatedSteps number of steps of agitation in all, for what a descent cannot pack; 0 for
 *     none. More pack denser, the time is proportional
 */
public record PackingOptions(double allowedOverlap, int descentSteps, int agitatedSteps) {
  /** No overlap; enough steps for 0.64 of equal spheres. */
  public static final PackingOptions DEFAULT = new PackingOptions(0, 1000, 40_000);

  /** Checks ranges. */
  public PackingOptions {
    if (!(allowedOverlap >= 0 && allowedOverlap <= 1)) {
      throw new IllegalArgumentException(
          "the overlap allowed must be in [0, 1], got " + allowedOverlap);
    }
    if (descentSteps < 1) {
      throw new IllegalArgumentException("a descent needs at least 1 step, got " + descentSteps);
    }
    if (agitatedSteps < 0) {
      throw new IllegalArgumentException(
          "agitated steps must not be negative, got " + agitatedSteps);
    }
  }

  /** Returns the same with another largest overlap. */
  public PackingOptions withAllowedOverlap(double share) {
    return new PackingOptions(share, descentSteps, agitatedSteps);
  }

  /** Returns the same with another number of agitated steps. */
  public PackingOptions withAgitatedSteps(int steps) {
    return new PackingOptions(allowedOverlap, descentSteps, steps);
  }
}
