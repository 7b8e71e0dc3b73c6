package org.voxelyte.transport;

import java.util.Locale;
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
  private static final long LARGEST = Integer.MAX_VALUE - 16L;

  private final GridShape shape;
  private final Axis axis;
  private final FaceConductances faces;
  private final VoxelMask mask;
  private final byte[] materials;
  private final boolean spans;
  private final long setupBytes;

  /**
   * Builds the network.
   *
   * @param axis the electrodes lie on the outer faces at its two ends; the other sides are insulated
   * @throws IllegalArgumentException if there are more conducting voxels than an array can hold
   */
  VoxelNetwork(LabelVolume volume, FaceConductances faces, Axis axis, TaskContext task) {
    this.shape = volume.shape();
    this.axis = axis;
    this.faces = faces;
    long[][] words = conducting(volume, faces, task);
    long conducting = 0;
    for (long members : VoxelMask.count(words, task)) {
      conducting += members;
    }
    if (conducting > LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d voxels conduct, at most %d can be solved at once; crop %s to at most %d voxels in"
                  + " all, or coarsen it",
              conducting,
              LARGEST,
              shape,
              (long) (shape.voxels() * (LARGEST / (double) conducting))));
    }
    Clusters clusters = new Clusters(shape, words, axis, task);
    clusters.removeIsolated(task);
    this.spans = clusters.spans();
    this.mask = new VoxelMask(shape, words, task);
    this.setupBytes = mask.bytes() + clusters.bytes();
    this.materials = faces.materials() > 1 ? readMaterials(volume, task) : null;
  }

  private static long[][] conducting(
      LabelVolume volume, FaceConductances faces, TaskContext task) {
    GridShape shape = volume.shape();
    int wordsPerRow = VoxelMask.wordsPerRow(shape);
    long[][] words = new long[shape.nz()][];
    task.forEach(
        shape.nz(),
        z -> {
          byte[] labels = volume.slice(z);
          long[] slice = new long[shape.ny() * wordsPerRow];
          for (int y = 0; y < shape.ny(); y++) {
            for (int x = 0; x < shape.nx(); x++) {
              if (faces.material(labels[shape.index(x, y)] & 0xff) != FaceConductances.INSULATOR) {
                slice[y * wordsPerRow + x / VoxelMask.WORD] |= 1L << x;
              }
            }
          }
          words[z] = slice;
        });
    return words;
  }

  private byte[] readMaterials(LabelVolume volume, TaskContext task) {
    byte[] result = new byte[mask.members()];
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

  /** Returns whether a cluster joins the electrodes; if not, no current flows. */
  boolean spans() {
    return spans;
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

  /** Returns the bytes of its arrays. */
  long bytes() {
    return mask.bytes() + (materials == null ? 0 : materials.length);
  }

  /** Returns the most bytes held while it was built. */
  long setupBytes() {
    return setupBytes;
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
    int k = 0;
    for (int w = 0; w < wordsPerRow; w++) {
      long word = words[y * wordsPerRow + w];
      int start = first[y * wordsPerRow + w];
      for (long bits = word & selection; bits != 0; bits &= bits - 1) {
        row.x[k] = w * VoxelMask.WORD + Long.numberOfTrailingZeros(bits);
        row.index[k++] = start + Long.bitCount(word & (Long.lowestOneBit(bits) - 1));
      }
    }
    row.length = k;
  }

  /**
   * Reads the unknowns of a row with all their faces.
   *
   * @param selection bits of x in each word to read: {@link #ALL} or a {@link #colour}
   */
  void read(int y, int z, long selection, NetworkRow row) {
    locate(y, z, selection, row);
    readAlongRow(y, z, row);
    readAcross(row, 2, Axis.Y, y - 1, z);
    readAcross(row, 3, Axis.Y, y + 1, z);
    readAcross(row, 4, Axis.Z, y, z - 1);
    readAcross(row, 5, Axis.Z, y, z + 1);
    readElectrodes(y, z, row);
  }

  private void readAlongRow(int y, int z, NetworkRow row) {
    long[] words = mask.words(z);
    int from = y * mask.wordsPerRow();
    double[] table = faces.between(Axis.X);
    int count = faces.materials();
    int nx = shape.nx();
    for (int k = 0; k < row.length; k++) {
      int i = row.index[k];
      int x = row.x[k];
      int left = x > 0 && has(words, from, x - 1) ? i - 1 : i;
      int right = x + 1 < nx && has(words, from, x + 1) ? i + 1 : i;
      row.neighbour[0][k] = left;
      row.neighbour[1][k] = right;
      if (materials == null) {
        row.conductance[0][k] = left == i ? 0 : table[0];
        row.conductance[1][k] = right == i ? 0 : table[0];
      } else {
        int own = materials[i] & 0xff;
        row.conductance[0][k] = left == i ? 0 : table[own * count + (materials[left] & 0xff)];
        row.conductance[1][k] = right == i ? 0 : table[own * count + (materials[right] & 0xff)];
      }
    }
  }

  private static boolean has(long[] words, int from, int x) {
    return (words[from + x / VoxelMask.WORD] >>> x & 1) != 0;
  }

  private void readAcross(NetworkRow row, int face, Axis normal, int y, int z) {
    int[] neighbour = row.neighbour[face];
    double[] conductance = row.conductance[face];
    if (y < 0 || y >= shape.ny() || z < 0 || z >= shape.nz()) {
      System.arraycopy(row.index, 0, neighbour, 0, row.length);
      java.util.Arrays.fill(conductance, 0, row.length, 0);
      return;
    }
    long[] words = mask.words(z);
    int[] first = mask.first(z);
    int from = y * mask.wordsPerRow();
    double[] table = faces.between(normal);
    int count = faces.materials();
    for (int k = 0; k < row.length; k++) {
      int i = row.index[k];
      int w = from + row.x[k] / VoxelMask.WORD;
      long word = words[w];
      long bit = 1L << row.x[k];
      if ((word & bit) == 0) {
        neighbour[k] = i;
        conductance[k] = 0;
      } else {
        int j = first[w] + Long.bitCount(word & (bit - 1));
        neighbour[k] = j;
        conductance[k] =
            materials == null
                ? table[0]
                : table[(materials[i] & 0xff) * count + (materials[j] & 0xff)];
      }
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
      row.neighbour[face][k] = electrode;
      row.conductance[face][k] = faces.toElectrode(material(row.index[k]));
    }
  }
}
