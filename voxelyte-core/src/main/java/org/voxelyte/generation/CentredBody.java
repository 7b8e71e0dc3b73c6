package org.voxelyte.generation;

/** A convex body that holds its centre. */
abstract class CentredBody implements ConvexBody {
  final double x;
  final double y;
  final double z;

  /**
   * Creates a body.
   *
   * @throws IllegalArgumentException if a coordinate is not finite
   */
  CentredBody(double x, double y, double z) {
    this.x = Lengths.finite("x of the centre", x);
    this.y = Lengths.finite("y of the centre", y);
    this.z = Lengths.finite("z of the centre", z);
  }

  @Override
  public double x() {
    return x;
  }

  @Override
  public double y() {
    return y;
  }

  @Override
  public double z() {
    return z;
  }
}
