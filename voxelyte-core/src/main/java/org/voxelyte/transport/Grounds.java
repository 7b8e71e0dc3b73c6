package org.voxelyte.transport;

import java.util.Arrays;

/**
 * What ties nodes of a {@link CoarseLevel} to the electrodes of a drive, apart from their links, so
 * that one network serves drives along several axes. Few nodes are tied.
 *
 * @param node numbers of the tied nodes, ascending
 * @param conductance of each
 */
record Grounds(int[] node, float[] conductance) {
  static final Grounds NONE = new Grounds(new int[0], new float[0]);

  /** Returns those of the nodes that have any, of one value per node. */
  static Grounds of(float[] perNode, int nodes) {
    int[] tied = new int[nodes];
    int count = 0;
    for (int i = 0; i < nodes; i++) {
      if (perNode[i] > 0) {
        tied[count++] = i;
      }
    }
    tied = Arrays.copyOf(tied, count);
    float[] conductance = new float[count];
    for (int e = 0; e < count; e++) {
      conductance[e] = perNode[tied[e]];
    }
    return new Grounds(tied, conductance);
  }

  /**
   * Returns those of aggregates: sums over their nodes.
   *
   * @param aggregate of each node
   * @param count number of aggregates; what is beyond has been dropped
   */
  Grounds of(int[] aggregate, int count) {
    float[] sums = new float[count + 1];
    for (int e = 0; e < node.length; e++) {
      sums[aggregate[node[e]]] += conductance[e];
    }
    return of(sums, count);
  }

  /** Returns the place of the first tied node that is a node given or beyond it. */
  int from(int first) {
    int found = Arrays.binarySearch(node, first);
    return found < 0 ? ~found : found;
  }

  long bytes() {
    return 8L * node.length;
  }
}
