package org.voxelyte.generation;

/**
 * The points p with n·p ≤ offset: one side of a plane.
 *
 * @param normalX outward normal along x; the normal is brought to length 1 and the offset with it
 * @param normalY outward normal along y
 * @param normalZ outward normal along z
 * @param offset distance of the plane from the origin along the normal, m
 */
public record HalfSpace(double normalX, double normalY, double normalZ, double offset) {
  /** Normalises; refuses a normal without direction. */
  public HalfSpace {
    double length = Math.sqrt(normalX * normalX + normalY * normalY + normalZ * normalZ);
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the normal of a plane needs a finite length above zero, got " + length);
    }
    normalX /= length;
    normalY /= length;
    normalZ /= length;
    offset = Lengths.finite("the offset of a plane", offset / length);
  }

  /** Returns how far a point lies outside, m; negative inside. */
  double beyond(double[] point) {
    return normalX * point[0] + normalY * point[1] + normalZ * point[2] - offset;
  }
}
