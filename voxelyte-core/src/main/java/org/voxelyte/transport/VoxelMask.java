package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.GridShape;

/**
 * A set of voxels as one bit each, and the number of each member in the order x, y, z.
 *
 * <p>A row along x is a sequence of 64-bit words; each word carries the number of its first member,
 * so the number of any voxel is that plus a bit count: 0.19 bytes per voxel of the grid in place of
 * 4 for an index.
 */
final class VoxelMask {
  static final int WORD = Long.SIZE;

  private final GridShape shape;
  private final int wordsPerRow;
  private final long[][] words;
  private final int[][] first;
  private final int[] sliceStart;

  /**
   * Wraps words and numbers their members.
   *
   * @param words per slice, {@code wordsPerRow(shape)} words for each row; kept
   */
  VoxelMask(GridShape shape, long[][] words, TaskContext task) {
    this.shape = shape;
    this.wordsPerRow = wordsPerRow(shape);
    this.words = words;
    this.first = new int[shape.nz()][];
    this.sliceStart = new int[shape.nz() + 1];
    long[] members = count(words, task);
    long start = 0;
    for (int z = 0; z < shape.nz(); z++) {
      sliceStart[z] = Math.toIntExact(start);
      start += members[z];
    }
    sliceStart[shape.nz()] = Math.toIntExact(start);
    task.forEach(
        shape.nz(),
        z -> {
          int[] numbers = new int[words[z].length];
          int next = sliceStart[z];
          for (int w = 0; w < numbers.length; w++) {
            numbers[w] = next;
            next += Long.bitCount(words[z][w]);
          }
          first[z] = numbers;
        });
  }

  /** Returns the number of words of a row along x. */
  static int wordsPerRow(GridShape shape) {
    return (shape.nx() + WORD - 1) / WORD;
  }

  /** Returns the number of members in each slice. */
  static long[] count(long[][] words, TaskContext task) {
    long[] members = new long[words.length];
    task.forEach(
        words.length,
        z -> {
          for (long word : words[z]) {
            members[z] += Long.bitCount(word);
          }
        });
    return members;
  }

  GridShape shape() {
    return shape;
  }

  int wordsPerRow() {
    return wordsPerRow;
  }

  /** Returns the words of a slice. */
  long[] words(int z) {
    return words[z];
  }

  /** Returns the number of the first member of each word of a slice, or of what follows it. */
  int[] first(int z) {
    return first[z];
  }

  /** Returns the number of the first member of a slice; of slice nz: how many members there are. */
  int sliceStart(int z) {
    return sliceStart[z];
  }

  /** Returns the number of members. */
  int members() {
    return sliceStart[shape.nz()];
  }

  /** Returns the bytes of its arrays. */
  long bytes() {
    return (long) shape.nz() * shape.ny() * wordsPerRow * (Long.BYTES + Integer.BYTES);
  }
}
