package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.morphology.ShortestPath.Voxel;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class ShortestPathsTest {
  /** Sums of up to a few hundred steps in single precision, relative. */
  private static final double ROUNDING = 3e-6;

  private static final AxisDirection UP = new AxisDirection(Axis.Z, true);

  private static ScalarField lengths(LabelVolume volume, AxisDirection direction) {
    try (TaskContext task = TaskContext.silent(2)) {
      return Geodesics.map(volume, Structures.PHASE_1, direction, GeodesicMethod.CHAMFER, task);
    }
  }

  private static Finding<ShortestPaths> paths(
      LabelVolume volume, AxisDirection direction, int others) {
    try (TaskContext task = TaskContext.silent(1)) {
      return ShortestPaths.of(lengths(volume, direction), direction, others, task);
    }
  }

  @Test
  void aStraightChannelIsWalkedStraight() {
    VoxelSize size = new VoxelSize(1, 2, 3);
    LabelVolume channel =
        Structures.of(new GridShape(3, 3, 5), size, (x, y, z) -> x == 1 && y == 2 ? 1 : 0);
    ShortestPath down = paths(channel, new AxisDirection(Axis.Z, false), 5).get().least();
    assertThat(down.voxels())
        .containsExactly(
            new Voxel(1, 2, 4),
            new Voxel(1, 2, 3),
            new Voxel(1, 2, 2),
            new Voxel(1, 2, 1),
            new Voxel(1, 2, 0));
    assertThat(down.length()).isEqualTo(12);
    assertThat(down.tortuosity()).isEqualTo(1);
  }

  @Test
  void aroundACornerTheDiagonalIsTaken() {
    // An image: three voxels along the first row, and on along a diagonal.
    LabelVolume bend =
        Structures.of(new GridShape(7, 5, 1), (x, y, z) -> y == 0 && x < 3 || y - x == -2 ? 1 : 0);
    ShortestPaths found = paths(bend, new AxisDirection(Axis.X, true), 3).get();
    assertThat(found.least().length()).isCloseTo(2 + 4 * Math.sqrt(2), within(ROUNDING));
    assertThat(found.least().voxels().subList(2, 7))
        .containsExactly(
            new Voxel(2, 0, 0),
            new Voxel(3, 1, 0),
            new Voxel(4, 2, 0),
            new Voxel(5, 3, 0),
            new Voxel(6, 4, 0));
    assertThat(found.median()).isEqualTo(found.least());
    assertThat(found.others()).hasSize(1);
  }

  @ParameterizedTest(name = "seed {0}, {1}, rising {2}")
  @CsvSource({"1, X, true", "2, Y, false", "3, Z, true"})
  void waysAreInThePhaseOfNeighboursAndAsLongAsTheMap(long seed, Axis axis, boolean rising) {
    LabelVolume volume =
        Structures.random(
            new GridShape(21, 22, 23), new VoxelSize(1, 1.7, 0.6), new int[] {0, 1, 1}, seed);
    AxisDirection direction = new AxisDirection(axis, rising);
    ScalarField map = lengths(volume, direction);
    int layers = volume.shape().along(axis);
    ShortestPaths found;
    PathLengths measured;
    try (TaskContext task = TaskContext.silent(1)) {
      found = ShortestPaths.of(map, direction, 40, task).get();
      measured =
          Geodesics.tortuosity(volume, Structures.PHASE_1, direction, GeodesicMethod.CHAMFER, task)
              .lengths()
              .get();
    }
    assertThat(found.least().tortuosity()).isCloseTo(measured.minimum(), within(ROUNDING));
    assertThat(found.median().tortuosity()).isCloseTo(measured.median(), within(ROUNDING));
    for (ShortestPath path : List.of(found.least(), found.median())) {
      List<Voxel> voxels = path.voxels();
      assertThat(along(voxels.get(0), axis)).isEqualTo(direction.inlet(layers));
      Voxel last = voxels.get(voxels.size() - 1);
      assertThat(along(last, axis)).isEqualTo(direction.outlet(layers));
      assertThat((double) map.value(last.x(), last.y(), last.z()))
          .isCloseTo(path.length(), within(ROUNDING * path.length()));
    }
    // Each of the others begins at the inlet or on one before it, and shares nothing else with it.
    Set<Voxel> passed = new HashSet<>();
    for (List<Voxel> way : found.others()) {
      Voxel first = way.get(0);
      assertThat(along(first, axis) == direction.inlet(layers) || passed.contains(first)).isTrue();
      for (int i = 0; i < way.size(); i++) {
        Voxel voxel = way.get(i);
        assertThat(volume.slice(voxel.z())[volume.shape().index(voxel.x(), voxel.y())])
            .isEqualTo((byte) 1);
        if (i > 0) {
          assertThat(passed.add(voxel)).isTrue();
          Voxel before = way.get(i - 1);
          assertThat(Math.abs(voxel.x() - before.x())).isLessThanOrEqualTo(1);
          assertThat(Math.abs(voxel.y() - before.y())).isLessThanOrEqualTo(1);
          assertThat(Math.abs(voxel.z() - before.z())).isLessThanOrEqualTo(1);
        }
      }
      passed.add(first);
    }
    assertThat(found.others()).hasSizeGreaterThan(30);
  }

  private static int along(Voxel voxel, Axis axis) {
    return switch (axis) {
      case X -> voxel.x();
      case Y -> voxel.y();
      case Z -> voxel.z();
    };
  }

  @Test
  void withoutAWayItSaysWhy() {
    LabelVolume apart = Structures.of(new GridShape(3, 3, 4), (x, y, z) -> z == 1 ? 0 : 1);
    assertThat(paths(apart, UP, 5)).isEqualTo(Finding.undefined("no way leads through along z"));
    LabelVolume page = Structures.of(new GridShape(3, 3, 1), (x, y, z) -> 1);
    assertThat(paths(page, UP, 5))
        .isEqualTo(Finding.undefined("the volume has a single layer along z"));
  }

  @Test
  void aMapThatDoesNotBeginAtZeroIsRefused() {
    GridShape shape = new GridShape(1, 1, 3);
    ScalarField odd =
        new ScalarField("odd", "m", shape, VoxelSize.cube(1), new float[][] {{1}, {2}, {3}});
    try (TaskContext task = TaskContext.silent(1)) {
      assertThatThrownBy(() -> ShortestPaths.of(odd, UP, 1, task))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no way back from voxel 0, 0, 0");
    }
  }

  @Test
  void canBeCancelled() {
    ScalarField map = lengths(Structures.random(new GridShape(8, 8, 8), 0.9, 1), UP);
    try (TaskContext task = TaskContext.silent(1)) {
      task.cancel();
      assertThatThrownBy(() -> ShortestPaths.of(map, UP, 5, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
