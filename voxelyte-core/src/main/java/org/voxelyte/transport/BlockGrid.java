package org.voxelyte.transport;

/**
 * Where the nodes of a {@link CoarseLevel} lie: nodes are numbered block after block, x fastest;
 * needed only while the hierarchy is built.
 *
 * @param nx blocks along x
 * @param ny blocks along y
 * @param start per layer of blocks: number of the first node of each block, and of what follows
 */
record BlockGrid(int nx, int ny, int[][] start) {
  int nz() {
    return start.length;
  }

  /** Returns the number of the first node of a block; of block nx · ny: what follows the layer. */
  int start(int x, int y, int z) {
    return start[z][y * nx + x];
  }

  long bytes() {
    return 4L * nz() * (nx * (long) ny + 1);
  }

  /**
   * Numbers nodes from how many each block holds.
   *
   * @param counts per layer: nodes of each block, and room for one more entry; overwritten
   */
  static BlockGrid number(int nx, int ny, int[][] counts) {
    int next = 0;
    for (int[] layer : counts) {
      for (int block = 0; block < nx * ny; block++) {
        int count = layer[block];
        layer[block] = next;
        next += count;
      }
      layer[nx * ny] = next;
    }
    return new BlockGrid(nx, ny, counts);
  }

  /** Returns the number of the first node of each layer, and the number of nodes. */
  int[] layerStart() {
    int[] result = new int[nz() + 1];
    for (int z = 0; z < nz(); z++) {
      result[z] = start[z][0];
    }
    result[nz()] = start[nz() - 1][nx * ny];
    return result;
  }
}
