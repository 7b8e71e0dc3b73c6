package org.voxelyte.transport;

/** A {@link DoubleSweep} over a potential that is given as a vector. */
abstract class PotentialSweep extends DoubleSweep {
  private final double[] potential;

  PotentialSweep(Checkerboard board, double[] potential, double drop) {
    super(board, drop);
    this.potential = potential;
  }

  PotentialSweep(Checkerboard board, double[] potential, double drop, Planes planes) {
    super(board, drop, planes);
    this.potential = potential;
  }

  @Override
  protected final void load(int y, int z, int at, double[] values) {
    VoxelMask black = board.mask(Checkerboard.BLACK);
    int perRow = black.wordsPerRow();
    int next = board.rowStart(y, z);
    for (int w = 0; w < perRow; w++) {
      int from = at + w * VoxelMask.WORD;
      for (long bits = black.words(z)[y * perRow + w]; bits != 0; bits &= bits - 1) {
        values[from + Long.numberOfTrailingZeros(bits)] = potential[next++];
      }
    }
  }
}
