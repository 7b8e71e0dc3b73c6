package org.voxelyte.transport;

import java.util.Arrays;
import org.voxelyte.volume.Axis;

/**
 * Which pieces of a repeating volume join themselves around it, and along which axes: union-find
 * that knows in which copy of the volume each piece lies beside its root. A piece that is reached
 * again in another copy winds along the axes in which the copies differ.
 */
final class Windings {
  private static final int AXES = Axis.values().length;

  /** The parent of a piece; of a root, the number of its pieces, negative. */
  private final int[] parent;

  /** Copy of a piece beside that of its parent. */
  private final int[][] copy;

  private final byte[] winds;

  Windings(int pieces) {
    this.parent = new int[pieces];
    this.copy = new int[AXES][pieces];
    this.winds = new byte[pieces];
    Arrays.fill(parent, -1);
  }

  /** Takes note that piece a touches, across its last layer along an axis, b in the next copy. */
  void link(int a, int b, Axis axis) {
    int rootA = root(a);
    int rootB = root(b);
    boolean low = rootA != rootB && parent[rootA] > parent[rootB];
    for (int i = 0; i < AXES; i++) {
      int step = copy(i, a) - copy(i, b) + (i == axis.ordinal() ? 1 : 0);
      if (rootA != rootB) {
        copy[i][low ? rootA : rootB] = low ? -step : step;
      } else if (step != 0) {
        winds[rootA] |= (byte) (1 << i);
      }
    }
    if (rootA != rootB) {
      int root = low ? rootB : rootA;
      int child = low ? rootA : rootB;
      parent[root] += parent[child];
      winds[root] |= winds[child];
      parent[child] = root;
    }
  }

  /** Returns the axes along which the piece winds, one bit each. */
  byte of(int piece) {
    return winds[root(piece)];
  }

  private int root(int piece) {
    int at = piece;
    while (parent[at] >= 0) {
      at = parent[at];
    }
    return at;
  }

  /** Returns the copy of a piece beside that of its root. */
  private int copy(int axis, int piece) {
    int sum = 0;
    for (int at = piece; parent[at] >= 0; at = parent[at]) {
      sum += copy[axis][at];
    }
    return sum;
  }
}
