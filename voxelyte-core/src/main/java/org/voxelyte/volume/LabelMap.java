package org.voxelyte.volume;

/**
 * A 2-D map of labels, usually a cut through a volume.
 *
 * <p>A cut normal to z has x to the right and y down; normal to y, x to the right and z down;
 * normal to x, y to the right and z down.
 *
 * @param normal the axis that the cut is normal to
 * @param index the position of the cut along it, voxels
 * @param width pixels to the right
 * @param height pixels down
 * @param pixelWidth width of a pixel, m
 * @param pixelHeight height of a pixel, m
 * @param labels width · height unsigned bytes, row after row
 */
public record LabelMap(
    Axis normal,
    int index,
    int width,
    int height,
    double pixelWidth,
    double pixelHeight,
    byte[] labels) {
  /** Checks that there is a label per pixel. */
  public LabelMap {
    if (labels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "a map of " + width + " × " + height + " pixels got " + labels.length + " labels");
    }
  }

  /** Reads a voxel of some volume as a byte. */
  @FunctionalInterface
  public interface VoxelToByte {
    /** Returns the value at a voxel. */
    byte at(int x, int y, int z);
  }

  /** Returns a map of a frame, a label per pixel. */
  public static LabelMap of(ScalarMap.Frame frame, byte[] labels) {
    return new LabelMap(
        frame.normal(),
        frame.index(),
        frame.width(),
        frame.height(),
        frame.pixelWidth(),
        frame.pixelHeight(),
        labels);
  }

  /** Returns the label at a pixel, 0 … 255. */
  public int label(int column, int row) {
    return labels[row * width + column] & 0xff;
  }

  /** Returns the same cut with other labels. */
  public LabelMap with(byte[] others) {
    return new LabelMap(normal, index, width, height, pixelWidth, pixelHeight, others);
  }

  /**
   * Cuts through anything that has a byte per voxel.
   *
   * @throws IllegalArgumentException if the index lies outside
   */
  public static LabelMap cut(
      GridShape shape, VoxelSize size, Axis normal, int index, VoxelToByte voxels) {
    ScalarMap.Frame frame = ScalarMap.Frame.of(shape, size, normal, index);
    byte[] labels = new byte[frame.pixels()];
    for (int row = 0; row < frame.height(); row++) {
      for (int column = 0; column < frame.width(); column++) {
        labels[row * frame.width() + column] =
            switch (normal) {
              case X -> voxels.at(index, column, row);
              case Y -> voxels.at(column, index, row);
              case Z -> voxels.at(column, row, index);
            };
      }
    }
    return of(frame, labels);
  }
}
