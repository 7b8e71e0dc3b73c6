package org.voxelyte.morphology;

/**
 * Lowers a line of values f(q) to the least f(q) + weight (p − q)² over all q, at every place p.
 * The values are not negative; infinite ones count for nothing.
 */
final class ParabolaEnvelope {
  private final int length;
  private final double weight;

  /** Where the parabolas of the envelope have their lowest points, and their values there. */
  private final int[] lowest;

  private final double[] value;

  /** Where each parabola of the envelope begins. */
  private final double[] start;

  /** The half of 1 / (weight · distance), for each distance in steps. */
  private final double[] slope;

  ParabolaEnvelope(int length, double weight) {
    this.length = length;
    this.weight = weight;
    this.lowest = new int[length];
    this.value = new double[length];
    this.start = new double[length];
    this.slope = new double[length];
    for (int steps = 1; steps < length; steps++) {
      slope[steps] = 0.5 / (weight * steps);
    }
  }

  /** Lowers the line that begins at that offset. */
  void lower(float[] line, int offset) {
    int q = 0;
    while (q < length) {
      if (line[offset + q] == 0) {
        q++;
        continue;
      }
      int begin = q;
      float largest = 0;
      while (q < length && line[offset + q] != 0) {
        largest = Math.max(largest, line[offset + q]);
        q++;
      }
      // A value of at most one step is not lowered by any neighbour's.
      if (largest > weight) {
        lower(line, offset, begin, q);
      }
    }
  }

  /** Lowers a part of the line that is free of zeros and that zeros or the line's ends bound. */
  private void lower(float[] line, int offset, int begin, int end) {
    int count = 0;
    int last = Math.min(length, end + 1);
    for (int q = Math.max(0, begin - 1); q < last; q++) {
      double f = line[offset + q];
      if (f == Double.POSITIVE_INFINITY) {
        continue;
      }
      double from = Double.NEGATIVE_INFINITY;
      while (count > 0) {
        int earlier = lowest[count - 1];
        from = (f - value[count - 1]) * slope[q - earlier] + 0.5 * (q + earlier);
        if (from > start[count - 1]) {
          break;
        }
        count--;
      }
      lowest[count] = q;
      value[count] = f;
      start[count] = count == 0 ? Double.NEGATIVE_INFINITY : from;
      count++;
    }
    if (count == 0) {
      return;
    }
    int k = 0;
    for (int p = begin; p < end; p++) {
      while (k + 1 < count && start[k + 1] < p) {
        k++;
      }
      double steps = p - lowest[k];
      line[offset + p] = (float) (value[k] + weight * steps * steps);
    }
  }
}
