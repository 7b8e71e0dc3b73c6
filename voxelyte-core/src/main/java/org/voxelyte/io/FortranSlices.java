package org.voxelyte.io;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.voxelyte.volume.GridShape;

/**
 * Values with z fastest and x slowest, as NumPy's Fortran order stores an array (z, y, x). A slice
 * is spread over the whole file, so the volume is turned in memory when the first slice is asked
 * for.
 */
final class FortranSlices extends SliceSource {
  private final FileChannel channel;
  private final long offset;
  private final ByteOrder order;
  private Object[] slices;

  FortranSlices(
      VolumeHeader header, FileChannel channel, long offset, ByteOrder order, List<Path> files) {
    super(header, files, channel);
    this.channel = channel;
    this.offset = offset;
    this.order = order;
  }

  @Override
  boolean anyOrder() {
    return false;
  }

  @Override
  Object slice(int z) throws IOException {
    if (slices == null) {
      turn();
    }
    Object slice = slices[z];
    slices[z] = null;
    return slice;
  }

  private void turn() throws IOException {
    GridShape shape = header().shape();
    SampleType type = header().type();
    Memory.require(RawSlices.bytes(shape, type), "turning the array to C order");
    Object[] turned = new Object[shape.nz()];
    Object column = RawSlices.read(channel, offset, shape.nz(), type, order);
    for (int z = 0; z < turned.length; z++) {
      turned[z] = Array.newInstance(column.getClass().getComponentType(), shape.sliceVoxels());
    }
    int plane = Math.multiplyExact(shape.ny(), shape.nz());
    for (int x = 0; x < shape.nx(); x++) {
      long at = offset + (long) x * plane * type.bytes();
      Object values = RawSlices.read(channel, at, plane, type, order);
      for (int y = 0; y < shape.ny(); y++) {
        for (int z = 0; z < shape.nz(); z++) {
          System.arraycopy(values, y * shape.nz() + z, turned[z], shape.index(x, y), 1);
        }
      }
    }
    slices = turned;
  }
}
