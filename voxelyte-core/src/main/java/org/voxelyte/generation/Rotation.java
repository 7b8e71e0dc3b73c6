package org.voxelyte.generation;

import java.util.SplittableRandom;

/**
 * A rotation in space, as a unit quaternion w + x i + y j + z k; normalised when it is made.
 *
 * <p>Only + − × ÷ √ and {@link StrictMath} are used, so that it is the same on any machine.
 *
 * @param w cosine of half the angle
 * @param x sine of half the angle times the axis, along x
 * @param y the same along y
 * @param z the same along z
 */
public record Rotation(double w, double x, double y, double z) {
  /** No rotation. */
  public static final Rotation NONE = new Rotation(1, 0, 0, 0);

  /** Normalises; refuses the zero quaternion and what is not finite. */
  public Rotation {
    double norm = Math.sqrt(w * w + x * x + y * y + z * z);
    if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a rotation needs a finite quaternion other than zero, got "
              + w
              + ", "
              + x
              + ", "
              + y
              + ", "
              + z);
    }
    w /= norm;
    x /= norm;
    y /= norm;
    z /= norm;
  }

  /** Returns the rotation about an axis of any length by an angle in radians, right-handed. */
  public static Rotation about(double axisX, double axisY, double axisZ, double angle) {
    double length = Math.sqrt(axisX * axisX + axisY * axisY + axisZ * axisZ);
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the axis of a rotation needs a finite length above zero, got " + length);
    }
    double sine = StrictMath.sin(0.5 * angle) / length;
    return new Rotation(StrictMath.cos(0.5 * angle), sine * axisX, sine * axisY, sine * axisZ);
  }

  /**
   * Returns a rotation at random, all orientations alike.
   *
   * <p>Points spread evenly over the unit sphere in four dimensions, from two points in the unit
   * disc: G. Marsaglia, Ann. Math. Stat. 43, 645 (1972), doi:10.1214/aoms/1177692644.
   */
  public static Rotation random(SplittableRandom generator) {
    double a;
    double b;
    double first;
    do {
      a = 2 * generator.nextDouble() - 1;
      b = 2 * generator.nextDouble() - 1;
      first = a * a + b * b;
    } while (first >= 1);
    double c;
    double d;
    double second;
    do {
      c = 2 * generator.nextDouble() - 1;
      d = 2 * generator.nextDouble() - 1;
      second = c * c + d * d;
    } while (second >= 1 || second == 0);
    double root = Math.sqrt((1 - first) / second);
    return new Rotation(a, b, c * root, d * root);
  }

  /** Returns a direction of length 1 at random, all alike (Marsaglia, same paper). */
  public static double[] randomDirection(SplittableRandom generator) {
    double a;
    double b;
    double square;
    do {
      a = 2 * generator.nextDouble() - 1;
      b = 2 * generator.nextDouble() - 1;
      square = a * a + b * b;
    } while (square >= 1);
    double root = 2 * Math.sqrt(1 - square);
    return new double[] {a * root, b * root, 1 - 2 * square};
  }

  /** Returns the rotation that turns by the other first and then by this. */
  public Rotation after(Rotation other) {
    return new Rotation(
        w * other.w - x * other.x - y * other.y - z * other.z,
        w * other.x + x * other.w + y * other.z - z * other.y,
        w * other.y - x * other.z + y * other.w + z * other.x,
        w * other.z + x * other.y - y * other.x + z * other.w);
  }

  /** Returns the rotation that undoes this one. */
  public Rotation inverse() {
    return new Rotation(w, -x, -y, -z);
  }

  /** Returns the matrix, row by row: its columns are where the axes x, y, z are turned to. */
  public double[] matrix() {
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  /** Returns where a vector is turned to. */
  public double[] apply(double... vector) {
    double[] m = matrix();
    return new double[] {
      m[0] * vector[0] + m[1] * vector[1] + m[2] * vector[2],
      m[3] * vector[0] + m[4] * vector[1] + m[5] * vector[2],
      m[6] * vector[0] + m[7] * vector[1] + m[8] * vector[2]
    };
  }
}
