package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.ComponentVolume;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.VoxelSize;

class ComponentLabellingTest {
  private static final boolean[] ONE = ComponentLabelling.members(Set.of(1));

  @ParameterizedTest(name = "fraction {0}, seed {1}")
  @CsvSource({"0.05, 1", "0.1, 2", "0.2, 3", "0.31, 4", "0.5, 5", "0.8, 6", "1, 7"})
  void agreesWithFloodFillForEachShapeNeighbourhoodAndNumberOfThreads(double fraction, long seed) {
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, fraction, seed);
      for (Neighbourhood neighbourhood : Neighbourhood.values()) {
        FloodFill expected = new FloodFill(volume, ONE, neighbourhood);
        for (int threads = 1; threads <= 3; threads++) {
          try (TaskContext task = TaskContext.silent(threads)) {
            ComponentVolume found =
                new ComponentLabelling(neighbourhood).label(volume, Structures.PHASE_1, task);
            assertSame(found, expected, shape);
          }
        }
      }
    }
  }

  private static void assertSame(ComponentVolume found, FloodFill expected, GridShape shape) {
    assertThat(found.shape()).isEqualTo(shape);
    assertThat(found.sizes()).as("sizes in %s", shape).isEqualTo(expected.sizes);
    for (int z = 0; z < shape.nz(); z++) {
      assertThat(found.slice(z)).as("slice %d of %s", z, shape).isEqualTo(expected.ids[z]);
    }
  }

  @ParameterizedTest
  @EnumSource(Neighbourhood.class)
  void takesSeveralLabelsTogether_seed8(Neighbourhood neighbourhood) {
    GridShape shape = new GridShape(12, 9, 10);
    LabelVolume volume =
        Structures.random(shape, VoxelSize.cube(1), new int[] {0, 1, 7, 200, 255}, 8);
    Set<Integer> labels = Set.of(1, 200);
    FloodFill expected = new FloodFill(volume, ComponentLabelling.members(labels), neighbourhood);
    try (TaskContext task = TaskContext.silent(2)) {
      assertSame(
          new ComponentLabelling(neighbourhood).label(volume, labels, task), expected, shape);
    }
  }

  @ParameterizedTest
  @CsvSource({"FACES, 6, 365", "EDGES, 18, 1", "CORNERS, 26, 1"})
  void checkerboardFallsApartByFacesOnly(
      Neighbourhood neighbourhood, int neighbours, int clusters) {
    LabelVolume volume = Structures.of(new GridShape(9, 9, 9), (x, y, z) -> 1 - (x + y + z) % 2);
    assertThat(neighbourhood.neighbours()).isEqualTo(neighbours);
    try (TaskContext task = TaskContext.silent(2)) {
      assertThat(
              new ComponentLabelling(neighbourhood)
                  .label(volume, Structures.PHASE_1, task)
                  .clusters())
          .isEqualTo(clusters);
    }
  }

  @ParameterizedTest
  @CsvSource({"FACES, 8", "EDGES, 8", "CORNERS, 1"})
  void voxelsThatMeetInCornersAreJoinedByCornersOnly(Neighbourhood neighbourhood, int clusters) {
    LabelVolume volume =
        Structures.of(new GridShape(8, 8, 8), (x, y, z) -> x == y && y == z ? 1 : 0);
    try (TaskContext task = TaskContext.silent(3)) {
      assertThat(
              new ComponentLabelling(neighbourhood)
                  .label(volume, Structures.PHASE_1, task)
                  .clusters())
          .isEqualTo(clusters);
    }
  }

  @Test
  void phaseWithoutVoxelsHasNoClusters() {
    LabelVolume volume = Structures.of(new GridShape(4, 5, 6), (x, y, z) -> 0);
    try (TaskContext task = TaskContext.silent(2)) {
      ComponentVolume found =
          new ComponentLabelling(Neighbourhood.FACES).label(volume, Structures.PHASE_1, task);
      assertThat(found.clusters()).isZero();
      assertThat(found.slice(3)).containsOnly(0);
    }
  }

  @Test
  void refusesLabelsOutOfRange() {
    LabelVolume volume = Structures.of(new GridShape(2, 2, 2), (x, y, z) -> 0);
    try (TaskContext task = TaskContext.silent(1)) {
      assertThatThrownBy(
              () -> new ComponentLabelling(Neighbourhood.FACES).label(volume, Set.of(256), task))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("256");
    }
  }

  @Test
  void stopsWhenCancelled() {
    LabelVolume volume = Structures.random(new GridShape(20, 20, 20), 0.5, 9);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(
              () ->
                  new ComponentLabelling(Neighbourhood.CORNERS)
                      .label(volume, Structures.PHASE_1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
