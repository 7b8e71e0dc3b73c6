package org.voxelyte.transport;

/** A {@link DoubleSweep} over a potential that is given as a vector. */
abstract class PotentialSweep extends DoubleSweep {
  private final double[] potential;

  PotentialSweep(Checkerboard board, double[] potential, double drop) {
    super(board, drop);
    this.potential = potential;
  }

  @Override
  protected final void load(byte[] codes, int at, int first, int length, double[] values) {
    int next = first;
    for (int i = at; i < at + length; i++) {
      if (codes[i] != 0) {
        values[i] = potential[next++];
      }
    }
  }
}
