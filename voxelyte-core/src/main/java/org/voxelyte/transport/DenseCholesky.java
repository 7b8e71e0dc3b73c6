package org.voxelyte.transport;

/** A dense symmetric positive definite matrix as L Lᵀ, for the coarsest level. */
final class DenseCholesky {
  /** Smallest pivot in relation to the diagonal; below, a node hangs free but for rounding. */
  private static final double LEAST_PIVOT = 1e-13;

  private final int n;
  private final double[][] factor;
  private final double[] work;

  /**
   * Factorises.
   *
   * @param lower row i holds columns 0 … i; overwritten by L and kept
   */
  DenseCholesky(double[][] lower) {
    this.n = lower.length;
    this.factor = lower;
    this.work = new double[n];
    for (int i = 0; i < n; i++) {
      double[] row = factor[i];
      for (int j = 0; j < i; j++) {
        double[] other = factor[j];
        row[j] = (row[j] - dot(row, other, j)) / other[j];
      }
      double pivot = row[i] - dot(row, row, i);
      row[i] = Math.sqrt(Math.max(pivot, LEAST_PIVOT * row[i]));
    }
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** Solves for the first n entries of x. */
  void solve(float[] b, float[] x) {
    for (int i = 0; i < n; i++) {
      work[i] = (b[i] - dot(factor[i], work, i)) / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double[] row = factor[i];
      double value = work[i] / row[i];
      work[i] = value;
      for (int k = 0; k < i; k++) {
        work[k] -= row[k] * value;
      }
    }
    for (int i = 0; i < n; i++) {
      x[i] = (float) work[i];
    }
  }

  long bytes() {
    return 4L * n * (n + 1) + 8L * n;
  }
}
