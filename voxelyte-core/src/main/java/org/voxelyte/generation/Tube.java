package org.voxelyte.generation;

/**
 * A fibre: all points within a radius of a chain of straight pieces, so with round joints and ends.
 *
 * <p>Its depth is exact outside; inside it is the radius less the distance to the chain, which is
 * exact but where the pieces of a bent fibre overlap. Its centre is the middle of the box around
 * its points.
 */
public final class Tube implements Body {
  /** x, y, z per point. */
  private final double[] points;

  private final double radius;
  private final double[] centre = new double[3];
  private final double reach;

  /**
   * Creates a fibre.
   *
   * @param points x, y, z of each point of the chain, m, at least two points, no two neighbours
   *     alike
   * @param radius radius, m
   */
  public Tube(double[] points, double radius) {
    if (points.length < 6 || points.length % 3 != 0) {
      throw new IllegalArgumentException(
          "a fibre needs x, y, z of at least two points, got " + points.length + " numbers");
    }
    this.points = points.clone();
    this.radius = Lengths.positive("the radius of a fibre", radius);
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < points.length; i += 3) {
        Lengths.finite("a point of a fibre", points[i]);
        low = Math.min(low, points[i]);
        high = Math.max(high, points[i]);
      }
      centre[axis] = low + (high - low) / 2;
    }
    double farthest = 0;
    for (int i = 0; i < points.length; i += 3) {
      double dx = points[i] - centre[0];
      double dy = points[i + 1] - centre[1];
      double dz = points[i + 2] - centre[2];
      farthest = Math.max(farthest, Math.sqrt(dx * dx + dy * dy + dz * dz));
      if (i > 0 && !(piece(i - 3) > 0)) {
        throw new IllegalArgumentException(
            "points " + i / 3 + " and " + (i / 3 + 1) + " of a fibre are the same; leave one out");
      }
    }
    this.reach = (farthest + radius) * (1 + 1e-14);
  }

  /** Returns the length of the piece that begins at an index of the points. */
  private double piece(int i) {
    double dx = points[i + 3] - points[i];
    double dy = points[i + 4] - points[i + 1];
    double dz = points[i + 5] - points[i + 2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  @Override
  public double depth(double atX, double atY, double atZ) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 3 < points.length; i += 3) {
      double ux = points[i + 3] - points[i];
      double uy = points[i + 4] - points[i + 1];
      double uz = points[i + 5] - points[i + 2];
      double dx = atX - points[i];
      double dy = atY - points[i + 1];
      double dz = atZ - points[i + 2];
      double part = (ux * dx + uy * dy + uz * dz) / (ux * ux + uy * uy + uz * uz);
      part = Math.max(0, Math.min(1, part));
      dx -= part * ux;
      dy -= part * uy;
      dz -= part * uz;
      nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
    }
    return radius - Math.sqrt(nearest);
  }

  /** Returns the same fibre with its centre there, m. */
  public Tube moved(double toX, double toY, double toZ) {
    double[] to = {toX, toY, toZ};
    double[] shifted = points.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += to[i % 3] - centre[i % 3];
    }
    return new Tube(shifted, radius);
  }

  /** Returns the length of the chain, without its round ends, m. */
  public double length() {
    double sum = 0;
    for (int i = 0; i + 3 < points.length; i += 3) {
      sum += piece(i);
    }
    return sum;
  }

  /** Returns the radius, m. */
  public double radius() {
    return radius;
  }

  /**
   * Returns the volume, m³: π r² L + 4/3 π r³, and at each joint that turns by θ (2θ/3 − 4/3 tan
   * θ/2) r³, the wedge of a ball outside less what the pieces share inside. Exact where the pieces
   * are longer than r tan θ/2 and the fibre does not come back to itself; where it does, more than
   * its true volume. Joints sharper than a right angle count as right angles.
   */
  @Override
  public double volume() {
    double volume = Math.PI * radius * radius * (length() + 4.0 / 3 * radius);
    for (int i = 0; i + 6 < points.length; i += 3) {
      double cosine = 0;
      for (int axis = 0; axis < 3; axis++) {
        cosine +=
            (points[i + 3 + axis] - points[i + axis])
                * (points[i + 6 + axis] - points[i + 3 + axis]);
      }
      cosine /= piece(i) * piece(i + 3);
      double angle = StrictMath.acos(Math.max(0, Math.min(1, cosine)));
      double joint = 2.0 / 3 * angle - 4.0 / 3 * StrictMath.tan(angle / 2);
      volume += joint * radius * radius * radius;
    }
    return volume;
  }

  @Override
  public double x() {
    return centre[0];
  }

  @Override
  public double y() {
    return centre[1];
  }

  @Override
  public double z() {
    return centre[2];
  }

  @Override
  public double reach() {
    return reach;
  }
}
