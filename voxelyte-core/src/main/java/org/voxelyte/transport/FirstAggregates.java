package org.voxelyte.transport;

import java.util.Optional;
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

  /**
   * Returns the network of pieces: links are sums of face conductances (Galerkin). Electrodes have
   * none where {@link #grounds()} are told apart.
   */
  CoarseLevel network(TaskContext task);

  /** Returns the sum of all links of the voxels of each piece; known after {@link #network}. */
  float[] diagonals();

  /**
   * Returns what ties pieces to electrodes at the ends of each axis, where links leave it out and
   * so are the same for any drive; nothing where they contain it.
   */
  Optional<Grounds[]> grounds();

  /** Returns the piece of each black voxel. */
  int[] ofBlack(TaskContext task);

  /** Returns the number of the first piece whose block begins at plane z or above; z is even. */
  int firstFrom(int z);

  /** Returns the bytes of its arrays. */
  long bytes();
}
