package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCollectorTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 254, 255, 256, 3000})
  void countsAnyNumberOfLinks(int links) {
    LinkCollector collector = new LinkCollector();
    int[] perNode = {3, links, 0, links, 2};
    int expected = 0;
    for (int count : perNode) {
      for (int target = 0; target < count; target++) {
        collector.add(target, 1);
      }
      collector.endNode();
    }
    LinkCounts counts = collector.counts();
    assertThat(counts.nodes()).isEqualTo(perNode.length);
    for (int node = 0; node < perNode.length; node++) {
      expected += perNode[node];
      assertThat(counts.of(node)).isEqualTo(perNode[node]);
      assertThat(counts.ends()[node]).isEqualTo(expected);
    }
    assertThat(collector.column()).hasSize(expected);
  }

  @Test
  void addsUpLinksToTheSameNode() {
    LinkCollector collector = new LinkCollector();
    collector.add(7, 1);
    collector.add(8, 2);
    collector.add(7, 3);
    collector.endNode();
    assertThat(collector.column()).containsExactly(7, 8);
    assertThat(collector.conductance()).containsExactly(CoarseLevel.pack(4), CoarseLevel.pack(2));
  }
}
