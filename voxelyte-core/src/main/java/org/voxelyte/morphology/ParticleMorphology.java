package org.voxelyte.morphology;

import org.voxelyte.volume.Box;

/**
 * Size, shape, place, surface and ties of one particle.
 *
 * <p>What the border of the volume cuts is measured as far as it lies inside: volume and diameters
 * of such a particle are too small, and contacts may be missing.
 *
 * @param id of its voxels
 * @param voxels number of voxels
 * @param volume m³
 * @param equivalentDiameter of the ball of the same volume, m; in a volume of one layer of the disc
 *     of the same area
 * @param centroid mean place of the voxels
 * @param box first and last voxels along each axis
 * @param touchesBorder whether it lies in an outer layer of the volume, but for the axis of a
 *     volume of one layer
 * @param depth distance of the centroid from the first face along the axis of the options, m
 * @param relativeDepth depth / length of the volume along that axis
 * @param feret largest and smallest diameter
 * @param axes ellipsoid of the same second moments
 * @param surface area and what covers it
 * @param contacts number of other particles of the phase that share a voxel face with it, the
 *     coordination number
 * @param electrons whether a voxel of it, or one beyond its faces, lies in a cluster that is fed
 *     with electrons; undefined if that was not asked, or the feeding axis has one layer
 * @param ions the same for ions
 */
public record ParticleMorphology(
    int id,
    long voxels,
    double volume,
    double equivalentDiameter,
    Position centroid,
    Box box,
    boolean touchesBorder,
    double depth,
    double relativeDepth,
    FeretDiameters feret,
    PrincipalAxes axes,
    ParticleSurface surface,
    int contacts,
    Finding<Boolean> electrons,
    Finding<Boolean> ions) {
  private static final Finding<Double> CUT =
      Finding.undefined("the border of the volume, which is no surface, cuts the particle");

  /**
   * Returns the surface of the ball of the same volume / that of the particle by Crofton's formula,
   * π^(1/3) (6 V)^(2/3) / A: 1 for a ball, less for all else (H. Wadell 1935, doi:10.1086/624298).
   * In a volume of one layer the perimeter of the disc of the same area / that of the particle.
   *
   * <p>Digital balls come out at 1.00 to 1.02 from 5 voxels of radius on, at 1.00 to 1.04 from 3.
   * Smaller ones come out too large, one voxel with 1.6. The estimator is made for curved surfaces:
   * cubes along the axes have 0.88 to 0.92 instead of 0.81, and what fills one layer 2 to 3 % too
   * much.
   */
  public Finding<Double> sphericity() {
    if (touchesBorder) {
      return CUT;
    }
    double d = equivalentDiameter;
    double ball = axes.planar() ? Math.PI * d * axes.shortestLength() : Math.PI * d * d;
    return Finding.of(ball / surface.area());
  }
}
