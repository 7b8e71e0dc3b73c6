package org.voxelyte.generation;

import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;

/**
 * Agitates spheres and lets them come to rest slowly, so that they find places that a descent does
 * not: simulated annealing (S. Kirkpatrick et al., Science 220, 671 (1983),
 * doi:10.1126/science.220.4598.671) by molecular dynamics of soft spheres.
 *
 * <p>Spheres move by Newton's equations in the forces of {@link OverlapForces}, integrated by
 * velocity Verlet steps; every {@value #THERMOSTAT} steps their velocities are rescaled to a
 * temperature that falls as the square of the time left. At a temperature T spheres penetrate each
 * other by about √(2T/k), so cooling grows hard spheres evenly to their full size, as Lubachevsky
 * and Stillinger do (J. Stat. Phys. 60, 561 (1990), doi:10.1007/BF01025983). Small spheres are the
 * softest and find their gaps while the large ones arrange themselves, and spheres of similar size
 * change places ({@link SizeSwaps}). Slow cooling packs denser, and in the end orders.
 *
 * <p>Masses do not change where things come to rest; here they fall with the radius, which lets
 * neighbour lists of small spheres last.
 */
final class Annealing {
  /** Steps between two rescalings. */
  private static final int THERMOSTAT = 10;

  /** Steps between two sweeps of swaps. */
  private static final int SWAPS = 10;

  private static final double STEP = 0.6;
  private static final double SKIN = 0.2;

  private final Spheres spheres;
  private final OverlapForces forces;
  private final double[][] velocity;
  private final double[] mass;
  private final double[] kinetic;
  private final boolean[] outdated;

  Annealing(Spheres spheres) {
    this.spheres = spheres;
    this.forces = new OverlapForces(spheres, SKIN);
    this.velocity = new double[3][spheres.count];
    this.mass = new double[spheres.count];
    this.kinetic = new double[spheres.pieces()];
    this.outdated = new boolean[spheres.pieces()];
    double largestMass = 0;
    double largestRadius = 0;
    for (int i = 0; i < spheres.count; i++) {
      largestMass = Math.max(largestMass, forces.mass[i]);
      largestRadius = Math.max(largestRadius, spheres.radius[i]);
    }
    for (int i = 0; i < spheres.count; i++) {
      mass[i] = largestMass * largestRadius / spheres.radius[i];
    }
  }

  /**
   * Agitates and cools.
   *
   * @param penetration how far the largest spheres penetrate each other at first, as a share of
   *     their distance
   * @param steps number of steps until they rest
   * @param seed of the first velocities
   * @param progress hears of each step
   */
  void run(double penetration, int steps, long seed, StepCounter progress, TaskContext task) {
    double largest = 0;
    for (double radius : spheres.radius) {
      largest = Math.max(largest, radius);
    }
    double depth = 2 * largest * penetration;
    double hottest = 0.5 * (largest / 2) * depth * depth;
    for (int i = 0; i < spheres.count; i++) {
      SplittableRandom random = Chance.of(seed, i);
      double speed = Math.sqrt(hottest / mass[i]);
      for (int axis = 0; axis < 3; axis++) {
        velocity[axis][i] = speed * Chance.nearlyNormal(random);
      }
    }
    forces.refresh(true, task);
    task.forEach(spheres.pieces(), forces::find);
    double faster = 1;
    SizeSwaps swaps = new SizeSwaps(spheres, Chance.of(seed, -1).nextLong());
    boolean swapping = swaps.arePossible();
    for (int n = 0; n < steps; n++) {
      progress.next(task);
      double factor = faster;
      task.forEach(spheres.pieces(), piece -> drift(piece, factor));
      boolean any = false;
      for (boolean one : outdated) {
        any |= one;
      }
      double left = (double) (steps - n) / steps;
      double temperature = hottest * left * left;
      if (swapping && n % SWAPS == 0) {
        any |= swaps.sweep(temperature, task);
      }
      forces.refresh(any, task);
      task.forEach(spheres.pieces(), this::kick);
      faster = n % THERMOSTAT == 0 ? rescaling(temperature) : 1;
    }
  }

  private double rescaling(double temperature) {
    double sum = 0;
    for (double part : kinetic) {
      sum += part;
    }
    double found = sum / (3.0 * spheres.count);
    return found > 0 ? Math.sqrt(temperature / found) : 1;
  }

  private void drift(int piece, double factor) {
    for (int axis = 0; axis < 3; axis++) {
      double[] c = spheres.centre[axis];
      double[] v = velocity[axis];
      double[] f = forces.force[axis];
      for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
        v[i] = factor * v[i] + 0.5 * STEP * f[i] / mass[i];
        c[i] += STEP * v[i];
      }
    }
    outdated[piece] = forces.lists.isOutdated(piece);
  }

  private void kick(int piece) {
    forces.find(piece);
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double[] v = velocity[axis];
      double[] f = forces.force[axis];
      for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
        v[i] += 0.5 * STEP * f[i] / mass[i];
        sum += mass[i] * v[i] * v[i];
      }
    }
    kinetic[piece] = sum;
  }
}
