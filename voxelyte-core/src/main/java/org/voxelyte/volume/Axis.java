package org.voxelyte.volume;

import java.util.Locale;

/** A grid axis: x runs along a row, y down the rows, z through the slices (pages) of a stack. */
public enum Axis {
  X,
  Y,
  Z;

  /** Returns "x", "y" or "z", as in keys of result files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the axis of that letter, in either case.
   *
   * @throws IllegalArgumentException if it is none of x, y, z
   */
  public static Axis of(String letter) {
    for (Axis axis : values()) {
      if (axis.key().equalsIgnoreCase(letter)) {
        return axis;
      }
    }
    throw new IllegalArgumentException("axis must be x, y or z, got '" + letter + "'");
  }
}
