package org.voxelyte.generation;

import java.util.List;
import org.voxelyte.units.Quantity;

/** Refuses particles that the box or its voxels cannot show, which are mostly slips of a unit. */
final class ParticleSize {
  /** So many bodies are drawn to see how large those of a phase are. */
  static final int TRIED = 64;

  private ParticleSize() {}

  /**
   * Refuses bodies thinner than a voxel on the mean, and such as are larger than the box.
   *
   * @param name what they are of
   * @param bodies some or all of them
   * @throws IllegalArgumentException with the remedy
   */
  static void refuse(String name, List<? extends Body> bodies, VoxelGrid grid) {
    double sum = 0;
    double largest = 0;
    for (Body body : bodies) {
      double diameter = StrictMath.cbrt(6 * body.volume() / Math.PI);
      sum += diameter;
      largest = Math.max(largest, diameter);
    }
    Thinness.refuse("particles of " + name, "mean diameter", sum / bodies.size(), grid);
    if (largest > grid.shortestSide() * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "a particle of "
              + name
              + " has a diameter of "
              + Quantity.length(largest)
              + ", and the shortest side of the box "
              + Quantity.length(grid.shortestSide())
              + "; check the units, or give a larger box or smaller particles");
    }
  }
}
