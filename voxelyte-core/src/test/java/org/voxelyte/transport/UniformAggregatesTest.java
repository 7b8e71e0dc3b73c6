package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

/** Pieces and links by bits beside those found voxel by voxel. */
class UniformAggregatesTest {
  /** Conductances are packed to 8 bits of mantissa, sums of links are floats. */
  private static final double PACKED = 1e-2;

  private final TaskContext task = TaskContext.silent(2);

  @ParameterizedTest(name = "{0} x {1} x {2}, {3}, sides {4}, share {5}, seed 75")
  @CsvSource({
    "12, 10, 8, Z, INSULATED, 0.5",
    "13, 11, 9, X, INSULATED, 0.7",
    "130, 6, 7, Y, INSULATED, 0.6",
    "12, 10, 8, Z, PERIODIC, 0.5",
    "10, 7, 12, Y, INSULATED, 1",
    "1, 1, 9, Z, INSULATED, 1",
    "5, 1, 4, X, INSULATED, 0.9"
  })
  void sameAsVoxelByVoxel(int nx, int ny, int nz, Axis drive, Ends sides, double share) {
    java.util.Random random = new java.util.Random(75);
    LabelVolume volume =
        TestVolumes.of(
            nx,
            ny,
            nz,
            new VoxelSize(1e-7, 1.3e-7, 1.5e-7),
            (x, y, z) -> random.nextDouble() < share ? 1 : 0);
    FaceConductances faces = new FaceConductances(volume, TestVolumes.sigma(1, 2), drive);
    Ends[] ends = Ends.between(drive, sides);
    long[][] words = new Clusters(volume, faces, ends, drive, task).words();
    Checkerboard board = new Checkerboard(volume, faces, ends, drive, words, task);
    FirstAggregates fast = new UniformAggregates(board, words, task);
    FirstAggregates slow = new VoxelAggregates(board, words, task);
    assertThat(fast.pieces()).isEqualTo(slow.pieces()).isPositive();
    assertThat(fast.ofBlack(task)).isEqualTo(slow.ofBlack(task));
    CoarseLevel fastLevel = fast.network(task);
    CoarseLevel slowLevel = slow.network(task);
    float[] ground = perNode(fast.grounds().orElseThrow()[drive.ordinal()], fast.pieces());
    for (int i = 0; i < fast.pieces(); i++) {
      assertThat((double) fast.diagonals()[i] + ground[i])
          .isCloseTo(slow.diagonals()[i], within(1e-5));
    }
    for (int layer = 0; layer < fastLevel.layers(); layer++) {
      assertThat(fastLevel.layerStart(layer)).isEqualTo(slowLevel.layerStart(layer));
      int[] fastEnds = fastLevel.counts(layer).ends();
      int[] slowEnds = slowLevel.counts(layer).ends();
      assertThat(fastEnds).hasSameSizeAs(slowEnds);
      for (int i = 0; i < fastEnds.length; i++) {
        Map<Integer, Float> expected = links(slowLevel, layer, start(slowEnds, i), slowEnds[i]);
        Map<Integer, Float> actual = links(fastLevel, layer, start(fastEnds, i), fastEnds[i]);
        float tie = ground[fastLevel.layerStart(layer) + i];
        if (tie > 0) { // apart from the links
          actual.put(fast.pieces(), tie);
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach(
            (node, g) -> assertThat(g / expected.get(node)).isCloseTo(1f, within((float) PACKED)));
      }
    }
  }

  private static int start(int[] ends, int node) {
    return node == 0 ? 0 : ends[node - 1];
  }

  private static float[] perNode(Grounds grounds, int nodes) {
    float[] perNode = new float[nodes];
    for (int e = 0; e < grounds.node().length; e++) {
      perNode[grounds.node()[e]] = grounds.conductance()[e];
    }
    return perNode;
  }

  private static Map<Integer, Float> links(CoarseLevel level, int layer, int from, int to) {
    Map<Integer, Float> links = new TreeMap<>();
    for (int e = from; e < to; e++) {
      if (level.conductance(layer, e) > 0) { // not what fills a row up to its regular length
        links.put(level.columns(layer)[e], level.conductance(layer, e));
      }
    }
    return links;
  }
}
