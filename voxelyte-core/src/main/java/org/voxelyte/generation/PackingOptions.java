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
 * @param shakenRounds rounds of random steps without overlap after the packing; 0 for none
 */
public record PackingOptions(
    double allowedOverlap, int descentSteps, int agitatedSteps, int shakenRounds) {
  /** No overlap; enough steps for 0.64 of equal spheres; not shaken. */
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
    if (shakenRounds < 0) {
      throw new IllegalArgumentException(
          "rounds of shaking must not be negative, got " + shakenRounds);
    }
    if (shakenRounds > 0 && allowedOverlap > 0) {
      throw new IllegalArgumentException(
          "only spheres without overlap can be shaken; leave out one of the two");
    }
  }

  /** Creates options without shaking. */
  public PackingOptions(double allowedOverlap, int descentSteps, int agitatedSteps) {
    this(allowedOverlap, descentSteps, agitatedSteps, 0);
  }

  /** Returns the same with another largest overlap. */
  public PackingOptions withAllowedOverlap(double share) {
    return new PackingOptions(share, descentSteps, agitatedSteps, shakenRounds);
  }

  /** Returns the same with another number of agitated steps. */
  public PackingOptions withAgitatedSteps(int steps) {
    return new PackingOptions(allowedOverlap, descentSteps, steps, shakenRounds);
  }

  /** Returns the same with another number of rounds of shaking. */
  public PackingOptions withShakenRounds(int rounds) {
    return new PackingOptions(allowedOverlap, descentSteps, agitatedSteps, rounds);
  }
}
