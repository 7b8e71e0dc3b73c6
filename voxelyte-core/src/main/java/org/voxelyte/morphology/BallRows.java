package org.voxelyte.morphology;

/** The rows of voxels that make up a ball; made anew for each radius, slice by slice on demand. */
final class BallRows {
  private static final int[] NONE = {};

  private final SquaredDistances lattice;
  private final BallInclusion inclusion;
  private float square;
  private double bound;
  private int reachZ;
  private int[][] reachX = new int[0][];

  BallRows(SquaredDistances lattice, BallInclusion inclusion) {
    this.lattice = lattice;
    this.inclusion = inclusion;
  }

  /** Chooses the ball by its squared radius. */
  void set(float newSquare) {
    if (newSquare == square) {
      return;
    }
    square = newSquare;
    bound = inclusion.bound(square);
    reachZ = Math.min(lattice.shape.nz() - 1, (int) Math.sqrt(bound / lattice.weightZ));
    reachX = new int[reachZ + 1][];
  }

  /** Returns how far the ball reaches along z to either side. */
  int reachZ() {
    return reachZ;
  }

  /**
   * Returns the ball's rows in a slice.
   *
   * @param dz distance from the centre along z
   * @return by distance along y, how far the row reaches along x to either side
   */
  int[] at(int dz) {
    if (reachX[dz] == null) {
      double inSlice = bound - lattice.weightZ * dz * dz;
      reachX[dz] = inSlice < 0 ? NONE : rows(inSlice);
    }
    return reachX[dz];
  }

  private int[] rows(double inSlice) {
    int reachY = (int) Math.min(lattice.shape.ny() - 1, Math.sqrt(inSlice / lattice.weightY));
    int[] rows = new int[reachY + 1];
    for (int dy = 0; dy <= reachY; dy++) {
      double inRow = Math.max(0, inSlice - lattice.weightY * dy * dy);
      rows[dy] = (int) Math.sqrt(inRow / lattice.weightX);
    }
    return rows;
  }
}
