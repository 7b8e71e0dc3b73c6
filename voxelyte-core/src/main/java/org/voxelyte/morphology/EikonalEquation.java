package org.voxelyte.morphology;

/**
 * The equation of one voxel of {@link EikonalMarch}: upwind differences along columns, rows and
 * layers, of second order where two settled neighbours rise to the voxel.
 */
final class EikonalEquation {
  /**
   * Differences are of second order where T rises by more than this from b to a, edges; neighbours
   * on either side are alike where they differ by less. So rounding decides nothing.
   */
  static final double LEAST_RISE = 1e-3;

  /** Square of the factor 3/2 of a difference of second order. */
  private static final double SECOND = 2.25;

  final Difference column;
  final Difference row;
  final Difference across = new Difference(1);

  /** Makes the equation for voxels of these edges along columns and rows, and 1 along layers. */
  EikonalEquation(double columnEdge, double rowEdge) {
    this.column = new Difference(1 / (columnEdge * columnEdge));
    this.row = new Difference(1 / (rowEdge * rowEdge));
  }

  /** What one axis adds to the equation of a voxel: the lesser T, and what stands for it. */
  static final class Difference {
    private final double simpleWeight;
    private final float leastRise;
    private double nearest;
    private double value;
    private double weight;

    Difference(double simpleWeight) {
      this.simpleWeight = simpleWeight;
      this.leastRise = (float) (LEAST_RISE / Math.sqrt(simpleWeight));
    }

    /** Takes the two neighbours on either side, the nearer ones in the middle. */
    void of(float beforeLast, float before, float after, float afterNext, float end) {
      // The bits of lengths rise as they do, and those of NaN are beyond all.
      int bits = Math.min(Float.floatToRawIntBits(before), Float.floatToRawIntBits(after));
      if (bits >= Float.floatToRawIntBits(end)) {
        nearest = Double.POSITIVE_INFINITY;
        value = nearest;
        weight = simpleWeight;
        return;
      }
      float near = Float.intBitsToFloat(bits);
      float alike = near + leastRise;
      float far = -1;
      if (before < end && before <= alike && near - beforeLast > leastRise) {
        far = beforeLast;
      }
      if (after < end && after <= alike && near - afterNext > leastRise) {
        // Of two ways in that are alike, that counts which has risen less.
        far = Math.max(far, afterNext);
      }
      nearest = near;
      if (far >= 0) {
        value = (4.0 * near - far) / 3;
        weight = SECOND * simpleWeight;
      } else {
        value = nearest;
        weight = simpleWeight;
      }
    }
  }

  /** Returns the T that the three differences lead to, infinite if none has a neighbour. */
  double solution() {
    double second =
        solve(column.value, column.weight, row.value, row.weight, across.value, across.weight);
    double last = 0;
    if (second > column.value) {
      last = Math.max(last, column.nearest);
    }
    if (second > row.value) {
      last = Math.max(last, row.nearest);
    }
    if (second > across.value) {
      last = Math.max(last, across.nearest);
    }
    return second >= last
        ? second
        : solve(
            column.nearest, column.simpleWeight, row.nearest, row.simpleWeight, across.nearest, 1);
  }

  /** Returns the T that solves Σ w max(0, T − a)² = 1 for three pairs of a and w. */
  private static double solve(double a, double wa, double b, double wb, double c, double wc) {
    if (b <= a && b <= c) {
      return rise(b, wb, a, wa, c, wc);
    }
    return a <= c ? rise(a, wa, b, wb, c, wc) : rise(c, wc, a, wa, b, wb);
  }

  /** The same with a the least. */
  private static double rise(double a, double wa, double b, double wb, double c, double wc) {
    return b <= c ? rising(a, wa, b, wb, c, wc) : rising(a, wa, c, wc, b, wb);
  }

  /** The same with a, b and c rising. */
  private static double rising(double a, double wa, double b, double wb, double c, double wc) {
    double toB = b - a;
    if (wa * toB * toB >= 1) {
      return a + 1 / Math.sqrt(wa);
    }
    double weights = wa + wb;
    double rise = (wb * toB + Math.sqrt(weights - wa * wb * toB * toB)) / weights;
    double toC = c - a;
    if (rise <= toC) {
      return a + rise;
    }
    weights += wc;
    double first = wb * toB + wc * toC;
    double second = wb * toB * toB + wc * toC * toC;
    return a + (first + Math.sqrt(Math.max(0, first * first - weights * (second - 1)))) / weights;
  }
}
