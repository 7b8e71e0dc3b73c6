package org.voxelyte.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An open volume file that hands out its z-slices. */
abstract class SliceSource implements Closeable {
  private final VolumeHeader header;
  private final List<Path> files;
  private final Closeable opened;
  private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

  /**
   * Creates the source.
   *
   * @param header what the file says of its volume
   * @param files the files whose bytes identify the volume: the named one and, if there is one,
   *     that which belongs to it; the slices of a folder in their order
   * @param opened what is held open, closed with this
   */
  SliceSource(VolumeHeader header, List<Path> files, Closeable opened) {
    this.header = header;
    this.files = List.copyOf(files);
    this.opened = opened;
  }

  /** Returns what the file says of its volume. */
  VolumeHeader header() {
    return header;
  }

  /** Returns the files whose bytes identify the volume. */
  List<Path> files() {
    return files;
  }

  /** Returns whether this is a folder of slices, whose names and lengths belong to the hash. */
  boolean isFolder() {
    return false;
  }

  /**
   * Returns whether slices may be read in any order and by several threads at once; else they are
   * read once each, from 0 upwards, by one thread.
   */
  boolean anyOrder() {
    return true;
  }

  /**
   * Reads slice z.
   *
   * @return nx · ny values, x fastest, in the array that the header's type names
   */
  abstract Object slice(int z) throws IOException;

  /**
   * Takes back a slice that nobody needs any more. A pass that keeps nothing then touches the
   * memory of a few slices, where new arrays would first fill the young generation of the heap.
   */
  void giveBack(Object slice) {
    if (slice instanceof byte[] bytes) {
      spare.add(bytes);
    }
  }

  /** Returns an array for the bytes of a slice; what it holds is left from an earlier one. */
  byte[] array(int length) {
    byte[] bytes = spare.poll();
    return bytes != null && bytes.length == length ? bytes : new byte[length];
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
