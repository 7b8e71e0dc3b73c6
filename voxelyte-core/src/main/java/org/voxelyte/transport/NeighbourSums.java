package org.voxelyte.transport;

import org.voxelyte.volume.Axis;

/**
 * The unknowns of one row of voxels along x, each with the sum of its conductances, and of its
 * conductances times a vector across its faces: all that relaxation and products need.
 *
 * <p>Says the same as {@link VoxelNetwork#read}, in one pass and without storing faces.
 */
final class NeighbourSums {
  /** How many unknowns have been read. */
  int length;

  final int[] x;
  final int[] index;

  /** Σ g of the faces of each entry. */
  final double[] diagonal;

  /** Σ g v of the faces of each entry. */
  final double[] sum;

  private final VoxelNetwork network;
  private final VoxelMask mask;
  private final byte[] materials;
  private final int count;
  private final double[] alongX;
  private final double[] alongY;
  private final double[] alongZ;

  NeighbourSums(VoxelNetwork network) {
    int nx = network.shape().nx();
    this.x = new int[nx];
    this.index = new int[nx];
    this.diagonal = new double[nx];
    this.sum = new double[nx];
    this.network = network;
    this.mask = network.mask();
    this.materials = network.materials();
    this.count = network.faces().materials();
    this.alongX = network.table(Axis.X);
    this.alongY = network.table(Axis.Y);
    this.alongZ = network.table(Axis.Z);
  }

  /**
   * Reads a row.
   *
   * @param selection bits of x in each word to read, as in {@link VoxelNetwork#read}
   * @param v a finite number for each node
   */
  void read(int y, int z, long selection, float[] v) {
    length = 0;
    int wordsPerRow = mask.wordsPerRow();
    long[] words = mask.words(z);
    int[] first = mask.first(z);
    boolean north = y > 0;
    boolean south = y + 1 < network.shape().ny();
    boolean below = z > 0;
    boolean above = z + 1 < network.shape().nz();
    for (int w = 0; w < wordsPerRow; w++) {
      int at = y * wordsPerRow + w;
      long word = words[at];
      if ((word & selection) == 0) {
        continue;
      }
      long left = word << 1 | (w > 0 ? words[at - 1] >>> (VoxelMask.WORD - 1) : 0);
      long right = word >>> 1 | (w + 1 < wordsPerRow ? words[at + 1] << (VoxelMask.WORD - 1) : 0);
      long northWord = north ? words[at - wordsPerRow] : 0;
      long southWord = south ? words[at + wordsPerRow] : 0;
      long belowWord = below ? mask.words(z - 1)[at] : 0;
      long aboveWord = above ? mask.words(z + 1)[at] : 0;
      int northFirst = north ? first[at - wordsPerRow] : 0;
      int southFirst = south ? first[at + wordsPerRow] : 0;
      int belowFirst = below ? mask.first(z - 1)[at] : 0;
      int aboveFirst = above ? mask.first(z + 1)[at] : 0;
      int k = length;
      for (long bits = word & selection; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        long lower = (1L << bit) - 1;
        int i = first[at] + Long.bitCount(word & lower);
        // Where no neighbour is there, the number is that of some node, and g is 0.
        int n0 = i - (int) (left >>> bit & 1);
        int n1 = i + (int) (right >>> bit & 1);
        int n2 = northFirst + Long.bitCount(northWord & lower);
        int n3 = southFirst + Long.bitCount(southWord & lower);
        int n4 = belowFirst + Long.bitCount(belowWord & lower);
        int n5 = aboveFirst + Long.bitCount(aboveWord & lower);
        double g0 = alongX[entry(left >>> bit, i, n0)];
        double g1 = alongX[entry(right >>> bit, i, n1)];
        double g2 = alongY[entry(northWord >>> bit, i, n2)];
        double g3 = alongY[entry(southWord >>> bit, i, n3)];
        double g4 = alongZ[entry(belowWord >>> bit, i, n4)];
        double g5 = alongZ[entry(aboveWord >>> bit, i, n5)];
        x[k] = w * VoxelMask.WORD + bit;
        index[k] = i;
        diagonal[k] = g0 + g1 + g2 + g3 + g4 + g5;
        sum[k++] = g0 * v[n0] + g1 * v[n1] + g2 * v[n2] + g3 * v[n3] + g4 * v[n4] + g5 * v[n5];
      }
      length = k;
    }
    addElectrodes(y, z, v);
  }

  private int entry(long present, int own, int other) {
    int there = (int) present & 1;
    return materials == null
        ? there
        : (there * count + (materials[own] & 0xff)) * count + (materials[other] & 0xff);
  }

  private void addElectrodes(int y, int z, float[] v) {
    if (length == 0) {
      return;
    }
    Axis axis = network.axis();
    int last = network.shape().along(axis) - 1;
    if (axis == Axis.X) {
      if (x[0] == 0) {
        tie(0, 1, v[network.firstElectrode()]);
      }
      if (x[length - 1] == last) {
        tie(length - 1, length, v[network.lastElectrode()]);
      }
      return;
    }
    int layer = axis == Axis.Y ? y : z;
    if (layer == 0) {
      tie(0, length, v[network.firstElectrode()]);
    }
    if (layer == last) {
      tie(0, length, v[network.lastElectrode()]);
    }
  }

  private void tie(int from, int to, float electrode) {
    for (int k = from; k < to; k++) {
      double g = network.faces().toElectrode(network.material(index[k]));
      diagonal[k] += g;
      sum[k] += g * electrode;
    }
  }
}
