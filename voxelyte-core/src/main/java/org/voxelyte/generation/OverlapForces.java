package org.voxelyte.generation;

import org.voxelyte.task.TaskContext;

/**
 * Forces that push spheres out of each other and out of walls.
 *
 * <p>The energy of two spheres of radii a and b that overlap by δ is ½ k δ² with k = ab/(a + b): to
 * leading order the volume that they share, divided by 2π. So the least energy is the least
 * overlapped volume. A wall counts as a sphere of infinite radius, and so do the ends of {@link
 * Bands}, which are no overlap though.
 *
 * <p>Each sphere gathers its own forces in the order of its list and pieces are summed in their
 * order, so the numbers do not depend on threads; only + − × / and square roots are used, so they
 * do not depend on the machine.
 */
final class OverlapForces {
  /**
   * A wall forgives so much more than a neighbour: a sphere as wide as the box touches both walls
   * whatever it does.
   */
  private static final double WALL_SLACK = 1.5e-8;

  final Spheres spheres;
  final NeighbourLists lists;

  /** By axis. */
  final double[][] force;

  /**
   * Masses that give spheres of all sizes similar frequencies: the stiffness of the contacts of a
   * sphere grows with its radius and with the number of contacts, hence with its surface.
   */
  final double[] mass;

  private final double[][] parts;
  private double energy;
  private double largestOverlap;
  private double netSquared;
  private double contactSquared;

  OverlapForces(Spheres spheres, double skin) {
    this.spheres = spheres;
    this.lists = new NeighbourLists(spheres, skin);
    this.force = new double[3][spheres.count];
    this.mass = new double[spheres.count];
    this.parts = new double[spheres.pieces()][4];
    double first = 0;
    double second = 0;
    for (double radius : spheres.radius) {
      first += radius;
      second += radius * radius;
    }
    for (int i = 0; i < spheres.count; i++) {
      mass[i] = spheres.radius[i] * (1 + spheres.radius[i] * first / second);
    }
  }

  /** Makes the lists anew if a sphere has moved too far. */
  void refresh(boolean outdated, TaskContext task) {
    if (outdated) {
      lists.build(task);
    }
  }

  /** Finds the forces on the spheres of a piece. */
  void find(int piece) {
    double[] xs = spheres.centre[0];
    double[] ys = spheres.centre[1];
    double[] zs = spheres.centre[2];
    double[] radii = spheres.radius;
    int[] neighbour = lists.neighbour[piece];
    byte[] image = lists.image[piece];
    double[] shiftX = lists.shift[0];
    double[] shiftY = lists.shift[1];
    double[] shiftZ = lists.shift[2];
    double energySum = 0;
    double worst = 0;
    double net = 0;
    double contact = 0;
    int k = 0;
    for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
      double x = xs[i];
      double y = ys[i];
      double z = zs[i];
      double radius = radii[i];
      double forceX = 0;
      double forceY = 0;
      double forceZ = 0;
      for (int last = lists.end[i]; k < last; k++) {
        int j = neighbour[k];
        int code = image[k];
        double dx = xs[j] + shiftX[code] - x;
        double dy = ys[j] + shiftY[code] - y;
        double dz = zs[j] + shiftZ[code] - z;
        double sum = radius + radii[j];
        double squared = dx * dx + dy * dy + dz * dz;
        if (squared >= sum * sum) {
          continue;
        }
        double distance = Math.sqrt(squared);
        double overlap = sum - distance;
        double push = radius * radii[j] / sum * overlap;
        if (distance > 0) {
          double share = push / distance;
          forceX -= share * dx;
          forceY -= share * dy;
          forceZ -= share * dz;
        } else {
          forceX += i < j ? -push : push; // two in one place part along x
        }
        energySum += 0.25 * push * overlap; // half of it is the other's
        contact += push * push;
        worst = Math.max(worst, overlap / sum);
      }
      force[0][i] = forceX;
      force[1][i] = forceY;
      force[2][i] = forceZ;
      for (int axis = 0; axis < 3; axis++) {
        if (spheres.bands.areAlong(axis)) {
          double back = spheres.bands.wayBack(axis, i, spheres.centre[axis][i]);
          force[axis][i] += radius * back;
          energySum += 0.5 * radius * back * back;
          contact += radius * back * (radius * back);
        }
        if (spheres.periodic[axis]) {
          continue;
        }
        double low = radius - spheres.centre[axis][i];
        double high = spheres.centre[axis][i] + radius - spheres.length[axis];
        if (low > 0) {
          force[axis][i] += radius * low;
          energySum += 0.5 * radius * low * low;
          contact += radius * low * (radius * low);
          worst = Math.max(worst, low / radius - WALL_SLACK);
        }
        if (high > 0) {
          force[axis][i] -= radius * high;
          energySum += 0.5 * radius * high * high;
          contact += radius * high * (radius * high);
          worst = Math.max(worst, high / radius - WALL_SLACK);
        }
      }
      net += force[0][i] * force[0][i] + force[1][i] * force[1][i] + force[2][i] * force[2][i];
    }
    double[] part = parts[piece];
    part[0] = energySum;
    part[1] = worst;
    part[2] = net;
    part[3] = contact;
  }

  /** Adds the pieces up. */
  void reduce() {
    energy = 0;
    largestOverlap = 0;
    netSquared = 0;
    contactSquared = 0;
    for (double[] part : parts) {
      energy += part[0];
      largestOverlap = Math.max(largestOverlap, part[1]);
      netSquared += part[2];
      contactSquared += part[3];
    }
  }

  /** Returns the energy of all, as of the last reduction. */
  double energy() {
    return energy;
  }

  /** Returns the largest overlap as a share of the sum of the two radii. */
  double largestOverlap() {
    return largestOverlap;
  }

  /** Returns whether forces balance: what is left of them is that share of those at contacts. */
  boolean isBalanced(double share) {
    return netSquared <= share * share * contactSquared;
  }
}
