package org.voxelyte.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.voxelyte.volume.GridShape;

/** Slices that lie one after the other, uncompressed, x fastest. */
final class RawSlices extends SliceSource {
  private final FileChannel channel;
  private final long offset;
  private final ByteOrder order;

  /**
   * Creates the source.
   *
   * @param header shape and type
   * @param channel the open file; closed with this
   * @param offset byte at which slice 0 begins
   * @param order byte order of values of several bytes
   * @param files as {@link SliceSource} has them
   */
  RawSlices(
      VolumeHeader header, FileChannel channel, long offset, ByteOrder order, List<Path> files) {
    super(header, files, channel);
    this.channel = channel;
    this.offset = offset;
    this.order = order;
  }

  /** Returns the bytes that so many values of a type need. */
  static long bytes(GridShape shape, SampleType type) {
    return Math.multiplyExact(shape.voxels(), (long) type.bytes());
  }

  @Override
  Object slice(int z) throws IOException {
    int count = header().shape().sliceVoxels();
    SampleType type = header().type();
    long position = offset + (long) z * count * type.bytes();
    if (type.bytes() == 1) {
      byte[] values = array(count);
      Channels.readFully(channel, position, ByteBuffer.wrap(values));
      return values;
    }
    return read(channel, position, count, type, order);
  }

  /** Reads so many values from a place. */
  static Object read(
      FileChannel channel, long position, int count, SampleType type, ByteOrder order)
      throws IOException {
    if (type.bytes() == 1) {
      return Channels.read(channel, position, count);
    }
    if ((long) count * type.bytes() > Integer.MAX_VALUE - 8) {
      throw new IOException("a slice of " + count + " values of " + type.text() + " is too large");
    }
    ByteBuffer buffer = ByteBuffer.allocate(count * type.bytes()).order(order);
    Channels.readFully(channel, position, buffer);
    return type.take(buffer, count);
  }
}
