package org.voxelyte.transport;

/**
 * The unknowns of one row of voxels along x with their six faces, unpacked for a pass over them.
 *
 * <p>Face 0 … 5 looks to −x, +x, −y, +y, −z, +z. Where nothing conducts across it, the neighbour is
 * the unknown itself and the conductance 0, so passes need no branches.
 */
final class NetworkRow {
  static final int FACES = 6;

  /** How many unknowns have been read. */
  int length;

  /** Whether a face of this row touches an electrode. */
  boolean atElectrode;

  final int[] x;
  final int[] index;

  /** The node across face f of entry k, at k · FACES + f. */
  final int[] neighbour;

  /** The conductance of face f of entry k, at k · FACES + f. */
  final double[] conductance;

  NetworkRow(int nx) {
    x = new int[nx];
    index = new int[nx];
    neighbour = new int[FACES * nx];
    conductance = new double[FACES * nx];
  }

  /** Returns the sum of conductances at entry k. */
  double diagonal(int k) {
    double sum = 0;
    for (int face = 0; face < FACES; face++) {
      sum += conductance[k * FACES + face];
    }
    return sum;
  }
}
