package org.voxelyte.generation;

/**
 * A solid body in space that voxels are cut from. All lengths in m.
 *
 * <p>Its depth is positive inside, zero on the surface and negative outside, and never changes by
 * more than the way between two points (it is 1-Lipschitz), so that a box around a point that lies
 * deeper than its half diagonal lies wholly inside. Within a voxel of the surface it is the
 * distance to it, except near edges and corners of bodies that have them.
 */
public interface Body {
  /** Returns how deep the point lies below the surface, m; negative outside. */
  double depth(double x, double y, double z);

  /** Returns the volume, m³, of the body alone, whatever overlaps it. */
  double volume();

  /** Returns the centre along x, m. */
  double x();

  /** Returns the centre along y, m. */
  double y();

  /** Returns the centre along z, m. */
  double z();

  /** Returns the radius of a ball around the centre that holds the whole body, m. */
  double reach();
}
