package org.voxelyte.generation;

import java.util.SplittableRandom;

/**
 * Places in a box at which the rearrangement of particles begins: random near by, even on the
 * whole.
 *
 * <p>Places drawn independently of each other leave parts of the box crowded and others empty, far
 * more than particles that cannot overlap would be, and pushing apart only what overlaps keeps
 * that. Here place i is the i-th of an additive sequence (i + 1)(g⁻¹, g⁻², g⁻³) modulo 1, where g
 * is the root of g⁴ = g + 1, shifted as a whole at random (R. Cranley and T. N. L. Patterson, SIAM
 * J. Numer. Anal. 13, 904 (1976), doi:10.1137/0713071), and moved at random within a cell as large
 * as a particle's share of the box. Any run of places is spread evenly too, so large particles,
 * which come first, are.
 */
final class EvenPlaces {
  /** Root of g⁴ = g + 1. */
  private static final double G = 1.2207440846057596;

  private static final double[] STEP = {1 / G, 1 / (G * G), 1 / (G * G * G)};

  private final double[] shift = new double[3];
  private final double[] cell = new double[3];

  /**
   * Creates places.
   *
   * @param lengths edges of the box
   * @param count number of particles
   * @param shifts gives the common shift
   */
  EvenPlaces(double[] lengths, int count, SplittableRandom shifts) {
    double share = StrictMath.cbrt(lengths[0] * lengths[1] * lengths[2] / count);
    for (int axis = 0; axis < 3; axis++) {
      shift[axis] = shifts.nextDouble();
      cell[axis] = Math.min(1, share / lengths[axis]);
    }
  }

  /**
   * Returns where along an axis a particle begins, in [0, 1).
   *
   * @param random its own generator
   */
  double at(int particle, int axis, SplittableRandom random) {
    double place =
        shift[axis] + (particle + 1) * STEP[axis] + cell[axis] * (random.nextDouble() - 0.5);
    double part = place - Math.floor(place);
    return part < 1 ? part : 0;
  }
}
