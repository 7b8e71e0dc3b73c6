package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class ActiveAreasTest {
  /** Rounding only: sums of the same terms in another order. */
  private static final double ROUNDING_PERCENT = 1e-9;

  private static final VoxelSize LONG_VOXELS = new VoxelSize(2e-7, 3e-7, 5e-7);
  private static final PhaseGroup ACTIVE = new PhaseGroup("AM", Set.of(1));
  private static final PhaseGroup ELECTROLYTE = new PhaseGroup("SE", Set.of(2));
  private static final PhaseGroup WITH_CARBON = new PhaseGroup("AM and carbon", Set.of(1, 3));

  private static FedNetworks plain(Feeding feeding) {
    return new FedNetworks(ACTIVE, ELECTROLYTE, feeding);
  }

  private static ActiveArea measure(LabelVolume volume, FedNetworks networks) {
    try (TaskContext task = TaskContext.silent(2)) {
      return ActiveAreas.of(volume, ACTIVE, ELECTROLYTE, networks, task).get();
    }
  }

  /**
   * Columns of 2 × 2 voxels in void, along z: electrolyte for z below 6 and active material above;
   * one whole, one with a gap in the active material, one whose gap is filled with carbon.
   */
  private static LabelVolume columns() {
    return Structures.of(
        new GridShape(9, 2, 10),
        VoxelSize.cube(1),
        (x, y, z) -> x % 3 == 2 ? 0 : z < 6 ? 2 : z == 8 && x >= 3 ? (x < 6 ? 0 : 3) : 1);
  }

  @Test
  void activeIsWhatBothNetworksReach() {
    ActiveArea area = measure(columns(), plain(Feeding.along(Axis.Z)));
    assertThat(area.total().faces()).isEqualTo(12);
    assertThat(area.active().faces()).isEqualTo(4);
    assertThat(area.activeShare().get().faces()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(area.totalPerVolume().faces()).isEqualTo(12 / 180.0, within(1e-12));
    assertThat(area.activePerVolume().faces()).isEqualTo(4 / 180.0, within(1e-12));
    assertThat(area.activePerActiveMaterial().faces()).isEqualTo(4 / 40.0, within(1e-12));
    assertThat(area.activeMaterialReached()).isEqualTo(24 / 40.0, within(1e-12));
    assertThat(area.electrolyteReached()).isEqualTo(1);
  }

  @Test
  void carbonTiesActiveMaterialToTheCollector() {
    ActiveArea area =
        measure(columns(), new FedNetworks(WITH_CARBON, ELECTROLYTE, Feeding.along(Axis.Z)));
    assertThat(area.active().faces()).isEqualTo(8);
    assertThat(area.activeMaterialReached()).isEqualTo(32 / 40.0, within(1e-12));
  }

  /** Turned round, neither network reaches its face. */
  @Test
  void theOtherWayRoundNothingIsActive() {
    ActiveArea area = measure(columns(), plain(Feeding.along(Axis.Z).reversed()));
    assertThat(area.total().faces()).isEqualTo(12);
    assertThat(area.active()).isEqualTo(new ByEstimator(0, 0));
    assertThat(area.activeShare().get()).isEqualTo(new ByEstimator(0, 0));
    assertThat(area.activeMaterialReached()).isZero();
    assertThat(area.electrolyteReached()).isZero();
    assertThat(area.networks()).isEqualTo(plain(Feeding.along(Axis.Z)).reversed());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheSlowWayForEachShapeAxisAndNumberOfThreads(long seed) {
    int[] labels = {0, 1, 1, 2, 2, 3};
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, LONG_VOXELS, labels, seed);
      for (Axis axis : Axis.values()) {
        FedNetworks networks =
            new FedNetworks(WITH_CARBON, ELECTROLYTE, new Feeding(axis, End.FIRST, End.LAST));
        ByEstimator expected = slow(volume, networks);
        for (int threads = 1; threads <= 3; threads++) {
          try (TaskContext task = TaskContext.silent(threads)) {
            Finding<ActiveArea> found = ActiveAreas.of(volume, ACTIVE, ELECTROLYTE, networks, task);
            boolean defined = shape.along(axis) > 1 && volume.count(1) > 0 && volume.count(2) > 0;
            assertThat(found.isDefined()).isEqualTo(defined);
            if (defined) {
              ByEstimator active = found.get().active();
              assertThat(active.faces())
                  .isCloseTo(expected.faces(), withinPercentage(ROUNDING_PERCENT));
              assertThat(active.crofton())
                  .isCloseTo(expected.crofton(), withinPercentage(ROUNDING_PERCENT));
              assertThat(active.faces()).isLessThanOrEqualTo(found.get().total().faces());
              assertThat(active.crofton())
                  .isLessThanOrEqualTo(found.get().total().crofton() * (1 + 1e-12));
            }
          }
        }
      }
    }
  }

  /** Fills each network from its face, and measures the interface of what is reached. */
  private static ByEstimator slow(LabelVolume volume, FedNetworks networks) {
    boolean[][] electrons = reached(volume, networks.electrons(), networks.feeding().axis(), false);
    boolean[][] ions = reached(volume, networks.ions(), networks.feeding().axis(), true);
    GridShape shape = volume.shape();
    LabelVolume marked =
        Structures.of(
            shape,
            volume.voxelSize(),
            (x, y, z) -> {
              int label = volume.label(x, y, z);
              int index = shape.index(x, y);
              boolean fed = label == 1 && electrons[z][index] || label == 2 && ions[z][index];
              return fed ? label : label + 10;
            });
    try (TaskContext task = TaskContext.silent(1)) {
      for (InterfaceArea area : InterfaceAreas.of(marked, task)) {
        if (area.a().label() == 1 && area.b().label() == 2) {
          return new ByEstimator(area.faceArea(), area.croftonArea());
        }
      }
    }
    // Pairs that meet in edges alone have no entry in the list of interfaces.
    int[] classes = new int[256];
    classes[1] = 1;
    classes[2] = 2;
    return NeighbourPairs.count(marked, classes, 3, TaskContext.silent(1)).areas(1, 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void cutsShowWhatIsReached(long seed) {
    GridShape shape = new GridShape(7, 6, 5);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 1, 2, 2, 3}, seed);
    for (Axis axis : Axis.values()) {
      FedNetworks networks =
          new FedNetworks(WITH_CARBON, ELECTROLYTE, new Feeding(axis, End.FIRST, End.LAST));
      boolean[][] electrons = reached(volume, WITH_CARBON, axis, false);
      boolean[][] ions = reached(volume, ELECTROLYTE, axis, true);
      for (Axis normal : Axis.values()) {
        for (int layer = 0; layer < shape.along(normal); layer++) {
          LabelMap expected =
              LabelMap.cut(
                  shape,
                  LONG_VOXELS,
                  normal,
                  layer,
                  (x, y, z) -> {
                    int i = shape.index(x, y);
                    ElectrodeClass found =
                        switch (volume.label(x, y, z)) {
                          case 1 ->
                              electrons[z][i]
                                  ? ElectrodeClass.ACTIVE_TIED
                                  : ElectrodeClass.ACTIVE_CUT_OFF;
                          case 2 ->
                              ions[z][i]
                                  ? ElectrodeClass.ELECTROLYTE_TIED
                                  : ElectrodeClass.ELECTROLYTE_CUT_OFF;
                          default -> ElectrodeClass.OTHER;
                        };
                    return (byte) found.ordinal();
                  });
          for (int threads = 1; threads <= 2; threads++) {
            try (TaskContext task = TaskContext.silent(threads)) {
              LabelMap found = networks.cut(volume, ACTIVE, normal, layer, task);
              assertThat(found.labels()).isEqualTo(expected.labels());
              assertThat(found.pixelHeight()).isEqualTo(expected.pixelHeight());
            }
          }
        }
      }
    }
  }

  private static boolean[][] reached(
      LabelVolume volume, PhaseGroup group, Axis axis, boolean fromLast) {
    FloodFill fill =
        new FloodFill(volume, ComponentLabelling.members(group.labels()), Neighbourhood.FACES);
    GridShape shape = volume.shape();
    boolean[] fed = new boolean[fill.sizes.size() + 1];
    int layer = fromLast ? shape.along(axis) - 1 : 0;
    for (int z = 0; z < shape.nz(); z++) {
      for (int y = 0; y < shape.ny(); y++) {
        for (int x = 0; x < shape.nx(); x++) {
          int along = axis == Axis.X ? x : axis == Axis.Y ? y : z;
          if (along == layer) {
            fed[fill.ids[z][shape.index(x, y)]] = true;
          }
        }
      }
    }
    fed[0] = false;
    boolean[][] result = new boolean[shape.nz()][shape.sliceVoxels()];
    for (int z = 0; z < shape.nz(); z++) {
      for (int i = 0; i < shape.sliceVoxels(); i++) {
        result[z][i] = fed[fill.ids[z][i]];
      }
    }
    return result;
  }

  /** Swapping axes goes with the feeding's axis, mirroring with its ends. */
  @Test
  void turnsWithTheSpecimen_seed4() {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 1, 2, 2}, 4);
    LabelVolume mirrored =
        Structures.of(shape, LONG_VOXELS, (x, y, z) -> volume.label(x, y, 6 - z));
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume turned = LabelOperations.swapAxes(mirrored, Axis.X, Axis.Z, task);
      ActiveArea expected = measure(volume, plain(Feeding.along(Axis.Z)));
      ActiveArea found = measure(turned, plain(Feeding.along(Axis.X).reversed()));
      assertThat(expected.active().faces()).isPositive();
      assertThat(found.active().faces())
          .isCloseTo(expected.active().faces(), withinPercentage(ROUNDING_PERCENT));
      assertThat(found.active().crofton())
          .isCloseTo(expected.active().crofton(), withinPercentage(ROUNDING_PERCENT));
      assertThat(found.electrolyteReached()).isEqualTo(expected.electrolyteReached());
    }
  }

  @Test
  void reachIsThatOfConnectivity_seed5() {
    LabelVolume volume =
        Structures.random(new GridShape(12, 13, 14), LONG_VOXELS, new int[] {0, 1, 2}, 5);
    try (TaskContext task = TaskContext.silent(2)) {
      ActiveArea area = ActiveAreas.of(volume, ACTIVE, ELECTROLYTE, Axis.Y, task).get();
      assertThat(area.activeMaterialReached())
          .isEqualTo(
              Connectivity.reach(volume, Set.of(1), Neighbourhood.FACES, task).get(Axis.Y).last());
      assertThat(area.electrolyteReached())
          .isEqualTo(
              Connectivity.reach(volume, Set.of(2), Neighbourhood.FACES, task).get(Axis.Y).first());
    }
  }

  @Test
  void undefinedHasAReason() {
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume one = Structures.of(new GridShape(4, 4, 4), (x, y, z) -> 1);
      assertThat(ActiveAreas.of(one, ACTIVE, ELECTROLYTE, Axis.Z, task).reason())
          .isEqualTo("there is no SE");
      LabelVolume layer = Structures.of(new GridShape(4, 4, 1), (x, y, z) -> 1 + x / 2);
      assertThat(ActiveAreas.of(layer, ACTIVE, ELECTROLYTE, Axis.Z, task).reason())
          .isEqualTo("the volume has a single layer along z");
      assertThat(ActiveAreas.of(layer, ACTIVE, ELECTROLYTE, Axis.X, task).get().active().faces())
          .isZero();
      assertThat(measure(layer, plain(Feeding.along(Axis.X).reversed())).active().faces())
          .isEqualTo(4);
      ActiveArea separated =
          ActiveAreas.of(
                  Structures.of(new GridShape(3, 1, 3), (x, y, z) -> x == 1 ? 0 : 1 + x / 2),
                  ACTIVE,
                  ELECTROLYTE,
                  Axis.Z,
                  task)
              .get();
      assertThat(separated.activeShare().reason())
          .isEqualTo("active material and electrolyte do not touch");
    }
  }

  @Test
  void groupsMustBeInTheirNetworks() {
    FedNetworks swapped = new FedNetworks(ELECTROLYTE, ACTIVE, Feeding.along(Axis.Z));
    assertThatThrownBy(() -> measure(columns(), swapped))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AM must be among the phases that conduct electrons, add it to them");
    FedNetworks electronsOnly = new FedNetworks(ACTIVE, ACTIVE, Feeding.along(Axis.Z));
    assertThatThrownBy(() -> measure(columns(), electronsOnly))
        .hasMessage("SE must be among the phases that conduct ions, add it to them");
    TaskContext task = TaskContext.silent(1);
    assertThatThrownBy(() -> ActiveAreas.of(columns(), ACTIVE, ACTIVE, Axis.Z, task))
        .hasMessage("AM and AM share a phase; give each its own");
  }

  @Test
  void stopsWhenCancelled() {
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> ActiveAreas.of(columns(), ACTIVE, ELECTROLYTE, Axis.Z, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }

  @Test
  void endsAreOpposite() {
    assertThat(List.of(End.FIRST.opposite(), End.LAST.opposite()))
        .containsExactly(End.LAST, End.FIRST);
    assertThat(End.FIRST.key()).isEqualTo("first");
  }
}
