package org.voxelyte.volume;

/**
 * A quantity per voxel in single precision: 4 bytes a voxel, one array per z-slice, x fastest.
 *
 * <p>NaN where the quantity is not defined (the potential of an insulator).
 */
public final class ScalarField {
  private final String name;
  private final String unit;
  private final GridShape shape;
  private final VoxelSize voxelSize;
  private final float[][] slices;

  /**
   * Wraps slices of values.
   *
   * @param name what it is: "potential"
   * @param unit SI unit; empty for a pure number
   * @param shape voxels along each axis
   * @param voxelSize edges of a voxel, m
   * @param slices nz arrays of nx · ny values; kept, not copied
   * @throws IllegalArgumentException if sizes disagree
   */
  public ScalarField(
      String name, String unit, GridShape shape, VoxelSize voxelSize, float[][] slices) {
    if (slices.length != shape.nz()) {
      throw new IllegalArgumentException(
          "expected " + shape.nz() + " slices, got " + slices.length);
    }
    for (int z = 0; z < slices.length; z++) {
      if (slices[z].length != shape.sliceVoxels()) {
        throw new IllegalArgumentException(
            "slice " + z + " has " + slices[z].length + " voxels, expected " + shape.sliceVoxels());
      }
    }
    this.name = name;
    this.unit = unit;
    this.shape = shape;
    this.voxelSize = voxelSize;
    this.slices = slices;
  }

  /** Returns what it is. */
  public String name() {
    return name;
  }

  /** Returns the SI unit; empty for a pure number. */
  public String unit() {
    return unit;
  }

  /** Returns the number of voxels along each axis. */
  public GridShape shape() {
    return shape;
  }

  /** Returns the edges of a voxel. */
  public VoxelSize voxelSize() {
    return voxelSize;
  }

  /** Returns the value at a voxel. */
  public float value(int x, int y, int z) {
    return slices[z][shape.index(x, y)];
  }

  /** Returns the values of slice z, x fastest: the field's own array. */
  public float[] slice(int z) {
    return slices[z];
  }

  /** Returns an orthogonal cut. */
  public ScalarMap cut(Axis normal, int index) {
    ScalarMap.Frame frame = ScalarMap.Frame.of(shape, voxelSize, normal, index);
    float[] values = new float[frame.pixels()];
    for (int row = 0; row < frame.height(); row++) {
      for (int column = 0; column < frame.width(); column++) {
        values[row * frame.width() + column] =
            switch (normal) {
              case X -> value(index, column, row);
              case Y -> value(column, index, row);
              case Z -> value(column, row, index);
            };
      }
    }
    return new ScalarMap(name, unit, frame, values);
  }
}
