package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;

class TypicalLayerTest {
  private static final GridShape SHAPE = new GridShape(10, 10, 10);

  private static int at(int x, int y, int z, Axis axis) {
    return axis == Axis.X ? x : axis == Axis.Y ? y : z;
  }

  private static int of(LabelVolume volume, Axis normal, Integer... labels) {
    try (TaskContext task = TaskContext.silent(2)) {
      return TypicalLayer.of(volume, normal, Set.of(labels), task);
    }
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void isTheLayerNearestToTheMiddleWhereThePhaseIs(Axis axis) {
    LabelVolume below = Structures.of(SHAPE, (x, y, z) -> at(x, y, z, axis) < 3 ? 1 : 0);
    assertThat(of(below, axis, 1)).isEqualTo(2);
    assertThat(of(below, axis, 0)).isEqualTo(5);
    assertThat(of(below, axis, 0, 1)).isEqualTo(5);
    LabelVolume above = Structures.of(SHAPE, (x, y, z) -> at(x, y, z, axis) > 7 ? 1 : 0);
    assertThat(of(above, axis, 1)).isEqualTo(8);
    for (Axis other : Axis.values()) {
      if (other != axis) {
        assertThat(of(below, other, 1)).isEqualTo(5);
      }
    }
  }

  @Test
  void isTheMiddleWhereThatHoldsHalfOfTheMean() {
    LabelVolume half = Structures.of(SHAPE, (x, y, z) -> z == 5 ? x < 2 ? 1 : 0 : x < 4 ? 1 : 0);
    assertThat(of(half, Axis.Z, 1)).isEqualTo(5);
    LabelVolume less = Structures.of(SHAPE, (x, y, z) -> z == 5 ? x < 1 ? 1 : 0 : x < 4 ? 1 : 0);
    assertThat(of(less, Axis.Z, 1)).isEqualTo(4);
  }

  @Test
  void aPhaseThatIsAbsentIsCutInTheMiddle() {
    assertThat(of(Structures.of(SHAPE, (x, y, z) -> 0), Axis.Y, 7)).isEqualTo(5);
    assertThat(of(Structures.of(new GridShape(1, 1, 1), (x, y, z) -> 1), Axis.Z, 1)).isZero();
  }
}
