package org.voxelyte.transport;

/** A dense symmetric positive definite matrix as L Lᵀ, for the coarsest level. */
final class DenseCholesky {
  /** Smallest pivot in relation to the diagonal; below, a node hangs free but for rounding. */
  private static final double LEAST_PIVOT = 1e-13;

  private final int n;
  private final double[] factor;
  private final double[] work;

  /**
   * Factorises.
   *
   * @param matrix n × n, row after row; the lower triangle is overwritten by L and kept
   */
  DenseCholesky(int n, double[] matrix) {
    this.n = n;
    this.factor = matrix;
    this.work = new double[n];
    for (int j = 0; j < n; j++) {
      double diagonal = factor[j * n + j];
      double pivot = diagonal;
      for (int k = 0; k < j; k++) {
        pivot -= factor[j * n + k] * factor[j * n + k];
      }
      double root = Math.sqrt(Math.max(pivot, LEAST_PIVOT * diagonal));
      factor[j * n + j] = root;
      for (int i = j + 1; i < n; i++) {
        double sum = factor[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * n + k] * factor[j * n + k];
        }
        factor[i * n + j] = sum / root;
      }
    }
  }

  /** Solves for the first n entries of x. */
  void solve(float[] b, float[] x) {
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * n + k] * work[k];
      }
      work[i] = sum / factor[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double value = work[i] / factor[i * n + i];
      work[i] = value;
      for (int k = 0; k < i; k++) {
        work[k] -= factor[i * n + k] * value;
      }
    }
    for (int i = 0; i < n; i++) {
      x[i] = (float) work[i];
    }
  }

  long bytes() {
    return 8L * (factor.length + work.length);
  }
}
