package org.voxelyte.generation;

import org.voxelyte.task.TaskContext;

/**
 * How far packed particles overlap each other.
 *
 * @param largest largest (a + b − distance)/(a + b) of two spheres of radii a and b, of other
 *     bodies the way by which they penetrate by the sum of their inradii, 1 at most; 0 if none
 *     overlap
 * @param pairs number of pairs that overlap; a particle that overlaps two images of another counts
 *     twice
 * @param share volume that pairs share, as a share of the box; what three share counts more than
 *     once
 */
public record Overlap(double largest, long pairs, double share) {
  /** No overlap. */
  public static final Overlap NONE = new Overlap(0, 0, 0);

  /** Checks ranges. */
  public Overlap {
    if (!(largest >= 0 && largest <= 1 && pairs >= 0 && share >= 0)) {
      throw new IllegalArgumentException(
          "an overlap is largest in [0, 1], pairs and share not negative, got "
              + largest
              + ", "
              + pairs
              + ", "
              + share);
    }
  }

  /** Returns whether no two spheres overlap. */
  public boolean isNone() {
    return pairs == 0;
  }

  /** Measures folded spheres, exactly as their coordinates are. */
  static Overlap of(Spheres spheres, TaskContext task) {
    SphereCells cells = new SphereCells(spheres);
    Sum[] sums = new Sum[spheres.pieces()];
    task.forEach(
        sums.length,
        piece -> {
          Sum sum = new Sum(spheres);
          for (int i = spheres.begin(piece); i < spheres.end(piece); i++) {
            sum.sphere = i;
            cells.visit(i, 1, sum);
          }
          sums[piece] = sum;
        });
    double largest = 0;
    long pairs = 0;
    double volume = 0;
    for (Sum sum : sums) {
      largest = Math.max(largest, sum.largest);
      pairs += sum.pairs;
      volume += sum.volume;
    }
    double box = spheres.length[0] * spheres.length[1] * spheres.length[2];
    return new Overlap(largest, pairs, volume / box);
  }

  /**
   * Returns the volume that two spheres share: π (a + b − d)² (d² + 2d(a + b) − 3(a − b)²) / (12
   * d), or the smaller one if it lies inside.
   */
  static double lens(double a, double b, double distance) {
    double depth = a + b - distance;
    if (depth <= 0) {
      return 0;
    }
    double difference = a - b;
    if (distance <= Math.abs(difference)) {
      double smaller = Math.min(a, b);
      return 4 * Math.PI / 3 * smaller * smaller * smaller;
    }
    return Math.PI
        * depth
        * depth
        * (distance * distance + 2 * distance * (a + b) - 3 * difference * difference)
        / (12 * distance);
  }

  /** Adds up the pairs of a sphere with those of higher index. */
  private static final class Sum implements SphereCells.Visitor {
    private final Spheres spheres;
    private int sphere;
    private double largest;
    private long pairs;
    private double volume;

    Sum(Spheres spheres) {
      this.spheres = spheres;
    }

    @Override
    public void near(int other, int image) {
      if (other < sphere) {
        return;
      }
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d =
            spheres.centre[axis][other]
                + SphereCells.shift(image, axis) * spheres.length[axis]
                - spheres.centre[axis][sphere];
        squared += d * d;
      }
      double distance = Math.sqrt(squared);
      double sum = spheres.radius[sphere] + spheres.radius[other];
      largest = Math.max(largest, Math.max(0, (sum - distance) / sum));
      pairs++;
      volume += lens(spheres.radius[sphere], spheres.radius[other], distance);
    }
  }
}
