package org.voxelyte.generation;

import java.util.SplittableRandom;
import org.voxelyte.task.TaskContext;

/**
 * Shakes spheres that do not overlap: in each round every sphere tries one random step, which is
 * taken where it leads to no overlap. That is the Monte Carlo method as N. Metropolis et al., J.
 * Chem. Phys. 21, 1087 (1953), doi:10.1063/1.1699114, used it for hard discs; after enough rounds
 * spheres stand as in a hard-sphere fluid, where two of them touch by chance alone, while those
 * that were pushed apart stop where they just touch.
 *
 * <p>Steps are as long as lets about {@value #ACCEPTED} of them be taken; that is sought in the
 * first half of the rounds, and then the length stays, so that steps there and back are equally
 * likely. Beyond about 0.58 of equal spheres the fluid is a glass and keeps its arrangement.
 *
 * <p>Spheres move one after another in the order of their indices, so the result is the same for
 * any number of threads.
 */
final class Shaking {
  private static final String STAGE = "shaking spheres";

  /** Share of the steps that are taken. */
  private static final double ACCEPTED = 0.4;

  /** How far a sphere can move in a round, as a share of its radius. */
  private static final double SKIN = 0.5;

  /** Longest step along each axis, as a share of the radius. */
  private static final double LONGEST = SKIN / 1.7321;

  private static final double FIRST = 0.1;
  private static final double SHORTEST = 1e-6;
  private static final double FASTER = 1.1;

  /** Least distance as a share of the squared sum of two radii: rounding makes no overlap. */
  private static final double APART = 1 + 1e-9;

  private final Spheres spheres;
  private final NeighbourLists lists;
  private double step = FIRST;

  /** Creates the shaking of spheres without overlap, which it moves. */
  Shaking(Spheres spheres) {
    this.spheres = spheres;
    this.lists = new NeighbourLists(spheres, SKIN);
  }

  /** Shakes so many rounds; the spheres are folded into the box at the end. */
  void run(int rounds, long seed, TaskContext task) {
    for (int round = 0; round < rounds; round++) {
      task.progress(STAGE, round, rounds);
      task.checkCancelled();
      lists.build(task);
      long taken = round(Chance.of(seed, round));
      if (round < rounds / 2) {
        boolean easy = taken > ACCEPTED * spheres.count;
        step = Math.max(SHORTEST, Math.min(LONGEST, easy ? step * FASTER : step / FASTER));
      }
    }
    task.forEach(spheres.pieces(), spheres::fold);
  }

  private long round(SplittableRandom random) {
    long taken = 0;
    for (int piece = 0; piece < spheres.pieces(); piece++) {
      int begin = 0;
      for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
        double longest = 2 * step * spheres.radius[i];
        double x = spheres.centre[0][i] + longest * (random.nextDouble() - 0.5);
        double y = spheres.centre[1][i] + longest * (random.nextDouble() - 0.5);
        double z = spheres.centre[2][i] + longest * (random.nextDouble() - 0.5);
        int end = lists.end[i];
        if (isInside(i, 0, x)
            && isInside(i, 1, y)
            && isInside(i, 2, z)
            && isFree(i, x, y, z, lists.neighbour[piece], lists.image[piece], begin, end)) {
          spheres.centre[0][i] = x;
          spheres.centre[1][i] = y;
          spheres.centre[2][i] = z;
          taken++;
        }
        begin = end;
      }
    }
    return taken;
  }

  /** Returns whether a coordinate lies between walls, if there are any. */
  private boolean isInside(int i, int axis, double at) {
    double radius = spheres.radius[i];
    return spheres.periodic[axis] || at >= radius && at <= spheres.length[axis] - radius;
  }

  private boolean isFree(
      int i, double x, double y, double z, int[] neighbours, byte[] images, int begin, int end) {
    for (int k = begin; k < end; k++) {
      int j = neighbours[k];
      double dx = spheres.centre[0][j] + lists.shift[0][images[k]] - x;
      double dy = spheres.centre[1][j] + lists.shift[1][images[k]] - y;
      double dz = spheres.centre[2][j] + lists.shift[2][images[k]] - z;
      double sum = spheres.radius[i] + spheres.radius[j];
      if (dx * dx + dy * dy + dz * dz < APART * sum * sum) {
        return false;
      }
    }
    return true;
  }
}
