package org.voxelyte.volume;

import org.voxelyte.units.Quantity;

/**
 * The edge lengths of a voxel in metres.
 *
 * @param x edge along x, m
 * @param y edge along y, m
 * @param z edge along z, m
 */
public record VoxelSize(double x, double y, double z) {
  /**
   * Largest relative difference of edges that still counts as a cube: calibrations are written with
   * few digits.
   */
  private static final double CUBE_TOLERANCE = 1e-6;

  /** Checks that each edge is a positive, finite length. */
  public VoxelSize {
    for (double edge : new double[] {x, y, z}) {
      if (!(edge > 0 && edge < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "voxel size must be a positive length, got " + edge + " m");
      }
    }
  }

  /** Returns the size of a cubic voxel. */
  public static VoxelSize cube(double edgeMetres) {
    return new VoxelSize(edgeMetres, edgeMetres, edgeMetres);
  }

  /** Returns the edge along an axis, m. */
  public double along(Axis axis) {
    return switch (axis) {
      case X -> x;
      case Y -> y;
      case Z -> z;
    };
  }

  /** Returns the area of the voxel face normal to an axis, m². */
  public double faceArea(Axis normal) {
    return switch (normal) {
      case X -> y * z;
      case Y -> x * z;
      case Z -> x * y;
    };
  }

  /** Returns the volume of a voxel, m³. */
  public double volume() {
    return x * y * z;
  }

  /** Returns whether all edges are equal, to one part in a million. */
  public boolean isCube() {
    double largest = Math.max(x, Math.max(y, z));
    return largest - Math.min(x, Math.min(y, z)) <= CUBE_TOLERANCE * largest;
  }

  @Override
  public String toString() {
    return isCube()
        ? Quantity.length(x)
        : Quantity.length(x) + " × " + Quantity.length(y) + " × " + Quantity.length(z);
  }
}
