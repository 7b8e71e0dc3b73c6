package org.voxelyte.morphology;

/** Sets that are joined step by step, each a tree of parents up to its root. */
public final class UnionFind {
  private UnionFind() {}

  /** Returns parents of sets of one member each. */
  static int[] singles(int count) {
    int[] parent = new int[count];
    for (int member = 0; member < count; member++) {
      parent[member] = member;
    }
    return parent;
  }

  /**
   * Returns the root of a member's set. It halves the way there, so that the next one is shorter;
   * only one thread may do so at a time.
   *
   * @param parent of each member; roots are their own
   */
  public static int root(int[] parent, int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
