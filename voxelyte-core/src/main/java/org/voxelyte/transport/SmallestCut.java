package org.voxelyte.transport;

/**
 * The least area of conducting voxel faces whose removal separates the electrodes: the narrowest
 * waist of the network, however it winds. All conducting voxels count alike, whatever their
 * conductivity; the faces at the electrodes are among those that may be cut.
 *
 * <p>It equals the largest flow that the faces can carry if each carries at most its area (L. R.
 * Ford, D. R. Fulkerson, Can. J. Math. 8, 399 (1956), doi:10.4153/CJM-1956-045-5). There may be
 * several cuts of that area; positions are those of the one nearest to the first electrode and of
 * the one nearest to the last.
 *
 * @param area m²
 * @param fraction area over the cross-section of the volume
 * @param nearestFirst where the cut nearest to the first electrode lies
 * @param nearestLast where the cut nearest to the last electrode lies
 * @param narrowestLayer least area between two neighbouring layers of voxels, or at an electrode,
 *     through which current can pass, m²; never less than {@code area}
 * @param narrowestLayerPosition where that is along the drive, from the first electrode, m
 */
public record SmallestCut(
    double area,
    double fraction,
    Place nearestFirst,
    Place nearestLast,
    double narrowestLayer,
    double narrowestLayerPosition) {
  /** That of a network which does not span: there is nothing to cut. */
  static final SmallestCut NOTHING =
      new SmallestCut(0, 0, Place.NOWHERE, Place.NOWHERE, 0, Double.NaN);

  /**
   * Where the faces of a cut lie along the drive, from the first electrode, m.
   *
   * @param mean by area
   * @param first centre of the face nearest to the first electrode
   * @param last centre of that nearest to the last one
   */
  public record Place(double mean, double first, double last) {
    private static final Place NOWHERE = new Place(Double.NaN, Double.NaN, Double.NaN);
  }
}
