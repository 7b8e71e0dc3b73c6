package org.voxelyte.volume;

/**
 * A part of a grid.
 *
 * @param x first voxel along x
 * @param y first voxel along y
 * @param z first voxel along z
 * @param shape voxels along each axis
 */
public record Box(int x, int y, int z, GridShape shape) {
  /** Checks that the box begins inside. */
  public Box {
    if (x < 0 || y < 0 || z < 0) {
      throw new IllegalArgumentException(
          "a box must begin at voxel 0 or later, got x " + x + ", y " + y + ", z " + z);
    }
  }

  /**
   * Returns the box from one voxel to another, both inside it.
   *
   * @throws IllegalArgumentException if a last voxel lies before the first
   */
  public static Box between(int firstX, int lastX, int firstY, int lastY, int firstZ, int lastZ) {
    return new Box(
        firstX,
        firstY,
        firstZ,
        new GridShape(
            extent(Axis.X, firstX, lastX),
            extent(Axis.Y, firstY, lastY),
            extent(Axis.Z, firstZ, lastZ)));
  }

  private static int extent(Axis axis, int first, int last) {
    if (last < first) {
      throw new IllegalArgumentException(
          "the box ends before it begins: " + axis.key() + " " + range(first, last));
    }
    return Math.addExact(Math.subtractExact(last, first), 1);
  }

  /** Returns the first voxel along an axis. */
  public int first(Axis axis) {
    return switch (axis) {
      case X -> x;
      case Y -> y;
      case Z -> z;
    };
  }

  /** Returns the last voxel along an axis. */
  public int last(Axis axis) {
    return Math.addExact(first(axis), shape.along(axis) - 1);
  }

  private static String range(int first, int last) {
    return first + "–" + last;
  }

  /** Returns the ranges: "x 0–99, y 0–99, z 10–59". */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Axis axis : Axis.values()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(axis.key())
          .append(' ')
          .append(range(first(axis), last(axis)));
    }
    return text.toString();
  }
}
