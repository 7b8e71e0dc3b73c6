package org.voxelyte.generation;

/**
 * A straight piece of a fibre: all points within a radius of it. An end is round where the next
 * piece goes on, and flat where the fibre ends, so that a fibre of length L and diameter d has the
 * volume π d² L / 4, but for what its bends share.
 */
final class FibrePiece implements Body {
  private final double beginX;
  private final double beginY;
  private final double beginZ;
  private final double alongX;
  private final double alongY;
  private final double alongZ;
  private final double length;
  private final double radius;
  private final boolean roundBegin;
  private final boolean roundEnd;

  /** Creates a piece; a piece of no length is a ball. All in m. */
  FibrePiece(double[] begin, double[] end, double radius, boolean roundBegin, boolean roundEnd) {
    this.beginX = begin[0];
    this.beginY = begin[1];
    this.beginZ = begin[2];
    double dx = end[0] - beginX;
    double dy = end[1] - beginY;
    double dz = end[2] - beginZ;
    this.length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    double unit = length > 0 ? 1 / length : 0;
    this.alongX = unit * dx;
    this.alongY = unit * dy;
    this.alongZ = unit * dz;
    this.radius = radius;
    this.roundBegin = roundBegin;
    this.roundEnd = roundEnd;
  }

  @Override
  public double depth(double x, double y, double z) {
    double dx = x - beginX;
    double dy = y - beginY;
    double dz = z - beginZ;
    double along = alongX * dx + alongY * dy + alongZ * dz;
    double nearest = Math.max(0, Math.min(length, along));
    dx -= nearest * alongX;
    dy -= nearest * alongY;
    dz -= nearest * alongZ;
    double depth = radius - Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (!roundBegin) {
      depth = Math.min(depth, along);
    }
    return roundEnd ? depth : Math.min(depth, length - along);
  }

  /** Returns the length, m. */
  double length() {
    return length;
  }

  @Override
  public double volume() {
    int roundEnds = (roundBegin ? 1 : 0) + (roundEnd ? 1 : 0);
    return Math.PI * radius * radius * (length + 2.0 / 3 * roundEnds * radius);
  }

  @Override
  public double x() {
    return beginX + length / 2 * alongX;
  }

  @Override
  public double y() {
    return beginY + length / 2 * alongY;
  }

  @Override
  public double z() {
    return beginZ + length / 2 * alongZ;
  }

  @Override
  public double reach() {
    return length / 2 + radius;
  }
}
