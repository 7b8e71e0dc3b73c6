package org.voxelyte.morphology;

/**
 * The ellipsoid with the second moments of a body: lengths and directions of its axes.
 *
 * <p>Lengths are 2√(5λ) with the eigenvalues λ of the covariance of the places in the body, each
 * voxel a box (which adds h²/12 along its edges h). In a volume of one layer they are those of the
 * ellipse in it, 4√λ, and the shortest axis is normal to the layer and as long as a voxel. Where
 * lengths are equal, as in a ball or a cube, directions say nothing.
 *
 * @param longest direction of the longest axis
 * @param shortest direction of the shortest axis
 * @param longestLength m
 * @param middleLength m
 * @param shortestLength m
 * @param planar whether the volume has one layer
 */
public record PrincipalAxes(
    Direction longest,
    Direction shortest,
    double longestLength,
    double middleLength,
    double shortestLength,
    boolean planar) {
  private static final Finding<Double> PLANAR =
      Finding.undefined("the volume is one layer of voxels");
  private static final int SWEEPS = 32;

  /**
   * Returns middle / longest length, 1 for a ball, small for a rod (T. Zingg 1935,
   * doi:10.3929/ethz-a-000103455).
   */
  public double elongation() {
    return middleLength / longestLength;
  }

  /** Returns shortest / middle length, 1 for a ball, small for a plate (Zingg). */
  public Finding<Double> flatness() {
    return planar ? PLANAR : Finding.of(shortestLength / middleLength);
  }

  /**
   * Finds the axes.
   *
   * @param covariance 3 × 3, m²; overwritten
   * @param thin index of the axis along which the volume has one layer, or −1
   */
  static PrincipalAxes of(double[][] covariance, int thin) {
    double[][] axes = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    diagonalise(covariance, axes);
    int[] order = {0, 1, 2};
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 3; j++) {
        if (below(covariance, axes, thin, order[i], order[j])) {
          int swapped = order[i];
          order[i] = order[j];
          order[j] = swapped;
        }
      }
    }
    double[] length = new double[3];
    for (int i = 0; i < 3; i++) {
      double scale = thin < 0 ? 20 : i == 2 ? 12 : 16;
      length[i] = Math.sqrt(scale * covariance[order[i]][order[i]]);
    }
    return new PrincipalAxes(
        column(axes, order[0]), column(axes, order[2]), length[0], length[1], length[2], thin >= 0);
  }

  private static boolean below(double[][] c, double[][] axes, int thin, int i, int j) {
    if (thin >= 0 && (axes[thin][i] != 0 || axes[thin][j] != 0)) {
      return axes[thin][i] != 0;
    }
    return c[i][i] < c[j][j];
  }

  private static Direction column(double[][] axes, int i) {
    return Direction.of(axes[0][i], axes[1][i], axes[2][i]);
  }

  /** Turns by Jacobi's rotations until nothing is left beside the diagonal. */
  private static void diagonalise(double[][] c, double[][] axes) {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean done = true;
      for (int p = 0; p < 2; p++) {
        for (int q = p + 1; q < 3; q++) {
          if (Math.abs(c[p][q]) > 1e-16 * Math.sqrt(c[p][p] * c[q][q])) {
            done = false;
            rotate(c, axes, p, q);
          }
        }
      }
      if (done) {
        return;
      }
    }
  }

  private static void rotate(double[][] c, double[][] axes, int p, int q) {
    double theta = (c[q][q] - c[p][p]) / (2 * c[p][q]);
    double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
    double cosine = 1 / Math.sqrt(1 + t * t);
    double sine = t * cosine;
    for (int k = 0; k < 3; k++) {
      double kp = c[k][p];
      double kq = c[k][q];
      c[k][p] = cosine * kp - sine * kq;
      c[k][q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < 3; k++) {
      double pk = c[p][k];
      double qk = c[q][k];
      c[p][k] = cosine * pk - sine * qk;
      c[q][k] = sine * pk + cosine * qk;
      double kp = axes[k][p];
      double kq = axes[k][q];
      axes[k][p] = cosine * kp - sine * kq;
      axes[k][q] = sine * kp + cosine * kq;
    }
    c[p][q] = 0;
    c[q][p] = 0;
  }
}
