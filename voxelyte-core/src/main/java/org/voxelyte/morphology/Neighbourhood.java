package org.voxelyte.morphology;

/** Which voxels count as neighbours of a voxel. */
public enum Neighbourhood {
  /** The 6 voxels that share a face. */
  FACES(6),
  /** The 18 voxels that share a face or an edge. */
  EDGES(18),
  /** The 26 voxels that share a face, an edge or a corner. */
  CORNERS(26);

  private final int neighbours;

  Neighbourhood(int neighbours) {
    this.neighbours = neighbours;
  }

  /** Returns the number of neighbours: 6, 18 or 26. */
  public int neighbours() {
    return neighbours;
  }

  /**
   * Returns how far along x neighbours may lie in the row that is dy and dz away: 0 or 1; −1 if
   * that row has no neighbours.
   */
  int reachAlongX(int dy, int dz) {
    int coordinatesThatMayDiffer = ordinal() + 1;
    int left = coordinatesThatMayDiffer - Math.abs(dy) - Math.abs(dz);
    return Math.max(-1, Math.min(1, left));
  }
}
