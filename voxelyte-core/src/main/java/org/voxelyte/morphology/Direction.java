package org.voxelyte.morphology;

/**
 * A direction in space that does not tell ends apart: a unit vector of which the last component
 * that is not 0 is positive.
 *
 * @param x component along x
 * @param y component along y
 * @param z component along z, not negative
 */
public record Direction(double x, double y, double z) {
  /** Returns the direction of a vector that is not 0. */
  static Direction of(double x, double y, double z) {
    double length = Math.hypot(Math.hypot(x, y), z);
    boolean turned = z < 0 || z == 0 && (y < 0 || y == 0 && x < 0);
    double scale = turned ? -length : length;
    // Adding 0 turns −0 into 0.
    return new Direction(x / scale + 0.0, y / scale + 0.0, z / scale + 0.0);
  }
}
