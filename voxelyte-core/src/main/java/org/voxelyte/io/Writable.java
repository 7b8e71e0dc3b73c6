package org.voxelyte.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntFunction;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

/**
 * A volume as writers see it.
 *
 * @param name of the quantity, with its unit: "potential (V)"
 * @param shape voxels along each axis
 * @param voxelSize edges of a voxel, m
 * @param type of a value: UINT8, UINT16 or FLOAT32
 * @param phases of a label volume; else empty
 * @param slice the values of slice z, little end first
 */
record Writable(
    String name,
    GridShape shape,
    VoxelSize voxelSize,
    SampleType type,
    List<Phase> phases,
    IntFunction<byte[]> slice) {
  static Writable of(LabelVolume volume) {
    return new Writable(
        "label",
        volume.shape(),
        volume.voxelSize(),
        SampleType.UINT8,
        volume.phases(),
        volume::slice);
  }

  static Writable of(ScalarField field) {
    return new Writable(
        field.unit().isEmpty() ? field.name() : field.name() + " (" + field.unit() + ")",
        field.shape(),
        field.voxelSize(),
        SampleType.FLOAT32,
        List.of(),
        z -> bytes(field.slice(z)));
  }

  static Writable of(ComponentVolume ids, String name) {
    return of(new VolumeWriter.Ids(name, ids.shape(), ids.voxelSize(), ids.clusters(), ids::slice));
  }

  /** Ids in 16 bits; in floats, which hold whole numbers up to 2²⁴, if there are larger ones. */
  static Writable of(VolumeWriter.Ids ids) {
    if (ids.largest() > 1 << 24) {
      throw new IllegalArgumentException(
          ids.largest()
              + " ids of "
              + ids.name()
              + " are too many for a file; at most 2^24 are not");
    }
    boolean small = ids.largest() <= 0xffff;
    return new Writable(
        ids.name(),
        ids.shape(),
        ids.voxelSize(),
        small ? SampleType.UINT16 : SampleType.FLOAT32,
        List.of(),
        z -> {
          int[] slice = ids.slice().apply(z);
          int width = small ? Short.BYTES : Float.BYTES;
          ByteBuffer buffer =
              ByteBuffer.allocate(Math.multiplyExact(slice.length, width))
                  .order(ByteOrder.LITTLE_ENDIAN);
          for (int id : slice) {
            if (small) {
              buffer.putShort((short) id);
            } else {
              buffer.putFloat(id);
            }
          }
          return buffer.array();
        });
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /** Returns the bytes of all values. */
  long bytes() {
    return RawSlices.bytes(shape, type);
  }

  /** Returns the largest unit in which no edge is below 1, and its factor to metres: nm or µm. */
  boolean inNanometres() {
    return Math.min(voxelSize.x(), Math.min(voxelSize.y(), voxelSize.z())) < 1e-6;
  }

  /** Returns an edge in the unit of {@link #inNanometres}. */
  String edge(double metres) {
    return Lengths.in(metres, inNanometres() ? 1e-9 : 1e-6);
  }
}
