package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;

/** Pieces of voxels inside blocks of 2 × 2 × 2, the first coarse level. */
interface FirstAggregates {
  /** Finds the pieces, by masks of blocks where one material conducts. */
  static FirstAggregates find(Checkerboard board, long[][] words, TaskContext task) {
    return board.faces().uniform()
        ? new UniformAggregates(board, words, task)
        : new VoxelAggregates(board, words, task);
  }

  /** Returns the number of pieces. */
  int pieces();

  /** Returns the network of pieces: links are sums of face conductances (Galerkin). */
  CoarseLevel network(TaskContext task);

  /** Returns the sum of all links of the voxels of each piece; known after {@link #network}. */
  float[] diagonals();

  /** Returns the piece of each black voxel. */
  int[] ofBlack(TaskContext task);

  /** Returns the number of the first piece whose block begins at plane z or above; z is even. */
  int firstFrom(int z);

  /** Returns the bytes of its arrays. */
  long bytes();
}
