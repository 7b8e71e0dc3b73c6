package org.voxelyte.morphology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voxelyte.task.TaskCancelledException;
import org.voxelyte.task.TaskContext;
import org.voxelyte.volume.Axis;
import org.voxelyte.volume.GridShape;
import org.voxelyte.volume.LabelOperations;
import org.voxelyte.volume.LabelVolume;
import org.voxelyte.volume.Phase;
import org.voxelyte.volume.ScalarField;
import org.voxelyte.volume.VoxelSize;

class SimulatedIntrusionTest {
  /** Roundings to single precision, relative. */
  private static final double ROUNDING = 4e-7;

  private static Map<Axis, Finding<SimulatedIntrusion>> intrude(LabelVolume volume, int threads) {
    try (TaskContext task = TaskContext.silent(threads)) {
      return SimulatedIntrusion.of(volume, Structures.PHASE_1, task);
    }
  }

  private static SimulatedIntrusion along(Axis axis, LabelVolume volume) {
    return intrude(volume, 2).get(axis).get();
  }

  @ParameterizedTest(name = "{0} balls or noise, edges {2} {3} {4}, seed {1}")
  @CsvSource({
    "25, 1, 1, 1, 1",
    "14, 2, 35e-9, 35e-9, 100e-9",
    "14, 3, 0.7, 2.3, 1.1",
    "0, 4, 1, 1, 1",
    "0, 5, 1, 2, 3"
  })
  void isThatOfEachBallOnItsWidestWay(
      int balls, long seed, double edgeX, double edgeY, double edgeZ) {
    Random random = new Random(seed);
    LabelVolume blobs = Structures.periodicBalls(16, 5, balls, seed);
    LabelVolume volume =
        Structures.of(
            new GridShape(16, 15, 14),
            new VoxelSize(edgeX, edgeY, edgeZ),
            (x, y, z) -> balls > 0 ? blobs.label(x, y, z) : random.nextDouble() < 0.9 ? 1 : 0);
    for (Phase phase : volume.phases()) {
      ScalarField distance = PlainBalls.distances(volume, phase);
      for (Axis axis : Axis.values()) {
        for (boolean fromLast : new boolean[] {false, true}) {
          ScalarField expected = PlainBalls.largestOver(widest(distance, axis, fromLast));
          try (TaskContext task = TaskContext.silent(2)) {
            agree(SimulatedIntrusion.map(volume, phase, axis, fromLast, task).get(), expected);
          }
        }
      }
    }
  }

  /** Sizes are found for all faces together, maps for one; noise has faces of all kinds. */
  @ParameterizedTest(name = "{0} of it phase, {1} layers nearly without, edges 1 1 {2}, seed {3}")
  @CsvSource({"0.97, 0, 1, 1", "0.6, 0, 1, 2", "0.34, 0, 2.5, 3", "0.9, 9, 1, 4", "0.2, 0, 1, 5"})
  void sizesAreThoseOfTheMaps(double fraction, int layers, double edgeZ, long seed) {
    Random random = new Random(seed);
    LabelVolume volume =
        Structures.of(
            new GridShape(23, 22, 20),
            new VoxelSize(1, 1, edgeZ),
            (x, y, z) -> random.nextDouble() < (z < layers ? 0.02 : fraction) ? 1 : 0);
    for (Phase phase : volume.phases()) {
      try (TaskContext task = TaskContext.silent(2)) {
        PhaseSizes sizes = PhaseSizes.of(volume, phase, task);
        LocalThickness thickness = LocalThickness.of(volume, phase, task).get();
        assertThat(sizes.thickness().get().sizes())
            .usingRecursiveComparison()
            .isEqualTo(thickness.sizes());
        for (int z = 0; z < volume.shape().nz(); z++) {
          assertThat(sizes.thickness().get().map().slice(z)).isEqualTo(thickness.map().slice(z));
        }
        Map<Axis, Finding<SimulatedIntrusion>> found = SimulatedIntrusion.of(volume, phase, task);
        assertThat(sizes.intrusions()).usingRecursiveComparison().isEqualTo(found);
        for (Axis axis : Axis.values()) {
          SimulatedIntrusion along = found.get(axis).get();
          areThose(along.fromFirst(), SimulatedIntrusion.map(volume, phase, axis, false, task));
          areThose(along.fromLast(), SimulatedIntrusion.map(volume, phase, axis, true, task));
        }
      }
    }
  }

  /** More slices than are painted at a time, and balls that reach over several such slabs. */
  @ParameterizedTest(name = "one voxel in {0} is missing, seed {1}")
  @CsvSource({"40, 8", "200, 9"})
  void sizesAreThoseOfEachBallThroughAllSlabs(int missing, long seed) {
    Random random = new Random(seed);
    LabelVolume volume =
        Structures.of(new GridShape(12, 11, 52), (x, y, z) -> random.nextInt(missing) > 0 ? 1 : 0);
    ScalarField distance = PlainBalls.distances(volume, Structures.PHASE_1);
    Map<Axis, Finding<SimulatedIntrusion>> found = intrude(volume, 2);
    for (Axis axis : Axis.values()) {
      SimulatedIntrusion along = found.get(axis).get();
      areThose(along.fromFirst(), fromFace(distance, axis, false));
      areThose(along.fromLast(), fromFace(distance, axis, true));
    }
  }

  private static Finding<ScalarField> fromFace(ScalarField distance, Axis axis, boolean last) {
    return Finding.of(PlainBalls.largestOver(widest(distance, axis, last)));
  }

  private static void areThose(SizeDistribution sizes, Finding<ScalarField> map) {
    Map<Float, Long> voxels = new TreeMap<>();
    for (int z = 0; z < map.get().shape().nz(); z++) {
      for (float diameter : map.get().slice(z)) {
        if (diameter > 0) {
          voxels.merge(diameter, 1L, Long::sum);
        }
      }
    }
    assertThat(sizes.voxels())
        .containsExactly(voxels.values().stream().mapToLong(n -> n).toArray());
    assertThat(sizes.diameters())
        .usingComparatorWithPrecision(ROUNDING * 100)
        .containsExactly(voxels.keySet().stream().mapToDouble(d -> d).toArray());
  }

  private static void agree(ScalarField found, ScalarField expected) {
    for (int z = 0; z < found.shape().nz(); z++) {
      for (int i = 0; i < found.shape().sliceVoxels(); i++) {
        float value = found.slice(z)[i];
        float wanted = expected.slice(z)[i];
        assertThat(Float.isNaN(value) ? 0.0 : value).isCloseTo(wanted, within(ROUNDING * wanted));
      }
    }
  }

  /** Relaxes every voxel from its neighbours until nothing changes. */
  private static ScalarField widest(ScalarField distance, Axis axis, boolean fromLast) {
    GridShape shape = distance.shape();
    float[][] widest = new float[shape.nz()][shape.sliceVoxels()];
    int layer = fromLast ? shape.along(axis) - 1 : 0;
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int z = 0; z < shape.nz(); z++) {
        for (int y = 0; y < shape.ny(); y++) {
          for (int x = 0; x < shape.nx(); x++) {
            float best = new int[] {x, y, z}[axis.ordinal()] == layer ? Float.MAX_VALUE : 0;
            best = Math.max(best, at(widest, shape, x - 1, y, z));
            best = Math.max(best, at(widest, shape, x + 1, y, z));
            best = Math.max(best, at(widest, shape, x, y - 1, z));
            best = Math.max(best, at(widest, shape, x, y + 1, z));
            best = Math.max(best, at(widest, shape, x, y, z - 1));
            best = Math.max(best, at(widest, shape, x, y, z + 1));
            best = Math.min(best, distance.value(x, y, z));
            if (best > widest[z][shape.index(x, y)]) {
              widest[z][shape.index(x, y)] = best;
              changed = true;
            }
          }
        }
      }
    }
    return new ScalarField("radius", "m", shape, distance.voxelSize(), widest);
  }

  private static float at(float[][] values, GridShape shape, int x, int y, int z) {
    boolean inside =
        x >= 0 && y >= 0 && z >= 0 && x < shape.nx() && y < shape.ny() && z < shape.nz();
    return inside ? values[z][shape.index(x, y)] : 0;
  }

  /** A room of 9 × 9 behind a door of 3 × 3, open to the first layer, closed at the last. */
  private static LabelVolume roomBehindDoor() {
    return Structures.of(
        new GridShape(13, 13, 20),
        (x, y, z) -> {
          int off = Math.max(Math.abs(x - 6), Math.abs(y - 6));
          return z < 5 && off <= 1 || z >= 5 && z < 19 && off <= 4 ? 1 : 0;
        });
  }

  @Test
  void aRoomIsFilledAtTheWidthOfItsDoor() {
    LabelVolume volume = roomBehindDoor();
    SimulatedIntrusion found = along(Axis.Z, volume);
    assertThat(found.fromFirst().quantile(0.5).get()).isEqualTo(4);
    assertThat(found.fromFirst().coveredFraction()).isEqualTo(1);
    assertThat(found.fromLast().coveredFraction()).isZero();
    assertThat(found.fromLast().mean().reason()).isEqualTo("no voxel of 1 is reached");
    assertThat(found.bottleneck().reason()).isEqualTo("1 does not span z");
    try (TaskContext task = TaskContext.silent(1)) {
      SizeDistribution sizes = LocalThickness.of(volume, Structures.PHASE_1, task).get().sizes();
      assertThat(sizes.quantile(0.5).get()).isEqualTo(10);
      assertThat(Constrictivity.of(sizes, found).reason())
          .isEqualTo("no voxel of 1 is reached from the last layer along z");
    }
  }

  @Test
  void theBottleneckIsTheNarrowestPlaceOfTheWidestWay() {
    LabelVolume volume =
        Structures.of(
            new GridShape(30, 9, 40),
            new VoxelSize(0.5, 0.5, 0.5),
            (x, y, z) -> {
              int wide = z == 20 ? 2 : 4;
              boolean straight = Math.max(Math.abs(x - 6), Math.abs(y - 4)) <= wide - 1;
              boolean narrow = Math.max(Math.abs(x - 20), Math.abs(y - 4)) <= 1;
              return straight || narrow ? 1 : 0;
            });
    SimulatedIntrusion found = along(Axis.Z, volume);
    // A door 3 wide and one layer deep in a duct 7 wide: √(2² + 0) from its middle.
    assertThat(found.bottleneck().get()).isEqualTo(0.5 * 4);
    assertThat(found.fromFirst()).usingRecursiveComparison().isNotEqualTo(found.fromLast());
  }

  @Test
  void aTubeOfConstantWidthIsNotConstricted() {
    LabelVolume tube =
        Structures.of(
            new GridShape(15, 13, 9),
            (x, y, z) -> (y - 6) * (y - 6) + (z - 4) * (z - 4) < 12 ? 1 : 0);
    SimulatedIntrusion found = along(Axis.X, tube);
    try (TaskContext task = TaskContext.silent(1)) {
      SizeDistribution sizes = LocalThickness.of(tube, Structures.PHASE_1, task).get().sizes();
      assertThat(found.fromFirst()).usingRecursiveComparison().isEqualTo(sizes);
      assertThat(found.fromLast()).usingRecursiveComparison().isEqualTo(sizes);
      Constrictivity constrictivity = Constrictivity.of(sizes, found).get();
      assertThat(constrictivity).isEqualTo(new Constrictivity(1, 1));
      assertThat(constrictivity.mean()).isEqualTo(1);
      assertThat(found.bottleneck().get())
          .isEqualTo(sizes.diameters()[sizes.diameters().length - 1]);
    }
    assertThatThrownBy(() -> new Constrictivity(1, 1.1)).hasMessageContaining("1.1");
  }

  @Test
  void mirroringExchangesTheFaces_seed4() {
    LabelVolume volume = Structures.periodicBalls(24, 4, 40, 4);
    LabelVolume mirrored = Structures.of(volume.shape(), (x, y, z) -> volume.label(x, y, 23 - z));
    SimulatedIntrusion found = along(Axis.Z, volume);
    SimulatedIntrusion expected = along(Axis.Z, mirrored);
    assertThat(found.fromFirst()).usingRecursiveComparison().isEqualTo(expected.fromLast());
    assertThat(found.fromLast()).usingRecursiveComparison().isEqualTo(expected.fromFirst());
    assertThat(found.bottleneck()).isEqualTo(expected.bottleneck());
  }

  @Test
  void swappingAxesSwapsTheResults_seed5() {
    LabelVolume volume = Structures.periodicBalls(24, 4, 40, 5);
    Map<Axis, Finding<SimulatedIntrusion>> found = intrude(volume, 2);
    try (TaskContext task = TaskContext.silent(2)) {
      LabelVolume swapped = LabelOperations.swapAxes(volume, Axis.X, Axis.Z, task);
      SimulatedIntrusion expected = along(Axis.X, swapped);
      assertThat(found.get(Axis.Z).get().fromFirst())
          .usingRecursiveComparison()
          .isEqualTo(expected.fromFirst());
    }
  }

  @Test
  void oneOrMoreThreadsFindTheSame_seed7() {
    LabelVolume volume = Structures.periodicBalls(36, 5, 40, 7);
    assertThat(intrude(volume, 3)).usingRecursiveComparison().isEqualTo(intrude(volume, 1));
  }

  @Test
  void anAxisOfOneLayerAndAPhaseWithoutSurfaceHaveNone() {
    LabelVolume image = Structures.random(new GridShape(9, 8, 1), 0.7, 1);
    Map<Axis, Finding<SimulatedIntrusion>> found = intrude(image, 1);
    assertThat(found.get(Axis.X).isDefined()).isTrue();
    assertThat(found.get(Axis.Z).reason()).isEqualTo("the volume has a single layer along z");
    LabelVolume full = Structures.of(new GridShape(3, 4, 5), (x, y, z) -> 1);
    assertThat(intrude(full, 1).get(Axis.Y).reason())
        .isEqualTo("1 fills the volume and has no surface in it");
  }

  @Test
  void canBeCancelled() {
    LabelVolume volume = Structures.random(new GridShape(8, 8, 8), 0.5, 1);
    try (TaskContext task = TaskContext.silent(2)) {
      task.cancel();
      assertThatThrownBy(() -> SimulatedIntrusion.of(volume, Structures.PHASE_1, task))
          .isInstanceOf(TaskCancelledException.class);
    }
  }
}
