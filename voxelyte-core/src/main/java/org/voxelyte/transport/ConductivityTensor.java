package org.voxelyte.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.voxelyte.volume.Axis;

/**
 * The effective conductivity of a volume that repeats along x, y and z, as a symmetric tensor: mean
 * current density = −tensor · mean gradient of the potential.
 *
 * @param xx S/m
 * @param yy S/m
 * @param zz S/m
 * @param xy S/m
 * @param xz S/m
 * @param yz S/m
 * @param relativeErrorEstimate largest estimated relative error of xx, yy and zz from the solver,
 *     not from the grid; an off-diagonal entry errs by at most this share of √(its two diagonals)
 * @param iterations of all solutions together
 * @param unknowns voxels solved for: those of clusters that join themselves around the volume
 * @param seconds set-up and solutions
 * @param peakMemoryBytes arrays held by the solver at most, bytes
 */
public record ConductivityTensor(
    double xx,
    double yy,
    double zz,
    double xy,
    double xz,
    double yz,
    double relativeErrorEstimate,
    int iterations,
    long unknowns,
    double seconds,
    long peakMemoryBytes) {
  /** Rotations after which every 3 × 3 matrix is diagonal to the last bit. */
  private static final int SWEEPS = 30;

  /**
   * A principal value and its direction.
   *
   * @param value S/m
   * @param x component of the unit vector; the largest component is positive
   * @param y component
   * @param z component
   */
  public record Principal(double value, double x, double y, double z) {}

  /** Returns the entry of two axes, S/m. */
  public double of(Axis a, Axis b) {
    return rows()[a.ordinal()][b.ordinal()];
  }

  private double[][] rows() {
    return new double[][] {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}};
  }

  /**
   * Returns the principal values, largest first, with their directions, by Jacobi's rotations.
   * Where values are equal the directions between them are arbitrary.
   */
  public List<Principal> principal() {
    double[][] a = rows();
    double[][] v = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      rotate(a, v, 0, 1);
      rotate(a, v, 0, 2);
      rotate(a, v, 1, 2);
    }
    List<Principal> principal = new ArrayList<>();
    for (int k = 0; k < a.length; k++) {
      double largest = 0;
      for (double[] row : v) {
        largest = Math.abs(row[k]) > Math.abs(largest) ? row[k] : largest;
      }
      double sign = Math.signum(largest);
      // Adding 0 makes −0 a plain 0.
      principal.add(
          new Principal(a[k][k], sign * v[0][k] + 0, sign * v[1][k] + 0, sign * v[2][k] + 0));
    }
    principal.sort(Comparator.comparingDouble(p -> -p.value()));
    return principal;
  }

  /** Turns axes p and q so that a[p][q] = 0. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    for (double[] row : a) {
      turn(row, p, q, c, s);
    }
    for (int k = 0; k < a.length; k++) {
      double first = a[p][k];
      a[p][k] = c * first - s * a[q][k];
      a[q][k] = s * first + c * a[q][k];
    }
    a[p][q] = 0;
    a[q][p] = 0;
    for (double[] row : v) {
      turn(row, p, q, c, s);
    }
  }

  private static void turn(double[] row, int p, int q, double c, double s) {
    double first = row[p];
    row[p] = c * first - s * row[q];
    row[q] = s * first + c * row[q];
  }
}
