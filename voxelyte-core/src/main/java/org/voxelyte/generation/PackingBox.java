package org.voxelyte.generation;

import org.voxelyte.units.Quantity;
import org.voxelyte.volume.Axis;

/**
 * The box that spheres are packed into, with one corner at the origin.
 *
 * <p>Along a periodic axis a sphere that sticks out at one end comes in at the other. An axis that
 * is not periodic ends in walls: whole spheres stay between them.
 *
 * @param lengthX length along x, m
 * @param lengthY length along y, m
 * @param lengthZ length along z, m
 * @param periodicX whether x is periodic, else walled
 * @param periodicY whether y is periodic, else walled
 * @param periodicZ whether z is periodic, else walled
 */
public record PackingBox(
    double lengthX,
    double lengthY,
    double lengthZ,
    boolean periodicX,
    boolean periodicY,
    boolean periodicZ) {
  /** Checks that each length is positive and finite. */
  public PackingBox {
    for (double length : new double[] {lengthX, lengthY, lengthZ}) {
      if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the lengths of a box must be positive and finite, got " + length + " m");
      }
    }
  }

  /** Returns a box that is periodic along each axis; lengths in m. */
  public static PackingBox periodic(double lengthX, double lengthY, double lengthZ) {
    return new PackingBox(lengthX, lengthY, lengthZ, true, true, true);
  }

  /** Returns a box with walls on all sides; lengths in m. */
  public static PackingBox walled(double lengthX, double lengthY, double lengthZ) {
    return new PackingBox(lengthX, lengthY, lengthZ, false, false, false);
  }

  /** Returns the length along an axis, m. */
  public double length(Axis axis) {
    return switch (axis) {
      case X -> lengthX;
      case Y -> lengthY;
      case Z -> lengthZ;
    };
  }

  /** Returns whether an axis is periodic, else walled. */
  public boolean isPeriodic(Axis axis) {
    return switch (axis) {
      case X -> periodicX;
      case Y -> periodicY;
      case Z -> periodicZ;
    };
  }

  /** Returns the volume, m³. */
  public double volume() {
    return lengthX * lengthY * lengthZ;
  }

  @Override
  public String toString() {
    return Quantity.length(lengthX)
        + " × "
        + Quantity.length(lengthY)
        + " × "
        + Quantity.length(lengthZ);
  }
}
