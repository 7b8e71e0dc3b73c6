package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnionFindTest {
  @Test
  void membersHaveOneRootWhereTheyWereJoined_seed41() {
    Random random = new Random(41);
    int[] parent = new int[200];
    int[] set = new int[parent.length];
    Arrays.setAll(parent, i -> i);
    Arrays.setAll(set, i -> i);
    for (int join = 0; join < 150; join++) {
      int a = random.nextInt(parent.length);
      int b = random.nextInt(parent.length);
      parent[UnionFind.root(parent, a)] = UnionFind.root(parent, b);
      int old = set[a];
      int now = set[b];
      Arrays.setAll(set, i -> set[i] == old ? now : set[i]);
    }
    for (int a = 0; a < parent.length; a++) {
      for (int b = 0; b < parent.length; b++) {
        assertThat(UnionFind.root(parent, a) == UnionFind.root(parent, b))
            .isEqualTo(set[a] == set[b]);
      }
    }
  }

  @Test
  void theWayIsHalved() {
    int[] parent = {0, 0, 1, 2, 3};
    assertThat(UnionFind.root(parent, 4)).isZero();
    assertThat(parent).containsExactly(0, 0, 0, 2, 2);
  }
}
