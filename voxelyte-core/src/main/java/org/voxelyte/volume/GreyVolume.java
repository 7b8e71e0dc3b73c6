package org.voxelyte.volume;

/**
 * An unsegmented volume of greys in the type that the instrument wrote: 1, 2 or 4 bytes a voxel,
 * one array per z-slice, x fastest.
 */
public final class GreyVolume {
  /** The type of a grey value. */
  public enum Type {
    UINT8,
    INT8,
    UINT16,
    INT16,
    FLOAT32
  }

  private final GridShape shape;
  private final VoxelSize voxelSize;
  private final Type type;
  private final Object[] slices;
  private final Provenance provenance;

  private GreyVolume(
      GridShape shape, VoxelSize voxelSize, Type type, Object[] slices, Provenance provenance) {
    if (slices.length != shape.nz()) {
      throw new IllegalArgumentException(
          "expected " + shape.nz() + " slices, got " + slices.length);
    }
    for (int z = 0; z < slices.length; z++) {
      int length = java.lang.reflect.Array.getLength(slices[z]);
      if (length != shape.sliceVoxels()) {
        throw new IllegalArgumentException(
            "slice " + z + " has " + length + " voxels, expected " + shape.sliceVoxels());
      }
    }
    this.shape = shape;
    this.voxelSize = voxelSize;
    this.type = type;
    this.slices = slices;
    this.provenance = provenance;
  }

  /** Wraps 8-bit slices; kept, not copied. */
  public static GreyVolume of(
      GridShape shape,
      VoxelSize voxelSize,
      byte[][] slices,
      boolean signed,
      Provenance provenance) {
    return new GreyVolume(shape, voxelSize, signed ? Type.INT8 : Type.UINT8, slices, provenance);
  }

  /** Wraps 16-bit slices; kept, not copied. */
  public static GreyVolume of(
      GridShape shape,
      VoxelSize voxelSize,
      short[][] slices,
      boolean signed,
      Provenance provenance) {
    return new GreyVolume(shape, voxelSize, signed ? Type.INT16 : Type.UINT16, slices, provenance);
  }

  /** Wraps float slices; kept, not copied. */
  public static GreyVolume of(
      GridShape shape, VoxelSize voxelSize, float[][] slices, Provenance provenance) {
    return new GreyVolume(shape, voxelSize, Type.FLOAT32, slices, provenance);
  }

  /** Returns the number of voxels along each axis. */
  public GridShape shape() {
    return shape;
  }

  /** Returns the edges of a voxel. */
  public VoxelSize voxelSize() {
    return voxelSize;
  }

  /** Returns the type that the greys are kept in. */
  public Type type() {
    return type;
  }

  /** Returns where the greys come from. */
  public Provenance provenance() {
    return provenance;
  }

  /** Returns the grey value of a voxel. */
  public float value(int x, int y, int z) {
    return value(slices[z], shape.index(x, y));
  }

  /** Copies the greys of slice z into the target of nx · ny values. */
  public void readSlice(int z, float[] target) {
    if (target.length != shape.sliceVoxels()) {
      throw new IllegalArgumentException(
          "target has " + target.length + " values, expected " + shape.sliceVoxels());
    }
    Object slice = slices[z];
    for (int i = 0; i < target.length; i++) {
      target[i] = value(slice, i);
    }
  }

  private float value(Object slice, int i) {
    return switch (type) {
      case UINT8 -> ((byte[]) slice)[i] & 0xff;
      case INT8 -> ((byte[]) slice)[i];
      case UINT16 -> ((short[]) slice)[i] & 0xffff;
      case INT16 -> ((short[]) slice)[i];
      case FLOAT32 -> ((float[]) slice)[i];
    };
  }
}
