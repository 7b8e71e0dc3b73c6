package org.voxelyte.generation;

/**
 * A ball; its depth is exact everywhere.
 *
 * @param x centre along x, m
 * @param y centre along y, m
 * @param z centre along z, m
 * @param radius radius, m
 */
public record Ball(double x, double y, double z, double radius) implements ConvexBody {
  /** Checks the radius and the centre. */
  public Ball {
    Lengths.finite("x of the centre", x);
    Lengths.finite("y of the centre", y);
    Lengths.finite("z of the centre", z);
    Lengths.positive("the radius of a ball", radius);
  }

  @Override
  public double depth(double atX, double atY, double atZ) {
    double dx = atX - x;
    double dy = atY - y;
    double dz = atZ - z;
    return radius - Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  @Override
  public double volume() {
    return 4.0 / 3 * Math.PI * radius * radius * radius;
  }

  @Override
  public double surface() {
    return 4 * Math.PI * radius * radius;
  }

  @Override
  public double reach() {
    return radius;
  }

  @Override
  public double inradius() {
    return radius;
  }

  @Override
  public Ball moved(double toX, double toY, double toZ) {
    return new Ball(toX, toY, toZ, radius);
  }

  @Override
  public Ball rotated(Rotation rotation) {
    return this;
  }

  @Override
  public Ball scaled(double factor) {
    return new Ball(x, y, z, Lengths.factor(factor) * radius);
  }

  @Override
  public void farthest(double directionX, double directionY, double directionZ, double[] point) {
    double scale =
        radius
            / Math.sqrt(
                directionX * directionX + directionY * directionY + directionZ * directionZ);
    point[0] = scale * directionX;
    point[1] = scale * directionY;
    point[2] = scale * directionZ;
  }
}
