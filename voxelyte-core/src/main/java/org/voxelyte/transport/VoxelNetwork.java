package org.voxelyte.transport;

import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

/**
 * The resistor network of a volume: one node per conducting voxel of the clusters that touch an
 * electrode, numbered in the order x, y, z; two further nodes, {@link #firstElectrode()} and {@link
 * #lastElectrode()}, have a given potential.
 *
 * <p>Vectors over the network have {@link #nodes()} entries, the electrodes last. Faces are not
 * stored: {@link #read} finds them from one bit per voxel. Storage is 0.19 bytes per voxel of the
 * grid and, with several materials, 1 byte per unknown.
 */
final class VoxelNetwork {
  /** All voxels of a row. */
  static final long ALL = -1L;

  private static final long EVEN = 0x5555555555555555L;

  private final GridShape shape;
  private final Axis axis;
  private final FaceConductances faces;
  private final int count;
  private final double[][] table;
  private final VoxelMask mask;
  private final byte[] materials;

  /**
   * Builds the network.
   *
   * @param axis the electrodes lie on the outer faces at its two ends; the other sides are
   *     insulated
   * @param words the voxels that are unknowns, one bit each, as in {@link VoxelMask}; kept
   */
  VoxelNetwork(
      LabelVolume volume, FaceConductances faces, Axis axis, long[][] words, TaskContext task) {
    this.shape = volume.shape();
    this.axis = axis;
    this.faces = faces;
    this.count = faces.materials();
    this.table = tables(faces);
    this.mask = new VoxelMask(shape, words, task);
    this.materials = faces.materials() > 1 ? readMaterials(volume, task) : null;
  }

  /** Conductances by axis, after as many zeros for faces without a neighbour. */
  private static double[][] tables(FaceConductances faces) {
    int pairs = faces.materials() * faces.materials();
    double[][] tables = new double[Axis.values().length][2 * pairs];
    for (Axis axis : Axis.values()) {
      System.arraycopy(faces.between(axis), 0, tables[axis.ordinal()], pairs, pairs);
    }
    return tables;
  }

  private byte[] readMaterials(LabelVolume volume, TaskContext task) {
    byte[] result = new byte[nodes()];
    task.forEach(
        shape.nz(),
        z -> {
          byte[] labels = volume.slice(z);
          NetworkRow row = new NetworkRow(shape.nx());
          for (int y = 0; y < shape.ny(); y++) {
            locate(y, z, ALL, row);
            for (int k = 0; k < row.length; k++) {
              int label = labels[shape.index(row.x[k], y)] & 0xff;
              result[row.index[k]] = (byte) faces.material(label);
            }
          }
        });
    return result;
  }

  GridShape shape() {
    return shape;
  }

  Axis axis() {
    return axis;
  }

  FaceConductances faces() {
    return faces;
  }

  VoxelMask mask() {
    return mask;
  }

  /** Returns the number of unknowns. */
  int unknowns() {
    return mask.members();
  }

  /** Returns the number of unknowns and electrodes. */
  int nodes() {
    return mask.members() + 2;
  }

  /** Returns the node of the electrode at the first layer, 1 V. */
  int firstElectrode() {
    return mask.members();
  }

  /** Returns the node of the electrode at the last layer, 0 V. */
  int lastElectrode() {
    return mask.members() + 1;
  }

  /** Returns the material of an unknown. */
  int material(int unknown) {
    return materials == null ? 0 : materials[unknown] & 0xff;
  }

  /** Returns the material of each node, those of the electrodes meaningless; null of one only. */
  byte[] materials() {
    return materials;
  }

  /** Returns conductances across faces normal to an axis, after as many zeros. */
  double[] table(Axis axis) {
    return table[axis.ordinal()];
  }

  /** Returns the bytes of its arrays. */
  long bytes() {
    return mask.bytes() + (materials == null ? 0 : materials.length);
  }

  /** Returns the voxels of a row with (x + y + z) of that parity: no two of them are neighbours. */
  static long colour(int parity, int y, int z) {
    return ((parity ^ y ^ z) & 1) == 0 ? EVEN : ~EVEN;
  }

  /** Reads number and x of the unknowns in a row. */
  void locate(int y, int z, long selection, NetworkRow row) {
    long[] words = mask.words(z);
    int[] first = mask.first(z);
    int wordsPerRow = mask.wordsPerRow();
    row.length = 0;
    for (int w = 0; w < wordsPerRow; w++) {
      int at = y * wordsPerRow + w;
      locate(words[at], first[at], selection, w, row);
    }
  }

  private static void locate(long word, int first, long selection, int w, NetworkRow row) {
    int k = row.length;
    for (long bits = word & selection; bits != 0; bits &= bits - 1) {
      row.x[k] = w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits);
      row.index[k++] = first + Long.bitCount(word & (Long.lowestOneBit(bits) - 1));
    }
    row.length = k;
  }

  /**
   * Reads the unknowns of a row with all their faces.
   *
   * @param selection bits of x in each word to read: {@link #ALL} or a {@link #colour}
   */
  void read(int y, int z, long selection, NetworkRow row) {
    long[] words = mask.words(z);
    int[] first = mask.first(z);
    int wordsPerRow = mask.wordsPerRow();
    row.length = 0;
    for (int w = 0; w < wordsPerRow; w++) {
      int at = y * wordsPerRow + w;
      long word = words[at];
      int from = row.length;
      locate(word, first[at], selection, w, row);
      if (row.length > from) {
        long before = w > 0 ? words[at - 1] >>> (VoxelMask.WORD - 1) : 0;
        long after = w + 1 < wordsPerRow ? words[at + 1] << (VoxelMask.WORD - 1) : 0;
        readAlong(row, from, 0, word << 1 | before);
        readAlong(row, from, 1, word >>> 1 | after);
        readAcross(row, from, 2, y - 1, z, w);
        readAcross(row, from, 3, y + 1, z, w);
        readAcross(row, from, 4, y, z - 1, w);
        readAcross(row, from, 5, y, z + 1, w);
      }
    }
    readElectrodes(y, z, row);
  }

  /** Reads faces along x: the neighbour of unknown i, if there is one, is i − 1 or i + 1. */
  private void readAlong(NetworkRow row, int from, int face, long present) {
    int side = 2 * face - 1;
    for (int k = from; k < row.length; k++) {
      int there = (int) (present >>> row.x[k]) & 1;
      link(row, k, face, row.index[k] + side * there, there);
    }
  }

  /** Reads faces across x: the neighbour's number is a count of bits in its own row. */
  private void readAcross(NetworkRow row, int from, int face, int y, int z, int w) {
    boolean inside = y >= 0 && y < shape.ny() && z >= 0 && z < shape.nz();
    int at = y * mask.wordsPerRow() + w;
    long word = inside ? mask.words(z)[at] : 0;
    int first = inside ? mask.first(z)[at] : 0;
    for (int k = from; k < row.length; k++) {
      int i = row.index[k];
      int there = (int) (word >>> row.x[k]) & 1;
      int number = first + Long.bitCount(word & ((1L << row.x[k]) - 1));
      link(row, k, face, i + there * (number - i), there);
    }
  }

  /** Without branches: where no neighbour is there, the first half of the table gives 0. */
  private void link(NetworkRow row, int k, int face, int neighbour, int there) {
    int at = k * NetworkRow.FACES + face;
    row.neighbour[at] = neighbour;
    if (materials == null) {
      row.conductance[at] = table[face >> 1][there];
    } else {
      int own = materials[row.index[k]] & 0xff;
      int other = materials[neighbour] & 0xff;
      row.conductance[at] = table[face >> 1][(there * count + own) * count + other];
    }
  }

  private void readElectrodes(int y, int z, NetworkRow row) {
    row.atElectrode = false;
    if (row.length == 0) {
      return;
    }
    int last = shape.along(axis) - 1;
    int face = 2 * axis.ordinal();
    if (axis == Axis.X) {
      if (row.x[0] == 0) {
        tie(row, face, 0, 1, firstElectrode());
      }
      if (row.x[row.length - 1] == last) {
        tie(row, face + 1, row.length - 1, row.length, lastElectrode());
      }
      return;
    }
    int layer = axis == Axis.Y ? y : z;
    if (layer == 0) {
      tie(row, face, 0, row.length, firstElectrode());
    }
    if (layer == last) {
      tie(row, face + 1, 0, row.length, lastElectrode());
    }
  }

  private void tie(NetworkRow row, int face, int from, int to, int electrode) {
    row.atElectrode = true;
    for (int k = from; k < to; k++) {
      row.neighbour[k * NetworkRow.FACES + face] = electrode;
      row.conductance[k * NetworkRow.FACES + face] = faces.toElectrode(material(row.index[k]));
    }
  }
}
