package org.voxelyte.generation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;

/**
 * Lets spheres of different size change places while they are agitated, by the rule of N.
 * Metropolis et al., J. Chem. Phys. 21, 1087 (1953), doi:10.1063/1.1699114: always if that lowers
 * the energy of {@link OverlapForces}, else with probability exp(−ΔE/T). What would take a sphere
 * long ways through a dense packing takes one swap: A. Ninarello et al., Phys. Rev. X 7, 021039
 * (2017), doi:10.1103/PhysRevX.7.021039.
 *
 * <p>Spheres differ by a factor of two at most; of larger differences hardly a swap would be
 * accepted. One thread does it, so that the order of swaps is always the same.
 */
final class SizeSwaps {
  /** Largest ratio of the radius in a place to the radius that was there at first. */
  private static final double LARGEST_RATIO = 2;

  private final Spheres spheres;
  private final SplittableRandom random;

  /** Spheres by rising radius. */
  private final int[] ranked;

  /** Of each rank, the rank after the last that is at most twice as large. */
  private final int[] reach;

  private final int[] sphereAt;
  private final double[][] before;
  private SphereCells cells;

  SizeSwaps(Spheres spheres, long seed) {
    this.spheres = spheres;
    this.random = new SplittableRandom(seed);
    this.ranked = rank(spheres.radius);
    this.reach = new int[spheres.count];
    this.sphereAt = new int[spheres.count];
    this.before = new double[3][spheres.count];
    int end = 0;
    for (int k = 0; k < spheres.count; k++) {
      while (end < spheres.count
          && spheres.radius[ranked[end]] <= LARGEST_RATIO * spheres.radius[ranked[k]]) {
        end++;
      }
      reach[k] = end;
    }
  }

  private static int[] rank(double[] radius) {
    Integer[] order = new Integer[radius.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> radius[i]));
    int[] ranked = new int[radius.length];
    Arrays.setAll(ranked, k -> order[k]);
    return ranked;
  }

  /** Returns whether any two spheres differ by little enough. */
  boolean arePossible() {
    for (int k = 0; k < spheres.count; k++) {
      if (spheres.radius[ranked[reach[k] - 1]] > spheres.radius[ranked[k]]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tries half as many swaps as there are spheres.
   *
   * @return whether any was made
   */
  boolean sweep(double temperature, TaskContext task) {
    task.forEach(spheres.pieces(), spheres::fold);
    cells = new SphereCells(spheres);
    for (int i = 0; i < spheres.count; i++) {
      sphereAt[i] = i;
    }
    boolean any = false;
    for (int n = 0; n < (spheres.count + 1) / 2; n++) {
      int rank = random.nextInt(spheres.count);
      int other = rank + random.nextInt(reach[rank] - rank);
      // places of these ranks at the beginning of the sweep; who is there now may differ
      any |= swap(ranked[rank], ranked[other], temperature);
    }
    if (any) {
      for (int axis = 0; axis < 3; axis++) {
        System.arraycopy(spheres.centre[axis], 0, before[axis], 0, spheres.count);
        for (int place = 0; place < spheres.count; place++) {
          spheres.centre[axis][sphereAt[place]] = before[axis][place];
        }
      }
    }
    return any;
  }

  private boolean swap(int place, int other, double temperature) {
    double a = spheres.radius[sphereAt[place]];
    double b = spheres.radius[sphereAt[other]];
    if (a == b
        || b > LARGEST_RATIO * spheres.radius[place]
        || a > LARGEST_RATIO * spheres.radius[other]) {
      return false;
    }
    double change =
        energy(place, other, sphereAt[other])
            + energy(other, place, sphereAt[place])
            - energy(place, other, sphereAt[place])
            - energy(other, place, sphereAt[other]);
    if (change > 0 && !(random.nextDouble() < StrictMath.exp(-change / temperature))) {
      return false;
    }
    int moved = sphereAt[place];
    sphereAt[place] = sphereAt[other];
    sphereAt[other] = moved;
    return true;
  }

  /** Returns the energy of a sphere in a place with all but the other place. */
  private double energy(int place, int without, int sphere) {
    double radius = spheres.radius[sphere];
    double[] sum = new double[1];
    cells.visit(
        place,
        LARGEST_RATIO,
        (near, image) -> {
          if (near != without) {
            double squared = 0;
            for (int axis = 0; axis < 3; axis++) {
              double d =
                  spheres.centre[axis][near]
                      + SphereCells.shift(image, axis) * spheres.length[axis]
                      - spheres.centre[axis][place];
              squared += d * d;
            }
            double theirs = spheres.radius[sphereAt[near]];
            double reachOfBoth = radius + theirs;
            if (squared < reachOfBoth * reachOfBoth) {
              double overlap = reachOfBoth - Math.sqrt(squared);
              sum[0] += 0.5 * radius * theirs / reachOfBoth * overlap * overlap;
            }
          }
        });
    for (int axis = 0; axis < 3; axis++) {
      if (spheres.bands.areAlong(axis)) {
        double back = spheres.bands.wayBack(axis, sphere, spheres.centre[axis][place]);
        sum[0] += 0.5 * radius * back * back;
      }
      if (!spheres.periodic[axis]) {
        double at = spheres.centre[axis][place];
        double low = Math.max(0, radius - at);
        double high = Math.max(0, at + radius - spheres.length[axis]);
        sum[0] += 0.5 * radius * (low * low + high * high);
      }
    }
    return sum[0];
  }
}
