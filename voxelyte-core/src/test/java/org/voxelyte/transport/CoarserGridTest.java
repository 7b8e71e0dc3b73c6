package org.voxelyte.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class CoarserGridTest {
  private final TaskContext task = TaskContext.silent(2);

  @Test
  void everyVoxelBecomesItsMajority() {
    LabelVolume fine = TestVolumes.of(4, 4, 4, (x, y, z) -> x < 2 && (y + z) % 4 != 0 ? 7 : 3);
    LabelVolume coarse = CoarserGrid.of(fine, task);
    assertThat(coarse.shape()).isEqualTo(new GridShape(2, 2, 2));
    assertThat(coarse.label(0, 0, 0)).isEqualTo(7);
    assertThat(coarse.label(1, 0, 0)).isEqualTo(3);
    assertThat(coarse.voxelSize()).isEqualTo(VoxelSize.cube(2 * TestVolumes.EDGE));
  }

  @Test
  void tiesGoToWhatSurroundsThem() {
    // A wall of two layers of label 1, and a half layer more: the block there is tied.
    LabelVolume fine = TestVolumes.of(8, 8, 8, (x, y, z) -> x == 2 || x > 5 ? 1 : 0);
    LabelVolume coarse = CoarserGrid.of(fine, task);
    for (int y = 0; y < 4; y++) {
      assertThat(coarse.label(1, y, 2)).isZero();
      assertThat(coarse.label(3, y, 2)).isEqualTo(1);
    }
  }

  @Test
  void alongPlaneFacesTiedLabelsTakeTurns() {
    LabelVolume fine = TestVolumes.of(12, 16, 16, (x, y, z) -> x < 5 ? 1 : 0);
    LabelVolume coarse = CoarserGrid.of(fine, task);
    int ones = 0;
    for (int z = 0; z < 8; z++) {
      for (int y = 0; y < 8; y++) {
        ones += coarse.label(2, y, z);
      }
    }
    assertThat(ones).isEqualTo(32);
  }

  @ParameterizedTest(name = "{0} × {1} × {2}")
  @CsvSource({"6,6,6", "7,5,9", "3,8,1", "1,1,11", "2,3,13"})
  void isWhatCountingFinePartsGives_seed91(int nx, int ny, int nz) {
    LabelVolume fine = TestVolumes.noise(nx, ny, nz, new VoxelSize(1e-7, 2e-7, 3e-7), 3, 91);
    LabelVolume coarse = CoarserGrid.of(fine, task);
    for (Axis axis : Axis.values()) {
      assertThat(coarse.length(axis)).isCloseTo(fine.length(axis), within(1e-20));
      assertThat(coarse.shape().along(axis)).isEqualTo(Math.max(1, fine.shape().along(axis) / 2));
    }
    for (int z = 0; z < coarse.shape().nz(); z++) {
      for (int y = 0; y < coarse.shape().ny(); y++) {
        for (int x = 0; x < coarse.shape().nx(); x++) {
          assertThat(leaders(fine, coarse.shape(), x, y, z)).contains(coarse.label(x, y, z));
        }
      }
    }
  }

  /** Counts labels on a grid so fine that both others' voxels are whole numbers of its own. */
  private static List<Integer> leaders(LabelVolume fine, GridShape coarse, int x, int y, int z) {
    TreeMap<Integer, Long> counts = new TreeMap<>();
    GridShape shape = fine.shape();
    for (int k = 0; k < shape.nz(); k++) {
      for (int j = 0; j < shape.ny(); j++) {
        for (int i = 0; i < shape.nx(); i++) {
          counts.merge(
              fine.label(
                  (x * shape.nx() + i) / coarse.nx(),
                  (y * shape.ny() + j) / coarse.ny(),
                  (z * shape.nz() + k) / coarse.nz()),
              1L,
              Long::sum);
        }
      }
    }
    long most = counts.values().stream().max(Long::compare).orElseThrow();
    List<Integer> leaders = new ArrayList<>();
    counts.forEach(
        (label, count) -> {
          if (count == most) {
            leaders.add(label);
          }
        });
    return leaders;
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void ofAMirroredVolumeIsTheMirroredOne_seed92(Axis axis) {
    LabelVolume volume = TestVolumes.noise(9, 8, 7, VoxelSize.cube(1e-7), 3, 92);
    assertSame(
        CoarserGrid.of(LabelOperations.mirror(volume, axis, task), task),
        LabelOperations.mirror(CoarserGrid.of(volume, task), axis, task));
    assertSame(
        CoarserGrid.of(LabelOperations.swapAxes(volume, Axis.X, axis, task), task),
        LabelOperations.swapAxes(CoarserGrid.of(volume, task), Axis.X, axis, task));
  }

  @Test
  void refiningAndCoarseningGivesTheVolumeBack_seed93() {
    LabelVolume volume = TestVolumes.noise(5, 4, 3, new VoxelSize(1e-7, 2e-7, 3e-7), 4, 93);
    LabelVolume refined = RefinedGrid.of(volume, task);
    assertThat(refined.shape()).isEqualTo(new GridShape(10, 8, 6));
    assertThat(refined.voxelSize()).isEqualTo(new VoxelSize(5e-8, 1e-7, 1.5e-7));
    assertSame(CoarserGrid.of(refined, task), volume);
    LabelVolume sheet = TestVolumes.noise(5, 4, 1, VoxelSize.cube(1e-7), 4, 93);
    assertThat(RefinedGrid.of(sheet, task).shape()).isEqualTo(new GridShape(10, 8, 1));
    assertSame(CoarserGrid.of(RefinedGrid.of(sheet, task), task), sheet);
  }

  @Test
  void cancels() {
    task.cancel();
    LabelVolume volume = TestVolumes.of(4, 4, 4, (x, y, z) -> 1);
    assertThatThrownBy(() -> CoarserGrid.of(volume, task))
        .isInstanceOf(TaskCancelledException.class);
    assertThatThrownBy(() -> RefinedGrid.of(volume, task))
        .isInstanceOf(TaskCancelledException.class);
  }

  private static void assertSame(LabelVolume actual, LabelVolume expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    for (int z = 0; z < expected.shape().nz(); z++) {
      assertThat(actual.slice(z)).isEqualTo(expected.slice(z));
    }
  }
}
