package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class SmallestCutTest {
  /** Areas are counted in millionths of the largest face. */
  private static final double MILLIONTH = 2e-6;

  private static final VoxelSize BRICK = new VoxelSize(1e-7, 2e-7, 3.1e-7);

  private final TaskContext task = TaskContext.silent(2);

  private static SmallestCut cut(LabelVolume volume, Axis axis, Sides sides, TaskContext task) {
    VoxelGraph graph =
        new VoxelGraph(SolvedNetworks.board(volume, axis, sides, task), volume.shape());
    return new MaximumFlow(graph, Backbone.of(graph, task), volume, axis, sides, task).find(task);
  }

  private static int along(Axis axis, int x, int y, int z) {
    return axis == Axis.X ? x : axis == Axis.Y ? y : z;
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aBarWithAWaist(Axis axis) {
    // 3 × 4 voxels across at layers 5 and 6, 8 × 8 elsewhere.
    LabelVolume bar =
        TestVolumes.of(
            8 + (axis == Axis.X ? 3 : 0),
            8 + (axis == Axis.Y ? 3 : 0),
            8 + (axis == Axis.Z ? 3 : 0),
            BRICK,
            (x, y, z) -> {
              int layer = along(axis, x, y, z);
              int a = axis == Axis.X ? y : x;
              int b = axis == Axis.Z ? y : z;
              return layer < 5 || layer > 6 || a < 3 && b >= 2 && b < 6 ? 1 : 0;
            });
    SmallestCut cut = cut(bar, axis, Sides.INSULATED, task);
    double face = BRICK.faceArea(axis);
    double h = BRICK.along(axis);
    assertThat(cut.area() / (12 * face)).isCloseTo(1, within(MILLIONTH));
    assertThat(cut.fraction()).isCloseTo(12 / 64.0, within(MILLIONTH));
    assertThat(cut.narrowestLayer() / (12 * face)).isCloseTo(1, within(MILLIONTH));
    assertThat(cut.narrowestLayerPosition()).isCloseTo(5 * h, within(1e-6 * h));
    assertThat(cut.nearestFirst().mean()).isCloseTo(5 * h, within(1e-6 * h));
    assertThat(cut.nearestLast().mean()).isCloseTo(7 * h, within(1e-6 * h));
    assertThat(cut.nearestLast().first()).isEqualTo(cut.nearestLast().last());
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aBlockCanBeCutAtEitherElectrode(Axis axis) {
    LabelVolume block = TestVolumes.of(4, 5, 6, (x, y, z) -> 1);
    SmallestCut cut = cut(block, axis, Sides.INSULATED, task);
    assertThat(cut.fraction()).isCloseTo(1, within(1e-12));
    assertThat(cut.nearestFirst().mean()).isZero();
    assertThat(cut.nearestLast().mean()).isCloseTo(block.length(axis), within(1e-15));
  }

  @Test
  void aWaistThatFoldsIsNarrowerThanAnyLayer() {
    // Two combs whose teeth overlap along x; a bridge of one voxel between them.
    LabelVolume combs =
        TestVolumes.of(
            9,
            7,
            3,
            (x, y, z) -> y < 3 ? x < 8 ? 1 : 0 : y > 3 ? x > 0 ? 1 : 0 : x == 4 && z == 1 ? 1 : 0);
    SmallestCut cut = cut(combs, Axis.X, Sides.INSULATED, task);
    double face = combs.voxelSize().faceArea(Axis.X);
    assertThat(cut.area()).isCloseTo(face, within(1e-6 * face));
    assertThat(cut.narrowestLayer()).isGreaterThan(cut.area());
  }

  @ParameterizedTest(name = "along {0}, sides {1}, seed {2}")
  @CsvSource({"X,INSULATED,1", "Y,PERIODIC,2", "Z,INSULATED,3", "Z,PERIODIC,4", "X,PERIODIC,5"})
  void agreesWithAllWaysToPartTheVoxels(Axis axis, Sides sides, long seed) {
    int spanning = 0;
    for (int i = 0; i < 60; i++) {
      Random random = new Random(100 * seed + i);
      LabelVolume volume =
          TestVolumes.of(3, 3, 2, BRICK, (x, y, z) -> random.nextDouble() < 0.7 ? 1 : 0);
      double expected = byTrial(volume, axis, sides);
      if (expected > 0) {
        spanning++;
        assertThat(cut(volume, axis, sides, task).area() / expected)
            .isCloseTo(1, within(MILLIONTH));
      }
    }
    assertThat(spanning).isGreaterThan(20);
  }

  /** The least area between two sets of voxels, one of each electrode, of all ways to part them. */
  private static double byTrial(LabelVolume volume, Axis axis, Sides sides) {
    GridShape shape = volume.shape();
    int[] lengths = {shape.nx(), shape.ny(), shape.nz()};
    int n = (int) shape.voxels();
    double least = Double.POSITIVE_INFINITY;
    for (int set = 0; set < 1 << n; set++) {
      double area = 0;
      for (int i = 0; i < n && area < least; i++) {
        int[] at = {i % lengths[0], i / lengths[0] % lengths[1], i / lengths[0] / lengths[1]};
        if (volume.label(at[0], at[1], at[2]) == 0) {
          continue;
        }
        boolean first = (set >> i & 1) == 0;
        for (int a = 0; a < 3; a++) {
          double face = volume.voxelSize().faceArea(Axis.values()[a]);
          if (a == axis.ordinal()) {
            area += at[a] == 0 && !first ? face : 0;
            area += at[a] == lengths[a] - 1 && first ? face : 0;
          }
          int[] next = at.clone();
          next[a]++;
          if (next[a] == lengths[a]) {
            if (a == axis.ordinal() || sides == Sides.INSULATED) {
              continue;
            }
            next[a] = 0;
          }
          int j = (next[2] * lengths[1] + next[1]) * lengths[0] + next[0];
          if (volume.label(next[0], next[1], next[2]) == 1 && (set >> j & 1) == 0 != first) {
            area += face;
          }
        }
      }
      least = Math.min(least, area);
    }
    return least;
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void isNoWiderThanAnyLayerAndStaysUnderMirrors_seed31(Axis axis) {
    LabelVolume balls = TestVolumes.balls(24, 4, 70, 2, 31);
    SmallestCut cut = cut(balls, axis, Sides.INSULATED, task);
    assertThat(cut.area()).isPositive().isLessThanOrEqualTo(cut.narrowestLayer());
    assertThat(cut.nearestFirst().mean()).isLessThanOrEqualTo(cut.nearestLast().mean());
    LabelVolume mirrored =
        TestVolumes.of(24, 24, 24, (x, y, z) -> balls.label(23 - x, 23 - y, 23 - z));
    SmallestCut back = cut(mirrored, axis, Sides.INSULATED, task);
    assertThat(back.area()).isEqualTo(cut.area());
    assertThat(back.nearestFirst().mean())
        .isCloseTo(balls.length(axis) - cut.nearestLast().mean(), within(1e-15));
  }

  @Test
  void cancelling() {
    LabelVolume block = TestVolumes.of(6, 6, 6, (x, y, z) -> 1);
    TaskContext[] context = new TaskContext[1];
    context[0] =
        new TaskContext(
            1,
            (stage, done, total) -> {
              if (stage.contains("cut")) {
                context[0].cancel();
              }
            });
    assertThatThrownBy(() -> cut(block, Axis.Z, Sides.INSULATED, context[0]))
        .isInstanceOf(TaskCancelledException.class);
  }
}
