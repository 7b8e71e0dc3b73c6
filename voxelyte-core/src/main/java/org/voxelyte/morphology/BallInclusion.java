package org.voxelyte.morphology;

import java.util.ArrayList;
import java.util.List;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * Which voxels a ball holds, and when the ball of a voxel nearby holds all of them.
 *
 * <p>The ball of centre c and squared radius s holds the voxels p of the volume with |p − c|² &lt;
 * s, lengths in the unit of {@link SquaredDistances}. Where squared edges are whole numbers, as
 * those of cubic voxels are, this is exact; otherwise squares that differ by less than one part in
 * a million count as equal, since edges are not known better.
 *
 * <p>The ball at c + g holds that at c if its square exceeds the largest |p − c − g|² in the
 * latter. These are tabulated for every s and for vectors g of up to 8 voxels along an axis, the
 * larger the balls the more: E. Rémy and E. Thiel, Image and Vision Computing 23, 167 (2005),
 * doi:10.1016/j.imavis.2004.06.007. Where s has no entry of its own the next larger serves, so that
 * no inclusion is claimed that is not there. Memory: at most 64 MB.
 */
final class BallInclusion {
  /** Relative difference of squares that counts as none. */
  private static final double TOLERANCE = 1e-6;

  /** Entries per unit of squared length where squared edges are no whole numbers. */
  private static final int FINE = 4;

  /** The largest number of entries of all tables; what has none is not looked for. */
  private static final long ENTRIES = 1 << 24;

  /** The longest vectors, in voxels along an axis. */
  private static final int LONGEST = 8;

  /** Longest useful vector over root of radius: beyond it hardly any ball is left out on top. */
  private static final double USEFUL = 0.7;

  private static final float[] NONE = {};

  private final GridShape shape;
  private final double weightX;
  private final double weightY;
  private final double weightZ;
  private final boolean whole;
  private final int fine;
  private final int entries;
  private final int longest;

  /** Whether permutations of a vector share a table: voxels are cubes, and balls fit the volume. */
  private final boolean shared;

  /** By vector and by ceil(fine · s): a ball of a larger square there holds this one. */
  private final float[][] least;

  /** Tabulates inclusion of the balls up to the largest distance. */
  BallInclusion(SquaredDistances distances, TaskContext task) {
    double largest = distances.largest(task);
    this.shape = distances.shape;
    this.weightX = distances.weightX;
    this.weightY = distances.weightY;
    this.weightZ = distances.weightZ;
    this.whole = isWhole(weightX) && isWhole(weightY) && isWhole(weightZ);
    this.fine = whole ? 1 : FINE;
    this.entries = (int) Math.min(ENTRIES / 8, Math.ceil(largest * fine) + 1);
    double radius = Math.sqrt(largest);
    int thinnest = Math.min(shape.nx(), Math.min(shape.ny(), shape.nz()));
    this.shared = weightX == weightY && weightY == weightZ && radius < 2 * thinnest;
    this.longest = longest(radius);
    int side = longest + 1;
    this.least = new float[side * side * side][];
    List<int[]> vectors = vectors();
    task.forEach(
        vectors.size(),
        k -> {
          int[] g = vectors.get(k);
          least[index(g[0], g[1], g[2])] = tabulate(g);
        });
  }

  private static boolean isWhole(double weight) {
    return weight == Math.rint(weight);
  }

  private int longest(double radius) {
    int length = Math.max(1, (int) Math.min(LONGEST, USEFUL * Math.sqrt(radius)));
    while (length > 1 && (long) tables(length) * entries > ENTRIES) {
      length--;
    }
    return length;
  }

  private int tables(int length) {
    return (length + 1) * (length + 1) * (length + 1) / (shared ? 6 : 1);
  }

  /** Returns the vectors that have a table of their own; multiples need none. */
  private List<int[]> vectors() {
    List<int[]> vectors = new ArrayList<>();
    for (int gx = 0; gx <= longest; gx++) {
      for (int gy = 0; gy <= (shared ? gx : longest); gy++) {
        for (int gz = 0; gz <= (shared ? gy : longest); gz++) {
          if (divisor(divisor(gx, gy), gz) == 1) {
            vectors.add(new int[] {gx, gy, gz});
          }
        }
      }
    }
    return vectors;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** Returns a number that the squares of the voxels in a ball do not reach, and others exceed. */
  double bound(double square) {
    return whole ? square - 0.5 : square * (1 - TOLERANCE);
  }

  /** Returns whether a ball holds more than its centre. */
  boolean isMoreThanCentre(float square) {
    return bound(square) > 1;
  }

  /** Notes for each vector p the square that a ball at −g needs, from where p belongs to balls. */
  private float[] tabulate(int[] g) {
    float[] table = new float[entries];
    double limit = (double) (entries - 1) / fine;
    double turnX = 2 * weightX * g[0];
    double turnY = 2 * weightY * g[1];
    double turnZ = 2 * weightZ * g[2];
    double length = weightX * g[0] * g[0] + weightY * g[1] * g[1] + weightZ * g[2] * g[2];
    // In a thin volume balls lack what lies outside, each axis on its own.
    int endX = shared ? Integer.MAX_VALUE : shape.nx();
    int endY = shared ? Integer.MAX_VALUE : shape.ny();
    int endZ = shared ? Integer.MAX_VALUE : shape.nz();
    for (int z = 0; z < endZ && weightZ * z * z < limit; z++) {
      for (int y = 0; y < endY && weightY * y * y + weightZ * z * z < limit; y++) {
        double rest = weightY * y * y + weightZ * z * z;
        double far = rest + turnY * y + turnZ * z + length;
        for (int x = 0; x < endX; x++) {
          double along = weightX * x * x;
          int entry = (int) ((along + rest) * fine) + 1;
          if (entry >= entries) {
            break;
          }
          table[entry] = Math.max(table[entry], (float) (along + turnX * x + far));
        }
      }
    }
    float most = 0;
    for (int i = 0; i < entries; i++) {
      most = Math.max(most, table[i]);
      table[i] = needed(most);
    }
    return table;
  }

  /** Returns the square above which a ball holds a vector of that square. */
  private float needed(double square) {
    return Math.nextUp((float) (whole ? square + 0.5 : square / (1 - TOLERANCE)));
  }

  /** Returns the entry of a square in the tables. */
  int entry(float square) {
    return (int) Math.ceil(bound(square) * fine);
  }

  /** Returns how long the vectors are that have tables, in voxels along an axis. */
  int longest() {
    return longest;
  }

  private int index(int gx, int gy, int gz) {
    return (gx * (longest + 1) + gy) * (longest + 1) + gz;
  }

  /**
   * Returns by {@link #entry} of the square at c the square above which the ball at c + g holds
   * that at c; empty if that is not tabulated, as for multiples of shorter vectors.
   *
   * @param gx voxels along x, of either sign, at most {@link #longest}; gy and gz likewise
   */
  float[] table(int gx, int gy, int gz) {
    int x = Math.abs(gx);
    int y = Math.abs(gy);
    int z = Math.abs(gz);
    if (shared) {
      int most = Math.max(x, Math.max(y, z));
      int fewest = Math.min(x, Math.min(y, z));
      y = x + y + z - most - fewest;
      x = most;
      z = fewest;
    }
    float[] table = least[index(x, y, z)];
    return table == null ? NONE : table;
  }
}
