package org.voxelyte.morphology;

/** How the length of the shortest way within a phase is measured. */
public enum GeodesicMethod {
  /**
   * Over the centres of voxels to the 26 neighbours, each step with its Euclidean length. Ways may
   * pass between voxels that touch by an edge or a corner alone.
   */
  CHAMFER,
  /** The Eikonal equation |∇T| = 1 by fast marching of second order; ways cross faces only. */
  EIKONAL;

  /** Returns the method as it stands in result files: "chamfer". */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
