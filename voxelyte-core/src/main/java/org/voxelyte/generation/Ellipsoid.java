package org.voxelyte.generation;

/**
 * An ellipsoid with semi-axes a, b, c along x, y, z before it is turned.
 *
 * <p>Its depth is the distance to the surface, exact everywhere to about 10⁻¹² of the largest
 * semi-axis, in and outside; so it never changes by more than the way between two points. The
 * nearest point of the surface to q is a_i² q_i / (a_i² + t), and t the largest root of Σ (a_i q_i
 * / (a_i² + t))² = 1, found by Newton's rule on 1/√Σ − 1, which is concave and nearly straight,
 * from below the root, so that no step goes beyond it (as J. J. Moré and D. C. Sorensen, SIAM J.
 * Sci. Stat. Comput. 4, 553 (1983), doi:10.1137/0904038, do for trust regions).
 *
 * <p>Surface: S = 4π R_G(a²b², a²c², b²c²) with Carlson's symmetric integral, DLMF 19.33.1.
 */
public final class Ellipsoid extends CentredBody {
  private static final int MAX_STEPS = 100;

  private final double a;
  private final double b;
  private final double c;
  private final Rotation rotation;

  /** Row by row; turns from the ellipsoid's own axes to x, y, z. */
  private final double[] matrix;

  /**
   * Creates an ellipsoid.
   *
   * @param x centre along x, m
   * @param y centre along y, m
   * @param z centre along z, m
   * @param a semi-axis that lies along x before the rotation, m
   * @param b semi-axis that lies along y before the rotation, m
   * @param c semi-axis that lies along z before the rotation, m
   * @param rotation turns it about its centre
   */
  public Ellipsoid(double x, double y, double z, double a, double b, double c, Rotation rotation) {
    super(x, y, z);
    this.a = Lengths.positive("semi-axis a of an ellipsoid", a);
    this.b = Lengths.positive("semi-axis b of an ellipsoid", b);
    this.c = Lengths.positive("semi-axis c of an ellipsoid", c);
    this.rotation = rotation;
    this.matrix = rotation.matrix();
  }

  @Override
  public double depth(double atX, double atY, double atZ) {
    double dx = atX - x;
    double dy = atY - y;
    double dz = atZ - z;
    double[] m = matrix;
    double smallest = Math.min(a, Math.min(b, c));
    // A coordinate of zero would make the root a pole; moved by so little it does not matter.
    double q0 = Math.max(Math.abs(m[0] * dx + m[3] * dy + m[6] * dz), 1e-13 * a);
    double q1 = Math.max(Math.abs(m[1] * dx + m[4] * dy + m[7] * dz), 1e-13 * b);
    double q2 = Math.max(Math.abs(m[2] * dx + m[5] * dy + m[8] * dz), 1e-13 * c);
    double square = smallest * smallest;
    double e0 = (a - smallest) * (a + smallest);
    double e1 = (b - smallest) * (b + smallest);
    double e2 = (c - smallest) * (c + smallest);
    // s = t + the smallest semi-axis squared, so that all denominators are positive.
    double s = Math.max(a * q0 - e0, Math.max(b * q1 - e1, c * q2 - e2));
    for (int step = 0; step < MAX_STEPS; step++) {
      double r0 = a * q0 / (s + e0);
      double r1 = b * q1 / (s + e1);
      double r2 = c * q2 / (s + e2);
      double sum = r0 * r0 + r1 * r1 + r2 * r2;
      double slope = r0 * r0 / (s + e0) + r1 * r1 / (s + e1) + r2 * r2 / (s + e2);
      double next = s + (Math.sqrt(sum) - 1) * sum / slope;
      if (!(next > s * (1 + 1e-15))) {
        break;
      }
      s = next;
    }
    double n0 = q0 / (s + e0);
    double n1 = q1 / (s + e1);
    double n2 = q2 / (s + e2);
    return (square - s) * Math.sqrt(n0 * n0 + n1 * n1 + n2 * n2);
  }

  @Override
  public double volume() {
    return 4.0 / 3 * Math.PI * a * b * c;
  }

  @Override
  public double surface() {
    return 4 * Math.PI * carlson(a * b, a * c, b * c);
  }

  /**
   * Returns Carlson's R_G(f², g², h²), f, g, h positive, by DLMF 19.21.10 and duplication, in units
   * of the largest.
   */
  private static double carlson(double f, double g, double h) {
    double largest = Math.max(f, Math.max(g, h));
    double smallest = Math.min(f, Math.min(g, h));
    double middle = Math.max(Math.min(f, g), Math.min(Math.max(f, g), h));
    double p = 1;
    double q = smallest / largest * (smallest / largest);
    double r = middle / largest * (middle / largest);
    // 2 R_G = r R_F − (p − r)(q − r)/3 R_D + √(p q / r); with r between p and q no term is
    // negative.
    double factorOfFirst = r;
    double factorOfSecond = (p - r) * (r - q) / 3;
    double tail = Math.sqrt(p * q / r);
    double weight = 1;
    double sum = 0;
    // Each duplication divides the differences of p, q, r by four: after 40 they agree.
    for (int n = 0; n < 40; n++) {
      double lambda = Math.sqrt(p * q) + Math.sqrt(p * r) + Math.sqrt(q * r);
      sum += weight / (Math.sqrt(r) * (r + lambda));
      weight /= 4;
      p = (p + lambda) / 4;
      q = (q + lambda) / 4;
      r = (r + lambda) / 4;
    }
    double first = 1 / Math.sqrt(p);
    double second = 3 * sum + weight / (p * Math.sqrt(p));
    return 0.5 * largest * (factorOfFirst * first + factorOfSecond * second + tail);
  }

  @Override
  public double reach() {
    return Math.max(a, Math.max(b, c));
  }

  @Override
  public double inradius() {
    return Math.min(a, Math.min(b, c));
  }

  /** Returns how the ellipsoid is turned. */
  public Rotation rotation() {
    return rotation;
  }

  @Override
  public Ellipsoid moved(double toX, double toY, double toZ) {
    return new Ellipsoid(toX, toY, toZ, a, b, c, rotation);
  }

  @Override
  public Ellipsoid rotated(Rotation further) {
    return new Ellipsoid(x, y, z, a, b, c, further.after(rotation));
  }

  @Override
  public Ellipsoid scaled(double factor) {
    Lengths.factor(factor);
    return new Ellipsoid(x, y, z, factor * a, factor * b, factor * c, rotation);
  }

  @Override
  public void farthest(double directionX, double directionY, double directionZ, double[] point) {
    double[] m = matrix;
    double q0 = a * (m[0] * directionX + m[3] * directionY + m[6] * directionZ);
    double q1 = b * (m[1] * directionX + m[4] * directionY + m[7] * directionZ);
    double q2 = c * (m[2] * directionX + m[5] * directionY + m[8] * directionZ);
    double length = Math.sqrt(q0 * q0 + q1 * q1 + q2 * q2);
    q0 *= a / length;
    q1 *= b / length;
    q2 *= c / length;
    point[0] = m[0] * q0 + m[1] * q1 + m[2] * q2;
    point[1] = m[3] * q0 + m[4] * q1 + m[5] * q2;
    point[2] = m[6] * q0 + m[7] * q1 + m[8] * q2;
  }
}
