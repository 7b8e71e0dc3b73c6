package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;

class ConnectivityTest {
  /** The published shares have four digits. */
  private static final double FOUR_DIGITS = 0.5e-4;

  @ParameterizedTest(name = "fraction {0}, seed {1}")
  @CsvSource({"0.2, 1", "0.3, 2", "0.35, 3", "0.45, 4", "0.7, 5", "1, 6"})
  void agreesWithFloodFillForEachShapeAndNumberOfThreads(double fraction, long seed) {
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, fraction, seed);
      PhaseConnectivity expected = bySlowWay(volume, Structures.PHASE_1);
      for (int threads = 1; threads <= 3; threads++) {
        try (TaskContext task = TaskContext.silent(threads)) {
          assertThat(Connectivity.of(volume, Structures.PHASE_1, task))
              .as("in %s", shape)
              .isEqualTo(expected);
          PhaseNetwork network = Networks.of(volume, Structures.PHASE_1, task);
          assertThat(network.connectivity()).isEqualTo(expected);
          assertCuts(network, volume);
        }
      }
    }
  }

  private static PhaseConnectivity bySlowWay(LabelVolume volume, Phase phase) {
    boolean[] member = ComponentLabelling.members(Set.of(phase.label()));
    FloodFill byFaces = new FloodFill(volume, member, Neighbourhood.FACES);
    double voxels = volume.count(phase);
    EnumMap<Axis, Reach> reach = new EnumMap<>(Axis.class);
    for (Axis axis : Axis.values()) {
      double[] share = new double[3];
      for (int id = 1; id <= byFaces.sizes.size(); id++) {
        long size = byFaces.sizes.get(id - 1);
        boolean first = touches(byFaces, volume.shape(), axis, 0, id);
        boolean last = touches(byFaces, volume.shape(), axis, volume.shape().along(axis) - 1, id);
        share[0] += first && last ? size : 0;
        share[1] += first ? size : 0;
        share[2] += last ? size : 0;
      }
      reach.put(axis, new Reach(share[0] / voxels, share[1] / voxels, share[2] / voxels));
    }
    double largest = byFaces.sizes.isEmpty() ? 0 : Collections.max(byFaces.sizes);
    return new PhaseConnectivity(
        phase,
        volume.count(phase),
        byFaces.sizes.size(),
        new FloodFill(volume, member, Neighbourhood.EDGES).sizes.size(),
        new FloodFill(volume, member, Neighbourhood.CORNERS).sizes.size(),
        largest / voxels,
        reach);
  }

  private static boolean touches(FloodFill fill, GridShape shape, Axis axis, int layer, int id) {
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          int along =
              switch (axis) {
                case X -> x;
                case Y -> y;
                case Z -> z;
              };
          if (along == layer && fill.ids[z][shape.index(x, y)] == id) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void assertCuts(PhaseNetwork network, LabelVolume volume) {
    GridShape shape = volume.shape();
    FloodFill fill =
        new FloodFill(volume, ComponentLabelling.members(Set.of(1)), Neighbourhood.FACES);
    assertThat(network.cuts()).extracting(NetworkCut::axis).containsExactly(Axis.values());
    for (NetworkCut cut : network.cuts()) {
      LabelMap map = cut.classes();
      assertThat(map.normal()).isEqualTo(cut.axis() == Axis.Z ? Axis.Y : Axis.Z);
      try (TaskContext task = TaskContext.silent(1)) {
        assertThat(map.index()).isEqualTo(TypicalLayer.of(volume, map.normal(), Set.of(1), task));
      }
      for (int row = 0; row < map.height(); row++) {
        for (int column = 0; column < map.width(); column++) {
          int y = cut.axis() == Axis.Z ? map.index() : row;
          int z = cut.axis() == Axis.Z ? row : map.index();
          int id = fill.ids[z][shape.index(column, y)];
          NetworkClass expected = NetworkClass.OUTSIDE;
          if (id > 0) {
            boolean first = touches(fill, shape, cut.axis(), 0, id);
            boolean last = touches(fill, shape, cut.axis(), shape.along(cut.axis()) - 1, id);
            expected =
                first
                    ? last ? NetworkClass.SPANNING : NetworkClass.FIRST_ONLY
                    : last ? NetworkClass.LAST_ONLY : NetworkClass.ISOLATED;
          }
          assertThat(map.label(column, row)).isEqualTo(expected.ordinal());
        }
      }
    }
  }

  @Test
  void tellsWhatEachClusterReaches() {
    // Along x, 10 voxels each: a full row, one from the first face, one from the last, one inside.
    LabelVolume volume =
        Structures.of(
            new GridShape(10, 9, 9),
            (x, y, z) -> {
              if (z != 4) {
                return 0;
              }
              return switch (y) {
                case 1 -> 1;
                case 3 -> x < 3 ? 1 : 0;
                case 5 -> x >= 8 ? 1 : 0;
                case 7 -> x >= 2 && x < 7 ? 1 : 0;
                default -> 0;
              };
            });
    try (TaskContext task = TaskContext.silent(2)) {
      PhaseConnectivity found = Connectivity.of(volume, Structures.PHASE_1, task);
      assertThat(found.voxels()).isEqualTo(20);
      assertThat(found.clusters6()).isEqualTo(4);
      assertThat(found.clusters26()).isEqualTo(4);
      assertThat(found.largestClusterFraction()).isEqualTo(0.5);
      assertThat(found.reach().get(Axis.X)).isEqualTo(new Reach(0.5, 0.65, 0.6));
      assertThat(found.reach().get(Axis.X).isolated()).isEqualTo(0.25, within(1e-15));
      assertThat(found.reach().get(Axis.Y)).isEqualTo(new Reach(0, 0, 0));
      assertThat(found.spans(Axis.X)).isTrue();
      assertThat(found.spans(Axis.Z)).isFalse();
    }
  }

  @ParameterizedTest(name = "{0}, seed 21")
  @EnumSource(Axis.class)
  void mirroringSwapsFirstAndLast_seed21(Axis axis) {
    LabelVolume volume = Structures.random(new GridShape(11, 12, 13), 0.33, 21);
    try (TaskContext task = TaskContext.silent(2)) {
      PhaseConnectivity expected = Connectivity.of(volume, Structures.PHASE_1, task);
      PhaseConnectivity found =
          Connectivity.of(LabelOperations.mirror(volume, axis, task), Structures.PHASE_1, task);
      assertThat(found.clusters26()).isEqualTo(expected.clusters26());
      for (Axis other : Axis.values()) {
        Reach reach = expected.reach().get(other);
        Reach mirrored = new Reach(reach.spanning(), reach.last(), reach.first());
        assertThat(reach.first()).isNotEqualTo(reach.last());
        assertThat(found.reach().get(other)).isEqualTo(other == axis ? mirrored : reach);
      }
    }
  }

  @Test
  void swappingAxesAndRelabellingChangesNothingElse_seed22() {
    LabelVolume volume = Structures.random(new GridShape(11, 12, 13), 0.33, 22);
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume changed =
          LabelOperations.relabel(
              LabelOperations.swapAxes(volume, Axis.X, Axis.Z, task), Map.of(1, 200), task);
      PhaseConnectivity expected = Connectivity.of(volume, Structures.PHASE_1, task);
      PhaseConnectivity found = Connectivity.of(changed, Phase.unnamed(200), task);
      assertThat(found.clusters6()).isEqualTo(expected.clusters6());
      assertThat(found.clusters18()).isEqualTo(expected.clusters18());
      assertThat(found.clusters26()).isEqualTo(expected.clusters26());
      assertThat(found.largestClusterFraction()).isEqualTo(expected.largestClusterFraction());
      assertThat(found.reach())
          .containsExactly(
              Map.entry(Axis.X, expected.reach().get(Axis.Z)),
              Map.entry(Axis.Y, expected.reach().get(Axis.Y)),
              Map.entry(Axis.Z, expected.reach().get(Axis.X)));
    }
  }

  @Test
  void phaseWithoutVoxelsHasUndefinedShares() {
    LabelVolume volume = Structures.of(new GridShape(3, 1, 2), (x, y, z) -> 0);
    try (TaskContext task = TaskContext.silent(2)) {
      PhaseNetwork network = Networks.of(volume, Structures.PHASE_1, task);
      PhaseConnectivity found = network.connectivity();
      assertThat(found.clusters6()).isZero();
      assertThat(found.clusters18()).isZero();
      assertThat(found.clusters26()).isZero();
      assertThat(found.largestClusterFraction()).isNaN();
      for (Axis axis : Axis.values()) {
        assertThat(found.reach().get(axis))
            .isEqualTo(new Reach(Double.NaN, Double.NaN, Double.NaN));
        assertThat(found.reach().get(axis).isolated()).isNaN();
        assertThat(found.spans(axis)).isFalse();
      }
      assertThat(network.cuts().get(0).classes().labels()).containsOnly(0);
    }
  }

  /** Thresholds of site percolation on the cubic lattice; away from them 64³ voxels are decided. */
  @ParameterizedTest(name = "{0}, threshold {1}, seed {3}")
  @CsvSource({
    "FACES, 0.3116, 0.025, 11",
    "FACES, 0.3116, 0.025, 12",
    "EDGES, 0.1372, 0.015, 13",
    "EDGES, 0.1372, 0.015, 14",
    "CORNERS, 0.0976, 0.015, 15",
    "CORNERS, 0.0976, 0.015, 16"
  })
  void spansAboveThePercolationThresholdAndNotBelow(
      Neighbourhood neighbourhood, double threshold, double margin, long seed) {
    GridShape shape = new GridShape(64, 64, 64);
    for (int sign = -1; sign <= 1; sign += 2) {
      LabelVolume volume = Structures.random(shape, threshold + sign * margin, seed);
      try (TaskContext task = TaskContext.silent(2)) {
        RunClusters clusters = Connectivity.find(volume, Structures.PHASE_1, neighbourhood, task);
        RunClusters.Measures measures = clusters.measure(task);
        for (Axis axis : Axis.values()) {
          boolean spans = false;
          for (int id = 1; id <= clusters.clusters(); id++) {
            spans |= measures.along(axis, id) == NetworkClass.SPANNING;
          }
          assertThat(spans).as("along %s, sign %d", axis, sign).isEqualTo(sign > 0);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"pore, 0.9989", "NMC, 0.9611", "CBD, 0.9740"})
  void electrodeHasThePublishedThroughFractionsAlongZ(String phase, double expected)
      throws IOException {
    LabelVolume electrode = Structures.electrode();
    try (TaskContext task = TaskContext.silent()) {
      PhaseConnectivity found = Connectivity.of(electrode, electrode.phase(phase), task);
      assertThat(found.reach().get(Axis.Z).spanning()).isEqualTo(expected, within(FOUR_DIGITS));
      assertThat(found.clusters6()).isGreaterThan(found.clusters18());
      assertThat(found.clusters18()).isGreaterThanOrEqualTo(found.clusters26());
    }
  }

  @Test
  void stopsWhenCancelled() {
    LabelVolume volume = Structures.random(new GridShape(20, 20, 20), 0.5, 9);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> Networks.of(volume, Structures.PHASE_1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
