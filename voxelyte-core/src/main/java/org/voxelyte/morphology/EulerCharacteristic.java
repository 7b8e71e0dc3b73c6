package org.voxelyte.morphology;

import java.util.concurrent.atomic.AtomicLong;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;

/**
 * The Euler characteristic of a group of phases, and the objects, tunnels and cavities of which it
 * is made.
 *
 * <p>Voxels that are connected through faces, edges and corners are closed cubes, of which corners,
 * edges, faces and cubes are counted with alternating signs, χ = N₀ − N₁ + N₂ − N₃; voxels
 * connected through faces alone are points at their centres, with the edges, squares and cubes that
 * they span. What is not the group is connected the other way. Each cube of 2 × 2 × 2 voxels adds
 * its part of these, from a table of 256: Ohser and Mücklich, Statistical Analysis of
 * Microstructures in Materials Science, Wiley 2000, chapter 4; Toriwaki and Yonekura, Forma 17, 183
 * (2002). The number of tunnels is what objects and cavities, both counted as clusters, leave: b₁ =
 * b₀ + b₂ − χ.
 *
 * <p><b>Boundary.</b> The counts take the volume as an object by itself: outside, there is none of
 * the group. The density is that of the material that goes on outside: the cubes at the outer faces
 * see the volume's mirror image and count by the share of their corner that is inside.
 */
public final class EulerCharacteristic {
  /** All eight voxels of a cube. */
  private static final int ALL = 0xff;

  /** Corners of cubes are shared by eight, and the shares of corners are in eighths too. */
  private static final double EIGHTHS = 8;

  private EulerCharacteristic() {}

  /**
   * Measures a group.
   *
   * @param neighbourhood faces, or corners
   * @throws IllegalArgumentException if the neighbourhood is edges, or if there are more clusters
   *     than an int can number
   */
  public static PhaseTopology of(
      LabelVolume volume, PhaseGroup group, Neighbourhood neighbourhood, TaskContext task) {
    if (neighbourhood == Neighbourhood.EDGES) {
      throw new IllegalArgumentException(
          "the Euler characteristic needs 6 or 26 neighbours, got 18; take faces or corners");
    }
    boolean byFaces = neighbourhood == Neighbourhood.FACES;
    boolean[] member = ComponentLabelling.members(group.labels());
    task.progress("Euler characteristic of " + group.name(), 0, 0);
    int[] table = table(byFaces);
    AtomicLong alone = new AtomicLong();
    AtomicLong continued = new AtomicLong();
    task.forEach(
        volume.shape().nz() + 1,
        z -> {
          Scan scan = new Scan(member, table);
          scan.layer(volume, z);
          alone.addAndGet(scan.alone);
          continued.addAndGet(scan.continued);
        });
    long euler = alone.get() / (long) EIGHTHS;
    long objects = RunClusters.find(volume, member, neighbourhood, task).clusters();
    long cavities = cavities(volume, member, byFaces, task);
    return new PhaseTopology(
        group,
        neighbourhood,
        objects,
        objects + cavities - euler,
        cavities,
        euler,
        perVolume(volume, continued.get() / (EIGHTHS * EIGHTHS)));
  }

  private static Finding<Double> perVolume(LabelVolume volume, double euler) {
    for (Axis axis : Axis.values()) {
      if (volume.shape().along(axis) == 1) {
        return Finding.undefined("the volume has a single layer along " + axis.key());
      }
    }
    return Finding.of(euler / volume.volume());
  }

  private static long cavities(
      LabelVolume volume, boolean[] member, boolean byFaces, TaskContext task) {
    boolean[] others = new boolean[member.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = !member[i];
    }
    Neighbourhood opposite = byFaces ? Neighbourhood.CORNERS : Neighbourhood.FACES;
    RunClusters.Measures measures = RunClusters.find(volume, others, opposite, task).measure(task);
    long cavities = 0;
    for (int id = 1; id <= measures.sizes().length; id++) {
      cavities += measures.touchesOuterFace(id) ? 0 : 1;
    }
    return cavities;
  }

  /** Returns eight times the part that a cube adds, for each set of its voxels in the group. */
  private static int[] table(boolean byFaces) {
    int[] table = new int[ALL + 1];
    for (int voxels = 0; voxels <= ALL; voxels++) {
      table[voxels] = byFaces ? centres(voxels) : closedCubes(voxels);
    }
    return table;
  }

  /**
   * Of the cell spanned by the eight centres: an eighth of each point, a quarter of each edge, half
   * of each square and the cube; what is there has all its voxels in the group.
   */
  private static int centres(int voxels) {
    int sum = Integer.bitCount(voxels);
    for (int bit = 1; bit < 8; bit <<= 1) {
      int upper = upper(bit);
      int lower = ALL ^ upper;
      sum += (voxels & upper) == upper ? 4 : 0;
      sum += (voxels & lower) == lower ? 4 : 0;
      sum -= 2 * Integer.bitCount(voxels & voxels >> bit & lower);
    }
    return sum - (voxels == ALL ? 8 : 0);
  }

  /**
   * At the corner that the voxels share: the corner itself, half of each of six edges, a quarter of
   * each of twelve faces and an eighth of each cube; what is there has any of its voxels in the
   * group.
   */
  private static int closedCubes(int voxels) {
    int sum = voxels == 0 ? 0 : 8;
    for (int bit = 1; bit < 8; bit <<= 1) {
      int upper = upper(bit);
      int lower = ALL ^ upper;
      sum -= (voxels & upper) != 0 ? 4 : 0;
      sum -= (voxels & lower) != 0 ? 4 : 0;
      sum += 2 * Integer.bitCount((voxels | voxels >> bit) & lower);
    }
    return sum - Integer.bitCount(voxels);
  }

  /** Returns the mask of the four voxels whose number has that bit. */
  private static int upper(int bit) {
    int mask = 0;
    for (int voxel = 0; voxel < 8; voxel++) {
      mask |= (voxel & bit) != 0 ? 1 << voxel : 0;
    }
    return mask;
  }

  /** Sums the parts of one layer of cubes. */
  private static final class Scan extends CubeScan {
    private final boolean[] member;
    private final int[] table;

    /** Eight times χ of the volume by itself. */
    private long alone;

    /** 64 times χ of the volume's share of its mirrored continuation. */
    private long continued;

    private int lastColumn;
    private int lastBits;

    Scan(boolean[] member, int[] table) {
      this.member = member;
      this.table = table;
      this.lastBits = bits(lastColumn);
    }

    @Override
    void cube(int left, int right, int inside) {
      int bitsLeft = left == lastColumn ? lastBits : bits(left);
      if (right != lastColumn) {
        lastColumn = right;
        lastBits = bits(right);
      }
      int voxels = bitsLeft | lastBits << 1;
      alone += table[voxels & inside];
      continued += (long) table[voxels] * Integer.bitCount(inside);
    }

    /** Returns which voxels of a column are in the group, at 2 dy + 4 dz. */
    private int bits(int column) {
      return (member[column & 0xff] ? 1 : 0)
          | (member[column >> 8 & 0xff] ? 4 : 0)
          | (member[column >> 16 & 0xff] ? 16 : 0)
          | (member[column >>> 24] ? 64 : 0);
    }
  }
}
