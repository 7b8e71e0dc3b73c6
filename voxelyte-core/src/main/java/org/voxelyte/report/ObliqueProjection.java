package org.voxelyte.report;

/**
 * Parallel projection of a box, seen from above the first slice: x runs down to the right, y down
 * to the left, z downwards, as on the cuts. The corner (x, y, z) = (length x, length y, 0) is the
 * nearest; the faces x = length x, y = length y and z = 0 are seen.
 *
 * <p>With the azimuth A and the elevation E of the eye and w = x sin A + y cos A, a point lies at
 * across = x cos A − y sin A and down = w sin E + z cos E on the paper, and by near = w cos E − z
 * sin E before it. Lengths parallel to the paper are true; the edges of the box are foreshortened.
 *
 * @param lengthX edge of the box along x, m
 * @param lengthY edge of the box along y, m
 * @param lengthZ edge of the box along z, m
 */
record ObliqueProjection(double lengthX, double lengthY, double lengthZ) {
  /** Unequal faces: in the isometric view a cube whose corner is cut out looks like a whole one. */
  private static final double AZIMUTH = Math.toRadians(36);

  private static final double ELEVATION = Math.toRadians(30);

  private static final double COS_A = StrictMath.cos(AZIMUTH);
  private static final double SIN_A = StrictMath.sin(AZIMUTH);
  private static final double COS_E = StrictMath.cos(ELEVATION);
  private static final double SIN_E = StrictMath.sin(ELEVATION);

  /** What a ray loses in x for each metre that it goes away from the eye. */
  static final double LOSS_X = COS_E * SIN_A;

  /** What a ray loses in y for each metre that it goes away from the eye. */
  static final double LOSS_Y = COS_E * COS_A;

  /** What a ray gains in z for each metre that it goes away from the eye. */
  static final double GAIN_Z = SIN_E;

  /** Returns how far to the right a point lies, m. */
  static double across(double x, double y) {
    return x * COS_A - y * SIN_A;
  }

  /** Returns how far down a point lies, m. */
  static double down(double x, double y, double z) {
    return (x * SIN_A + y * COS_A) * SIN_E + z * COS_E;
  }

  /** Returns how far before the paper a point lies, m. */
  static double near(double x, double y, double z) {
    return (x * SIN_A + y * COS_A) * COS_E - z * SIN_E;
  }

  /** Returns x of the point of the paper. */
  static double paperX(double across, double down) {
    return across * COS_A + down * SIN_E * SIN_A;
  }

  /** Returns y of the point of the paper. */
  static double paperY(double across, double down) {
    return -across * SIN_A + down * SIN_E * COS_A;
  }

  /** Returns z of the point of the paper. */
  static double paperZ(double down) {
    return down * COS_E;
  }

  /** Returns where the box begins on the left, m. */
  double left() {
    return across(0, lengthY);
  }

  /** Returns the width of the box on the paper, m. */
  double width() {
    return across(lengthX, 0) - left();
  }

  /** Returns the height of the box on the paper, m; it begins at 0. */
  double height() {
    return down(lengthX, lengthY, lengthZ);
  }

  /** Returns how far before the paper the nearest corner lies, m. */
  double nearest() {
    return near(lengthX, lengthY, 0);
  }

  /** Returns how far before the paper the farthest corner lies, m: it lies behind. */
  double farthest() {
    return near(0, 0, lengthZ);
  }
}
