package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.Box;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.VoxelSize;

class InterfaceAreasTest {
  /** Rounding only: sums of the same terms in another order. */
  private static final double ROUNDING_PERCENT = 1e-9;

  private static final VoxelSize LONG_VOXELS = new VoxelSize(2e-7, 3e-7, 5e-7);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheSlowWayForEachShapeAndNumberOfThreads(long seed) {
    int[] labels = {0, 3, 128, 255};
    for (GridShape shape : Structures.SHAPES) {
      LabelVolume volume = Structures.random(shape, LONG_VOXELS, labels, seed);
      for (int a = 0; a < labels.length; a++) {
        for (int b = a + 1; b < labels.length; b++) {
          assertPair(volume, labels[a], labels[b]);
        }
      }
    }
  }

  private static void assertPair(LabelVolume volume, int a, int b) {
    long faces = 0;
    double faceArea = 0;
    for (Axis axis : Axis.values()) {
      long normal = slowFaces(volume, axis, a, b);
      faces += normal;
      faceArea += normal * LONG_VOXELS.faceArea(axis);
    }
    for (int threads = 1; threads <= 3; threads++) {
      try (TaskContext task = TaskContext.silent(threads)) {
        List<InterfaceArea> found =
            InterfaceAreas.of(volume, task).stream()
                .filter(area -> area.a().label() == a && area.b().label() == b)
                .toList();
        if (faces == 0) {
          assertThat(found).isEmpty();
          continue;
        }
        assertThat(found).hasSize(1);
        InterfaceArea area = found.get(0);
        double crofton = slowCrofton(volume, a, b);
        assertThat(area.faces()).isEqualTo(faces);
        assertThat(area.faceArea()).isCloseTo(faceArea, withinPercentage(ROUNDING_PERCENT));
        assertThat(area.croftonArea()).isCloseTo(crofton, withinPercentage(ROUNDING_PERCENT));
        assertThat(area.perVolume())
            .isCloseTo(crofton / volume.volume(), withinPercentage(ROUNDING_PERCENT));
        double voxel = LONG_VOXELS.volume();
        assertThat(area.perVolumeOfA())
            .isCloseTo(crofton / (volume.count(a) * voxel), withinPercentage(ROUNDING_PERCENT));
        assertThat(area.perVolumeOfB())
            .isCloseTo(crofton / (volume.count(b) * voxel), withinPercentage(ROUNDING_PERCENT));
      }
    }
  }

  private static long slowFaces(LabelVolume volume, Axis axis, int a, int b) {
    GridShape shape = volume.shape();
    int dx = axis == Axis.X ? 1 : 0;
    int dy = axis == Axis.Y ? 1 : 0;
    int dz = axis == Axis.Z ? 1 : 0;
    long faces = 0;
    for (int z = 0; z < shape.nz() - dz; z++) {
      for (int y = 0; y < shape.ny() - dy; y++) {
        for (int x = 0; x < shape.nx() - dx; x++) {
          int one = volume.label(x, y, z);
          int other = volume.label(x + dx, y + dy, z + dz);
          faces += one == a && other == b || one == b && other == a ? 1 : 0;
        }
      }
    }
    return faces;
  }

  /** Each voxel looks at all 26 neighbours in the mirrored volume; half of each direction. */
  private static double slowCrofton(LabelVolume volume, int a, int b) {
    GridShape shape = volume.shape();
    double[] weights = DirectionWeights.of(LONG_VOXELS);
    double area = 0;
    for (int k = 0; k < weights.length; k++) {
      LatticeDirection d = LatticeDirection.ALL.get(k);
      long ends = 0;
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            for (int sign = -1; sign <= 1; sign += 2) {
              int one = volume.label(x, y, z);
              int other =
                  volume.label(
                      mirrored(x + sign * d.dx(), shape.nx()),
                      mirrored(y + sign * d.dy(), shape.ny()),
                      mirrored(z + sign * d.dz(), shape.nz()));
              ends += one == a && other == b || one == b && other == a ? 1 : 0;
            }
          }
        }
      }
      double perLength = ends / 2.0 / (shape.voxels() * d.length(LONG_VOXELS));
      area += 2 * weights[k] * perLength * volume.volume();
    }
    return area;
  }

  private static int mirrored(int i, int n) {
    return i < 0 ? -1 - i : i >= n ? 2 * n - 1 - i : i;
  }

  @Test
  void surfaceOfAPhaseIsTheSumOfItsInterfaces_seed4() {
    LabelVolume volume =
        Structures.random(new GridShape(12, 13, 14), LONG_VOXELS, new int[] {0, 1, 2}, 4);
    try (TaskContext task = TaskContext.silent(2)) {
      double faces = 0;
      double crofton = 0;
      for (InterfaceArea area : InterfaceAreas.of(volume, task)) {
        if (area.a().label() == 1 || area.b().label() == 1) {
          faces += area.faceArea();
          crofton += area.croftonArea();
        }
      }
      assertThat(SurfaceArea.faces(volume, Structures.PHASE_1, task))
          .isCloseTo(faces, withinPercentage(ROUNDING_PERCENT));
      assertThat(SurfaceArea.crofton(volume, Structures.PHASE_1, task))
          .isCloseTo(crofton, withinPercentage(ROUNDING_PERCENT));
    }
  }

  @Test
  void mirroringChangesNothing_seed5() {
    GridShape shape = new GridShape(9, 8, 7);
    LabelVolume volume = Structures.random(shape, LONG_VOXELS, new int[] {0, 1, 2}, 5);
    LabelVolume mirrored =
        Structures.of(shape, LONG_VOXELS, (x, y, z) -> volume.label(8 - x, y, z));
    try (TaskContext task = TaskContext.silent(2)) {
      List<InterfaceArea> expected = InterfaceAreas.of(volume, task);
      List<InterfaceArea> found = InterfaceAreas.of(mirrored, task);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).faces()).isEqualTo(expected.get(i).faces());
        assertThat(found.get(i).croftonArea())
            .isCloseTo(expected.get(i).croftonArea(), withinPercentage(ROUNDING_PERCENT));
      }
    }
  }

  @Test
  void swappingAxesAndRelabellingChangesNothing_seed6() {
    LabelVolume volume =
        Structures.random(new GridShape(9, 8, 7), LONG_VOXELS, new int[] {0, 1, 2}, 6);
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume changed =
          LabelOperations.relabel(
              LabelOperations.swapAxes(volume, Axis.Y, Axis.Z, task), Map.of(0, 2, 2, 0), task);
      List<InterfaceArea> expected = InterfaceAreas.of(volume, task);
      List<InterfaceArea> found = InterfaceAreas.of(changed, task);
      int[] order = {2, 1, 0};
      for (int i = 0; i < order.length; i++) {
        InterfaceArea one = found.get(order[i]);
        InterfaceArea other = expected.get(i);
        assertThat(one.faces()).isEqualTo(other.faces());
        assertThat(one.faceArea()).isCloseTo(other.faceArea(), withinPercentage(ROUNDING_PERCENT));
        assertThat(one.croftonArea())
            .isCloseTo(other.croftonArea(), withinPercentage(ROUNDING_PERCENT));
        assertThat(one.perVolumeOfA())
            .isCloseTo(other.perVolumeOfB(), withinPercentage(ROUNDING_PERCENT));
      }
    }
  }

  @Test
  void takesAll256Labels_seed7() {
    int[] labels = IntStream.range(0, 256).toArray();
    LabelVolume volume = Structures.random(new GridShape(14, 13, 12), LONG_VOXELS, labels, 7);
    long unequal = 0;
    for (Axis axis : Axis.values()) {
      GridShape inner =
          new GridShape(
              14 - (axis == Axis.X ? 1 : 0),
              13 - (axis == Axis.Y ? 1 : 0),
              12 - (axis == Axis.Z ? 1 : 0));
      TaskContext one = TaskContext.silent(1);
      LabelVolume here = LabelOperations.crop(volume, new Box(0, 0, 0, inner), one);
      LabelVolume next =
          LabelOperations.crop(
              volume, new Box(14 - inner.nx(), 13 - inner.ny(), 12 - inner.nz(), inner), one);
      for (int z = 0; z < inner.nz(); z++) {
        for (int i = 0; i < inner.sliceVoxels(); i++) {
          unequal += here.slice(z)[i] == next.slice(z)[i] ? 0 : 1;
        }
      }
    }
    try (TaskContext task = TaskContext.silent(2)) {
      List<InterfaceArea> areas = InterfaceAreas.of(volume, task);
      assertThat(areas.stream().mapToLong(InterfaceArea::faces).sum()).isEqualTo(unequal);
    }
  }

  @Test
  void pairsThatMeetInEdgesOnlyHaveNoInterface() {
    LabelVolume volume =
        Structures.of(
            new GridShape(4, 4, 1), (x, y, z) -> x < 2 && y < 2 ? 1 : x >= 2 && y >= 2 ? 2 : 0);
    try (TaskContext task = TaskContext.silent(2)) {
      assertThat(InterfaceAreas.of(volume, task))
          .extracting(area -> area.a().label() + "|" + area.b().label())
          .containsExactly("0|1", "0|2");
    }
  }

  @Test
  void onePhaseHasNoInterface() {
    LabelVolume volume = Structures.of(new GridShape(3, 1, 3), (x, y, z) -> 7);
    try (TaskContext task = TaskContext.silent(2)) {
      assertThat(InterfaceAreas.of(volume.withPhases(List.of(Phase.unnamed(2))), task)).isEmpty();
    }
  }

  @Test
  void twoPhaseSampleHasTheKnownInternalFaces() throws IOException {
    LabelVolume volume = Structures.twoPhaseSample();
    try (TaskContext task = TaskContext.silent()) {
      assertThat(InterfaceAreas.of(volume, task))
          .singleElement()
          .satisfies(area -> assertThat(area.faces()).isEqualTo(376_646));
    }
  }

  @Test
  void stopsWhenCancelled() {
    LabelVolume volume = Structures.random(new GridShape(20, 20, 20), 0.5, 9);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> InterfaceAreas.of(volume, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
