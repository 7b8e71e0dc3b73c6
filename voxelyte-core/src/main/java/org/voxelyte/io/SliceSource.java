package org.voxelyte.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An open volume file that hands out its z-slices. */
interface SliceSource extends Closeable {
  /** Returns what the file says of its volume. */
  VolumeHeader header();

  /**
   * Returns the files whose bytes identify the volume: the named one and, if there is one, that
   * which belongs to it; the slices of a folder in their order.
   */
  List<Path> files();

  /** Returns whether this is a folder of slices, whose names and lengths belong to the hash. */
  default boolean isFolder() {
    return false;
  }

  /**
   * Returns whether slices may be read in any order and by several threads at once; else they are
   * read once each, from 0 upwards, by one thread.
   */
  boolean anyOrder();

  /**
   * Reads slice z.
   *
   * @return nx · ny values, x fastest, in the array that the header's type names
   */
  Object slice(int z) throws IOException;
}
