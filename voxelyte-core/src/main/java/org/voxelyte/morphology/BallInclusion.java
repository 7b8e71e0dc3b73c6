package org.voxelyte.morphology;

import java.util.Arrays;
import org.voxelyte.volume.GridShape;

/**
 * Which voxels a ball holds, and when the ball of a neighbour holds all of them.
 *
 * <p>The ball of centre c and squared radius s holds the voxels p of the volume with |p − c|² &lt;
 * s, lengths in the unit of {@link SquaredDistances}. Where squared edges are whole numbers, as
 * those of cubic voxels are, this is exact; otherwise squares that differ by less than one part in
 * a million count as equal, since edges are not known better.
 *
 * <p>The ball at the neighbour c + g holds that at c if its square exceeds the largest |p − c − g|²
 * in the latter. These are tabulated for the 26 neighbours and every s: E. Rémy and E. Thiel, Image
 * and Vision Computing 23, 167 (2005), doi:10.1016/j.imavis.2004.06.007. Where s has no entry of
 * its own the next larger serves, so that no inclusion is claimed that is not there. Memory: 28
 * bytes a square, at most 29 MB.
 */
final class BallInclusion {
  /** Relative difference of squares that counts as none. */
  private static final double TOLERANCE = 1e-6;

  /** Entries per unit of squared length where squared edges are no whole numbers. */
  private static final int FINE = 4;

  /** The largest number of entries; larger balls are compared as if space were not of voxels. */
  private static final int ENTRIES = 1 << 20;

  /** Kinds of neighbours: bits tell whether they lie apart along x, y and z. */
  private static final int KINDS = 8;

  private final double weightX;
  private final double weightY;
  private final double weightZ;
  private final boolean whole;
  private final int fine;

  /** By kind and by ceil(fine · s): a ball of a larger square at that neighbour holds this one. */
  private final float[][] least;

  /**
   * Tabulates inclusion.
   *
   * @param largest the largest square that occurs
   */
  BallInclusion(SquaredDistances distances, double largest) {
    this.weightX = distances.weightX;
    this.weightY = distances.weightY;
    this.weightZ = distances.weightZ;
    this.whole = isWhole(weightX) && isWhole(weightY) && isWhole(weightZ);
    this.fine = whole ? 1 : FINE;
    int entries = (int) Math.min(ENTRIES, Math.ceil(largest * fine) + 1);
    this.least = new float[KINDS][entries];
    farthest(distances.shape, entries);
    for (float[] table : least) {
      float most = 0;
      for (int i = 0; i < entries; i++) {
        most = Math.max(most, table[i]);
        table[i] = most;
      }
    }
  }

  private static boolean isWhole(double weight) {
    return weight == Math.rint(weight);
  }

  /** Returns a number that the squares of the voxels in a ball do not reach, and others exceed. */
  double bound(double square) {
    return whole ? square - 0.5 : square * (1 - TOLERANCE);
  }

  /** Returns whether a ball holds more than its centre. */
  boolean isMoreThanCentre(float square) {
    return bound(square) > 1;
  }

  /** Notes for each vector p the squares that balls at −g need, where its own square begins. */
  private void farthest(GridShape shape, int entries) {
    Arrays.stream(least).forEach(table -> Arrays.fill(table, 0));
    double limit = (double) (entries - 1) / fine;
    for (int z = 0; z < shape.nz() && weightZ * z * z < limit; z++) {
      for (int y = 0; y < shape.ny() && weightY * y * y + weightZ * z * z < limit; y++) {
        double rest = weightY * y * y + weightZ * z * z;
        for (int x = 0; x < shape.nx(); x++) {
          double square = weightX * x * x + rest;
          int entry = (int) (square * fine) + 1;
          if (entry >= entries) {
            break;
          }
          double moreX = weightX * (2 * x + 1);
          double moreY = weightY * (2 * y + 1);
          double moreZ = weightZ * (2 * z + 1);
          for (int kind = 1; kind < KINDS; kind++) {
            double far =
                square
                    + ((kind & 1) != 0 ? moreX : 0)
                    + ((kind & 2) != 0 ? moreY : 0)
                    + ((kind & 4) != 0 ? moreZ : 0);
            least[kind][entry] = Math.max(least[kind][entry], needed(far));
          }
        }
      }
    }
  }

  /** Returns the square above which a ball holds a vector of that square. */
  private float needed(double square) {
    return Math.nextUp((float) (whole ? square + 0.5 : square / (1 - TOLERANCE)));
  }

  /** Returns the entry of a square in the tables. */
  int entry(float square) {
    return (int) Math.ceil(bound(square) * fine);
  }

  /**
   * Returns the square above which the ball at a neighbour holds the ball at a voxel.
   *
   * @param kind which axes the neighbour lies apart along: 1 for x, 2 for y, 4 for z, or sums
   * @param entry the entry of the voxel's square
   */
  float least(int kind, int entry) {
    if (entry < least[kind].length) {
      return least[kind][entry];
    }
    double apart =
        ((kind & 1) != 0 ? weightX : 0)
            + ((kind & 2) != 0 ? weightY : 0)
            + ((kind & 4) != 0 ? weightZ : 0);
    double radius = Math.sqrt((double) entry / fine) + Math.sqrt(apart);
    return needed(radius * radius);
  }
}
