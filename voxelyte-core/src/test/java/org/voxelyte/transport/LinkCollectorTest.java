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

  @Test
  void padsRowsToRegularLengthsByLinksThatConductNothing() {
    LinkCollector collector = new LinkCollector();
    int[] perNode = {6, 5, 7, 9, 10, 11, 255, 256};
    int[] padded = {6, 6, 10, 10, 10, 14, 258, 258};
    for (int count : perNode) {
      for (int target = 0; target < count; target++) {
        collector.add(target, 1);
      }
      collector.endNode();
    }
    int ground = 9999;
    collector.pad(ground);
    LinkCounts counts = collector.counts();
    assertThat(counts.areRegular()).isTrue();
    int e = 0;
    for (int node = 0; node < perNode.length; node++) {
      assertThat(counts.of(node)).isEqualTo(padded[node]);
      for (int link = 0; link < padded[node]; link++, e++) {
        boolean real = link < perNode[node];
        assertThat(collector.column()[e]).isEqualTo(real ? link : ground);
        assertThat(collector.conductance()[e]).isEqualTo(CoarseLevel.pack(real ? 1 : 0));
      }
    }
    assertThat(collector.column()).hasSize(e);
    assertThat(collector.conductance()).hasSize(e);
  }

  @Test
  void leavesShortRowsAloneWherePaddingWouldTakeMuchMemory() {
    LinkCollector collector = new LinkCollector();
    for (int node = 0; node < 100; node++) {
      collector.add(node + 1, 1);
      collector.add(node + 2, 1);
      collector.endNode();
    }
    collector.pad(9999);
    assertThat(collector.counts().areRegular()).isFalse();
    assertThat(collector.column()).hasSize(200).doesNotContain(9999);
  }
}
