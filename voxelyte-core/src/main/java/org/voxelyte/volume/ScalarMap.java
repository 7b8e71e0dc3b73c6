package org.voxelyte.volume;

/**
 * A 2-D map of a quantity, usually a cut through a field; oriented as {@link LabelMap}.
 *
 * @param name what is mapped: "potential"
 * @param unit its SI unit; empty for a pure number
 * @param frame where it lies
 * @param values width · height values, row after row; NaN where the quantity is not defined
 */
public record ScalarMap(String name, String unit, Frame frame, float[] values) {
  /** Checks that there is a value per pixel. */
  public ScalarMap {
    if (values.length != frame.pixels()) {
      throw new IllegalArgumentException(
          "a map of "
              + frame.width()
              + " × "
              + frame.height()
              + " pixels got "
              + values.length
              + " values");
    }
  }

  /**
   * Place and size of a map.
   *
   * @param normal the axis that the cut is normal to
   * @param index the position of the cut along it, voxels
   * @param width pixels to the right
   * @param height pixels down
   * @param pixelWidth width of a pixel, m
   * @param pixelHeight height of a pixel, m
   */
  public record Frame(
      Axis normal, int index, int width, int height, double pixelWidth, double pixelHeight) {
    /** Checks that there is at least one pixel and that the map fits an array. */
    public Frame {
      if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "a map of " + width + " × " + height + " pixels cannot be held; crop or coarsen");
      }
    }

    /** Returns the number of pixels. */
    public int pixels() {
      return width * height;
    }

    /**
     * Returns the frame of an orthogonal cut.
     *
     * @throws IllegalArgumentException if the index lies outside
     */
    public static Frame of(GridShape shape, VoxelSize size, Axis normal, int index) {
      if (index < 0 || index >= shape.along(normal)) {
        throw new IllegalArgumentException(
            "cut "
                + normal.key()
                + " = "
                + index
                + " lies outside 0 … "
                + (shape.along(normal) - 1));
      }
      return switch (normal) {
        case X -> new Frame(normal, index, shape.ny(), shape.nz(), size.y(), size.z());
        case Y -> new Frame(normal, index, shape.nx(), shape.nz(), size.x(), size.z());
        case Z -> new Frame(normal, index, shape.nx(), shape.ny(), size.x(), size.y());
      };
    }
  }

  /** Returns the value at a pixel. */
  public float value(int column, int row) {
    return values[row * frame.width() + column];
  }
}
