package org.voxelyte.generation;

import java.util.SplittableRandom;

/** How the direction turns from piece to piece of a chain: with the weight exp(κ cos θ). */
final class WormLikeChain {
  /** Stiffness from which on a turn would be lost in rounding. */
  private static final double STRAIGHT = 1e12;

  private WormLikeChain() {}

  /**
   * Returns the stiffness κ with ⟨cos θ⟩ = coth κ − 1/κ = exp(−x), where x is the length of a piece
   * over the persistence length; infinite for x = 0.
   */
  static double stiffness(double x) {
    // 1 − ⟨cos θ⟩, which is 1/κ for a stiff chain; below the other end a chain would be limp.
    double bend = -StrictMath.expm1(-x);
    if (bend < 1 / STRAIGHT) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = 2 / bend;
    for (int step = 0; step < 200; step++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (meanBend(middle) > bend) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns 1 − coth κ + 1/κ. */
  private static double meanBend(double stiffness) {
    if (stiffness < 1e-4) {
      return 1 - stiffness / 3;
    }
    double tail = StrictMath.exp(-2 * stiffness);
    return 1 / stiffness - 2 * tail / (1 - tail);
  }

  /** Returns the direction of the next piece, of length 1. */
  static double[] turn(double[] direction, double stiffness, SplittableRandom random) {
    if (stiffness == Double.POSITIVE_INFINITY) {
      return direction.clone();
    }
    double share = random.nextDouble();
    double tail = StrictMath.exp(-2 * stiffness);
    double cosine = 1 + StrictMath.log(1 - share * (1 - tail)) / stiffness;
    cosine = Math.max(-1, cosine);
    double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
    double[] across;
    double square;
    // A direction at random, less what of it lies along the chain.
    do {
      across = Rotation.randomDirection(random);
      double along = 0;
      for (int axis = 0; axis < 3; axis++) {
        along += across[axis] * direction[axis];
      }
      square = 0;
      for (int axis = 0; axis < 3; axis++) {
        across[axis] -= along * direction[axis];
        square += across[axis] * across[axis];
      }
    } while (square < 1e-6);
    double[] next = new double[3];
    double length = 0;
    for (int axis = 0; axis < 3; axis++) {
      next[axis] = cosine * direction[axis] + sine / Math.sqrt(square) * across[axis];
      length += next[axis] * next[axis];
    }
    for (int axis = 0; axis < 3; axis++) {
      next[axis] /= Math.sqrt(length);
    }
    return next;
  }
}
