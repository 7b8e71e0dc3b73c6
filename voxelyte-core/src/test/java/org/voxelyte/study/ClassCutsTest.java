package org.voxelyte.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelMap;
import org.voxelyte.volume.VoxelSize;

class ClassCutsTest {
  private static final GridShape SHAPE = new GridShape(14, 12, 10);

  /** Blocks of 2 × 2 × 2 voxels, each a particle or void: none touches more than four others. */
  private static ComponentVolume blocks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] slices = new int[SHAPE.nz()][SHAPE.sliceVoxels()];
    int[] idOf = new int[7 * 6 * 5];
    int particles = 0;
    for (int i = 0; i < idOf.length; i++) {
      idOf[i] = random.nextInt(4) > 0 ? ++particles : 0;
    }
    for (int z = 0; z < SHAPE.nz(); z++) {
      for (int i = 0; i < SHAPE.sliceVoxels(); i++) {
        int x = i % SHAPE.nx();
        int y = i / SHAPE.nx();
        slices[z][i] = idOf[x / 2 + 7 * (y / 2 + 6 * (z / 2))];
      }
    }
    try (TaskContext task = TaskContext.silent(1)) {
      return ComponentVolume.counted(SHAPE, VoxelSize.cube(1e-7), slices, particles, task);
    }
  }

  @ParameterizedTest(name = "normal {0}, seed 1")
  @EnumSource(Axis.class)
  void particlesThatTouchDifferInColour_seed1(Axis normal) {
    ComponentVolume ids = blocks(1);
    LabelMap map = ClassCuts.coloured(ids, normal, 3);
    int pairs = 0;
    for (int row = 0; row < map.height(); row++) {
      for (int column = 0; column < map.width(); column++) {
        int own = id(ids, normal, column, row);
        assertThat(map.label(column, row) > 0).isEqualTo(own > 0);
        if (column > 0) {
          int left = id(ids, normal, column - 1, row);
          boolean alike = map.label(column, row) == map.label(column - 1, row);
          assertThat(alike).isEqualTo(own == left);
          pairs += own > 0 && left > 0 && own != left ? 1 : 0;
        }
        if (row > 0) {
          int above = id(ids, normal, column, row - 1);
          boolean alike = map.label(column, row) == map.label(column, row - 1);
          assertThat(alike).isEqualTo(own == above);
        }
      }
    }
    assertThat(pairs).isPositive();
  }

  private static int id(ComponentVolume ids, Axis normal, int column, int row) {
    return switch (normal) {
      case X -> ids.id(3, column, row);
      case Y -> ids.id(column, 3, row);
      case Z -> ids.id(column, row, 3);
    };
  }
}
