package org.voxelyte.generation;

/**
 * A convex body. It never changes; moving, turning and scaling give a new one. Its centre is its
 * centre of mass, so that it turns in its place.
 */
public interface ConvexBody extends Body {
  /** Returns the area of the surface, m². */
  double surface();

  /** Returns the radius of the largest ball around the centre that lies in the body, m. */
  double inradius();

  /** Returns the same body with its centre there, m. */
  ConvexBody moved(double toX, double toY, double toZ);

  /** Returns the same body turned about its centre. */
  ConvexBody rotated(Rotation rotation);

  /** Returns the body with all its lengths multiplied by a factor, its centre kept. */
  ConvexBody scaled(double factor);

  /**
   * Writes the point of the body that lies farthest in a direction into {@code point}, from its
   * centre, m. The direction has any length above zero. Of several such points it is always the
   * same one.
   */
  void farthest(double directionX, double directionY, double directionZ, double[] point);
}
