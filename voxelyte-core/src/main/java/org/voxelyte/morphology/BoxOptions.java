package org.voxelyte.morphology;

/**
 * Which boxes a volume is tried in.
 *
 * @param sizes how many sizes there are up to half of the edges, at least 5; three larger ones
 *     follow
 * @param boxes how many boxes of each size up to half of the edges are placed at random, at least 2
 * @param relativeSpread the standard deviation / mean to fall below, in (0, 1)
 * @param seed of the places
 */
public record BoxOptions(int sizes, int boxes, double relativeSpread, long seed) {
  /** 8 + 3 sizes, 20 boxes of each, 5 %, seed 1. */
  public static final BoxOptions DEFAULT = new BoxOptions(8, 20, 0.05, 1);

  /** Checks the numbers. */
  public BoxOptions {
    if (sizes < 5) {
      throw new IllegalArgumentException("boxes need at least 5 sizes, got " + sizes);
    }
    if (boxes < 2) {
      throw new IllegalArgumentException("a spread needs at least 2 boxes, got " + boxes);
    }
    if (!(relativeSpread > 0 && relativeSpread < 1)) {
      throw new IllegalArgumentException(
          "the relative spread must be in (0, 1), got " + relativeSpread);
    }
  }
}
